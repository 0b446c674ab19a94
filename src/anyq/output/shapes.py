"""The public shapes; types that have one already (`Entity`, `Span`, `Check`…) stand as they are."""

from decimal import Decimal

import msgspec

from anyq.amount import Approximation
from anyq.article import Note
from anyq.checks import Check
from anyq.claim import (
    Direction,
    FigureKind,
    Indicator,
    Modality,
    Participant,
    Place,
)
from anyq.entity import Entity
from anyq.moment import Clue, Precision, Status
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
