"""What is read from a record: claims with the article that makes them, and what is held of them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from anyq.checks import Check
from anyq.checks.check import Verdict, Vintage
from anyq.claim import EventClaim, FigureClaim
from anyq.entity import EntityKind
from anyq.moment import Published

JudgementKind = Literal["claim", "entity", "event", "copy", "withdrawal"]
Opinion = Literal["rejected", "corrected", "same", "different", "unsure", "withdrawn"]


class Source(msgspec.Struct, frozen=True):
    """The article that makes a claim, and the capture its standing reading comes from.

    Attributes:
        article: its id.
        title: its headline.
        published: when.
        page: SHA-256 of the page.
        source_id, url, captured_at, publisher: what the capture knew.
        reader: who read it, with the version: `anyq 0.1.0`.
        added_at: when the capture came into the record, ISO 8601.
    """

    article: str
    title: str
    published: Published
    page: str
    source_id: str | None
    url: str | None
    captured_at: datetime | date | None
    publisher: str | None
    reader: str = ""
    added_at: str = ""


class Change(msgspec.Struct, frozen=True):
    """A field of a claim that a person corrects: what it was, and what it is."""

    field: str
    was: str
    now: str


class Judged(msgspec.Struct, frozen=True):
    """What somebody holds of things in the record.

    Attributes:
        id: of the judgement.
        kind: what it is about: `claim`, `entity`, `event`, `copy`; `withdrawal` of another.
        verdict: `rejected`, `corrected`; `same`, `different`, `unsure`; `withdrawn`.
        reason: why.
        author: who; `by_hand` whether that is a person.
        made_at: when, ISO 8601.
        about: ids of the claims, entities or articles.
        changes: of a correction.
        withdraws: the judgement or check that is taken back.
    """

    id: str
    kind: JudgementKind
    verdict: Opinion
    reason: str
    author: str
    by_hand: bool
    made_at: str
    about: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    withdraws: str | None = None


class EventReport(msgspec.Struct, frozen=True):
    """An event and the article that reports it.

    Attributes:
        event: as corrected.
        source: the article.
        judgements: what people hold of it: a rejected one is still shown, and marked.
        happening: id that all reports of the same event share: that of the first of them.
    """

    event: EventClaim
    source: Source
    judgements: tuple[Judged, ...] = ()
    happening: str = ""

    @property
    def rejected(self) -> bool:
        """Whether a person holds that the article does not say so."""
        return any(one.verdict == "rejected" for one in self.judgements)


class FigureReport(msgspec.Struct, frozen=True):
    """A figure, the article that states it, and the checks that stand; see `EventReport`."""

    figure: FigureClaim
    source: Source
    checks: tuple[Check, ...]
    judgements: tuple[Judged, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether a person holds that the article does not say so."""
        return any(one.verdict == "rejected" for one in self.judgements)


class Happening(msgspec.Struct, frozen=True):
    """One event and every report of it.

    Attributes:
        id: that of the first report's claim.
        reports: all, the first published first.
        sources: how many articles tell of it, copies of one text counted once.
    """

    id: str
    reports: tuple[EventReport, ...]
    sources: int


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


class Entry(msgspec.Struct, frozen=True):
    """One spelling of an entity's name, with its country: what articles name."""

    id: str
    name: str
    country: str | None


class EntityView(msgspec.Struct, frozen=True):
    """An entity, where it appears and what it takes part in.

    Attributes:
        id, name, country: those of the entry that most articles have.
        kind: what it is.
        appearances: in articles, in the order they were added.
        events, figures: it has a part in.
        entries: all that are held to be it.
        judgements: why, and what is held of others that it may be or is not.
    """

    id: str
    kind: EntityKind
    name: str
    country: str | None
    appearances: tuple[Appearance, ...]
    events: tuple[EventReport, ...]
    figures: tuple[FigureReport, ...]
    entries: tuple[Entry, ...] = ()
    judgements: tuple[Judged, ...] = ()


class EntityLine(msgspec.Struct, frozen=True):
    """An entity in a list: its entries, and in how many articles it is named."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    articles: int
    entries: tuple[Entry, ...]


class Restated(msgspec.Struct, frozen=True):
    """A number that two versions of a page give differently."""

    before: FigureReport
    after: FigureReport


class Revision(msgspec.Struct, frozen=True):
    """A page captured again with another text: the articles of both, and the numbers changed."""

    before: Source
    after: Source
    restated: tuple[Restated, ...]


class Changes(msgspec.Struct, frozen=True):
    """What is new in the record since a time.

    Attributes:
        since: ISO 8601.
        articles: first added since then.
        events, figures: their claims.
        revisions: pages whose text has changed.
        judgements: made since then, by people and by Anyq.
        conflicts: disagreements that an article added since then has a part in.
    """

    since: str
    articles: tuple[Source, ...]
    events: tuple[EventReport, ...]
    figures: tuple[FigureReport, ...]
    revisions: tuple[Revision, ...]
    judgements: tuple[Judged, ...]
    conflicts: tuple[Disagreement, ...]


class Rejected(msgspec.Struct, frozen=True):
    """Input that could not be read, and why; see `errors.AnyqError`."""

    id: str
    source_id: str | None
    page: str | None
    code: str
    message: str
    remedy: str
    added_at: str
