"""A `Reading` as rows of the tables. Pure: nothing here knows a database."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from anyq import output
from anyq.article import Article
from anyq.capture import Reject
from anyq.checks import Check
from anyq.claim import Claim, EventClaim, FigureClaim
from anyq.entity import Entity, entity_id
from anyq.errors import BadReading
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.span import Span, content_id

Value = str | int | bytes | None
Row = Mapping[str, Value]
CODEC = "zlib"
CERTAINTY = {"resolved": 2, "likely": 1, "unresolved": 0}
_OF_FIGURES = (
    *("series", "measure", "direction", "value", "value_to", "low", "high", "unit"),
    *("base_start", "base_end"),
)
_COUNTRY = re.compile(r"[A-Z]{2}")


def text(value: object) -> str:
    """Encode a body: JSON whose decimals are strings, so that `1.50` stays `1.50`."""
    return msgspec.json.encode(value).decode()


def page(value: Page) -> Row:
    """Return the row of a page's bytes."""
    content = zlib.compress(value.content, 9)
    return {
        "sha256": value.sha256,
        "size": len(value.content),
        "codec": CODEC,
        "content": content,
    }


def capture(value: Page, at: str) -> Row:
    """Return the row of one capture of a page, added at `at`."""
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
    return {"id": key, "page": shape.sha256, **known, "added_at": at}


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
    """The rows of one reading, by table; all but its own and its entities' lack its key.

    Attributes:
        id: of the reading: a hash of all it says, the page aside.
        article, reading: one row each.
        entities, namings, mentions: who and what is named (by `Entity.id`), and where.
        claims, parties: figures, then events, and whom they are about.
        judgements, about, verdicts: the checks, their claims, their order.
    """

    id: str
    article: Row
    reading: Row
    entities: list[Row]
    namings: list[Row]
    mentions: list[Row]
    claims: list[Row]
    parties: list[Row]
    judgements: list[Row]
    about: list[Row]
    verdicts: list[Row]


def statements(value: Reading, author: str, at: str) -> Statements:
    """Return the rows of a reading.

    Args:
        value: the reading.
        author: who read and checked, e.g. `anyq 0.1.0`.
        at: when it is added, ISO 8601.

    Raises:
        BadReading: a quotation is not what stands at its offsets, or an entity's id is not
            that of its kind, name and country.
    """
    _hold_together(value)
    claims: tuple[Claim, ...] = (*value.claims.figures, *value.claims.events)
    head, bodies = _head(value), [_body(claim) for claim in claims]
    said = (value.article.id, text(head), *bodies, text(value.claims.entities), text(value.checks))
    key = content_id("r", *said)
    named = list(enumerate(value.claims.entities))
    return Statements(
        id=key,
        article={name: getattr(value.article, name) for name in ("id", "title", "text")},
        reading={"id": key, **head},
        entities=[_entity(entity) for _, entity in named],
        namings=[
            {"position": position, "entity": entity.id, "role": entity.role}
            for position, entity in named
        ],
        mentions=[row for position, entity in named for row in _mentions(position, entity)],
        claims=[
            {"position": position, **_claim(claim), "body": body}
            for position, (claim, body) in enumerate(zip(claims, bodies, strict=True))
        ],
        parties=[
            {"claim": position, "ordinal": ordinal, **party}
            for position, claim in enumerate(claims)
            for ordinal, party in enumerate(_parties(claim))
        ],
        judgements=[_judgement(check, author, at) for check in value.checks],
        about=[row for check in value.checks for row in about(judgement(check), check.claims)],
        verdicts=[
            {"position": position, "judgement": judgement(check)}
            for position, check in enumerate(value.checks)
        ],
    )


def _hold_together(value: Reading) -> None:
    for entity in value.claims.entities:
        if entity.id != entity_id(entity.kind, entity.name, entity.country):
            raise BadReading(
                f"The id {entity.id} is not that of the {entity.kind} {entity.name}.",
                "This is a mistake in Anyq: please report it with the page.",
            )
    for span in _quoted(value):
        if value.article.text[span.start : span.end] != span.text:
            raise BadReading(
                f"The words “{span.text}” do not stand at {span.start}–{span.end} of article "
                f"{value.article.id}.",
                "This is a mistake in Anyq: please report it with the page.",
            )


def _quoted(value: Reading) -> Iterator[Span]:
    for entity in value.claims.entities:
        yield from entity.mentions
    yield from (figure.evidence for figure in value.claims.figures)
    yield from (event.evidence for event in value.claims.events)


def _head(value: Reading) -> Row:
    """Return the columns of a reading that are about the article."""
    article: Article = value.article
    shape = output.reading(value).article
    same = article.notes == value.notes
    return {
        "article": article.id,
        "language": article.language,
        "script": article.script,
        "published_start": shape.published.start,
        "published_end": shape.published.end,
        "published_precision": shape.published.precision,
        "published_status": shape.published.status,
        "certainty": CERTAINTY[shape.published.status],
        "body": text(msgspec.structs.replace(shape, title="", text="")),
        "notes": text(value.notes),
        "article_notes": None if same else text(article.notes),
    }


def _entity(value: Entity) -> Row:
    return {name: getattr(value, name) for name in ("id", "kind", "name", "country")}


def _mentions(naming: int, value: Entity) -> Iterator[Row]:
    for ordinal, span in enumerate(value.mentions):
        where = {"start": span.start, "end": span.end}
        yield {"naming": naming, "ordinal": ordinal, **where}


def _body(claim: Claim) -> str:
    """Encode a claim; the words of its evidence stay in the article's text alone."""
    where = Span(claim.evidence.start, claim.evidence.end, "")
    if isinstance(claim, FigureClaim):
        return text(msgspec.structs.replace(output.figure(claim), evidence=where))
    return text(msgspec.structs.replace(output.event(claim), evidence=where))


def _claim(claim: Claim) -> dict[str, Value]:
    time = claim.period if isinstance(claim, FigureClaim) else claim.time
    when = output.time(time) if time else None
    return {
        "id": claim.id,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "time_start": when.start if when else None,
        "time_end": when.end if when else None,
        "time_precision": when.precision if when else None,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        **(_measured(claim) if isinstance(claim, FigureClaim) else _happened(claim)),
    }


def _measured(claim: FigureClaim) -> dict[str, Value]:
    amount = claim.amount
    value, to = amount.value if isinstance(amount.value, tuple) else (amount.value, None)
    base = output.time(claim.base_period) if claim.base_period else None
    return {
        "kind": "figure",
        "type": claim.indicator.id,
        "series": series(claim),
        "measure": claim.kind,
        "direction": claim.direction,
        "value": plain(value),
        "value_to": plain(to),
        "low": plain(amount.low),
        "high": plain(amount.high),
        "unit": amount.unit,
        "base_start": base.start if base else None,
        "base_end": base.end if base else None,
    }


def _happened(claim: EventClaim) -> dict[str, Value]:
    return {"kind": "event", "type": claim.type, **dict.fromkeys(_OF_FIGURES)}


def series(claim: FigureClaim) -> str | None:
    """Return what a figure is a value of; None where the indicator is not a known one.

    The indicator, what narrows it, whose it is, and the subjects: two claims with the same
    series, period and unit speak of one number.
    """
    indicator = claim.indicator
    if indicator.id is None:
        return None
    return text([indicator.id, indicator.part, indicator.of, sorted(claim.subjects)])


def plain(value: Decimal | None) -> str | None:
    """Write a decimal without an exponent."""
    return None if value is None else format(value, "f")


def _parties(claim: Claim) -> Iterator[Row]:
    if isinstance(claim, FigureClaim):
        yield from (_subject(subject) for subject in claim.subjects)
        return
    for one in claim.participants:
        yield {"role": one.role, "entity": one.entity, "country": one.country}
    if claim.place:
        yield {"role": "place", "entity": claim.place.entity, "country": claim.place.country}
    for thing in claim.objects:
        if thing.entity:
            yield {"role": "object", "entity": thing.entity, "country": None}


def is_country(party: str) -> bool:
    """Whether a subject or party is an ISO country code; any other is an entity's id."""
    return bool(_COUNTRY.fullmatch(party))


def _subject(subject: str) -> Row:
    country = is_country(subject)
    return {
        "role": "subject",
        "entity": None if country else subject,
        "country": subject if country else None,
    }


def judgement(check: Check) -> str:
    """Return the id of the judgement that a check is: a hash of all of it."""
    return content_id("j", text(check))


def _judgement(check: Check, author: str, at: str) -> Row:
    return {
        "id": judgement(check),
        "kind": "check",
        "check": check.id,
        "verdict": check.verdict,
        "reason": check.arithmetic,
        "author": author,
        "made_at": at,
        "withdraws": None,
        "body": text(check),
    }


def about(judgement: str, claims: Sequence[str]) -> list[Row]:
    """Return the rows that say which claims a judgement is about."""
    return [
        {"judgement": judgement, "ordinal": ordinal, "claim": claim}
        for ordinal, claim in enumerate(claims)
    ]
