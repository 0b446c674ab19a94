"""Rows read and put together: readings, sources, checks. Every query of one snapshot."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from anyq.article import Article
from anyq.checks import Check
from anyq.claim import Claims, EventClaim, FigureClaim
from anyq.entity import Entity
from anyq.output import PublishedOut
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import restore, schema
from anyq.record.views import Source
from anyq.span import Span


class _Dated(msgspec.Struct):
    """The part of an article's body that a source shows; the rest is not decoded."""

    published: PublishedOut


_dated = msgspec.json.Decoder(_Dated)
_r, _a, _c, _p = schema.reading.c, schema.article.c, schema.capture.c, schema.page.c
_claim, _naming, _mention = schema.claim.c, schema.naming.c, schema.mention.c
_entity, _judgement, _verdict = schema.entity.c, schema.judgement.c, schema.verdict.c
CURRENT = schema.current.c

# What `source` reads: join it to `current` (or to an outcome) in a query.
SOURCE = (
    _a.id.label("article"),
    _a.title.label("headline"),
    _r.body.label("article_body"),
    _c.page,
    _c.source_id,
    _c.url,
    _c.captured_at,
    _c.publisher,
)


# The queries of one reading, made once: they run for every reading of a large record.
_READING: sa.BindParameter[int] = sa.bindparam("reading", type_=sa.Integer)
_STANDING = sa.select(CURRENT.reading, CURRENT.capture).order_by(CURRENT.seq)
_HEAD = (
    sa.select(_r.body, _r.notes, _r.article_notes, _a.title, _a.text)
    .join_from(schema.reading, schema.article)
    .where(_r.key == _READING)
)
_PAGE = (
    sa.select(schema.capture, _p.codec, _p.content)
    .join_from(schema.capture, schema.page)
    .where(_c.id == sa.bindparam("capture"))
)
_BODIES = (
    sa.select(_claim.kind, _claim.body).where(_claim.reading == _READING).order_by(_claim.position)
)
_MENTIONS = (
    sa.select(_mention.naming, _mention.start, _mention.end)
    .where(_mention.reading == _READING)
    .order_by(_mention.naming, _mention.ordinal)
)
_ENTITIES = (
    sa.select(_naming.position, _naming.role, schema.entity)
    .join_from(schema.naming, schema.entity)
    .where(_naming.reading == _READING)
    .order_by(_naming.position)
)
_CHECKS = (
    sa.select(_judgement.id, _judgement.body)
    .join_from(schema.verdict, schema.judgement)
    .where(_verdict.reading == _READING)
    .order_by(_verdict.position)
)
_WITHDRAWALS = sa.select(_judgement.id, _judgement.withdraws).where(
    _judgement.withdraws.is_not(None)
)


def standing() -> sa.FromClause:
    """Return the join of each article with its standing reading and that reading's capture."""
    return (
        sa.join(schema.current, schema.reading, CURRENT.reading == _r.key)
        .join(schema.article, _r.article == _a.id)
        .join(schema.capture, CURRENT.capture == _c.id)
    )


def source(row: "sa.Row[*tuple[object, ...]]") -> Source:
    """Return the source of a row that holds the columns `SOURCE`."""
    return Source(
        article=row.article,
        title=row.headline,
        published=restore.published(_dated.decode(row.article_body).published),
        page=row.page,
        source_id=row.source_id,
        url=row.url,
        captured_at=restore.instant(row.captured_at),
        publisher=row.publisher,
    )


def readings(connection: sa.Connection) -> Iterator[Reading]:
    """Yield the standing reading of every article, in the order they were added."""
    for reading, capture in connection.execute(_STANDING):
        yield one(connection, reading, capture)


def one(connection: sa.Connection, reading: int, capture: str) -> Reading:
    """Return one reading as it was made of one capture."""
    row = connection.execute(_HEAD, {"reading": reading}).one()
    notes = restore.notes(row.notes)
    own = notes if row.article_notes is None else restore.notes(row.article_notes)
    article = restore.article(row.body, row.title, row.text, own)
    return Reading(
        page=_page(connection, capture),
        article=article,
        claims=_claims(connection, reading, article),
        checks=checks(connection, reading),
        notes=notes,
    )


def _page(connection: sa.Connection, capture: str) -> Page:
    row = connection.execute(_PAGE, {"capture": capture}).one()
    return Page(
        content=restore.content(row.codec, row.content),
        media_type=row.media_type,
        url=row.url,
        captured_at=restore.instant(row.captured_at),
        source_id=row.source_id,
        publisher=row.publisher,
        title=row.title,
        charset=row.charset,
    )


def _claims(connection: sa.Connection, reading: int, article: Article) -> Claims:
    figures: list[FigureClaim] = []
    events: list[EventClaim] = []
    for kind, body in bodies(connection, reading):
        if kind == "figure":
            figures.append(restore.figure(body, article.text))
        else:
            events.append(restore.event(body, article.text))
    return Claims(_entities(connection, reading, article), tuple(figures), tuple(events))


def bodies(connection: sa.Connection, reading: int) -> Iterator[tuple[str, str]]:
    """Yield kind and body of each claim of a reading, in its order."""
    for row in connection.execute(_BODIES, {"reading": reading}):
        yield row.kind, row.body


def _entities(connection: sa.Connection, reading: int, article: Article) -> tuple[Entity, ...]:
    spans: dict[int, list[Span]] = {}
    for naming, start, end in connection.execute(_MENTIONS, {"reading": reading}):
        spans.setdefault(naming, []).append(article.quote(start, end))
    return tuple(
        Entity(
            id=row.id,
            kind=row.kind,
            name=row.name,
            country=row.country,
            role=row.role,
            mentions=tuple(spans.get(row.position, ())),
        )
        for row in connection.execute(_ENTITIES, {"reading": reading})
    )


def checks(
    connection: sa.Connection, reading: int, without: frozenset[str] = frozenset()
) -> tuple[Check, ...]:
    """Return the checks of a reading, in its order, `without` those judgements."""
    found = connection.execute(_CHECKS, {"reading": reading})
    return tuple(restore.check(body) for key, body in found if key not in without)


def withdrawn(connection: sa.Connection) -> frozenset[str]:
    """Return the judgements that a later one takes back (and none takes back in turn)."""
    by_target: dict[str, list[str]] = {}
    for key, target in connection.execute(_WITHDRAWALS):
        by_target.setdefault(target, []).append(key)

    def gone(key: str) -> bool:
        return any(not gone(by) for by in by_target.get(key, ()))

    return frozenset(filter(gone, by_target))
