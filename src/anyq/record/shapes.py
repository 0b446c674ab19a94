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
    Disagreement,
    EntityView,
    EventReport,
    FigureReport,
    Official,
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


class EventReportOut(msgspec.Struct, frozen=True):
    """An event and its article."""

    event: EventOut
    source: SourceOut


class FigureReportOut(msgspec.Struct, frozen=True):
    """A figure, its article and its checks."""

    figure: FigureOut
    source: SourceOut
    checks: tuple[Check, ...]


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
    )


def event(value: EventReport) -> EventReportOut:
    """Return the public shape of a reported event."""
    return EventReportOut(output.event(value.event), source(value.source))


def figure(value: FigureReport) -> FigureReportOut:
    """Return the public shape of a reported figure."""
    return FigureReportOut(output.figure(value.figure), source(value.source), value.checks)


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
    )


def found(value: Found) -> Shape:
    """Return the public shape of whatever `show` found."""
    match value:
        case Reading():
            return output.reading(value)
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
