"""Calendar intervals: the days that a printed time covers, given a reference day."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from anyq.moment import Precision
from anyq.values import Length, Partial

ALMATY = ZoneInfo("Asia/Almaty")
DAY = timedelta(days=1)
Days = tuple[date, date]


def month_days(year: int, month: int, count: int = 1) -> Days:
    """Return the interval of `count` months from the first day of a month (1 may exceed 12)."""
    return _month_start(year, month), _month_start(year, month + count)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def year_days(year: int, count: int = 1) -> Days:
    """Return the interval of `count` years."""
    return date(year, 1, 1), date(year + count, 1, 1)


def within_year(at: Partial, year: int) -> tuple[Days, Precision] | None:
    """Return the days of the printed parts in a year; None for a day that it does not have."""
    if at.month is not None and at.day is not None:
        return _day(year, at.month, at.day)
    return _months(at, year)


def _day(year: int, month: int, day: int) -> tuple[Days, Precision] | None:
    try:
        start = date(year, month, day)
    except ValueError:
        return None
    return (start, start + DAY), "day"


def _months(at: Partial, year: int) -> tuple[Days, Precision]:
    """Return the days of a month, quarter, half, season or of the whole year."""
    if at.month is not None:
        return month_days(year, at.month), "month"
    if at.quarter is not None:
        return month_days(year, 3 * at.quarter - 2, 3), "quarter"
    if at.half is not None:
        return month_days(year, 6 * at.half - 5, 6), "quarter"
    if at.season is not None:
        return month_days(year - (at.season == 12), at.season, 3), "quarter"
    return year_days(year), "year"


def shifted(day: date, length: Length) -> date | None:
    """Return a day moved by a length (of any sign); None where the calendar ends or for hours."""
    try:
        if length.unit in ("day", "week"):
            return day + timedelta(days=int(length.count * (7 if length.unit == "week" else 1)))
        months = MONTHS.get(length.unit)
        return _month_shifted(day, int(length.count * months)) if months else None
    except (ValueError, OverflowError):
        return None


#: Months in a unit of time.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _month_shifted(day: date, months: int) -> date:
    start = _month_start(day.year, day.month + months)
    last = _month_start(start.year, start.month + 1) - DAY
    return start.replace(day=min(day.day, last.day))


def unit_days(unit: str, offset: int, today: date) -> tuple[Days, Precision]:
    """Return the unit of time `offset` from the one that holds `today`."""
    if unit == "day":
        day = today + timedelta(days=offset)
        return (day, day + DAY), "day"
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
        return (monday, monday + timedelta(days=7)), "day"
    if unit in MONTHS and unit not in ("year", "decade", "century"):
        return _months_away(MONTHS[unit], offset, today)
    return _years_away(MONTHS.get(unit, 12) // 12, offset, today)


def _months_away(size: int, offset: int, today: date) -> tuple[Days, Precision]:
    """Return a month, quarter or half-year counted from the one that holds today."""
    first = (today.month - 1) // size * size + 1 + size * offset
    return month_days(today.year, first, size), "month" if size == 1 else "quarter"


def _years_away(size: int, offset: int, today: date) -> tuple[Days, Precision]:
    """Return a year, decade or century; centuries begin with a year 1, decades with a year 0."""
    shift = 1 if size == 100 else 0
    first = (today.year - shift) // size * size + shift + size * offset
    return year_days(first, size), "year" if size == 1 else "decade"


def instants(day: date, at: Partial) -> tuple[datetime, datetime, Precision] | None:
    """Return the minute, hour or part of a day that is printed, with its offset from UTC."""
    zone = ALMATY if at.utc is None else timezone(timedelta(minutes=at.utc))
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    if at.hour is not None and at.minute is not None:
        begin = _at(midnight, at.hour, at.minute)
        return begin, begin + timedelta(minutes=1), "minute"
    if at.hour is not None:
        begin = _at(midnight, at.hour, 0)
        return begin, begin + timedelta(hours=1), "hour"
    if not at.part:
        return None
    first, last = (int(hour) for hour in at.part.split("-"))
    return _at(midnight, first, 0), _at(midnight, last + (24 if last <= first else 0), 0), "hour"


def _at(midnight: datetime, hour: int, minute: int) -> datetime:
    """Return a wall-clock time of the day; hour 24 and later fall on the next."""
    day = midnight + timedelta(days=hour // 24)
    return day.replace(hour=hour % 24, minute=minute)
