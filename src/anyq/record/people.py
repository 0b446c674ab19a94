"""Entities of the record: all the entries that are held to be one, seen together."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from anyq.record import load, names, reports, schema
from anyq.record.groups import AT_ONCE, groups
from anyq.record.held import judgements, withdrawn
from anyq.record.views import Appearance, EntityLine, EntityView, Entry, Judged

_entity, _naming, _about = schema.entity.c, schema.naming.c, schema.about.c
_COUNT = (
    sa.select(sa.func.count())
    .select_from(sa.join(schema.naming, schema.current, _naming.reading == load.CURRENT.reading))
    .where(_naming.entity == _entity.key)
    .scalar_subquery()
)
_ENTRIES = sa.select(schema.entity, _COUNT.label("articles"))


def view(connection: sa.Connection, members: Sequence[str]) -> EntityView:
    """Return an entity, given the ids of its entries."""
    line = _line(_entries(connection, members))
    return EntityView(
        id=line.id,
        kind=line.kind,
        name=line.name,
        country=line.country,
        appearances=tuple(_appearances(connection, members)),
        events=tuple(reports.event_reports(connection, reports.part_of(members))),
        figures=tuple(reports.figures(connection, reports.part_of(members))),
        entries=line.entries,
        judgements=opinions(connection, members),
    )


def listed(
    connection: sa.Connection, query: str | None, kind: str | None, limit: int
) -> tuple[EntityLine, ...]:
    """Return entities, those that most articles name first.

    Args:
        connection: a connection in a transaction.
        query: a name in any spelling, or a part of one; None for all.
        kind: `person`, `place`…; None for all.
        limit: how many at most.
    """
    found = _ENTRIES.order_by(sa.desc("articles"), _entity.name).limit(limit * 4)
    if kind:
        found = found.where(_entity.kind == kind)
    if query:
        ids = [one.id for one in names.named(connection, query)]
        part = _entity.name.icontains(query, autoescape=True)
        found = found.where(part | _entity.id.in_(ids))
    of = groups(connection, "entity", [row.id for row in connection.execute(found)])
    lines = (_line(_entries(connection, members)) for members in dict.fromkeys(of.values()))
    ranked = sorted(lines, key=lambda line: (-line.articles, line.name))
    return tuple(ranked[:limit])


def _entries(
    connection: sa.Connection, members: Sequence[str]
) -> list["sa.Row[*tuple[object, ...]]"]:
    found = _ENTRIES.where(_entity.id.in_(members))
    return list(connection.execute(found.order_by(sa.desc("articles"), _entity.id)))


def _line(rows: Sequence["sa.Row[*tuple[object, ...]]"]) -> EntityLine:
    """Return the line of entries, the one with most articles first."""
    first = rows[0]
    return EntityLine(
        id=first.id,
        kind=first.kind,
        name=first.name,
        country=next((row.country for row in rows if row.country), None),
        articles=sum(row.articles for row in rows),
        entries=tuple(Entry(row.id, row.name, row.country) for row in rows),
    )


def _appearances(connection: sa.Connection, members: Sequence[str]) -> Iterator[Appearance]:
    joined = load.standing().join(schema.naming, _naming.reading == load.CURRENT.reading)
    query = (
        sa.select(_naming.role, _naming.mentions, *load.SOURCE)
        .select_from(joined.join(schema.entity, _naming.entity == _entity.key))
        .where(_entity.id.in_(members))
        .order_by(load.CURRENT.seq)
    )
    for row in connection.execute(query):
        yield Appearance(load.source(row), row.role, row.mentions)


def opinions(connection: sa.Connection, things: Sequence[str]) -> tuple[Judged, ...]:
    """Return the judgements on entities that stand."""
    gone = withdrawn(connection)
    about = sa.select(_about.judgement).where(_about.thing.in_(things[:AT_ONCE]))
    found = judgements(
        connection, schema.judgement.c.kind == "entity", schema.judgement.c.id.in_(about)
    )
    return tuple(one for one in found if one.id not in gone)
