"""The forms of dates in date lines: rules over the pieces of a line, in order."""

from functools import cache

import msgspec

from anyq.data import rows
from anyq.values.pieces import Piece

_SEPARATORS = frozenset(',،.|•·/-–—:;()[]«»"№+>')
_MONTHS_IN_YEAR = 12
ABBREVIATION = 2
"""Letters of a weekday's abbreviation, which alone is too short to trust."""
ZONES = frozenset({"gmt", "utc", "гмт", "утк", "утс"})
"""Names of time zones, also as they come out where a Latin page is read as Cyrillic."""
_RELATIVE = {"бүгін": 0, "кеше": 1}
BULLETS = frozenset("•·|")


class Found(msgspec.Struct):
    """What has been found so far, and which pieces it took."""

    values: dict[str, int]
    taken: set[int]

    def put(self, first: int, last: int, **values: int) -> bool:
        """Note parts of a date and the pieces they were read from, unless one is known."""
        if any(name in self.values for name in values):
            return False
        self.values.update(values)
        self.taken.update(range(first, last + 1))
        return True


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


def iso_date(pieces: list[Piece], index: int, found: Found) -> None:
    """`2024-04-20`, also `2024/04/20` and `2024.04.20`."""
    year = _number(pieces, index, 1900, 2099, 4)
    month = _number(pieces, index + 2, 1, _MONTHS_IN_YEAR)
    day = _number(pieces, index + 4, 1, 31)
    if year and month and day and _parted(pieces, index):
        found.put(index, index + 4, year=year, month=month, day=day)


def numeric_date(pieces: list[Piece], index: int, found: Found) -> None:
    """`20.04.2024`, also `20/04/2024` and `20.04.24`: the day comes first in Kazakhstan."""
    day = _number(pieces, index, 1, 31)
    month = _number(pieces, index + 2, 1, _MONTHS_IN_YEAR)
    year = _number(pieces, index + 4, 0, 2099, 4)
    if day and month and year is not None and _parted(pieces, index):
        year += 2000 if year < 100 else 0
        if year >= 1900:
            found.put(index, index + 4, day=day, month=month, year=year)


def clock(pieces: list[Piece], index: int, found: Found) -> None:
    """`11:33`, `11:33:05`."""
    hour, minute = _number(pieces, index, 0, 23), _number(pieces, index + 2, 0, 59)
    if hour is None or minute is None or not _sign(pieces, index + 1, ":"):
        return
    if len(pieces[index + 2].norm) != 2 or not _glued(pieces, index, index + 2):
        return
    seconds = _sign(pieces, index + 3, ":") and _number(pieces, index + 4, 0, 59) is not None
    last = index + 4 if seconds else index + 2
    found.put(index, last, hour=hour, minute=minute, seconds=int(seconds))


def day_and_month(pieces: list[Piece], index: int, found: Found) -> None:
    """`20 сәуір`: the month stands bare; in a case form the line is a sentence."""
    day = _number(pieces, index, 1, 31)
    month = _month(pieces, index + 1)
    if day and month:
        last = index + 2 if _sign(pieces, index + 2, ".") else index + 1
        found.put(index, last, day=day, month=month)


def month_and_day(pieces: list[Piece], index: int, found: Found) -> None:
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


def printed_year(pieces: list[Piece], index: int, found: Found) -> None:
    """`2024` beside the day and month."""
    year = _year(pieces, index)
    if year and "day" in found.values and _near_date(pieces, index, found):
        found.put(index, index, year=year)


def _near_date(pieces: list[Piece], index: int, found: Found) -> bool:
    near = {i for i in range(index - 3, index + 4) if i in found.taken}
    between = (
        all(fills(pieces[i]) for i in range(min(index, other) + 1, max(index, other)))
        for other in near
    )
    return any(between)


def fills(piece: Piece) -> bool:
    """Whether a piece may stand inside a date line without being a word of its own."""
    return piece.norm in _SEPARATORS or piece.norm in ZONES or piece.norm in date_words()


def weekday(pieces: list[Piece], index: int, found: Found) -> None:
    """`сенбі`, bare, in full."""
    day = _weekdays().get(pieces[index].norm) if pieces[index].kind == "letters" else None
    if day is not None and len(pieces[index].norm) > ABBREVIATION:
        found.put(index, index, weekday=day)


def relative_day(pieces: list[Piece], index: int, found: Found) -> None:
    """`бүгін`, `кеше` beside a clock or a section, where no day is printed."""
    if "day" in found.values or not ("hour" in found.values or _has_bullet(pieces)):
        return
    ago = _RELATIVE.get(pieces[index].norm)
    if ago is not None:
        found.put(index, index, days_ago=ago)


def _has_bullet(pieces: list[Piece]) -> bool:
    return any(piece.norm in BULLETS for piece in pieces)


def may_date(pieces: list[Piece]) -> bool:
    """Whether a line has what each date has: a month, three numbers, or a word for a day."""
    if any(piece.norm in _RELATIVE or piece.norm in _months() for piece in pieces):
        return True
    return sum(piece.kind == "digits" for piece in pieces) > 2


RULES = (
    (iso_date, "digits"),
    (numeric_date, "digits"),
    (clock, "digits"),
    (day_and_month, "digits"),
    (month_and_day, "letters"),
    (printed_year, "digits"),
    (weekday, "letters"),
    (relative_day, "letters"),
)
"""The rules in their order, each with the kind of piece that it begins at."""


@cache
def date_words() -> frozenset[str]:
    """Return the words that may stand in a date line beside the date itself."""
    words = (row["words"] for row in rows("anyq.articles", "chrome.tsv") if row["kind"] == "date")
    return frozenset(word for phrase in words for word in phrase.split())
