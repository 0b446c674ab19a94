"""When a figure holds, and what a change is measured from."""

from datetime import date, datetime

import msgspec

from anyq.doc import TimeMention, Token
from anyq.moment import Clue, Moment
from anyq.reading.figures.context import Context
from anyq.reading.figures.places import Place

COMPARES = ("салыстыр", "қарағанда", "қатысты")  # after a time: it is the base of a change
SINCE = ("бері", "бастап")  # after a time: it is where something began
REACH = 3  # tokens between a time and the word that makes it a base
LONG = ("year", "quarter", "month")  # precisions of a change whose base is the year before


class Times(msgspec.Struct, frozen=True):
    """The period of a figure and the base of a change; None where nothing says it."""

    period: Moment | None = None
    base: Moment | None = None


def read(context: Context, place: Place) -> Times:
    """Return the times that an amount's clause states, else those of the clauses before it.

    Args:
        context: the article.
        place: the amount.
    """
    period = base = None
    for start, end in _stretches(place):
        tokens = place.tokens[start:end]
        if not tokens:
            continue
        for time in context.times(tokens[0].start, tokens[-1].end):
            if _is_base(place.tokens, time):
                base = base or time.moment
            elif not _is_origin(place.tokens, time) and period is None and _dated(time.moment):
                period = time.moment
        if period is not None:
            break
    return Times(period, base)


def _stretches(place: Place) -> list[tuple[int, int]]:
    """Return where to look: beside the amount, in its clause, then before it in the sentence."""
    if place.inner:
        return [(place.start, place.end)]
    return [(place.since, place.until), (place.start, place.end), (0, place.start)]


def _dated(moment: Moment) -> bool:
    return moment.start is not None or moment.end is not None


def _is_base(tokens: tuple[Token, ...], time: TimeMention) -> bool:
    return _followed(tokens, time, COMPARES)


def _is_origin(tokens: tuple[Token, ...], time: TimeMention) -> bool:
    return _followed(tokens, time, SINCE)


def _followed(tokens: tuple[Token, ...], time: TimeMention, stems: tuple[str, ...]) -> bool:
    after = [token for token in tokens if token.start >= time.start]
    inside = sum(token.end <= time.end for token in after)
    return any(token.norm.startswith(stems) for token in after[: inside + REACH])


def year_before(period: Moment | None) -> Moment | None:
    """Return the same period a year earlier: what a yearly growth is measured from.

    The press compares a year, a quarter or months with those of the year before unless it
    says otherwise.
    """
    if period is None or period.start is None or period.end is None:
        return None
    if period.precision not in LONG or isinstance(period.start, datetime):
        return None
    start, end = _earlier(period.start), _earlier(period.end)
    clue = Clue("base_year", f"{period.start.year} − 1 = {start.year}", (start.year,))
    return Moment(start, end, period.precision, "", (clue,))


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
