"""What the record says of its articles, as the index needs it. Every query of this package."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from anyq.record import conflicts, load, pack, schema

T = TypeVar("T")
_r, _a, _c = schema.reading.c, schema.article.c, schema.capture.c
_outcome, _claim = schema.outcome.c, schema.claim.c
_naming, _entity = schema.naming.c, schema.entity.c
_AT_ONCE = 500  # ids in one query


class Name(msgspec.Struct, frozen=True, gc=False):
    """An entity that an article names."""

    id: str
    kind: str
    name: str


class Entry(msgspec.Struct, frozen=True):
    """An article as it stands, with what it is found by.

    Attributes:
        id, title, text: of the article.
        url, publisher: of the capture that stands.
        start, end: of its publication as ISO 8601 text, `end` the first instant after; None open.
        names: the entities it names.
        types: of the events it tells, sorted.
    """

    id: str
    title: str
    text: str
    url: str | None
    publisher: str | None
    start: str | None
    end: str | None
    names: tuple[Name, ...]
    types: tuple[str, ...]


def newest(connection: sa.Connection) -> int:
    """Return the number of the last outcome; 0 of an empty record."""
    return int(connection.scalar(sa.select(sa.func.max(_outcome.seq))) or 0)


def made_at(connection: sa.Connection) -> str:
    """Return what tells this record from another at the same place."""
    facts = connection.execute(sa.select(schema.meta.c.key, schema.meta.c.value))
    return " ".join(sorted(f"{key}={value}" for key, value in facts if key.startswith("made")))


def entries(connection: sa.Connection, after: int, upto: int) -> Iterator[Entry]:
    """Yield the articles that outcomes `after` < seq <= `upto` are about, as they stand now."""
    touched = (
        sa.select(_r.article)
        .join_from(schema.outcome, schema.reading, _outcome.reading == _r.key)
        .where(_outcome.seq > after, _outcome.seq <= upto)
    )
    query = (
        sa.select(_r.key, _a.id, _a.title, _a.text, _c.url, _c.publisher, _r.published_start,
                  _r.published_end)
        .select_from(load.standing())
        .where(load.CURRENT.article.in_(touched))
    )  # fmt: skip
    rows = connection.execute(query).all()
    keys = [row.key for row in rows]
    names, types = _names(connection, keys), _types(connection, keys)
    for row in rows:
        yield Entry(
            id=row.id,
            title=row.title,
            text=pack.text(row.text),
            url=row.url,
            publisher=row.publisher,
            start=row.published_start,
            end=row.published_end,
            names=tuple(names.get(row.key, ())),
            types=tuple(types.get(row.key, ())),
        )


def _names(connection: sa.Connection, readings: Sequence[int]) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    for few in _batches(readings):
        query = (
            sa.select(_naming.reading, _entity.id, _entity.kind, _entity.name)
            .join_from(schema.naming, schema.entity, _naming.entity == _entity.key)
            .where(_naming.reading.in_(few))
        )
        for row in connection.execute(query):
            found.setdefault(row.reading, []).append(Name(row.id, row.kind, row.name))
    return found


def _types(connection: sa.Connection, readings: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for few in _batches(readings):
        query = (
            sa.select(_claim.reading, _claim.type)
            .where(_claim.reading.in_(few), _claim.kind == "event")
            .distinct()
            .order_by(_claim.type)
        )
        for row in connection.execute(query):
            if row.type:
                found.setdefault(row.reading, []).append(row.type)
    return found


def _batches(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(keys), _AT_ONCE):
        yield keys[at : at + _AT_ONCE]


def opened(connection: sa.Connection, ids: Sequence[str]) -> dict[str, load.Opened]:
    """Return articles by id, with their texts and sources, as they stand."""
    found: dict[str, load.Opened] = {}
    for few in _batches(ids):
        query = sa.select(*load.SOURCE).select_from(load.standing()).where(_a.id.in_(few))
        for row in connection.execute(query):
            found[row.article] = load.Opened.of(row)
    return found


def named(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the names of entities by id."""
    query = sa.select(_entity.id, _entity.name).where(_entity.id.in_(ids))
    return {row.id: row.name for row in connection.execute(query)}


def contradicted(connection: sa.Connection) -> frozenset[str]:
    """Return the ids of the articles whose figures contradict others or official ones."""
    found = (*conflicts.across(connection), *conflicts.within(connection))
    return frozenset(one.source.article for dispute in found for one in dispute.figures)
