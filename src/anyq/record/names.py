"""Whom a name, an id or a code means in the record."""

from collections.abc import Sequence
from itertools import starmap

import msgspec
import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.record import rows, schema
from anyq.record.groups import groups
from anyq.record.likeness import compare, fold

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
    """Return the ids of an entity: of all the entries of the record that are held to be it.

    Args:
        connection: a connection in a transaction.
        party: an id, a name in any spelling, or the surname of a person.

    Raises:
        Unknown: the record does not know it, or knows several.
    """
    found = named(connection, party)
    if not found:
        raise Unknown(
            f"The record knows no “{party}”.",
            "Give ISO country codes (KZ KG), or a name in the nominative, in Cyrillic.",
        )
    of = groups(connection, "entity", [one.id for one in found])
    if len(set(of.values())) > 1:
        labels = sorted({_label(one, found) for one in found})
        raise Unknown(
            f"“{party}” may be {', '.join(labels)}.", "Give the whole name, or the entity's id."
        )
    return list(of[found[0].id])


def entries(connection: sa.Connection, party: str) -> list[str]:
    """Return the ids of the entries that a name or an id stands for, not of all that are one.

    Raises:
        Unknown: see `entities`.
    """
    entities(connection, party)
    return [one.id for one in named(connection, party)]


class Entry(msgspec.Struct, frozen=True):
    """An entity as the record has it: one spelling of one name, with its country."""

    id: str
    kind: str
    name: str
    country: str | None


def named(connection: sa.Connection, party: str) -> list[Entry]:
    """Return the entries with an id or a name, else those spelt alike, else of that surname."""
    query = sa.select(_entity.id, _entity.kind, _entity.name, _entity.country)
    by_id = query.where(begins(_entity.id, party)) if party.startswith("e") else None
    if by_id is not None and (found := list(starmap(Entry, connection.execute(by_id)))):
        return found
    known = list(starmap(Entry, connection.execute(query.where(_entity.fold.in_(_folds(party))))))
    exact = [one for one in known if one.name == party]
    like = {one.id: compare(one.kind, one.name, party) for one in known}
    spelt = [one for one in known if like[one.id] in ("same", "alike")]
    return exact or spelt or [one for one in known if like[one.id] in ("initial", "surname")]


def _label(entry: Entry, others: Sequence[Entry]) -> str:
    """Return the name of an entry, with what tells it from its namesakes."""
    if all(one.id == entry.id or one.name != entry.name for one in others):
        return entry.name
    return f"{entry.name} ({entry.country or '?'}, {entry.id})"


def _folds(name: str) -> list[int]:
    return [rows.number(fold(kind, name)) for kind in KINDS]
