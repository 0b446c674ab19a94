"""What is known of entities by their ids alone."""

from collections.abc import Iterable

import sqlalchemy as sa

from anyq.record import schema

_entity = schema.entity.c


def kinds(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the kinds of entities by id; what is not known is left out."""
    found = connection.execute(sa.select(_entity.id, _entity.kind).where(_entity.id.in_(list(ids))))
    return {row.id: row.kind for row in found}
