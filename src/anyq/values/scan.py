"""Words -> items: numbers, printed dates and clocks, table words, signs."""

from collections.abc import Sequence

from anyq.doc import Word
from anyq.values.items import BARE, Item
from anyq.values.lexicon import Ending, Form, ending, homonyms, is_plain, lookup, roman
from anyq.values.numbers import number_at
from anyq.values.parts import HYPHENS, LONGEST
from anyq.values.pieces import Piece, cut, glued
from anyq.values.printed import phone, printed

#: Letters before digits that are no name: currencies and units are signs or listed words.
DASHES = frozenset("-–—‐‑−")
#: Letters, in lower case, that are a word and no part of a code.
SHORTEST_WORD = 3


def read_items(words: Sequence[Word]) -> list[Item]:
    """Read the items of some words, in order, every piece in exactly one item."""
    pieces = cut(words)
    items: list[Item] = []
    index = 0
    while index < len(pieces):
        item, index = _item_at(pieces, index, items)
        items.append(item)
    return items


def _item_at(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> tuple[Item, int]:
    piece = pieces[index]
    if piece.kind == "letters":
        if is_plain(piece.norm):
            return _plain_word(piece), index + 1
        return _letters(pieces, index, items)
    if piece.kind == "digits":
        return (
            printed(pieces, index, items)
            or phone(pieces, index)
            or _code(pieces, index)
            or number_at(pieces, index)
            or (_plain("code", pieces, index, index + 1), index + 1)
        )
    return _word("sign", pieces, index)


def _plain_word(piece: Piece) -> Item:
    """Make the item of a word in no table: most words, so it is kept short."""
    _, norm, start, end, word, capital = piece
    return Item("word", norm, start, end, word, word + 1, capital=capital)


def _word(kind: str, pieces: Sequence[Piece], index: int) -> tuple[Item, int]:
    """Make the item of a sign or a word in no table, with the ending after its hyphen."""
    read, after = _hyphened_ending(pieces, index + 1, BARE)
    piece, final = pieces[index], pieces[after - 1]
    last = final.word + 1
    item = Item(
        kind, piece.norm, piece.start, final.end, piece.word, last, read, capital=piece.capital
    )
    return item, after


def _plain(kind: str, pieces: Sequence[Piece], index: int, after: int) -> Item:
    begin, final = pieces[index], pieces[after - 1]
    return Item(kind, begin.norm, begin.start, final.end, begin.word, final.word + 1)


def _letters(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> tuple[Item, int]:
    piece = pieces[index]
    form = None if piece.norm in homonyms() else lookup(piece.norm)
    if form is None:
        return _roman(pieces, index) or _word("word", pieces, index)
    if form.entry.kind in ("numeral", "scale") and not _is_quarter(pieces, index, items):
        found = number_at(pieces, index)
        if found is not None:
            return found
        return _plain("word", pieces, index, index + 1), index + 1
    kind = "quarter" if form.entry.kind == "numeral" else form.entry.kind
    if form.entry.detail == "abbreviation":
        return _short_month(pieces, index, items, form)
    read, after = _hyphened_ending(pieces, _after_dot(pieces, index, form), form.ending)
    item = Item(
        kind,
        piece.norm,
        piece.start,
        pieces[after - 1].end,
        piece.word,
        pieces[after - 1].word + 1,
        ending=read,
        form=form,
        capital=piece.capital,
    )
    return item, after


def _after_dot(pieces: Sequence[Piece], index: int, form: Form) -> int:
    """Return the index after a word, and after the dot of an abbreviated year: `2024 ж.`."""
    dot = index + 1
    short = form.entry.kind == "year" and len(pieces[index].norm) == 1
    if short and dot < len(pieces) and pieces[dot].norm == "." and glued(pieces, dot, dot + 1):
        return dot + 1
    return dot


def _short_month(
    pieces: Sequence[Piece], index: int, items: Sequence[Item], form: Form
) -> tuple[Item, int]:
    """Read `20 сәу.`: a month only after a day or before a dot or a year."""
    piece, after = pieces[index], index + 1
    dotted = after < len(pieces) and pieces[after].norm == "." and glued(pieces, after, after + 1)
    number = items[-1].number if items else None
    dated = number is not None and (number.figures in (1, 2) or number.ordinal)
    if not dated:
        return _word("word", pieces, index)
    after += dotted
    end = pieces[after - 1]
    item = Item("monthname", piece.norm, piece.start, end.end, piece.word, end.word + 1, form=form)
    return item, after


def _is_quarter(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> bool:
    """Whether `тоқсан` is a quarter and not ninety: after a number up to four or `өткен`."""
    if pieces[index].norm == "тоқсанмен":  # compared with it; no one is with ninety
        return True
    if not pieces[index].norm.startswith("тоқсан") or not items:
        return False
    following = lookup(pieces[index + 1].norm) if index + 1 < len(pieces) else None
    if following is not None and following.entry.kind in ("numeral", "scale"):
        return False
    before = items[-1]
    if before.kind in ("mod", "ahead", "last", "first", "roman", "relyear", "that"):
        return True
    number = before.number
    return number is not None and (number.ordinal or before.ending == BARE) and number.value <= 4


def _hyphened_ending(pieces: Sequence[Piece], index: int, read: Ending) -> tuple[Ending, int]:
    """Take the ending after the hyphen of an abbreviation: `ж.-ға`, `сағ-та`."""
    if read != BARE or index + 1 >= len(pieces) or len(pieces[index - 1].norm) > 4:
        return read, index
    if pieces[index].norm in HYPHENS and glued(pieces, index, index + 2):
        found = ending(pieces[index + 1].norm) if pieces[index + 1].kind == "letters" else None
        if found is not None and lookup(pieces[index + 1].norm) is None:
            return found, index + 2
    return read, index


def _roman(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read a Roman numeral that stands as a word of its own: `ХХ ғасыр`, `I тоқсан`."""
    value = roman(pieces[index].norm)
    if value is None or (
        index and glued(pieces, index, index + 1) and pieces[index - 1].norm not in DASHES | {"("}
    ):
        return None
    piece = pieces[index]
    item = Item(
        "roman",
        piece.norm,
        piece.start,
        piece.end,
        piece.word,
        piece.word + 1,
        fields=(("value", value),),
    )
    return item, index + 1


def _code(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read digits that belong to a name or a number of something: `C5+1`, `№ 12`, `G20`."""
    after = index + 1
    if len(pieces[index].norm) > LONGEST or _glued_after(pieces, index):
        return _plain("code", pieces, index, after), after
    if after < len(pieces) and pieces[after].kind == "letters" and glued(pieces, after, after + 1):
        letters = pieces[after].norm
        if _is_latin(letters) and roman(letters) is None:
            return _plain("code", pieces, index, after + 1), after + 1
    return None


def _glued_after(pieces: Sequence[Piece], index: int) -> bool:
    """Whether letters, `+`, `№` or `#` stand glued (or as a number sign) before the digits."""
    if index == 0:
        return False
    before = pieces[index - 1]
    if before.norm in ("№", "#"):
        return True
    if before.end != pieces[index].start:
        return False
    if before.kind == "letters":
        return not _is_word(before)
    if (
        before.norm in HYPHENS | {"+", "/", "."}
        and index > 1
        and pieces[index - 2].end == before.start
    ):
        plus = before.norm == "+" and pieces[index - 2].kind == "digits"
        return pieces[index - 2].kind == "letters" or plus
    return False


def _is_word(piece: Piece) -> bool:
    """Whether a blank is lost between a word and the digits: `немесе307,7`; `Су-24`, `ЖИ24` no."""
    return len(piece.norm) >= SHORTEST_WORD and not piece.capital and not _is_latin(piece.norm)


def _is_latin(letters: str) -> bool:
    return letters[0].isascii()
