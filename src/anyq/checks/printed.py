"""What each figure says of a series: a level, a factor or a step, as intervals."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from anyq.amount import Amount
from anyq.checks.interval import Interval
from anyq.claim import FigureClaim
from anyq.moment import Moment

Shape = Literal["level", "factor", "step", "share"]
HUNDRED = Fraction(100)
TIMES = frozenset({"есе", "рет", "times"})  # units of a factor: `2 есе өсті`


class Series(NamedTuple):
    """What is measured, of whom: figures of one series can be compared."""

    indicator: str
    part: str | None
    of: str | None
    subjects: tuple[str, ...]


class Printed(NamedTuple):
    """A figure as numbers.

    Attributes:
        claim: the figure.
        shape: a level, a share of one, a factor between two, or a step from one to the other.
        value: what the print allows if it was rounded.
        loose: what it allows if it may have been cut instead (1.38 printed as 1.3).
        point: the number printed itself; the whole interval where only a bound is printed.
        period: name of the period, see `period_name`.
        base: name of the period a change is measured from.
        down: whether the change lowers the level.
    """

    claim: FigureClaim
    shape: Shape
    value: Interval
    loose: Interval
    point: Interval
    period: str
    base: str = ""
    down: bool = False


def period_name(moment: Moment | None) -> str | None:
    """Return a period in ISO 8601: year, month, day, or `start/end` (half-open).

    None where an end is open or nothing is known.
    """
    if moment is None or moment.start is None or moment.end is None:
        return None
    start, end = moment.start, moment.end
    whole = not isinstance(start, datetime) and not isinstance(end, datetime)
    if whole and end == _next_year(start) and (start.month, start.day) == (1, 1):
        return f"{start.year:04}"
    if whole and start.day == 1 and end == _next_month(start):
        return f"{start.year:04}-{start.month:02}"
    if whole and (end - start).days == 1:
        return start.isoformat()
    return f"{start.isoformat()}/{end.isoformat()}"


def _next_year(day: date) -> date:
    return date(day.year + 1, 1, 1)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def series_of(claim: FigureClaim) -> Series:
    """Return the series that a figure belongs to."""
    known = claim.indicator
    name = known.id or known.text.casefold()
    return Series(name, known.part, known.of, claim.subjects)


def read(claims: Iterable[FigureClaim]) -> list[Printed]:
    """Return the figures that can be reckoned with: actual ones, of a period that is known."""
    return [printed for claim in claims if (printed := _printed(claim))]


def _printed(claim: FigureClaim) -> Printed | None:
    period = period_name(claim.period)
    if claim.modality != "happened" or period is None or _negative(claim.amount):
        return None
    if claim.kind in ("level", "price"):
        value, loose, point = _intervals(claim.amount)
        return Printed(claim, "level", value, loose, point, period)
    base = period_name(claim.base_period)
    if claim.kind != "change" or claim.direction is None or base is None or base == period:
        return None
    if not _alike(claim.period, claim.base_period):
        return None
    return _change(claim, period, base)


def measured(claim: FigureClaim) -> Printed:
    """Return a level or a share as numbers, whether its period is known or not."""
    value, loose, point = _intervals(claim.amount)
    period = period_name(claim.period) or ""
    if claim.kind != "share":
        return Printed(claim, "level", value, loose, point, period)
    parts = [part.over(Interval(HUNDRED, HUNDRED)) for part in (value, loose, point)]
    return Printed(claim, "share", parts[0], parts[1], parts[2], period)


def _alike(one: Moment | None, other: Moment | None) -> bool:
    """Whether two periods are about as long, so that what they hold can be compared."""
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return False
    days = sorted(((one.end - one.start).days, (other.end - other.start).days))
    return days[1] - days[0] <= days[1] // 9


def _change(claim: FigureClaim, period: str, base: str) -> Printed | None:
    down = claim.direction == "down"
    unit = claim.amount.unit
    if unit == "%":
        steps = [_percent(interval, down) for interval in _intervals(claim.amount)]
        shape: Shape = "factor"
    elif unit in TIMES:
        steps = [_times(interval, down) for interval in _intervals(claim.amount)]
        shape = "factor"
    else:
        steps = list(_intervals(claim.amount))
        shape = "step"
    value, loose, point = steps
    if shape == "factor" and value.high == 0:
        return None
    return Printed(claim, shape, value, loose, point, period, base, down)


def _intervals(amount: Amount) -> tuple[Interval, Interval, Interval]:
    low = _at_least_zero(amount.low)
    high = None if amount.high is None else _at_least_zero(amount.high)
    value = Interval(low, high)
    if isinstance(amount.value, tuple) or amount.low is None or amount.high is None:
        return value, value, value
    point = _at_least_zero(amount.value)
    digit = Fraction(0) if amount.low == amount.high else Fraction(amount.digit)
    loose = Interval(low, max(Fraction(amount.high), point + digit))
    return value, loose, Interval(point, point)


def _negative(amount: Amount) -> bool:
    return min(amount.value if isinstance(amount.value, tuple) else (amount.value,)) < 0


def _at_least_zero(number: Decimal | None) -> Fraction:
    return max(Fraction(number or 0), Fraction(0))


def _percent(change: Interval, down: bool) -> Interval:
    if not down:
        high = None if change.high is None else 1 + change.high / HUNDRED
        return Interval(1 + change.low / HUNDRED, high)
    low = Fraction(0) if change.high is None else max(1 - change.high / HUNDRED, Fraction(0))
    return Interval(low, max(1 - change.low / HUNDRED, Fraction(0)))


def _times(factor: Interval, down: bool) -> Interval:
    return Interval(Fraction(1), Fraction(1)).over(factor) if down else factor


def as_printed(printed: Printed, left: Interval) -> tuple[Fraction | None, Fraction | None]:
    """Turn what is left of a factor or share back into the per cent printed; others stay."""
    if printed.shape == "share":
        return left.times(Interval(HUNDRED, HUNDRED))
    if printed.shape != "factor" or printed.claim.amount.unit in TIMES:
        return left
    low = (left.low - 1) * HUNDRED
    high = None if left.high is None else (left.high - 1) * HUNDRED
    return (low, high) if not printed.down else (None if high is None else -high, -low)
