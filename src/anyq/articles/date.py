"""When was it published? Clues in order, combined; the year stays open where they do not decide."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from anyq.articles import year_page, year_text
from anyq.articles.clauses import read_sentences
from anyq.articles.printed import PrintedDate
from anyq.articles.rail import Entry
from anyq.articles.view import Text
from anyq.articles.year_hints import Hint, Verdict, clues, solve, telling
from anyq.capture import almaty
from anyq.doc import Word
from anyq.moment import Clue, Moment, Precision, Published

BACK = timedelta(days=60)
"""How long before the article a headline of its rail may be: older ones are of the next year."""


class Evidence(msgspec.Struct, frozen=True):
    """What a page brings to its date.

    Attributes:
        printed: the date line; None if there is none.
        text, words: the article.
        url, captured_at: what the capture knew.
        stated: dates that the page's metadata give to the article, best first.
    """

    printed: PrintedDate | None
    text: str
    words: Sequence[Word]
    url: str | None = None
    captured_at: datetime | date | None = None
    stated: tuple[datetime | date, ...] = ()


def publish(evidence: Evidence, today: date) -> tuple[Published, bool]:
    """Date an article.

    Args:
        evidence: what the page brings.
        today: the day of reading: no candidate lies after it.

    Returns:
        The date with its basis, and whether clues contradict each other.
    """
    printed = evidence.printed and _settled(evidence.printed, evidence.captured_at)
    if printed is None:
        return _unprinted(evidence), False
    hints, verdict = _decide(evidence, printed)
    basis = clues(hints)
    if verdict.year is None:
        open_days = year_page.candidates(printed, hints, verdict, today)
        return (
            Published(
                None, None, _precision(printed), printed.text, basis,
                status="unresolved", candidates=open_days,
            ),
            verdict.conflict,
        )  # fmt: skip
    start, end = interval(printed, verdict.year)
    return (
        Published(start, end, _precision(printed), printed.text, basis, status=verdict.status),
        verdict.conflict,
    )


def _settled(printed: PrintedDate, captured_at: datetime | date | None) -> PrintedDate | None:
    """Turn `бүгін, 11:33` into the day that the capture tells; None where it cannot."""
    if printed.days_ago is None:
        return printed
    if captured_at is None:
        return None
    day = year_page.local_day(captured_at) - timedelta(printed.days_ago)
    return msgspec.structs.replace(printed, day=day.day, month=day.month, year=day.year)


def _decide(evidence: Evidence, printed: PrintedDate) -> tuple[list[Hint], Verdict]:
    """Collect the clues, cheapest first; the text is read only where the page does not say."""
    hints = [
        *year_page.printed_year(printed),
        *year_page.url_year(evidence.url, printed),
        *year_page.metadata_year(evidence.stated, printed),
        *year_page.capture(evidence.captured_at, printed),
    ]
    if not any(hint.rank == "printed" for hint in hints):
        sentences = tuple(read_sentences(evidence.text, evidence.words))
        text = Text(evidence.text, sentences, printed)
        hints += telling(year_text.find_hints(text))
    hints += year_page.weekday(printed)
    return hints, solve(hints, year_page.recent_year(evidence.captured_at, printed))


def _precision(printed: PrintedDate) -> Precision:
    return "minute" if printed.minute is not None else "day"


def interval(printed: PrintedDate, year: int) -> tuple[datetime, datetime] | tuple[date, date]:
    """Return the first instant of a printed minute or day in a year, and the first after it."""
    day = year_page.day_in(printed, year) or date(year, 3, 1)
    if printed.hour is None or printed.minute is None:
        return day, day + timedelta(1)
    start = datetime(day.year, day.month, day.day, printed.hour, printed.minute, tzinfo=almaty())
    return start, start + timedelta(minutes=1)


def _unprinted(evidence: Evidence) -> Published:
    """Take the date of the metadata, or of the address, where the page prints none."""
    for moment in evidence.stated:
        clue = (Clue("metadata", moment.isoformat(), (moment.year,)),)
        if isinstance(moment, datetime):
            start = moment.astimezone(almaty()).replace(second=0, microsecond=0)
            return Published(
                start, start + timedelta(minutes=1), "minute", "", clue, status="resolved"
            )
        return Published(moment, moment + timedelta(1), "day", "", clue, status="resolved")
    if found := year_page.url_day(evidence.url):
        text, day = found
        clue = (Clue("url", text, (day.year,)),)
        return Published(day, day + timedelta(1), "day", "", clue, status="resolved")
    return Published(None, None, "open", status="unresolved")


def date_rail(
    rail: Sequence[Entry], published: Published, captured_at: datetime | date | None
) -> tuple[tuple[Moment | None, ...], tuple[Clue, ...]]:
    """Date the other headlines of a page by its own date, and say what that proves.

    Args:
        rail: the headlines.
        published: the article's date.
        captured_at: when the page was captured, if known.

    Returns:
        A moment for each headline (None where no date is printed), and the clue that the page
        was captured on or after the latest of them.
    """
    moments = tuple(_rail_moment(entry, published, captured_at) for entry in rail)
    days = [_day(moment.start) for moment in moments if moment and moment.start]
    if not days:
        return moments, ()
    latest = max(days)
    return moments, (Clue("rail", f"≥ {latest.isoformat()}", (latest.year,)),)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _rail_moment(
    entry: Entry, published: Published, captured_at: datetime | date | None
) -> Moment | None:
    if entry.date is None:
        return None
    printed = _settled(entry.date, captured_at) or entry.date
    year = printed.year or _rail_year(printed, published, captured_at)
    if year is None or printed.day is None or year_page.day_in(printed, year) is None:
        return Moment(None, None, _precision(printed), printed.text)
    start, end = interval(printed, year)
    return Moment(start, end, _precision(printed), printed.text)


def _rail_year(
    printed: PrintedDate, published: Published, captured_at: datetime | date | None
) -> int | None:
    """A rail shows what is new at the capture: soon before it, or from the article on."""
    near = year_page.recent_year(captured_at, printed)
    if near is not None or published.start is None:
        return near
    own = _day(published.start)
    for year in range(own.year - 1, own.year + 2):
        day = year_page.day_in(printed, year)
        if day is not None and day >= own - BACK:
            return year
    return None
