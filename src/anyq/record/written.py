"""Times as a person writes them: `2023`, `2023-05`, `2023-Q1`, `2023-05-09`, or two ends."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from anyq.moment import Moment

DAY = timedelta(days=1)


def period(value: str) -> Moment | None:
    """Read a time: `2023`, `2023-05`, `2023-Q1`, `2023-05-09`, or its two ends with `/` between.

    Raises:
        ValueError: it is none of these.
    """
    if not value:
        return None
    start, slash, end = value.partition("/")
    if slash:
        first, last = (_instant(one) if one else None for one in (start, end))
        return Moment(first, last, "day" if first and last else "open", value)
    if "-Q" in value:
        year, quarter = (int(one) for one in value.split("-Q"))
        month = 3 * quarter - 2
        return Moment(date(year, month, 1), _month_end(year, month + 2), "quarter", value)
    parts = [int(one) for one in value.split("-")]
    if len(parts) == 1:
        return Moment(date(parts[0], 1, 1), date(parts[0] + 1, 1, 1), "year", value)
    if len(parts) == 2:
        year, month = parts
        return Moment(date(year, month, 1), _month_end(year, month), "month", value)
    day = date.fromisoformat(value)
    return Moment(day, day + DAY, "day", value)


def _instant(value: str) -> datetime | date:
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1]) + DAY
