"""What this package finds: times and quantities as printed, not yet anchored to any date."""

from decimal import Decimal
from typing import Literal

import msgspec

from anyq.amount import Approximation

TimeUnit = Literal[
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
TimeKind = Literal["point", "range", "duration", "set", "vague", "zone"]
Relation = Literal[
    "in", "until", "since", "from", "before", "after", "ago", "hence", "last", "next"
]
Edge = Literal["", "start", "middle", "end"]


class Partial(msgspec.Struct, frozen=True):
    """The parts of a time that are printed; None (or empty) for each that is not.

    Attributes:
        year: four digits; month: 1 to 12; day: 1 to 31; hour: 0 to 24; minute: 0 to 59.
        weekday: Monday is 0.
        quarter: 1 to 4; half: 1 or 2 (of a year).
        season: its first month: 12, 3, 6 or 9.
        decade: its first year (1990), or its first year within a century (90) when none is named.
        century: its number: 20 is 1901 to 2000.
        part: hours of a part of the day, `5-10`.
        utc: offset from UTC in minutes, when one is printed.
        unit, offset: a relative time: `(day, -1)` is кеше,
            `(year, -1)` былтыр, `(week, 1)` келесі апта; `season` goes with a named month or
            season: `өткен қазан`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    part: str = ""
    utc: int | None = None
    unit: TimeUnit | None = None
    offset: int = 0


class Length(msgspec.Struct, frozen=True):
    """A number of units of time: `3 жыл` is (3, year).

    Attributes:
        count: how many; of a range the longer end.
        unit: of what.
        least: the shorter end of a range: `екі-үш жыл`.
    """

    count: Decimal
    unit: TimeUnit
    least: Decimal | None = None


class TimeSpan(msgspec.Struct, frozen=True):
    """A time printed in some words.

    Attributes:
        start, end: code points in the text.
        first, last: half-open range of word indices.
        kind: a `point` (one calendar unit), a `range` (from `at` to the end of `to`), a
            `duration`, a `set` (`жыл сайын`), or `vague` (`таяуда`).
        at: the time, or the first of a range.
        to: the last of a range, included.
        relation: what the words around say: in it, until it, `since` it up to now, `from` it
            on…; of a duration,
            `ago` and `hence` make it a distance from now, `last` and `next` a window up to
            now or from now on.
        edge: the part of it that is meant: `жылдың басында`, `ғасырдың ортасында`.
        length: of a duration.
        case: case of the last word, empty for the bare form.
        rule: the line of time_patterns.tsv that matched.
    """

    start: int
    end: int
    first: int
    last: int
    kind: TimeKind
    at: Partial
    to: Partial | None = None
    relation: Relation = "in"
    edge: Edge = ""
    length: Length | None = None
    case: str = ""
    rule: str = ""

    @property
    def anchored(self) -> bool:
        """Whether it can be placed without a reference date."""
        return self.at.year is not None or self.at.century is not None or (self.at.decade or 0) > 99


class Quantity(msgspec.Struct, frozen=True):
    """A number with what it counts, as printed.

    Attributes:
        start, end: code points of number, scale words and unit.
        first, last: half-open range of word indices of the same.
        value: the number after its scale words; a pair for a range.
        digit: the unit of the last printed digit, after the scale word.
        counted: a whole number without a scale word (exact when it counts things).
        approximation: what the words around it say of it.
        unit: ISO 4217 code, `%`, `pp`, UCUM name; None where a noun is counted.
        family: the unit's family in units.tsv (`money`, `percent`, `length`…), or `count`.
        noun: word index where the counted noun phrase begins; None when a unit is printed
            or the number stands alone.
        partitive: the number stands for the things themselves: `680-і`, `бесеуі`.
        case: case of the last word of number or unit.
        idle: the number states nothing by itself: `бір` as an article, an age, a bare year.
        rule: the form it was read by.
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal | tuple[Decimal, Decimal]
    digit: Decimal
    counted: bool
    approximation: Approximation
    unit: str | None
    family: str
    noun: int | None = None
    partitive: bool = False
    case: str = ""
    idle: bool = False
    rule: str = ""


#: The times and the quantities of some words.
Values = tuple[list[TimeSpan], list[Quantity]]
