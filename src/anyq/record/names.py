"""Whom a name, an id or a code means in the record."""

from collections.abc import Sequence

import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.record import rows, schema
from anyq.record.likeness import fold

_entity = schema.entity.c
SHORTEST = 6  # letters of an id that may stand for the whole
KINDS = ("person", "place", "organisation", "document", "award", "other")


def begins(column: sa.ColumnElement[str], id: str) -> sa.ColumnElement[bool]:
    """Match a whole id, or its beginning if that is long enough."""
    if len(id) < SHORTEST:
        return column == id
    return (column >= id) & (column < id + "\U0010ffff")


def code(party: str) -> str:
    """Return a country's code in capitals; any other name as it is."""
    return party.upper() if rows.is_country(party.upper()) else party


def meant(connection: sa.Connection, party: str) -> Sequence[str]:
    """Return the country code or the entity ids that a party stands for.

    Raises:
        Unknown: the record does not know it, or knows several of that name.
    """
    found = code(party)
    return [found] if rows.is_country(found) else entities(connection, party)


def entities(connection: sa.Connection, party: str) -> list[str]:
    """Return the ids of an entity given by id, by name, or by the last word of its name."""
    for condition in (
        (_entity.id == party) | (_entity.fold.in_(_folds(party)) & (_entity.name == party)),
        _entity.fold.in_(_folds(party)) & _entity.name.endswith(f" {party}", autoescape=True),
    ):
        found = connection.execute(sa.select(_entity.id, _entity.name).where(condition)).all()
        named = sorted({row.name for row in found})
        if len(named) > 1:
            raise Unknown(
                f"“{party}” may be {', '.join(named)}.", "Give the whole name, or the entity's id."
            )
        if named:
            return [row.id for row in found]
    raise Unknown(
        f"The record knows no “{party}”.",
        "Give ISO country codes (KZ KG), or a name in the nominative, in Cyrillic.",
    )


def _folds(name: str) -> list[int]:
    return [rows.number(fold(kind, name)) for kind in KINDS]
