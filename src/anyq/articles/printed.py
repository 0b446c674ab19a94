"""Date lines: the day, month, year and time that a line of a page prints."""

from collections.abc import Sequence
from functools import cache

import msgspec

from anyq.data import rows
from anyq.doc import Word
from anyq.kazakh import tokenize
from anyq.values.pieces import Piece, cut

MAX_LENGTH = 160
"""Code points beyond which a line is running text, not a date line with a section or author."""
MAX_OTHER_WORDS = 6
"""Words that a section, an author or counters may add to a date line."""
_SEPARATORS = frozenset(',.|•·/-–—:;()[]«»"№+>')
_MONTHS_IN_YEAR = 12
ABBREVIATION = 2
"""Letters of a weekday's abbreviation, which alone is too short to trust."""
ZONES = frozenset({"gmt", "utc", "гмт", "утк", "утс"})
"""Names of time zones, also as they come out where a Latin page is read as Cyrillic."""


class PrintedDate(msgspec.Struct, frozen=True):
    """A date as a line prints it.

    Attributes:
        text: the words of the date, as printed.
        start, end: their place in the line.
        month, day: as printed; None where only `days_ago` is.
        year: None if not printed.
        hour, minute: None if not printed.
        seconds: whether seconds are printed, as clocks of menus do.
        weekday: Monday is 0; None if not printed.
        days_ago: 0 for `бүгін`, 1 for `кеше`; None if not printed.
        other: the words of the line that are no part of the date.
    """

    text: str
    start: int
    end: int
    month: int | None = None
    day: int | None = None
    year: int | None = None
    hour: int | None = None
    minute: int | None = None
    seconds: bool = False
    weekday: int | None = None
    days_ago: int | None = None
    other: str = ""

    @property
    def alone(self) -> bool:
        """Whether the line holds nothing but the date."""
        return not self.other

    @property
    def is_page_clock(self) -> bool:
        """Whether this looks like the clock of a menu, which tells the time of the capture."""
        return self.seconds or (self.weekday is not None and self.hour is None)


class _Found(msgspec.Struct):
    """What has been found so far, and which pieces it took."""

    values: dict[str, int]
    taken: set[int]

    def put(self, first: int, last: int, **values: int) -> bool:
        if any(name in self.values for name in values):
            return False
        self.values.update(values)
        self.taken.update(range(first, last + 1))
        return True


def read_date_line(
    line: str, words: Sequence[Word] | None = None, others: int = MAX_OTHER_WORDS
) -> PrintedDate | None:
    """Read a line as a date line.

    Forms: `20 сәуір, 11:33`, `11:17, 30 Qańtar 2026 | GMT +5`, `20.04.2024 11:33`, `2024-04-20`,
    `Президент • 15 Наурыз, 2024`, `бүгін, 09:10`; a section, an author or counters may stand
    beside the date.

    Args:
        line: one line, without line ends.
        words: its words, offsets counted in the line, where the alphabet of the page around it
            is known: a line alone may be too short to tell.
        others: how many words may stand beside the date.

    Returns:
        The date, or None for a line that is text, even if it names a date.
    """
    if len(line) > MAX_LENGTH or not any(char.isdigit() for char in line):
        return None
    pieces = cut(tokenize(line) if words is None else words)
    found = _Found({}, set())
    for rule in RULES:
        for index in range(len(pieces)):
            if index not in found.taken:
                rule(pieces, index, found)
    return _date(line, pieces, found, others)


def _number(pieces: list[Piece], index: int, low: int, high: int, width: int = 2) -> int | None:
    if not 0 <= index < len(pieces) or pieces[index].kind != "digits":
        return None
    text = pieces[index].norm
    return int(text) if len(text) <= width and low <= int(text) <= high else None


def _year(pieces: list[Piece], index: int) -> int | None:
    found = _number(pieces, index, 1900, 2099, 4)
    return found if found and _ends_number(pieces, index) else None


def _ends_number(pieces: list[Piece], index: int) -> bool:
    """Whether no digit or decimal part follows the number directly."""
    return not (
        _sign(pieces, index + 1, ".,:")
        and index + 2 < len(pieces)
        and pieces[index + 2].kind == "digits"
        and pieces[index + 2].start == pieces[index].end + 1
    )


def _sign(pieces: list[Piece], index: int, signs: str) -> bool:
    return 0 <= index < len(pieces) and pieces[index].norm in signs


def _glued(pieces: list[Piece], first: int, last: int) -> bool:
    return all(pieces[i].end == pieces[i + 1].start for i in range(first, last))


def _parted(pieces: list[Piece], index: int) -> bool:
    """Whether three numbers follow that signs part and nothing else."""
    signs = _sign(pieces, index + 1, "./-") and _sign(pieces, index + 3, "./-")
    return signs and _glued(pieces, index, index + 4)


def iso_date(pieces: list[Piece], index: int, found: _Found) -> None:
    """`2024-04-20`, also `2024/04/20` and `2024.04.20`."""
    year = _number(pieces, index, 1900, 2099, 4)
    month = _number(pieces, index + 2, 1, _MONTHS_IN_YEAR)
    day = _number(pieces, index + 4, 1, 31)
    if year and month and day and _parted(pieces, index):
        found.put(index, index + 4, year=year, month=month, day=day)


def numeric_date(pieces: list[Piece], index: int, found: _Found) -> None:
    """`20.04.2024`, also `20/04/2024` and `20.04.24`: the day comes first in Kazakhstan."""
    day = _number(pieces, index, 1, 31)
    month = _number(pieces, index + 2, 1, _MONTHS_IN_YEAR)
    year = _number(pieces, index + 4, 0, 2099, 4)
    if day and month and year is not None and _parted(pieces, index):
        year += 2000 if year < 100 else 0
        if year >= 1900:
            found.put(index, index + 4, day=day, month=month, year=year)


def clock(pieces: list[Piece], index: int, found: _Found) -> None:
    """`11:33`, `11:33:05`."""
    hour, minute = _number(pieces, index, 0, 23), _number(pieces, index + 2, 0, 59)
    if hour is None or minute is None or not _sign(pieces, index + 1, ":"):
        return
    if len(pieces[index + 2].norm) != 2 or not _glued(pieces, index, index + 2):
        return
    seconds = _sign(pieces, index + 3, ":") and _number(pieces, index + 4, 0, 59) is not None
    last = index + 4 if seconds else index + 2
    found.put(index, last, hour=hour, minute=minute, seconds=int(seconds))


def day_and_month(pieces: list[Piece], index: int, found: _Found) -> None:
    """`20 сәуір`: the month stands bare; in a case form the line is a sentence."""
    day = _number(pieces, index, 1, 31)
    month = _month(pieces, index + 1)
    if day and month:
        last = index + 2 if _sign(pieces, index + 2, ".") else index + 1
        found.put(index, last, day=day, month=month)


def month_and_day(pieces: list[Piece], index: int, found: _Found) -> None:
    """`Сәуір 20, 2024`."""
    month = _month(pieces, index)
    day = _number(pieces, index + 1, 1, 31)
    if day and month and not _sign(pieces, index + 2, ":"):
        found.put(index, index + 1, day=day, month=month)


def _month(pieces: list[Piece], index: int) -> int | None:
    if index >= len(pieces) or pieces[index].kind != "letters":
        return None
    return _months().get(pieces[index].norm)


@cache
def _months() -> dict[str, int]:
    """Return the bare forms of month names, and the Russian ones that some engines print."""
    russian = {row["form"]: int(row["month"]) for row in rows("anyq.articles", "russian.tsv")}
    return russian | _stems("months.tsv", "month")


@cache
def _weekdays() -> dict[str, int]:
    return _stems("weekdays.tsv", "weekday")


def _stems(table: str, column: str) -> dict[str, int]:
    lines = rows("anyq.values", table)
    return {
        stem: int(row[column]) for row in lines for stem in (row["stem"], *row["others"].split())
    }


def printed_year(pieces: list[Piece], index: int, found: _Found) -> None:
    """`2024` beside the day and month."""
    year = _year(pieces, index)
    if year and "day" in found.values and _near_date(pieces, index, found):
        found.put(index, index, year=year)


def _near_date(pieces: list[Piece], index: int, found: _Found) -> bool:
    near = {i for i in range(index - 3, index + 4) if i in found.taken}
    between = (
        all(_fills(pieces[i]) for i in range(min(index, other) + 1, max(index, other)))
        for other in near
    )
    return any(between)


def _fills(piece: Piece) -> bool:
    return piece.norm in _SEPARATORS or piece.norm in ZONES or piece.norm in date_words()


def weekday(pieces: list[Piece], index: int, found: _Found) -> None:
    """`сенбі`, bare, in full."""
    day = _weekdays().get(pieces[index].norm) if pieces[index].kind == "letters" else None
    if day is not None and len(pieces[index].norm) > ABBREVIATION:
        found.put(index, index, weekday=day)


def relative_day(pieces: list[Piece], index: int, found: _Found) -> None:
    """`бүгін`, `кеше` beside a clock, where no day is printed."""
    if "day" in found.values or "hour" not in found.values:
        return
    ago = {"бүгін": 0, "кеше": 1}.get(pieces[index].norm)
    if ago is not None:
        found.put(index, index, days_ago=ago)


RULES = (
    iso_date,
    numeric_date,
    clock,
    day_and_month,
    month_and_day,
    printed_year,
    weekday,
    relative_day,
)


@cache
def date_words() -> frozenset[str]:
    """Return the words that may stand in a date line beside the date itself."""
    words = (row["words"] for row in rows("anyq.articles", "chrome.tsv") if row["kind"] == "date")
    return frozenset(word for phrase in words for word in phrase.split())


def _date(line: str, pieces: list[Piece], found: _Found, others: int) -> PrintedDate | None:
    values = found.values
    if "day" not in values and "days_ago" not in values:
        return None
    start = min(pieces[i].start for i in found.taken)
    end = max(pieces[i].end for i in found.taken)
    other = _other(line, pieces, found.taken)
    if other and not (len(other.split()) <= others and _may_stand_beside(line, values)):
        return None
    return PrintedDate(
        text=line[start:end],
        start=start,
        end=end,
        month=values.get("month"),
        day=values.get("day"),
        year=values.get("year"),
        hour=values.get("hour"),
        minute=values.get("minute"),
        seconds=bool(values.get("seconds")),
        weekday=values.get("weekday"),
        days_ago=values.get("days_ago"),
        other=other,
    )


def _other(line: str, pieces: list[Piece], taken: set[int]) -> str:
    """Return the words of the line that belong to no date."""
    zone = ZONES & {piece.norm for piece in pieces}
    rest = [
        line[piece.start : piece.end]
        for i, piece in enumerate(pieces)
        if i not in taken and not _fills(piece) and not (zone and piece.norm.isdigit())
    ]
    return " ".join(rest)


def _may_stand_beside(line: str, values: dict[str, int]) -> bool:
    """Whether a line with other words may be a date line: a full date or a clock, no sentence."""
    if "year" not in values and "hour" not in values:
        return False
    return not line.rstrip().endswith((".", "!", "?", "…"))
