"""`Moment`: a time as an interval, how precise it is, and the clues that give it."""

from datetime import date, datetime
from typing import Literal

import msgspec

from anyq.span import Span

Precision = Literal["minute", "hour", "day", "month", "quarter", "year", "decade", "open"]
Status = Literal["resolved", "likely", "unresolved"]


class Clue(msgspec.Struct, frozen=True):
    """One thing that excludes years or supports one.

    Attributes:
        clue: its kind, e.g. `printed_year`, `url`, `metadata`, `weekday`, `capture`,
            `rail`, `relative_year`, `base_year`, `published` (for times inside the text).
        detail: the fact itself in neutral notation, e.g. `былтыр = 2023`, `≥ 2024-05-02`.
        years: the years it leaves or supports; empty where it says nothing about years.
        evidence: the words it rests on (offsets into `Article.text`), if they stand there.
    """

    clue: str
    detail: str
    years: tuple[int, ...] = ()
    evidence: Span | None = None


class Moment(msgspec.Struct, frozen=True):
    """A time: `[start, end)`, either end None where it is open.

    Attributes:
        start: first instant: an aware datetime for `minute` and `hour`, a plain date otherwise.
        end: first instant after it, of the same type.
        precision: the unit that was stated. A year without a month is `year`, never 1 January.
        text: the words that state it, as printed; empty where nothing is printed.
        basis: the clues that give it.
    """

    start: datetime | date | None
    end: datetime | date | None
    precision: Precision
    text: str = ""
    basis: tuple[Clue, ...] = ()


class Published(Moment, frozen=True, kw_only=True):
    """When an article was published.

    Attributes:
        status: `resolved` (the clues leave one year), `likely` (one stands out, the others
            are not excluded), `unresolved` (start and end are None).
        candidates: the ISO days (`2024-04-20`) not excluded when the year stays open.
    """

    status: Status
    candidates: tuple[str, ...] = ()
