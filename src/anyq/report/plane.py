"""The plane that a series is drawn on: years across, values up."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from anyq.claim import FigureClaim
from anyq.record.views import Official

WIDTH, HEIGHT = 900, 420  # of the drawing without the list of sources, in pixels
LEFT, RIGHT, TOP, BOTTOM = 110, 24, 84, 40
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
TICKS = 6  # at most so many marks on the axis of values


class Slot(NamedTuple):
    """Half-open range of years that a claim is drawn over; both None where it tells no time."""

    start: float | None
    end: float | None


class Frame(NamedTuple):
    """The plane: its years, its greatest value, whether there is a column for no time at all."""

    first: int
    last: int
    top: Decimal
    timeless: bool

    def x(self, year: float) -> float:
        """Return the pixel of a moment, in years."""
        columns = self.last - self.first + 1 + self.timeless
        return LEFT + (year - self.first) / columns * (WIDTH - LEFT - RIGHT)

    def y(self, value: Decimal) -> float:
        """Return the pixel of a value; values beyond the plane lie on its edge."""
        share = min(max(float(value / self.top), 0.0), 1.0)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    def span(self, slot: Slot) -> tuple[float, float]:
        """Return the pixels a slot lies between."""
        if slot.start is None or slot.end is None:
            return self.x(self.last + 1), self.x(self.last + 2)
        return self.x(slot.start), self.x(slot.end)


def frame(claims: Sequence[FigureClaim], official: Sequence[Official]) -> Frame | None:
    """Return the plane that holds every claim drawn and every official value."""
    slots = [slot(claim) for claim in claims]
    years = [item.year for item in official]
    for one in slots:
        if one.start is not None and one.end is not None:
            years += [int(one.start), int(one.end - 1e-6)]
    values = [value for claim in claims for value in ends(claim)]
    values += [item.value for item in official]
    if not values or max(values) <= 0:
        return None
    timeless = any(one.start is None for one in slots)
    first, last = (min(years), max(years)) if years else (0, -1)
    mark = step(max(values))
    top = (max(values) / mark).to_integral_value(ROUND_CEILING) * mark
    return Frame(first, last, top, timeless)


def slot(claim: FigureClaim) -> Slot:
    """Return the years of a claim; where it has one end, the year before or after it."""
    period = claim.period
    if period is None or (period.start is None and period.end is None):
        return Slot(None, None)
    start = _years(period.start) if period.start else None
    end = _years(period.end) if period.end else None
    if start is None:
        start = (end or 0) - 1
    return Slot(start, max(end if end is not None else start + 1, start + 0.1))


def _years(day: date) -> float:
    """Return a day in years: 1 July 2023 is about 2023.5."""
    start = date(day.year, 1, 1)
    return day.year + (date(day.year, day.month, day.day) - start) / timedelta(days=366)


def ends(claim: FigureClaim) -> list[Decimal]:
    """Return the least and the greatest value, an open end as the number printed."""
    value = claim.amount.value
    low, high = value if isinstance(value, tuple) else (value, value)
    amount = claim.amount
    return [low if amount.low is None else amount.low, high if amount.high is None else amount.high]


def step(greatest: Decimal) -> Decimal:
    """Return a round step that makes at most `TICKS` marks."""
    scale = Decimal(10) ** ((greatest / TICKS).adjusted())
    return next(one * scale for one in STEPS if one * scale * TICKS >= greatest)
