"""Which lines of a page are its article: the block that holds most running text, without rails."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as Ids

from anyq.articles.dom import BlockKind, Piece
from anyq.articles.lines import whole_line

LONG = 40
"""Letters from which a line counts as running text where blocks are weighed."""
MOST = 0.7
"""Share of a block's running text that one block inside it must hold to be taken instead."""
HEAVY = 0.5
"""Share of the page's running text from which a block is the article, whatever its name says."""
LINKED = 0.8
"""Share of a line's letters that are links, from which the line is a link."""
MIXED = 0.3
"""The same for a line that is no sentence: `30 қыркүйек, 05:00` and a headline."""
OUT: tuple[BlockKind, ...] = ("chrome", "rail", "comments", "caption")
SURE: tuple[BlockKind, ...] = ("chrome", "comments", "caption")
FEW = 0.25
"""Share of the running text outside blocks that are called rails below which they are none."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = (".", "!", "?", "…", ":", ";", "»", "”", '"', ")")


def settle(pieces: Sequence[Piece]) -> None:
    """Take the kinds off blocks that hold most of the page: their names say something else."""
    weights: Counter[tuple[BlockKind, int]] = Counter()
    total = 0
    for piece in pieces:
        total += piece.weight
        for kind in set(piece.kinds) if piece.weight else ():
            weights[kind] += piece.weight
    heavy = {kind for kind, weight in weights.items() if weight > HEAVY * total}
    for piece in pieces if heavy else ():
        piece.kinds = tuple(kind for kind in piece.kinds if kind not in heavy)


def mark_stories(pieces: Sequence[Piece], title: Piece | None) -> None:
    """Call rails the blocks below the headline that have a headline of their own.

    A heading that is a link, or that a date follows, is another article's: a card beside the
    text, or the next article of a page that never ends. A subheading has neither.
    """
    own = frozenset(title.inside) if title else frozenset()
    below = pieces[title.number + 1 if title else 0 :]
    headings = [one for one in below if one.tag in HEADINGS and _heads_another(one, pieces)]
    blocks = {_story(piece, pieces, own) for piece in headings} - {None}
    for piece in below if blocks else ():
        rails = blocks.intersection(piece.inside)
        piece.kinds += tuple(("rail", block) for block in rails if block is not None)


def _heads_another(piece: Piece, pieces: Sequence[Piece]) -> bool:
    if piece.linked >= LINKED * len(piece.text):
        return True
    following = pieces[piece.number + 1 : piece.number + 3]
    return any(one.is_in("date") and len(one.text) < LONG for one in following)


def _story(piece: Piece, pieces: Sequence[Piece], own: Ids[int]) -> int | None:
    """Return the smallest block that holds a heading and the next line, and no other article's."""
    following = pieces[piece.number + 1].inside if piece.number + 1 < len(pieces) else ()
    for block in reversed(piece.inside[:-1]):
        if block in own:
            return None
        if block in following:
            return block
    return None


def weigh(pieces: Iterable[Piece]) -> None:
    """Set how much each line speaks for its block to be the article."""
    for piece in pieces:
        piece.weight = _weight(piece)


def _weight(piece: Piece) -> int:
    """Return how much a line speaks for its block: its letters, fewer where it is no sentence."""
    text = piece.text
    sentence = text.endswith(_ENDS)
    if len(text) < LONG or piece.linked > (LINKED if sentence else MIXED) * len(text):
        return 0
    return len(text) if sentence else len(text) // 3


def find_body(pieces: Sequence[Piece], title: int, told: Ids[int] = frozenset()) -> list[Piece]:
    """Find the lines of the article's block.

    Args:
        pieces: the lines of the page, settled.
        title: number of the headline's line, -1 if it has none.
        told: ids of the blocks that the publisher's file calls the body; they are taken where
            they hold as much text as the block found without it, for layouts change.

    Returns:
        The lines of the block below the headline, empty if there are none.
    """
    below = pieces[title + 1 :]
    texts = list(_upto_end([piece for piece in below if not piece.is_in(*OUT)]))
    doubted = list(_upto_end([piece for piece in below if not piece.is_in(*SURE)]))
    if _total(texts) < FEW * _total(doubted):
        texts = doubted
    weights: Counter[int] = Counter()
    for piece in texts:
        for block in piece.inside if piece.weight else ():
            weights[block] += piece.weight
    block = _narrowest(texts, weights)
    found = [piece for piece in texts if block in piece.inside]
    named = [piece for piece in texts if told and not told.isdisjoint(piece.inside)]
    return named if _total(named) >= HEAVY * max(_total(found), 1) else found


def _total(texts: Iterable[Piece]) -> int:
    return sum(piece.weight for piece in texts)


def _upto_end(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Yield lines up to one that says the article is over, where text stands before it."""
    seen = 0
    for piece in pieces:
        if seen > LONG * 3 and whole_line(piece.text) == "end":
            return
        seen += piece.weight
        yield piece


def _narrowest(texts: Sequence[Piece], weights: Counter[int]) -> int:
    """Go from the page inwards while one block holds most of the text."""
    if not texts:
        return 0
    block, depth = texts[0].inside[0], 1
    while True:
        below = Counter[int]()
        for piece in texts:
            if len(piece.inside) > depth and piece.inside[depth - 1] == block:
                below[piece.inside[depth]] += piece.weight
        found = below.most_common(1)
        if not found or found[0][1] < max(MOST * weights[block], 1) or len(below) == 0:
            return block
        if _is_paragraph(found[0][0], texts):
            return block
        block, depth = found[0][0], depth + 1


def _is_paragraph(block: int, texts: Sequence[Piece]) -> bool:
    """Whether a block is one paragraph and not a part of the page."""
    inside = [piece for piece in texts if block in piece.inside]
    return len(inside) == 1 and inside[0].inside[-1] == block and len(texts) > 1


def without_links(body: Sequence[Piece]) -> list[Piece]:
    """Drop lines that are links to other articles, with their labels."""
    links = [_is_link(piece) for piece in body]
    if sum(links) * 2 > len(body):
        return list(body)  # a list of links is what the article is
    return [piece for piece, link in zip(body, links, strict=True) if not link]


def _is_link(piece: Piece) -> bool:
    return piece.linked >= LINKED * len(piece.text) and not piece.text.endswith(".")
