"""`show`: whatever an id names."""

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.pipeline import Reading
from anyq.record import conflicts, load, people, reports, schema
from anyq.record.groups import groups
from anyq.record.names import SHORTEST, begins
from anyq.record.views import (
    Disagreement,
    EntityView,
    EventReport,
    FigureReport,
    Rejected,
)

Found = Reading | EventReport | FigureReport | EntityView | Disagreement | Rejected

_claim = schema.claim.c


def find(connection: sa.Connection, id: str) -> tuple[Found, ...]:
    """Return what an id names.

    Args:
        connection: a connection in a transaction.
        id: SHA-256 of a page, id of an article, claim, entity or check, each whole or its
            first letters (six or more); or the `source_id` or `url` of a capture, whole.

    Raises:
        Unknown: it names nothing.
    """
    for look in LOOKS:
        found = tuple(look(connection, id))
        if found:
            return found
    raise Unknown(
        f"Nothing in the record is named {id}.",
        f"Give an id as printed by --json (its first {SHORTEST} letters are enough), "
        "or the id or the url that the page was added with.",
    )


def _captures(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Iterator[Reading]:
    """Yield the last reading of each capture that meets the condition."""
    outcome, capture = schema.outcome.c, schema.capture.c
    later = schema.outcome.alias()
    last = sa.select(later.c.seq).where(
        later.c.capture == outcome.capture, later.c.seq > outcome.seq
    )
    query = (
        sa.select(outcome.reading, outcome.capture)
        .join_from(schema.outcome, schema.capture, outcome.capture == capture.key)
        .where(condition, ~last.exists())
        .order_by(outcome.seq)
    )
    for reading, of in connection.execute(query):
        yield load.one(connection, reading, of)


def _source(connection: sa.Connection, id: str) -> Iterator[Reading]:
    capture = schema.capture.c
    return _captures(connection, (capture.source_id == id) | (capture.url == id))


def _page(connection: sa.Connection, id: str) -> Iterator[Reading]:
    page = schema.page.c
    query = sa.select(page.key).where(begins(page.sha256, id))
    return _captures(connection, schema.capture.c.page.in_(query))


def _article(connection: sa.Connection, id: str) -> Iterator[Reading]:
    current, article = schema.current.c, schema.article.c
    query = (
        sa.select(current.reading, current.capture)
        .join_from(schema.article, schema.current, current.article == article.key)
        .where(begins(article.id, id))
    )
    for reading, capture in connection.execute(query):
        yield load.one(connection, reading, capture)


def _figure(connection: sa.Connection, id: str) -> Iterator[FigureReport]:
    return reports.figures(connection, begins(_claim.id, id))


def _event(connection: sa.Connection, id: str) -> Iterator[EventReport]:
    return reports.event_reports(connection, begins(_claim.id, id))


def _check(connection: sa.Connection, id: str) -> Iterator[Disagreement]:
    verdict, current = schema.verdict.c, schema.current.c
    query = (
        sa.select(verdict.reading, verdict.position)
        .join_from(schema.verdict, schema.current, current.reading == verdict.reading)
        .where(begins(verdict.id, id))
        .order_by(current.seq, verdict.position)
    )
    for reading, position in connection.execute(query):
        yield conflicts.disagreement(connection, reading, position)


def _entity(connection: sa.Connection, id: str) -> Iterator[EntityView]:
    entity = schema.entity.c
    of = groups(
        connection, "entity", connection.scalars(sa.select(entity.id).where(begins(entity.id, id)))
    )
    for members in dict.fromkeys(of.values()):
        yield people.view(connection, members)


def _reject(connection: sa.Connection, id: str) -> Iterator[Rejected]:
    column = schema.reject.c
    return rejects(connection, begins(column.id, id) | (column.source_id == id))


def rejects(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[Rejected]:
    """Yield what could not be read and meets the conditions, in the order it came."""
    column = schema.reject.c
    query = sa.select(schema.reject).where(*conditions).order_by(column.added_at, column.source_id)
    names = Rejected.__struct_fields__
    for row in connection.execute(query):
        yield Rejected(*(getattr(row, name) for name in names))


Look = Callable[[sa.Connection, str], Iterator[Found]]
LOOKS: tuple[Look, ...] = (_source, _page, _article, _figure, _event, _check, _entity, _reject)
