"""Which series the record has: of whom, of what, with how many figures."""

import msgspec
import sqlalchemy as sa

from anyq.record import load, schema
from anyq.record.reports import takes_part

_claim = schema.claim.c


class Topic(msgspec.Struct, frozen=True):
    """A known indicator and how many figures there are of it."""

    indicator: str
    figures: int


class Group(msgspec.Struct, frozen=True):
    """Figures that state one thing: how many, and one of them, by its id."""

    indicator: str
    figures: int
    example: str


_TOPICS = (
    sa.select(_claim.type, sa.func.count())
    .join_from(schema.claim, schema.current, _claim.reading == load.CURRENT.reading)
    .where(_claim.kind == "figure", _claim.type.is_not(None))
    .group_by(_claim.type)
    .order_by(sa.func.count().desc(), _claim.type)
)
_GROUPS = (
    sa.select(_claim.type, sa.func.count(), sa.func.min(_claim.id))
    .join_from(schema.claim, schema.current, _claim.reading == load.CURRENT.reading)
    .where(_claim.kind == "figure", _claim.series.is_not(None))
    .group_by(_claim.series, _claim.type)
    .order_by(sa.func.count().desc(), sa.func.min(_claim.id))
)


def topics(connection: sa.Connection, *parties: str) -> tuple[Topic, ...]:
    """Return the indicators of figures in which every party has a part, the most told first.

    Args:
        connection: a connection in a transaction.
        parties: ISO country codes or ids of entities.
    """
    found = connection.execute(_TOPICS.where(*map(takes_part, parties)))
    return tuple(Topic(indicator, number) for indicator, number in found)


def groups(connection: sa.Connection, indicator: str | None, limit: int) -> tuple[Group, ...]:
    """Return what most figures are told of, the most told first.

    Args:
        connection: a connection in a transaction.
        indicator: only of this one; None for all.
        limit: at most so many.
    """
    query = _GROUPS.limit(limit)
    if indicator is not None:
        query = query.where(_claim.type == indicator)
    found = connection.execute(query)
    return tuple(Group(kind, number, example) for kind, number, example in found)
