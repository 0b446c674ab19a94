"""The public JSON of what is read from a record; names as in `anyq.output`, and as stable."""

import msgspec

from anyq import output
from anyq.checks import Check
from anyq.checks.check import Verdict
from anyq.entity import EntityKind
from anyq.output import ErrorOut, EventOut, FailureOut, FigureOut, PublishedOut, ReadingOut
from anyq.pipeline import Reading
from anyq.record.find import Found
from anyq.record.views import (
    Changes,
    Disagreement,
    EntityView,
    Entry,
    EventReport,
    FigureReport,
    Happening,
    Judged,
    Official,
    Revision,
    Series,
    Source,
)


class SourceOut(msgspec.Struct, frozen=True):
    """The article that makes a claim, and where it was captured."""

    article: str
    title: str
    published: PublishedOut
    page: str
    source_id: str | None
    url: str | None
    captured_at: str | None
    publisher: str | None
    reader: str
    added_at: str


class EventReportOut(msgspec.Struct, frozen=True):
    """An event, as people have corrected it, its article, and what they hold of it.

    `happening` is shared by all reports of the same event.
    """

    event: EventOut
    source: SourceOut
    judgements: tuple[Judged, ...]
    happening: str


class HappeningOut(msgspec.Struct, frozen=True):
    """One event and every report of it; `sources` counts copies of one text once."""

    id: str
    sources: int
    reports: tuple[EventReportOut, ...]


class FigureReportOut(msgspec.Struct, frozen=True):
    """A figure, as people have corrected it, its article, its checks, what they hold of it."""

    figure: FigureOut
    source: SourceOut
    checks: tuple[Check, ...]
    judgements: tuple[Judged, ...]


class SeriesOut(msgspec.Struct, frozen=True):
    """Every value of one indicator of some subjects."""

    indicator: str
    subjects: tuple[str, ...]
    figures: tuple[FigureReportOut, ...]
    official: tuple[Official, ...]


class DisagreementOut(msgspec.Struct, frozen=True):
    """Figures that contradict each other (`check` null: across articles) or an official value."""

    id: str
    verdict: Verdict
    figures: tuple[FigureReportOut, ...]
    check: Check | None


class AppearanceOut(msgspec.Struct, frozen=True):
    """An entity in one article."""

    source: SourceOut
    role: str | None
    mentions: int


class EntityOut(msgspec.Struct, frozen=True):
    """An entity, where it appears, what it takes part in."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    appearances: tuple[AppearanceOut, ...]
    events: tuple[EventReportOut, ...]
    figures: tuple[FigureReportOut, ...]
    entries: tuple[Entry, ...]
    judgements: tuple[Judged, ...]


class RestatedOut(msgspec.Struct, frozen=True):
    """A number that two versions of a page give differently."""

    before: FigureReportOut
    after: FigureReportOut


class RevisionOut(msgspec.Struct, frozen=True):
    """A page captured again with another text."""

    before: SourceOut
    after: SourceOut
    restated: tuple[RestatedOut, ...]


class ChangesOut(msgspec.Struct, frozen=True):
    """What is new in the record since a time."""

    since: str
    articles: tuple[SourceOut, ...]
    events: tuple[EventReportOut, ...]
    figures: tuple[FigureReportOut, ...]
    revisions: tuple[RevisionOut, ...]
    judgements: tuple[Judged, ...]
    conflicts: tuple[DisagreementOut, ...]


class JudgedReadingOut(ReadingOut, frozen=True, kw_only=True):
    """A page, read, of which people hold something."""

    judgements: tuple[Judged, ...]


Shape = ReadingOut | EventReportOut | FigureReportOut | EntityOut | DisagreementOut | FailureOut


def source(value: Source) -> SourceOut:
    """Return the public shape of a source."""
    return SourceOut(
        article=value.article,
        title=value.title,
        published=output.published(value.published),
        page=value.page,
        source_id=value.source_id,
        url=value.url,
        captured_at=value.captured_at.isoformat() if value.captured_at else None,
        publisher=value.publisher,
        reader=value.reader,
        added_at=value.added_at,
    )


def event(value: EventReport) -> EventReportOut:
    """Return the public shape of a reported event."""
    told = output.event(value.event)
    return EventReportOut(told, source(value.source), value.judgements, value.happening)


def happening(value: Happening) -> HappeningOut:
    """Return the public shape of an event with its reports."""
    return HappeningOut(value.id, value.sources, tuple(map(event, value.reports)))


def figure(value: FigureReport) -> FigureReportOut:
    """Return the public shape of a reported figure."""
    stated = output.figure(value.figure)
    return FigureReportOut(stated, source(value.source), value.checks, value.judgements)


def series(value: Series) -> SeriesOut:
    """Return the public shape of a series."""
    figures = tuple(map(figure, value.figures))
    return SeriesOut(value.indicator, value.subjects, figures, value.official)


def disagreement(value: Disagreement) -> DisagreementOut:
    """Return the public shape of a disagreement."""
    return DisagreementOut(value.id, value.verdict, tuple(map(figure, value.figures)), value.check)


def entity(value: EntityView) -> EntityOut:
    """Return the public shape of an entity."""
    return EntityOut(
        id=value.id,
        kind=value.kind,
        name=value.name,
        country=value.country,
        appearances=tuple(
            AppearanceOut(source(item.source), item.role, item.mentions)
            for item in value.appearances
        ),
        events=tuple(map(event, value.events)),
        figures=tuple(map(figure, value.figures)),
        entries=value.entries,
        judgements=value.judgements,
    )


def changes(value: Changes) -> ChangesOut:
    """Return the public shape of what is new."""
    return ChangesOut(
        since=value.since,
        articles=tuple(map(source, value.articles)),
        events=tuple(map(event, value.events)),
        figures=tuple(map(figure, value.figures)),
        revisions=tuple(map(_revision, value.revisions)),
        judgements=value.judgements,
        conflicts=tuple(map(disagreement, value.conflicts)),
    )


def _revision(value: Revision) -> RevisionOut:
    restated = tuple(RestatedOut(figure(one.before), figure(one.after)) for one in value.restated)
    return RevisionOut(source(value.before), source(value.after), restated)


def judged(value: Reading, judgements: tuple[Judged, ...]) -> ReadingOut:
    """Return the public shape of a reading and of what people hold of its claims."""
    shape = output.reading(value)
    if not judgements:
        return shape
    fields = {name: getattr(shape, name) for name in shape.__struct_fields__}
    return JudgedReadingOut(**fields, judgements=judgements)


def found(value: Found, judgements: tuple[Judged, ...] = ()) -> Shape:
    """Return the public shape of whatever `show` found; `judgements` are those on a reading."""
    match value:
        case Reading():
            return judged(value, judgements)
        case EventReport():
            return event(value)
        case FigureReport():
            return figure(value)
        case EntityView():
            return entity(value)
        case Disagreement():
            return disagreement(value)
        case rejected:
            error = ErrorOut(rejected.code, rejected.message, rejected.remedy)
            return FailureOut(rejected.source_id, error)
