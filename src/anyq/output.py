"""The JSON that leaves Anyq: its shape, its schema, and how a `Reading` becomes it.

Names here are public: others build on them, so they stay; more may be added. A type that
already has its public shape (`Entity`, `Span`, `Check`…) is used as it is.
"""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from anyq.amount import Amount, Approximation
from anyq.article import Note
from anyq.capture import Reject
from anyq.checks import Check
from anyq.claim import (
    Direction,
    EventClaim,
    EventObject,
    FigureClaim,
    FigureKind,
    Indicator,
    Modality,
    Participant,
    Place,
)
from anyq.entity import Entity
from anyq.moment import Clue, Moment, Precision, Published, Status
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.span import Span


class PageOut(msgspec.Struct, frozen=True):
    """The page: where the bytes came from."""

    sha256: str
    source_id: str | None
    url: str | None
    captured_at: str | None
    media_type: str


class TimeOut(msgspec.Struct, frozen=True):
    """A time: half-open, ISO 8601 (with offset for minutes and hours), null where open."""

    start: str | None
    end: str | None
    precision: Precision
    text: str
    basis: tuple[Clue, ...]


class PublishedOut(TimeOut, frozen=True, kw_only=True):
    """When the article was published; `candidates` are the days not excluded."""

    status: Status
    candidates: tuple[str, ...]


class HeadlineOut(msgspec.Struct, frozen=True):
    """Another headline on the page."""

    title: str
    published: TimeOut | None


class ArticleOut(msgspec.Struct, frozen=True):
    """The clean article; offsets everywhere count code points of `text`."""

    id: str
    title: str
    language: str
    script: str
    published: PublishedOut
    bylines: tuple[str, ...]
    credit: str | None
    dateline: str | None
    text: str
    rail: tuple[HeadlineOut, ...]
    republished: bool = False


class AmountOut(msgspec.Struct, frozen=True):
    """A number as printed and the interval it allows (null: no end on that side).

    `digit` is the unit of the last printed digit: 1,3 млрд has 100000000.
    """

    value: Decimal | tuple[Decimal, Decimal]
    low: Decimal | None
    high: Decimal | None
    text: str
    approximation: Approximation
    digit: Decimal


class UnitAmountOut(AmountOut, frozen=True, kw_only=True):
    """An amount together with its unit."""

    unit: str


class FigureOut(msgspec.Struct, frozen=True):
    """A figure that the article states."""

    id: str
    indicator: Indicator
    subjects: tuple[str, ...]
    kind: FigureKind
    direction: Direction | None
    amount: AmountOut
    unit: str
    period: TimeOut | None
    base_period: TimeOut | None
    modality: Modality
    attribution: str | None
    evidence: Span
    rule: str


class ObjectOut(msgspec.Struct, frozen=True):
    """What an event is about."""

    text: str
    entity: str | None
    amount: UnitAmountOut | None


class EventOut(msgspec.Struct, frozen=True):
    """An event that the article reports."""

    id: str
    type: str
    plover: str
    participants: tuple[Participant, ...]
    objects: tuple[ObjectOut, ...]
    time: TimeOut | None
    place: Place | None
    modality: Modality
    background: bool
    attribution: str | None
    evidence: Span
    rule: str
    mode: str = ""


class ReadingOut(msgspec.Struct, frozen=True):
    """One page, read."""

    page: PageOut
    article: ArticleOut
    entities: tuple[Entity, ...]
    figures: tuple[FigureOut, ...]
    events: tuple[EventOut, ...]
    checks: tuple[Check, ...]
    notes: tuple[Note, ...]


class ErrorOut(msgspec.Struct, frozen=True):
    """Why a page could not be read."""

    code: str
    message: str
    remedy: str


class FailureOut(msgspec.Struct, frozen=True):
    """The row of a page that could not be read; `id` is the one given on input."""

    id: str | None
    error: ErrorOut


def iso(instant: datetime | date | None) -> str | None:
    """Write an instant: `2024-04-20T11:33+05:00`, or `2024-04-20` for a plain date."""
    if isinstance(instant, datetime):
        return instant.isoformat(timespec="minutes")
    return instant.isoformat() if instant else None


def page(value: Page) -> PageOut:
    """Return the public shape of a page."""
    captured = value.captured_at.isoformat() if value.captured_at else None
    return PageOut(value.sha256, value.source_id, value.url, captured, value.media_type)


def time(value: Moment) -> TimeOut:
    """Return the public shape of a time."""
    return TimeOut(iso(value.start), iso(value.end), value.precision, value.text, value.basis)


def published(value: Published) -> PublishedOut:
    """Return the public shape of a publication time."""
    return PublishedOut(
        iso(value.start),
        iso(value.end),
        value.precision,
        value.text,
        value.basis,
        status=value.status,
        candidates=value.candidates,
    )


def amount(value: Amount) -> AmountOut:
    """Return the public shape of an amount whose unit stands beside it."""
    return msgspec.convert(value, AmountOut, from_attributes=True)


def figure(claim: FigureClaim) -> FigureOut:
    """Return the public shape of a figure."""
    return FigureOut(
        id=claim.id,
        indicator=claim.indicator,
        subjects=claim.subjects,
        kind=claim.kind,
        direction=claim.direction,
        amount=amount(claim.amount),
        unit=claim.amount.unit,
        period=time(claim.period) if claim.period else None,
        base_period=time(claim.base_period) if claim.base_period else None,
        modality=claim.modality,
        attribution=claim.attribution,
        evidence=claim.evidence,
        rule=claim.rule,
    )


def _object(value: EventObject) -> ObjectOut:
    return msgspec.convert(value, ObjectOut, from_attributes=True)


def event(claim: EventClaim) -> EventOut:
    """Return the public shape of an event."""
    return EventOut(
        id=claim.id,
        type=claim.type,
        plover=claim.plover,
        participants=claim.participants,
        objects=tuple(_object(item) for item in claim.objects),
        time=time(claim.time) if claim.time else None,
        place=claim.place,
        modality=claim.modality,
        background=claim.background,
        attribution=claim.attribution,
        evidence=claim.evidence,
        rule=claim.rule,
        mode=claim.mode,
    )


def reading(value: Reading) -> ReadingOut:
    """Return the public shape of everything read from a page."""
    article = value.article
    return ReadingOut(
        page=page(value.page),
        article=ArticleOut(
            id=article.id,
            title=article.title,
            language=article.language,
            script=article.script,
            published=published(article.published),
            bylines=article.bylines,
            credit=article.credit,
            dateline=article.dateline,
            text=article.text,
            rail=tuple(
                HeadlineOut(item.title, time(item.published) if item.published else None)
                for item in article.rail
            ),
            republished=article.republished,
        ),
        entities=value.claims.entities,
        figures=tuple(map(figure, value.claims.figures)),
        events=tuple(map(event, value.claims.events)),
        checks=value.checks,
        notes=value.notes,
    )


def row(value: Reading | Reject) -> ReadingOut | FailureOut:
    """Return the row that stands for a page in JSONL, read or not."""
    if isinstance(value, Reject):
        return FailureOut(value.source_id, ErrorOut(value.code, value.message, value.remedy))
    return reading(value)


def json(value: msgspec.Struct) -> bytes:
    """Encode a public shape as one line of JSON; decimals become plain JSON numbers."""
    return _encoder.encode(_plain(msgspec.to_builtins(value, builtin_types=(Decimal,))))


_encoder = msgspec.json.Encoder(decimal_format="number")


def _plain(value: object) -> object:
    """Write decimals without an exponent: readers of JSON differ on `1.3E+9`."""
    if isinstance(value, Decimal):
        return Decimal(format(value, "f"))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a line of output: a reading or a failure."""
    (one, other), defs = msgspec.json.schema_components(
        [ReadingOut, FailureOut], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of `anyq read --json`",
        "oneOf": [one, other],
        "$defs": _numbers(defs),
    }


def _numbers(value: object) -> object:
    """Say `number` where msgspec's schema says a decimal is a string: see `json`."""
    if isinstance(value, dict):
        if value.get("format") == "decimal":
            return {"type": "number"}
        return {key: _numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_numbers(item) for item in value]
    return value
