"""Events as PLOVER records: the field names of its gold-standard records, and our evidence.

One record an event. Where PLOVER has no category that fits (an appointment, an accident),
`event` is empty and `type` says what it is; nothing is forced. `date` is the first day of the
event's own time and empty where that is open: the day of publication stands in `published`.
"""

from collections.abc import Iterator, Mapping

import msgspec

from anyq import __version__
from anyq.claim import EventClaim, Modality, Participant
from anyq.entity import Entity
from anyq.output import coding
from anyq.output.convert import iso
from anyq.pipeline import Reading
from anyq.span import Span


class PloverActor(msgspec.Struct, frozen=True):
    """A source or target: its name, country (ISO alpha-3) and sector."""

    actorText: str  # noqa: N815 as PLOVER spells it
    code: str
    sector: str


class PloverEvent(msgspec.Struct, frozen=True):
    """One event. The first fields are those of PLOVER, the others what it does not hold.

    Attributes:
        id: of the claim.
        date: ISO day the event began; empty if not told.
        source, target: who acts, on or with whom.
        event, mode: category and mode; empty where none fits.
        eventText: the rule that fired, its frame and way.
        eventLoc: where; empty if not told.
        text: the words it rests on.
        language: of the article.
        publication: the credit printed, else the address.
        coder, version, dateCoded: this program, its version, the day of capture.
        type, modality, background, attribution, objects: as in the claim.
        end: first ISO day after it; empty if open.
        published: ISO day of the article; empty if not known.
        evidence: offsets into the article's text.
        article, title, url: where it is from.
    """

    id: str
    date: str
    source: tuple[PloverActor, ...]
    target: tuple[PloverActor, ...]
    event: str
    mode: str
    eventText: str  # noqa: N815
    eventLoc: str  # noqa: N815
    text: str
    language: str
    publication: str
    coder: str
    version: str
    dateCoded: str  # noqa: N815
    type: str
    modality: Modality
    background: bool
    attribution: str | None
    objects: tuple[str, ...]
    end: str
    published: str
    evidence: Span
    article: str
    title: str
    url: str


def events(reading: Reading) -> Iterator[PloverEvent]:
    """Yield a record for each event of a reading."""
    entities = {entity.id: entity for entity in reading.claims.entities}
    for claim in reading.claims.events:
        yield event(reading, claim, entities)


def event(reading: Reading, claim: EventClaim, entities: Mapping[str, Entity]) -> PloverEvent:
    """Make the record of one event."""
    article, page = reading.article, reading.page
    sources, targets = coding.sides(claim)
    return PloverEvent(
        id=claim.id,
        date=day(iso(claim.time.start) if claim.time else None),
        source=tuple(actor(one, entities) for one in sources),
        target=tuple(actor(one, entities) for one in targets),
        event=claim.plover,
        mode=claim.mode,
        eventText=claim.rule,
        eventLoc=claim.place.name if claim.place else "",
        text=claim.evidence.text,
        language=article.language,
        publication=article.credit or page.url or "",
        coder="Anyq",
        version=__version__,
        dateCoded=day(iso(page.captured_at)),
        type=claim.type,
        modality=claim.modality,
        background=claim.background,
        attribution=claim.attribution,
        objects=tuple(thing.text for thing in claim.objects),
        end=day(iso(claim.time.end) if claim.time else None),
        published=day(iso(article.published.start)),
        evidence=claim.evidence,
        article=article.id,
        title=article.title,
        url=page.url or "",
    )


def actor(participant: Participant, entities: Mapping[str, Entity]) -> PloverActor:
    """Make the record of a participant."""
    return PloverActor(
        actorText=participant.name,
        code=coding.country(participant),
        sector=coding.sector(participant, entities),
    )


def day(instant: str | None) -> str:
    """Return the day of an ISO instant; empty for none."""
    return (instant or "")[: len("2026-01-31")]
