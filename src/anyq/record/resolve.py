"""Entities across articles: which are one, as judgements with their reasons.

A new entity is compared with those whose name folds alike. What is sure is `same`; two whom a
reader could take for one and who are not, `different`; what evidence does not settle, `unsure`
(nothing is linked by it). A surname alone, or an initial, is somebody only if role and country
say so and nobody else fits.
"""

from collections.abc import Iterator, Sequence

import msgspec
import sqlalchemy as sa

from anyq.entity import Entity
from anyq.record import likeness, schema
from anyq.record.direct import Direct, number
from anyq.record.judge import Statement
from anyq.record.views import Opinion

LINKED = ("person", "place", "organisation")
MOST = 60  # entities of one fold that are looked at
DOUBTS = 3  # more than so many that may be meant: nothing is said
_e, _n = schema.entity.c, schema.naming.c
_ALIKE = (
    sa.select(_e.key, _e.id, _e.name, _e.country)
    .where(
        _e.fold == sa.bindparam("fold"),
        _e.kind == sa.bindparam("kind"),
        _e.id != sa.bindparam("id"),
    )
    .order_by(_e.key)
    .limit(MOST)
)
_ROLES = (
    sa.select(_n.role)
    .where(_n.entity == sa.bindparam("entity"), _n.role.is_not(None))
    .distinct()
    .limit(MOST)
)


class Known(msgspec.Struct, frozen=True):
    """An entity of the record: what is compared of it."""

    id: str
    kind: str
    name: str
    country: str | None
    roles: tuple[str, ...]


class Fresh(msgspec.Struct, frozen=True):
    """An entity that the record did not know, and the hash of its fold."""

    entity: Entity
    fold: int


class Opined(msgspec.Struct, frozen=True):
    """What is held of a pair, and why."""

    verdict: Opinion
    reason: str


def link(direct: Direct, fresh: Fresh) -> list[Statement]:
    """Return the judgements on a new entity and those that are there.

    Args:
        direct: the transaction that adds it.
        fresh: the entity, as one article names it.
    """
    new = _known(fresh.entity)
    if new.kind not in LINKED:
        return []
    known = list(_alike(direct, new, fresh.fold))
    found = [(one, opined) for one in known if (opined := judge(new, one, known))]
    doubtful = sum(opined.verdict == "unsure" for _, opined in found)
    return [
        Statement("entity", opined.verdict, (one.id, new.id), opined.reason)
        for one, opined in found
        if opined.verdict != "unsure" or doubtful <= DOUBTS
    ]


def _known(entity: Entity) -> Known:
    roles = (entity.role,) if entity.role else ()
    return Known(entity.id, entity.kind, entity.name, entity.country, roles)


def _alike(direct: Direct, new: Known, fold: int) -> Iterator[Known]:
    """Yield the entities whose name may be that of a new one."""
    for key, one, name, country in direct.rows(_ALIKE, fold=fold, kind=new.kind, id=new.id):
        if likeness.compare(new.kind, new.name, str(name)) != "other":
            roles = tuple(str(role) for (role,) in direct.rows(_ROLES, entity=number(key)))
            where = None if country is None else str(country)
            yield Known(str(one), new.kind, str(name), where, roles)


def judge(one: Known, other: Known, known: Sequence[Known] = ()) -> Opined | None:
    """Say whether two entities of one kind are the same; None where there is nothing to say.

    Args:
        one: an entity.
        other: another.
        known: all that may be meant by the name of the first: where they are of several
            countries, one of no known country may be any of them.
    """
    like = likeness.compare(one.kind, one.name, other.name)
    if like == "other":
        return None
    if like == "different":
        return Opined("different", "given names differ")
    fits = likeness.countries_fit(one.country, other.country)
    if one.kind != "person" and not fits:
        return None
    role = likeness.roles_meet(one.roles, other.roles)
    evidence = _evidence(one, other, role)
    if _is_same(one, other, like, role, fits=fits) and (role or not _torn(one, other, known)):
        return Opined("same", f"name {like}; {evidence}" if evidence else f"name {like}")
    doubt = evidence if fits else f"countries {one.country}, {other.country}"
    return Opined("unsure", f"name {like}; {doubt}" if doubt else f"name {like}")


def _is_same(
    one: Known, other: Known, like: likeness.Likeness, role: str | None, *, fits: bool
) -> bool:
    if not fits:
        return False
    if like == "same":
        return one.kind != "person" or " " in one.name or role is not None
    of_one_country = one.country is not None and one.country == other.country
    if like == "alike":
        return role is not None or of_one_country
    return role is not None and of_one_country


def _torn(one: Known, other: Known, known: Sequence[Known]) -> bool:
    """Whether one of the two has no country, and those of its name have several."""
    if one.country is not None and other.country is not None:
        return False
    namesakes = (
        third for third in known if likeness.compare(one.kind, one.name, third.name) == "same"
    )
    return len({third.country for third in (one, *namesakes)} - {None}) > 1


def _evidence(one: Known, other: Known, role: str | None) -> str:
    said: Sequence[str] = [f"role {role}"] if role else []
    if one.country is not None and one.country == other.country:
        said = [*said, f"country {one.country}"]
    return ", ".join(said)
