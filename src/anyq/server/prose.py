"""The text of an article as HTML, in the letters printed or in those of another alphabet.

Long lines of it are put together here and not in a template: it is most of a page.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from anyq.article import Script
from anyq.kazakh import convert, to_cyrillic
from anyq.server.marks import Numbered, Piece

Spell = Callable[[Piece], str]


def printed(piece: Piece) -> str:
    """Return the letters as printed."""
    return piece.text


def spelling(text: str, script: Script) -> Spell:
    """Return how to write pieces of a text in another script, whatever script it is in."""
    folded = to_cyrillic(text)
    offsets = folded.offsets

    def cyrillic(piece: Piece) -> str:
        start = bisect_left(offsets, piece.start)
        return folded.text[start : bisect_left(offsets, piece.start + len(piece.text))]

    if script == "Cyrl":
        return cyrillic
    alphabet = "latin2021" if script == "Latn" else "arabic"
    return lambda piece: convert(cyrillic(piece), alphabet)  # type: ignore[arg-type]


def render(line: Sequence[Piece], spell: Spell, refs: bool = True) -> Markup:
    """Write a paragraph.

    Args:
        line: its pieces.
        spell: the letters of a piece.
        refs: whether the numbers of claims follow the words they rest on.
    """
    return Markup("".join(_parts(line, spell, refs)))


def _parts(line: Iterable[Piece], spell: Spell, refs: bool) -> Iterator[str]:
    for piece in line:
        words = spell(piece)
        yield _words(piece, words)
        if refs and piece.ends:
            yield f"<sup>{''.join(map(_ref, piece.ends))}</sup>"


def _words(piece: Piece, words: str) -> str:
    said = str(escape(words))
    names = []
    if piece.mark:
        names += ["m", piece.mark.kind]
    if piece.claims:
        names += ["w", "ev"] if piece.event else ["w"]
    if not names:
        return said
    over = f' data-c="{" ".join(map(str, piece.claims))}"' if piece.claims else ""
    head = f'class="{" ".join(names)}"{over}{_tip(piece, words)}'
    if piece.mark and piece.mark.entity:
        return f'<a {head} href="/entity/{escape(piece.mark.entity)}">{said}</a>'
    return f"<span {head}>{said}</span>"


def _tip(piece: Piece, words: str) -> str:
    """Say what a mark means where that is not what is written: other letters first."""
    mark = piece.mark
    told = [piece.text] if words != piece.text else []
    if mark and mark.tip and mark.tip != words:
        told.append(mark.tip)
    return f' title="{escape(" — ".join(told))}"' if mark and told else ""


def _ref(one: Numbered) -> str:
    key, number = escape(one.claim.id), one.number
    return f'<a class="ref" id="w-{key}" href="#{key}" data-c="{number}">{number}</a>'
