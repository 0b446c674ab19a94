"""A `Reading` as rows of the tables. Pure: nothing here knows a database."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec

from anyq import output
from anyq.capture import Reject
from anyq.claim import Claim, FigureClaim
from anyq.entity import Entity, entity_id
from anyq.errors import BadReading
from anyq.output import ArticleOut, EventOut, FigureOut, TimeOut
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import body, pack
from anyq.record.direct import Row
from anyq.record.likeness import fold
from anyq.span import Span, content_id

CERTAINTY = {"resolved": 2, "likely": 1, "unresolved": 0}
_COUNTRY = re.compile(r"[A-Z]{2}")
_FIGURES_ONLY = ("series", "measure", "direction", "low", "high", "unit", "base_start", "base_end")
_NO_FIGURE = dict.fromkeys(_FIGURES_ONLY)


def text(value: object) -> str:
    """Encode JSON whose decimals are strings, so that `1.50` stays `1.50`."""
    return msgspec.json.encode(value).decode()


def number(value: str) -> int:
    """Return 64 bits of hash: what the columns of type `Hash` hold."""
    return int.from_bytes(blake2b(value.encode(), digest_size=8).digest(), "big", signed=True)


def page(value: Page) -> Row:
    """Return the row of a page; one that is empty has its bytes elsewhere, or nowhere."""
    return {
        "sha256": value.sha256,
        "size": len(value.content),
        "codec": pack.CODEC,
        "content": pack.page(value.content) if value.content else None,
    }


def capture(value: Page, at: str) -> Row:
    """Return the row of one capture, added at `at`; it lacks the key of its page."""
    shape = output.page(value)
    known = {
        "source_id": shape.source_id,
        "url": shape.url,
        "captured_at": shape.captured_at,
        "media_type": shape.media_type,
        "publisher": value.publisher,
        "title": value.title,
        "charset": value.charset,
    }
    key = content_id("p", shape.sha256, text(list(known.values())))
    return {"id": key, **known, "added_at": at}


def reject(value: Reject, sha256: str | None, reader: str, at: str) -> Row:
    """Return the row of input that could not be read."""
    told = [value.source_id, sha256, value.code, value.message]
    return {
        "id": content_id("x", text(told)),
        "source_id": value.source_id,
        "page": sha256,
        "code": value.code,
        "message": value.message,
        "remedy": value.remedy,
        "reader": reader,
        "added_at": at,
    }


class Statements(msgspec.Struct, frozen=True):
    """The rows of one reading, by table; they lack the keys of what they point at.

    Attributes:
        id: of the reading: a hash of all it says, the page aside.
        article, reading: one row each.
        entities, namings: who and what is named, by id, and rows with that id for a key.
        tables: the other rows, by table; see `of_body`.
    """

    id: str
    article: Row
    reading: Row
    entities: dict[str, Entity]
    namings: list[Row]
    tables: Mapping[str, list[Row]]


def statements(value: Reading) -> Statements:
    """Return the rows of a reading.

    Raises:
        BadReading: a quotation is not what stands at its offsets, or an entity's id is not
            that of its kind, name and country.
    """
    _hold_together(value)
    said = body.of(value)
    encoded = body.encode(said)
    packed = pack.pack(value.article.text, encoded)
    key = reading_id(value.article.id, encoded)
    article: Row = {"id": value.article.id, "title": value.article.title, "text": packed.text}
    return Statements(
        id=key,
        article=article,
        reading={"id": key, **_head(said.article), "body": packed.body},
        entities={one.id: one for one in said.entities},
        namings=namings(said.entities),
        tables=of_body(said),
    )


def of_body(said: body.Body) -> Mapping[str, list[Row]]:
    """Return the rows that a body makes in `claim` (figures, then events), `party`, `verdict`."""
    begins = said.article.published.start
    figures = [figure(claim, begins) for claim in said.figures]
    claims = [*figures, *(_event(claim, begins) for claim in said.events)]
    return {
        "claim": [{"position": at, **claim} for at, claim in enumerate(claims)],
        "party": list(_parties([*said.figures, *said.events])),
        "verdict": [
            {"position": at, "id": check.id, "verdict": check.verdict}
            for at, check in enumerate(said.checks)
        ],
    }


def reading_id(article: str, encoded: bytes) -> str:
    """Return the id of a reading: a hash of its article and its body."""
    return content_id("r", article, encoded.decode())


def _hold_together(value: Reading) -> None:
    for entity in value.claims.entities:
        if entity.id != entity_id(entity.kind, entity.name, entity.country):
            raise BadReading(
                f"The id {entity.id} is not that of the {entity.kind} {entity.name}.",
                "This is a mistake in Anyq: please report it with the page.",
            )
    article = value.article.text
    for span in quoted(value):
        if article[span.start : span.end] != span.text:
            raise BadReading(
                f"The words “{span.text}” do not stand at {span.start}–{span.end} of article "
                f"{value.article.id}.",
                "This is a mistake in Anyq: please report it with the page.",
            )


def quoted(value: Reading) -> Iterator[Span]:
    """Yield every quotation of the article's text that a reading rests on."""
    for entity in value.claims.entities:
        yield from entity.mentions
        yield from entity.references
    yield from (figure.evidence for figure in value.claims.figures)
    yield from (event.evidence for event in value.claims.events)


def _head(article: ArticleOut) -> Row:
    """Return the columns of a reading that are about the article."""
    return {
        "language": article.language,
        "script": article.script,
        "published_start": article.published.start,
        "published_end": article.published.end,
        "published_precision": article.published.precision,
        "published_status": article.published.status,
        "certainty": CERTAINTY[article.published.status],
    }


def entity(value: Entity) -> Row:
    """Return the row of an entity."""
    return {
        "id": value.id,
        "kind": value.kind,
        "name": value.name,
        "country": value.country,
        "fold": number(fold(value.kind, value.name)),
    }


def namings(entities: Sequence[Entity]) -> list[Row]:
    """Return a row for each id among the entities of a reading; the same id is one row."""
    found: dict[str, Row] = {}
    for one in entities:
        known = found.get(one.id, {"role": None, "mentions": 0})
        role = known["role"] or one.role
        count = int(known["mentions"] or 0) + len(one.mentions)
        found[one.id] = {"entity": one.id, "role": role, "mentions": count}
    return list(found.values())


def figure(claim: FigureOut, published: str | None) -> Row:
    """Return the row of a figure, but for its place; `published` dates one without a time."""
    base, amount = claim.base_period, claim.amount
    return {
        "id": claim.id,
        "kind": "figure",
        "type": claim.indicator.id,
        **_timed(claim.period, published),
        "modality": claim.modality,
        "series": series(claim),
        "measure": claim.kind,
        "direction": claim.direction,
        "low": None if amount.low is None else format(amount.low, "f"),
        "high": None if amount.high is None else format(amount.high, "f"),
        "unit": claim.unit,
        "base_start": base.start if base else None,
        "base_end": base.end if base else None,
    }


def _event(claim: EventOut, published: str | None) -> Row:
    return {
        "id": claim.id,
        "kind": "event",
        "type": claim.type,
        **_timed(claim.time, published),
        "modality": claim.modality,
        **_NO_FIGURE,
    }


def _timed(time: TimeOut | None, published: str | None) -> Row:
    start, end = (time.start, time.end) if time else (None, None)
    return {"begins": start or end or published, "time_start": start, "time_end": end}


def series(claim: FigureOut) -> int | None:
    """Return what a figure is a value of; None where the indicator is not a known one.

    A hash of the indicator, what narrows it, whose it is, and the subjects: two claims with the
    same series, period and unit speak of one number.
    """
    indicator = claim.indicator
    if indicator.id is None:
        return None
    return number(text([indicator.id, indicator.part, indicator.of, sorted(claim.subjects)]))


def _parties(claims: Sequence[FigureOut | EventOut]) -> Iterator[Row]:
    for position, claim in enumerate(claims):
        for one in sorted(parties(claim)):
            yield {"party": one, "claim": position}


def parties(claim: FigureOut | EventOut | Claim) -> set[str]:
    """Return the ids of entities and the codes of countries that a claim is about."""
    if isinstance(claim, FigureOut | FigureClaim):
        return set(claim.subjects)
    named = {one for part in claim.participants for one in (part.entity, part.country)}
    if claim.place:
        named |= {claim.place.entity, claim.place.country}
    named |= {thing.entity for thing in claim.objects}
    return {one for one in named if one}


def is_country(party: str) -> bool:
    """Whether a subject or party is an ISO country code; any other is an entity's id."""
    return bool(_COUNTRY.fullmatch(party))
