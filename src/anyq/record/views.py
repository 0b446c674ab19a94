"""What is read from a record: claims with the article that makes them, and what is held of them."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from anyq.checks import Check
from anyq.checks.check import Verdict, Vintage
from anyq.claim import EventClaim, FigureClaim
from anyq.entity import EntityKind
from anyq.moment import Published


class Source(msgspec.Struct, frozen=True):
    """The article that makes a claim, and the capture its standing reading comes from.

    Attributes:
        article: its id.
        title: its headline.
        published: when.
        page: SHA-256 of the page.
        source_id, url, captured_at, publisher: what the capture knew.
    """

    article: str
    title: str
    published: Published
    page: str
    source_id: str | None
    url: str | None
    captured_at: datetime | date | None
    publisher: str | None


class EventReport(msgspec.Struct, frozen=True):
    """An event and the article that reports it."""

    event: EventClaim
    source: Source


class FigureReport(msgspec.Struct, frozen=True):
    """A figure, the article that states it, and the checks that stand."""

    figure: FigureClaim
    source: Source
    checks: tuple[Check, ...]


class Official(msgspec.Struct, frozen=True):
    """An official value of a series.

    Attributes:
        year: calendar year it is of.
        value: in `unit`.
        unit: as in `Amount.unit`.
        source: who published it and where.
        vintage: the edition.
    """

    year: int
    value: Decimal
    unit: str
    source: str
    vintage: Vintage


class Series(msgspec.Struct, frozen=True):
    """All that is known of one indicator of some subjects.

    Attributes:
        indicator: its id.
        subjects: whose, sorted.
        figures: every claim, by period, then by publication.
        official: every official value, by year, then by edition.
    """

    indicator: str
    subjects: tuple[str, ...]
    figures: tuple[FigureReport, ...]
    official: tuple[Official, ...]


class Disagreement(msgspec.Struct, frozen=True):
    """Figures that contradict each other, or an official value.

    Attributes:
        id: `Check.id`, or a hash of the claims where articles contradict each other.
        verdict: as in `Check`.
        figures: the figures, with their articles.
        check: the check of the article; None where articles contradict each other.
    """

    id: str
    verdict: Verdict
    figures: tuple[FigureReport, ...]
    check: Check | None


class Appearance(msgspec.Struct, frozen=True):
    """An entity in one article: its role there and how often it is named."""

    source: Source
    role: str | None
    mentions: int


class EntityView(msgspec.Struct, frozen=True):
    """An entity, where it appears and what it takes part in."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    appearances: tuple[Appearance, ...]
    events: tuple[EventReport, ...]
    figures: tuple[FigureReport, ...]


class Rejected(msgspec.Struct, frozen=True):
    """Input that could not be read, and why; see `errors.AnyqError`."""

    id: str
    source_id: str | None
    page: str | None
    code: str
    message: str
    remedy: str
    added_at: str
