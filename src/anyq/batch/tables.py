"""What a run writes: the columns of its tables, and a reading or a reject as their rows."""

from decimal import Decimal

import msgspec
import pyarrow as pa

from anyq import output
from anyq.batch.copies import fingerprint
from anyq.capture import Reject
from anyq.claim import EventClaim, FigureClaim
from anyq.moment import Moment
from anyq.page import Page
from anyq.pipeline import Reading

PRECISION, SCALE = 38, 12  # of a Parquet decimal: the most that readers of Parquet share
LARGEST = Decimal(10) ** (PRECISION - SCALE)

_PLACE = [("shard", pa.int32()), ("row", pa.int32())]
_NUMBER = pa.decimal128(PRECISION, SCALE)
_NAMES = pa.list_(pa.string())
SCHEMAS = {
    "articles": pa.schema(
        [
            *_PLACE,
            ("article", pa.string()),
            ("page", pa.string()),
            ("source_id", pa.string()),
            ("url", pa.string()),
            ("captured_at", pa.string()),
            ("publisher", pa.string()),
            ("media_type", pa.string()),
            ("title", pa.string()),
            ("script", pa.string()),
            ("published", pa.string()),
            ("published_end", pa.string()),
            ("precision", pa.string()),
            ("status", pa.string()),
            ("bylines", _NAMES),
            ("credit", pa.string()),
            ("dateline", pa.string()),
            ("text", pa.string()),
            ("figures", pa.int32()),
            ("events", pa.int32()),
            ("reading", pa.string()),
            ("minhash", pa.binary()),
        ]
    ),
    "pages": pa.schema(
        [
            *_PLACE,
            ("page", pa.string()),
            ("publisher", pa.string()),
            ("title", pa.string()),
            ("charset", pa.string()),
            ("content", pa.binary()),
        ]
    ),
    "claims": pa.schema(
        [
            *_PLACE,
            ("claim", pa.string()),
            ("article", pa.string()),
            ("kind", pa.string()),
            ("type", pa.string()),
            ("plover", pa.string()),
            ("subjects", _NAMES),
            ("direction", pa.string()),
            ("value", _NUMBER),
            ("low", _NUMBER),
            ("high", _NUMBER),
            ("unit", pa.string()),
            ("start", pa.string()),
            ("end", pa.string()),
            ("place", pa.string()),
            ("modality", pa.string()),
            ("background", pa.bool_()),
            ("attribution", pa.string()),
            ("rule", pa.string()),
        ]
    ),
    "evidence": pa.schema(
        [
            *_PLACE,
            ("claim", pa.string()),
            ("article", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("text", pa.string()),
        ]
    ),
    "rejects": pa.schema(
        [
            *_PLACE,
            ("source_id", pa.string()),
            ("url", pa.string()),
            ("page", pa.string()),
            ("code", pa.string()),
            ("message", pa.string()),
            ("remedy", pa.string()),
        ]
    ),
}

Cell = str | int | bool | bytes | Decimal | list[str] | None
Row = dict[str, Cell]


def article(value: Reading) -> Row:
    """Return the row of an article; `reading` is the line that `anyq read --json` prints."""
    one, page = value.article, value.page
    captured = page.captured_at
    return {
        "article": one.id,
        "page": page.sha256,
        "source_id": page.source_id,
        "url": page.url,
        "captured_at": captured.isoformat() if captured else None,
        "publisher": page.publisher,
        "media_type": page.media_type,
        "title": one.title,
        "script": one.script,
        "published": output.iso(one.published.start),
        "published_end": output.iso(one.published.end),
        "precision": one.published.precision,
        "status": one.published.status,
        "bylines": list(one.bylines),
        "credit": one.credit,
        "dateline": one.dateline,
        "text": one.text,
        "figures": len(value.claims.figures),
        "events": len(value.claims.events),
        "reading": output.json(output.reading(value)).decode(),
        "minhash": fingerprint(one.text),
    }


def page(value: Page) -> Row:
    """Return the row of a page's bytes."""
    told = {"publisher": value.publisher, "title": value.title, "charset": value.charset}
    return {"page": value.sha256, **told, "content": value.content}


def claims(value: Reading) -> list[Row]:
    """Return the rows of an article's claims."""
    figures = [_figure(claim) for claim in value.claims.figures]
    rows = [*figures, *(_event(claim) for claim in value.claims.events)]
    return [{"article": value.article.id, **row} for row in rows]


def _figure(claim: FigureClaim) -> Row:
    amount = claim.amount
    value = amount.value if isinstance(amount.value, Decimal) else amount.value[0]
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "type": claim.indicator.id or claim.indicator.text,
        "subjects": list(claim.subjects),
        "direction": claim.direction,
        "value": _number(value),
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        **_period(claim.period),
        "modality": claim.modality,
        "attribution": claim.attribution,
        "rule": claim.rule,
    }


def _event(claim: EventClaim) -> Row:
    return {
        "claim": claim.id,
        "kind": "event",
        "type": claim.type,
        "plover": claim.plover,
        "subjects": [party.country or party.name for party in claim.participants],
        **_period(claim.time),
        "place": claim.place.name if claim.place else None,
        "modality": claim.modality,
        "background": claim.background,
        "attribution": claim.attribution,
        "rule": claim.rule,
    }


def _period(time: Moment | None) -> Row:
    return {
        "start": output.iso(time.start) if time else None,
        "end": output.iso(time.end) if time else None,
    }


def _number(value: Decimal | None) -> Decimal | None:
    """Return a number as Parquet holds it; None beyond what its decimals reach."""
    if value is None or abs(value) >= LARGEST:
        return None
    return value.quantize(Decimal(1).scaleb(-SCALE))


def evidence(value: Reading) -> list[Row]:
    """Return the rows of the words that an article's claims rest on."""
    found: list[FigureClaim | EventClaim] = [*value.claims.figures, *value.claims.events]
    return [
        {"claim": claim.id, "article": value.article.id, **msgspec.structs.asdict(claim.evidence)}
        for claim in found
    ]


def reject(value: Reject, given: Page | None) -> Row:
    """Return the row of what could not be read, and why."""
    return {
        "source_id": value.source_id,
        "url": value.url or (given.url if given else None),
        "page": given.sha256 if given else None,
        "code": value.code,
        "message": value.message,
        "remedy": value.remedy,
    }


def month(value: Reading) -> str:
    """Return the month of an article's day, or of its capture: `2024-04`; empty if unknown."""
    at = value.article.published.start or value.page.captured_at
    return at.isoformat()[:7] if at else ""
