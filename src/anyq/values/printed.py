"""Dates, clocks and codes printed in digits and signs: `20.04.2024`, `11:33`, `12-34-56`."""

import re
from collections.abc import Sequence

from anyq.values.items import BARE, Item
from anyq.values.lexicon import ending
from anyq.values.parts import HYPHENS
from anyq.values.pieces import Piece, glued

#: Longest run of glued pieces looked at: an ISO date and time has 29 characters.
LONGEST_RUN = 32

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
    ("code", re.compile(r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:[-/:.]\d+){2,}|\d+[:/]\d+(?!\d)")),
)
CLOCK_WITH_DOT = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.-](?P<minute>[0-5]\d)(?!\d)")
SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)[/](\d\d(?:\d\d)?)(?!\d)")


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


def printed(pieces: Sequence[Piece], index: int, items: Sequence[Item]) -> tuple[Item, int] | None:
    """Read a date, a clock or a code printed in digits and signs."""
    if (
        index + 2 >= len(pieces)
        or pieces[index + 1].kind != "sign"
        or not glued(pieces, index + 1, index + 3)
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
        and glued(pieces, after, after + 2)
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


#: A telephone number of Kazakhstan or Russia has this many digits and begins with 7 or 8.
PHONE_DIGITS = 11
BETWEEN_DIGITS = frozenset("()-–")


def phone(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read `+7 727 397 63 86`, `8 (7172) 74-52-13`: groups that are not thousands."""
    if pieces[index].norm[0] not in "78":
        return None
    groups, after, at = [pieces[index].norm], index + 1, index + 1
    while at < len(pieces) and pieces[at].start - pieces[at - 1].end <= 1:
        if pieces[at].kind == "digits":
            groups.append(pieces[at].norm)
            after = at + 1
        elif pieces[at].norm not in BETWEEN_DIGITS:
            break
        at += 1
    thousands = all(len(group) == 3 for group in groups[1:])
    if len(groups) < 3 or thousands or len("".join(groups)) != PHONE_DIGITS:
        return None
    begin, final = pieces[index], pieces[after - 1]
    item = Item("code", begin.norm, begin.start, final.end, begin.word, final.word + 1)
    return item, after
