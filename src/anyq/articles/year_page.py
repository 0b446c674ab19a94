"""Clues to the year outside the text: the date line, the address, metadata, the capture."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from anyq.articles.printed import PrintedDate
from anyq.articles.year_hints import FIRST_YEAR, RECENT, Hint, Verdict, years_left
from anyq.capture import almaty

WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
LAST_YEAR = 2100
ZONES_APART = 1
"""Days by which a time in another zone may differ from the printed one."""
_URL_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})[/_.-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})(?P<d>)(?=/)"),
)
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/)")


def local_day(moment: datetime | date) -> date:
    """Return the day in Kazakhstan; a datetime without an offset is local already."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(almaty()) if moment.tzinfo else moment).date()


def day_in(printed: PrintedDate, year: int) -> date | None:
    """Return the printed day in a year; None for 29 February of a common year."""
    return _day(year, printed.month or 1, printed.day or 1)


def printed_year(printed: PrintedDate) -> Iterator[Hint]:
    """The year stands beside the day and month, or the capture settles `бүгін`."""
    if printed.year is None:
        return
    year, day = printed.year, day_in(printed, printed.year)
    if printed.days_ago is not None and day is not None:
        detail = f"{printed.text} = {day.isoformat()}"
        yield Hint("capture", detail, low=year, high=year, rank="printed")
    else:
        yield Hint("printed_year", f"= {year}", low=year, high=year, rank="printed")


def url_day(url: str | None) -> tuple[str, date] | None:
    """Return a whole date in the address and the letters that print it, None if there is none."""
    for text, year, month, day in _url_dates(url):
        if day is not None and (found := _day(year, month, day)):
            return text, found
    return None


def _url_dates(url: str | None) -> Iterator[tuple[str, int, int, int | None]]:
    """Find what may be dates: the letters, year, month, and day where there is one."""
    for pattern in _URL_DATES:
        for match in pattern.finditer(url or ""):
            day = match["d"]
            yield match.group(), int(match["y"]), int(match["m"]), int(day) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def url_year(url: str | None, printed: PrintedDate) -> Iterator[Hint]:
    """A date in the address, if it is the printed day or a month or year folder."""
    for text, year, month, day in _url_dates(url):
        if month == printed.month and day in (None, printed.day):
            yield Hint("url", text, low=year, high=year, rank="told")
            return
    for match in _URL_YEAR.finditer(url or ""):
        year = int(match.group(1))
        yield Hint("url", match.group(0).strip("/"), low=year, high=year, rank="told")
        return


def metadata_year(stated: Sequence[datetime | date], printed: PrintedDate) -> Iterator[Hint]:
    """A date that the page's metadata give to the article, if it is about the printed day."""
    for moment in stated:
        day = local_day(moment)
        own = day_in(printed, day.year)
        if own is not None and abs(own - day) <= timedelta(ZONES_APART):
            year = day.year
            yield Hint("metadata", day.isoformat(), low=year, high=year, rank="told")
            return


def weekday(printed: PrintedDate) -> Iterator[Hint]:
    """A weekday beside the day and month leaves one year in five to eleven."""
    if printed.weekday is None:
        return
    days = [day_in(printed, year) for year in range(FIRST_YEAR, LAST_YEAR)]
    only = frozenset(day.year for day in days if day and day.weekday() == printed.weekday)
    yield Hint("weekday", WEEKDAYS[printed.weekday], only=only, rank="told")


def capture(captured_at: datetime | date | None, printed: PrintedDate) -> Iterator[Hint]:
    """Nothing is published after it was captured."""
    if captured_at is not None:
        day = local_day(captured_at)
        own = day_in(printed, day.year)
        high = day.year if own is not None and own <= day else day.year - 1
        yield Hint("capture", f"≤ {day.isoformat()}", high=high, rank="told")


def recent_year(captured_at: datetime | date | None, printed: PrintedDate) -> int | None:
    """Return the year in which the printed day lies at most `RECENT` days before the capture."""
    if captured_at is None:
        return None
    day = local_day(captured_at)
    for year in (day.year, day.year - 1):
        own = day_in(printed, year)
        if own is not None and timedelta(0) <= day - own <= timedelta(RECENT):
            return year
    return None


def candidates(
    printed: PrintedDate, hints: Sequence[Hint], verdict: Verdict, today: date
) -> tuple[str, ...]:
    """Return the printed day in each year that is not excluded, up to today."""
    last = min(verdict.high, today.year) if verdict.high is not None else today.year
    years = years_left(hints, verdict.low, last) or []
    days = (day_in(printed, year) for year in years)
    return tuple(day.isoformat() for day in days if day is not None and day <= today)
