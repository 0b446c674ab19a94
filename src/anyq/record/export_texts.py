"""Articles for other programs: CoNLL-U of their words, JSON-LD of schema.org."""

from collections.abc import Iterator
from decimal import Decimal
from typing import IO

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.claim import Claim, EventClaim, FigureClaim
from anyq.entity import Entity
from anyq.kazakh import conllu
from anyq.moment import Moment
from anyq.pipeline import Reading
from anyq.record.correct import corrected
from anyq.record.held import Held, held
from anyq.record.load import standing_readings
from anyq.record.views import Judged

Json = str | int | float | bool | None | Decimal | list["Json"] | dict[str, "Json"]
_encode = msgspec.json.Encoder(decimal_format="number").encode
PERSONAL = {"person": "Person", "organisation": "Organization", "place": "Place"}


def conllu_blocks(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the words of every article with lemma, part of speech and features; yield 1 after each.

    Before its sentences stand the article's source, who read it, and its claims with the places
    of their evidence, in code points of its text: `# claim = ID TYPE START:END VERDICTS WORDS`.
    """
    known = held(connection)
    for reading, reader in standing_readings(connection):
        lines = [f"# {name} = {value}" for name, value in _about(reading, reader) if value]
        lines += [f"# claim = {one}" for one in _claims(reading, known)]
        blocks = "".join(conllu.write(reading.article.text))
        out.write(("\n".join(lines) + "\n" + blocks).encode())
        yield 1


def _about(reading: Reading, reader: str) -> Iterator[tuple[str, str | None]]:
    page, article = reading.page, reading.article
    yield "newdoc id", article.id
    yield "title", _line(article.title)
    yield "published", output.iso(article.published.start)
    yield "url", page.url
    yield "source_id", page.source_id
    yield "page", page.sha256
    yield "reader", reader


def _line(text: str) -> str:
    return " ".join(text.split())


def _claims(reading: Reading, known: Held) -> Iterator[str]:
    claims: tuple[Claim, ...] = (*reading.claims.figures, *reading.claims.events)
    for claim in claims:
        where = claim.evidence
        kind = claim.indicator.id if isinstance(claim, FigureClaim) else claim.type
        judged = " ".join(one.verdict for one in known.of(claim.id))
        yield f"{claim.id} {kind or '_'} {where.start}:{where.end} {judged} {_line(where.text)}"


def json_ld(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write a schema.org NewsArticle a line, its claims as `Claim`; yield 1 after each."""
    known = held(connection)
    for reading, reader in standing_readings(connection):
        out.write(_encode(_article(reading, reader, known)))
        out.write(b"\n")
        yield 1


def _article(reading: Reading, reader: str, known: Held) -> Json:
    article, page = reading.article, reading.page
    claims: tuple[Claim, ...] = (*reading.claims.figures, *reading.claims.events)
    made: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:anyq:{article.id}",
        "headline": article.title,
        "inLanguage": f"{article.language}-{article.script}",
        "datePublished": output.iso(article.published.start),
        "url": page.url,
        "identifier": page.source_id,
        "author": [{"@type": "Person", "name": name} for name in article.bylines],
        "publisher": {"@type": "Organization", "name": page.publisher} if page.publisher else None,
        "creditText": article.credit,
        "articleBody": article.text,
        "sha256": page.sha256,
        "mentions": [_entity(one) for one in reading.claims.entities if one.kind in PERSONAL],
        "hasPart": [_claim(claim, known.of(claim.id)) for claim in claims],
        "sdPublisher": {"@type": "SoftwareApplication", "name": reader},
    }
    return _told(made)


def _told(made: dict[str, Json]) -> Json:
    """Leave out what is not known."""
    return {name: value for name, value in made.items() if value not in (None, [], "")}


def _entity(value: Entity) -> Json:
    made: dict[str, Json] = {
        "@type": PERSONAL[value.kind],
        "@id": f"urn:anyq:{value.id}",
        "name": value.name,
        "jobTitle": value.role,
    }
    return _told(made)


def _claim(claim: Claim, judged: tuple[Judged, ...]) -> Json:
    about: Json
    if isinstance(claim, FigureClaim):
        about = _figure(corrected(claim, judged))
    else:
        about = _event(corrected(claim, judged))
    made: dict[str, Json] = {
        "@type": "Claim",
        "@id": f"urn:anyq:{claim.id}",
        "text": claim.evidence.text,
        "about": about,
        "comment": [
            {
                "@type": "Comment",
                "text": f"{one.verdict}: {one.reason}",
                "author": {"@type": "Person", "name": one.author},
                "dateCreated": one.made_at,
            }
            for one in judged
        ],
    }
    return _told(made)


def _figure(claim: FigureClaim) -> Json:
    amount = claim.amount
    made: dict[str, Json] = {
        "@type": "QuantitativeValue",
        "name": claim.indicator.text,
        "value": None if isinstance(amount.value, tuple) else _plain(amount.value),
        "minValue": _plain(amount.low),
        "maxValue": _plain(amount.high),
        "unitText": amount.unit,
        "validFrom": _start(claim.period),
    }
    return _told(made)


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(format(value, "f"))


def _start(time: Moment | None) -> str | None:
    return output.iso(time.start) if time else None


def _event(claim: EventClaim) -> Json:
    made: dict[str, Json] = {
        "@type": "Event",
        "name": claim.type,
        "startDate": _start(claim.time),
        "endDate": output.iso(claim.time.end) if claim.time else None,
        "location": {"@type": "Place", "name": claim.place.name} if claim.place else None,
        "actor": [{"@type": "Thing", "name": one.name} for one in claim.participants],
    }
    return _told(made)
