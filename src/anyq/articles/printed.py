"""Date lines: the day, month, year and time that a line of a page prints."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from anyq.articles.printed_rules import BULLETS, RULES, ZONES, Found, fills, may_date
from anyq.doc import Word
from anyq.kazakh import tokenize
from anyq.values.pieces import Piece, cut

MAX_LENGTH = 160
"""Code points beyond which a line is running text, not a date line with a section or author."""
MAX_OTHER_WORDS = 6
"""Words that a section, an author or counters may add to a date line."""
MAX_ENDED = 60
"""Code points beyond which a line with a full stop is a sentence (`20 сәуір 2024 ж.` is none)."""
_MAY_DATE = re.compile(rf"[\d{''.join(BULLETS)}]")
_SENTENCE_END = (".", "!", "?", "…")
_TODAY = frozenset({"бүгін", "búgin", "bügin", "сегодня", "today"})


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
    def is_page_clock(self) -> bool:
        """Whether this looks like the clock of a menu, which tells the time of the capture."""
        lone_weekday = self.weekday is not None and self.hour is None
        return self.seconds or lone_weekday or self.other.lower() in _TODAY


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
    if len(line) > MAX_LENGTH or not _MAY_DATE.search(line):
        return None
    if len(line) > MAX_ENDED and line.endswith(_SENTENCE_END):
        return None
    pieces, found = _search(line, None if words is None else tuple(words))
    return _date(line, pieces, found, others)


@lru_cache(1024)
def _search(line: str, words: tuple[Word, ...] | None) -> tuple[list[Piece], Found]:
    """Find the parts of a date; a line of a rail is asked for them more than once."""
    pieces = cut(tokenize(line) if words is None else words)
    found = Found({}, set())
    if not may_date(pieces):
        return pieces, found
    places: dict[str, list[int]] = {"digits": [], "letters": [], "sign": []}
    for index, piece in enumerate(pieces):
        places[piece.kind].append(index)
    for rule, kind in RULES:
        for index in places[kind]:
            if index not in found.taken:
                rule(pieces, index, found)
    return pieces, found


def _date(line: str, pieces: list[Piece], found: Found, others: int) -> PrintedDate | None:
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
        if i not in taken and not fills(piece) and not (zone and piece.norm.isdigit())
    ]
    return " ".join(rest)


def _may_stand_beside(line: str, values: dict[str, int]) -> bool:
    """Whether a line with other words may be a date line: full, with a clock or a bullet."""
    if not ({"year", "hour"} & set(values) or BULLETS & set(line)):
        return False
    return not line.rstrip().endswith(_SENTENCE_END)
