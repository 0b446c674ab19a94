"""Words -> items: numbers, printed dates and clocks, table words, signs."""

import re
from collections.abc import Sequence

from anyq.doc import Word
from anyq.values.items import BARE, Item
from anyq.values.lexicon import Ending, Form, ending, lookup, roman
from anyq.values.numbers import HYPHENS, number_at
from anyq.values.pieces import Piece, cut

#: Longest run of glued pieces looked at: an ISO date and time has 29 characters.
LONGEST_RUN = 32
#: Letters before digits that are no name: currencies and units are signs or listed words.
DASHES = frozenset("-–—‐‑−")

# Printed forms of dates and clocks. Each is tried in order on the run of glued pieces.
FORMATS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:t(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?"
            r"(?:(?P<z>z)|(?P<sign>[+-])(?P<oh>\d\d):?(?P<om>\d\d))?)?(?![\d:.-]\d|\d)"
        ),
    ),
    (
        "date",
        re.compile(
            r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<dot>[./])(?P<month>0?[1-9]|1[0-2])(?P=dot)"
            r"(?P<year>[12]\d{3})(?![./:]?\d)"
        ),
    ),
    (
        "date",
        re.compile(r"(?P<year>[12]\d{3})[./](?P<month>0[1-9]|1[0-2])[./](?P<day>\d\d)(?!\d)"),
    ),
    (
        "date",
        re.compile(
            r"(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.(?P<short>\d\d)(?![.\d])"
        ),
    ),
    (
        "clock",
        re.compile(
            r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?![:/]?\d)"
        ),
    ),
    ("code", re.compile(r"\d+(?:[-/:.]\d+){2,}|\d+[:/]\d+(?!\d)")),
)
CLOCK_WITH_DOT = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.-](?P<minute>[0-5]\d)(?!\d)")
SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)[/](\d\d(?:\d\d)?)(?!\d)")


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
        return _letters(pieces, index, items)
    if piece.kind == "digits":
        return (
            _printed(pieces, index, items)
            or _code(pieces, index)
            or number_at(pieces, index)
            or (_plain("code", pieces, index, index + 1), index + 1)
        )
    return _word("sign", pieces, index)


def _word(kind: str, pieces: Sequence[Piece], index: int) -> tuple[Item, int]:
    """Make the item of a sign or a word in no table, with the ending after its hyphen."""
    read, after = _hyphened_ending(pieces, index + 1, BARE)
    piece, final = pieces[index], pieces[after - 1]
    item = Item(kind, piece.norm, piece.start, final.end, piece.word, final.word + 1, read)
    return item, after


def _plain(kind: str, pieces: Sequence[Piece], index: int, after: int) -> Item:
    begin, final = pieces[index], pieces[after - 1]
    return Item(kind, begin.norm, begin.start, final.end, begin.word, final.word + 1)


def _letters(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> tuple[Item, int]:
    piece = pieces[index]
    form = lookup(piece.norm)
    if form is None:
        return _roman(pieces, index) or _word("word", pieces, index)
    if form.entry.kind in ("numeral", "scale") and not _is_quarter(piece, items):
        found = number_at(pieces, index)
        if found is not None:
            return found
        return _plain("word", pieces, index, index + 1), index + 1
    kind = "quarter" if form.entry.kind == "numeral" else form.entry.kind
    if form.entry.detail == "abbreviation":
        return _short_month(pieces, index, items, form)
    read, after = _hyphened_ending(pieces, index + 1, form.ending)
    item = Item(
        kind,
        piece.norm,
        piece.start,
        pieces[after - 1].end,
        piece.word,
        pieces[after - 1].word + 1,
        ending=read,
        form=form,
    )
    return item, after


def _short_month(
    pieces: Sequence[Piece], index: int, items: Sequence[Item], form: Form
) -> tuple[Item, int]:
    """Read `20 сәу.`: a month only after a day or before a dot or a year."""
    piece, after = pieces[index], index + 1
    dotted = after < len(pieces) and pieces[after].norm == "." and _glued(pieces, after, after + 1)
    dated = bool(items) and items[-1].number is not None and items[-1].number.figures in (1, 2)
    if not dated:
        return _word("word", pieces, index)
    after += dotted
    end = pieces[after - 1]
    item = Item("monthname", piece.norm, piece.start, end.end, piece.word, end.word + 1, form=form)
    return item, after


def _is_quarter(piece: Piece, items: Sequence[Item]) -> bool:
    """Whether `тоқсан` is a quarter and not ninety: after an ordinal up to four or `өткен`."""
    if not piece.norm.startswith("тоқсан") or not items:
        return False
    before = items[-1]
    if before.kind in ("mod", "ahead", "last", "roman", "relyear"):
        return True
    number = before.number
    return number is not None and number.ordinal and number.value <= 4


def _hyphened_ending(pieces: Sequence[Piece], index: int, read: Ending) -> tuple[Ending, int]:
    """Take the ending after the hyphen of an abbreviation: `ж.-ға`, `сағ-та`."""
    if read != BARE or index + 1 >= len(pieces) or len(pieces[index - 1].norm) > 4:
        return read, index
    if pieces[index].norm in HYPHENS and _glued(pieces, index, index + 2):
        found = ending(pieces[index + 1].norm) if pieces[index + 1].kind == "letters" else None
        if found is not None and lookup(pieces[index + 1].norm) is None:
            return found, index + 2
    return read, index


def _glued(pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Whether no blank stands between the pieces from `begin - 1` to `end - 1`."""
    return all(pieces[i].start == pieces[i - 1].end for i in range(max(begin, 1), end))


def _roman(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read a Roman numeral that stands as a word of its own: `ХХ ғасыр`, `I тоқсан`."""
    value = roman(pieces[index].norm)
    if value is None or (
        index and _glued(pieces, index, index + 1) and pieces[index - 1].norm not in DASHES | {"("}
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


def run_at(pieces: Sequence[Piece], index: int) -> str:
    """Return the letters of the glued pieces from `index` on."""
    text, after = pieces[index].norm, index + 1
    while (
        after < len(pieces)
        and pieces[after].start == pieces[after - 1].end
        and len(text) < LONGEST_RUN
    ):
        text += pieces[after].norm
        after += 1
    return text


def _printed(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> tuple[Item, int] | None:
    """Read a date, a clock or a code printed in digits and signs."""
    if (
        index + 2 >= len(pieces)
        or pieces[index + 1].kind != "sign"
        or not _glued(pieces, index + 1, index + 3)
    ):
        return None
    run = run_at(pieces, index)
    school = SCHOOL_YEAR.match(run)
    if school:
        first = int(school[1])
        last = int(school[2]) if len(school[2]) == 4 else first // 100 * 100 + int(school[2])
        if last == first + 1:
            return _formed("years", pieces, index, school.end(), {"year": first, "year2": last})
    for kind, pattern in FORMATS:
        match = pattern.match(run)
        if match is not None:
            return _formed(kind, pieces, index, match.end(), _fields(match))
    if items and items[-1].kind in ("hour", "part"):
        match = CLOCK_WITH_DOT.match(run)
        if match is not None:
            return _formed("clock", pieces, index, match.end(), _fields(match))
    return None


def _fields(match: re.Match[str]) -> dict[str, int]:
    """Return the numbers of a printed date or clock; `utc` in minutes."""
    found = {name: text for name, text in match.groupdict().items() if text}
    fields: dict[str, int] = {
        name: int(found[name])
        for name in ("year", "month", "day", "hour", "minute")
        if name in found
    }
    if "short" in found:
        fields["year"] = 2000 + int(found["short"])
    if "z" in found:
        fields["utc"] = 0
    if "sign" in found:
        sign = -1 if found["sign"] == "-" else 1
        fields["utc"] = sign * (int(found["oh"]) * 60 + int(found["om"]))
    return fields


def _formed(
    kind: str, pieces: Sequence[Piece], index: int, length: int, fields: dict[str, int]
) -> tuple[Item, int]:
    """Make the item of `length` characters from the piece at `index`, with its glued ending."""
    after, end = index, pieces[index].start + length
    while after < len(pieces) and pieces[after].end <= end:
        after += 1
    begin, read = pieces[index], BARE
    if (
        after + 1 < len(pieces)
        and pieces[after].norm in HYPHENS
        and _glued(pieces, after, after + 2)
    ):
        found = ending(pieces[after + 1].norm)
        if found is not None:
            read, after = found, after + 2
    final = pieces[after - 1]
    item = Item(
        kind,
        begin.norm,
        begin.start,
        final.end,
        begin.word,
        final.word + 1,
        read,
        fields=tuple(fields.items()),
    )
    return item, after


def _code(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read digits that belong to a name or a number of something: `C5+1`, `№ 12`, `G20`."""
    after = index + 1
    if _glued_after(pieces, index):
        return _plain("code", pieces, index, after), after
    if after < len(pieces) and pieces[after].kind == "letters" and _glued(pieces, after, after + 1):
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
        return True
    if (
        before.norm in HYPHENS | {"+", "/", "."}
        and index > 1
        and pieces[index - 2].end == before.start
    ):
        return pieces[index - 2].kind == "letters" or before.norm == "+"
    return False


def _is_latin(letters: str) -> bool:
    return letters[0].isascii()
