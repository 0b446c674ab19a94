"""What entities and pairs share: events down a line of time, filtered, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from anyq import output
from anyq.record.views import EventReport
from anyq.server import paging
from anyq.server.charts import bars
from anyq.server.paging import MANY, Limit, Part
from anyq.server.view import Ask, Cell

COLUMNS: Sequence[str] = (
    *("claim", "type", "start", "end", "participants", "objects", "place", "modality"),
    *("evidence", "article", "title", "published", "url"),
)
NEVER = "0000"  # sorts what tells no time at all last


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: of a type, between two days; and where the page begins."""

    type: str | None = None
    since: date | None = None
    until: date | None = None
    cursor: str = ""
    limit: Limit = MANY


def begins(report: EventReport) -> str:
    """Return when an event began, ISO 8601; of one that tells no time, when it was news."""
    time, published = report.event.time, report.source.published
    known = (time.start or time.end) if time else None
    return output.iso(known or published.start) or NEVER


def key(report: EventReport) -> paging.Key:
    """Return what events are sorted by."""
    return begins(report), report.event.id


def part(reports: Iterable[EventReport], asked: Filter) -> Part[EventReport]:
    """Return the events of a page, the latest first."""
    chosen = {report.event.id: report for report in reports if _meets(report, asked)}
    return paging.cut(chosen.values(), key, asked.cursor, asked.limit)


def _meets(report: EventReport, asked: Filter) -> bool:
    if asked.type and report.event.type != asked.type:
        return False
    day = begins(report)[:10]
    if asked.since and day < asked.since.isoformat():
        return False
    return not (asked.until and (day > asked.until.isoformat() or day == NEVER))


def kinds(reports: Iterable[EventReport]) -> tuple[str, ...]:
    """Return the types of events there are."""
    return tuple(sorted({report.event.type for report in reports}))


def chart(reports: Iterable[EventReport], title: str, ask: Ask) -> Markup:
    """Draw the events by month; a bar leads to its month."""
    days = [day for report in reports if (day := begins(report)) != NEVER]
    found = bars.months(days)
    links = {
        month: f"{ask.path}?since={month}-01&until={month}-{_last(month)}" for month, _ in found
    }
    return bars.draw(found, title, links)


def _last(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    after = date(year + number // 12, number % 12 + 1, 1)
    return f"{date.fromordinal(after.toordinal() - 1).day:02}"


def rows(reports: Iterable[EventReport]) -> Iterator[Sequence[Cell]]:
    """Yield a row an event."""
    for report in reports:
        event, source = report.event, report.source
        yield (
            event.id,
            event.type,
            output.iso(event.time.start) if event.time else None,
            output.iso(event.time.end) if event.time else None,
            "; ".join(f"{one.role} {one.name}" for one in event.participants),
            "; ".join(item.text for item in event.objects),
            event.place.name if event.place else None,
            event.modality,
            event.evidence.text,
            source.article,
            source.title,
            output.iso(source.published.start),
            source.url,
        )
