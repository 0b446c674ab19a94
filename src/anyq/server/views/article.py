"""An article: its text with all that was read in it, and what that rests on."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

import msgspec
from markupsafe import Markup

from anyq import output
from anyq.article import Script
from anyq.checks import Check
from anyq.claim import EventClaim, FigureClaim
from anyq.entity import Entity, EntityKind
from anyq.pipeline import Reading
from anyq.record import browse, held, shapes
from anyq.record.held import Held
from anyq.record.views import Judged
from anyq.server import prose
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.marks import Numbered, numbered, paragraphs
from anyq.server.view import Ask, Cell, View

SCRIPTS: tuple[Script, ...] = ("Cyrl", "Latn", "Arab")
KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation", "document", "award", "other")


class ArticleQuery(msgspec.Struct, frozen=True):
    """Which article, in which letters (as printed where none are named)."""

    id: str
    script: Script | None = None


class Figure(msgspec.Struct, frozen=True):
    """A figure with its number on the page and the address of its series ("" if none)."""

    number: int
    claim: FigureClaim
    series: str


class Event(msgspec.Struct, frozen=True):
    """An event with its number on the page."""

    number: int
    claim: EventClaim


class Verdict(msgspec.Struct, frozen=True):
    """A check, what it is about in the words printed, and the numbers of its claims."""

    check: Check
    about: str
    numbers: tuple[int, ...]


class Drawn(msgspec.Struct, frozen=True):
    """An article taken apart for its template.

    Attributes:
        reading: all of it.
        title, lines: headline and paragraphs, as HTML.
        figures, events, verdicts: what it says, numbered.
        entities: by kind, those of a kind in the order of the text.
        names: of entities, by id.
        script: of the letters shown.
        judged: what people hold of claims, by id.
        scripts: that it can be shown in.
    """

    reading: Reading
    title: Markup
    lines: tuple[Markup, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    verdicts: tuple[Verdict, ...]
    entities: tuple[tuple[EntityKind, tuple[Entity, ...]], ...]
    names: Mapping[str, str]
    script: Script
    judged: Mapping[str, tuple[Judged, ...]]
    scripts: tuple[Script, ...] = SCRIPTS


class Opened(msgspec.Struct, frozen=True):
    """An article and what people hold of its claims."""

    reading: Reading
    held: Held


class ArticleView(View[ArticleQuery, Opened]):
    """`/article/{id}`."""

    path = "/article/{id}"
    query = ArticleQuery
    shape = output.ReadingOut
    summary = "An article: text, date with its clues, names, figures, events, checks"
    columns: ClassVar[Sequence[str]] = (
        *("claim", "kind", "type", "words", "parties", "value", "low", "high", "unit"),
        *("start", "end", "modality", "attribution", "evidence"),
    )

    def find(self, record: Look, query: ArticleQuery) -> Opened:
        """Return the standing reading of the article, without the checks taken back."""
        said = record.once("held", lambda: record.ask(held.held))
        reading = record.ask(browse.article, query.id)
        checks = tuple(check for check in reading.checks if check.id not in said.gone)
        return Opened(msgspec.structs.replace(reading, checks=checks), said)

    def html(self, found: Opened, query: ArticleQuery, ask: Ask) -> str:
        """Draw the text and the claims beside it."""
        made = draw(found.reading, query.script, found.held.of_claims)
        return template("article.html", ask.lang).render(page=made, ask=ask, kept=True, sent=None)

    def json(self, found: Opened) -> output.ReadingOut:
        """Return the reading as `anyq read --json` prints it, and what people hold of it."""
        claims = found.reading.claims
        ids = [one.id for one in claims.figures] + [one.id for one in claims.events]
        said = tuple(one for claim in ids for one in found.held.of(claim))
        return shapes.judged(found.reading, said)

    def rows(self, found: Opened) -> Iterator[Sequence[Cell]]:
        """Yield a row a claim."""
        claims = found.reading.claims
        names = {entity.id: entity.name for entity in claims.entities}
        for figure in claims.figures:
            yield _figure_row(figure, names)
        for event in claims.events:
            yield _event_row(event)


def draw(
    reading: Reading,
    script: Script | None = None,
    judged: Mapping[str, tuple[Judged, ...]] = MappingProxyType({}),
) -> Drawn:
    """Take a reading apart for its template.

    Args:
        reading: what the page says.
        script: letters to show the text in; None for those printed.
        judged: what people hold of claims, by id.
    """
    claims = numbered(reading)
    shown = script or reading.article.script
    own = shown == reading.article.script
    spell = prose.printed if own else prose.spelling(reading.article.text, shown)
    first, *rest = paragraphs(reading, claims) or [[]]
    return Drawn(
        reading=reading,
        title=prose.render(first, spell),
        lines=tuple(prose.render(line, spell) for line in rest),
        figures=tuple(_figures(claims)),
        events=tuple(
            Event(one.number, one.claim) for one in claims if isinstance(one.claim, EventClaim)
        ),
        verdicts=tuple(_verdicts(reading, claims)),
        entities=tuple(_by_kind(reading.claims.entities)),
        names={entity.id: entity.name for entity in reading.claims.entities},
        script=shown,
        judged=judged,
    )


def _figures(claims: Sequence[Numbered]) -> Iterator[Figure]:
    for one in claims:
        if isinstance(one.claim, FigureClaim):
            yield Figure(one.number, one.claim, series_address(one.claim))


def series_address(claim: FigureClaim) -> str:
    """Return the address of the series a figure belongs to; "" if it is of no known indicator."""
    if claim.indicator.id is None or not claim.subjects:
        return ""
    return f"/series/{'-'.join(claim.subjects)}/{claim.indicator.id}"


def _verdicts(reading: Reading, claims: Sequence[Numbered]) -> Iterator[Verdict]:
    numbers = {one.claim.id: one.number for one in claims}
    measured = {claim.id: claim.indicator.text for claim in reading.claims.figures}
    for check in reading.checks:
        known = [claim for claim in check.claims if claim in measured]
        about = ", ".join(dict.fromkeys(measured[claim] for claim in known))
        yield Verdict(check, about, tuple(numbers[claim] for claim in known))


def _by_kind(entities: Sequence[Entity]) -> Iterator[tuple[EntityKind, tuple[Entity, ...]]]:
    for kind in KINDS:
        found = tuple(entity for entity in entities if entity.kind == kind)
        if found:
            yield kind, found


def _figure_row(claim: FigureClaim, names: Mapping[str, str]) -> tuple[Cell, ...]:
    value, period = claim.amount.value, claim.period
    return (
        claim.id,
        "figure",
        claim.indicator.id,
        claim.indicator.text,
        "; ".join(names.get(subject, subject) for subject in claim.subjects),
        value[0] if isinstance(value, tuple) else value,
        claim.amount.low,
        claim.amount.high,
        claim.amount.unit,
        output.iso(period.start) if period else None,
        output.iso(period.end) if period else None,
        claim.modality,
        claim.attribution,
        claim.evidence.text,
    )


def _event_row(claim: EventClaim) -> tuple[Cell, ...]:
    return (
        claim.id,
        "event",
        claim.type,
        "; ".join(item.text for item in claim.objects),
        "; ".join(f"{item.role} {item.name}" for item in claim.participants),
        *(None, None, None, None),
        output.iso(claim.time.start) if claim.time else None,
        output.iso(claim.time.end) if claim.time else None,
        claim.modality,
        claim.attribution,
        claim.evidence.text,
    )
