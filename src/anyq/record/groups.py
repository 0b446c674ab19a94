"""Things that are one: what the judgements `same` and `different` that stand make of each other.

A person's judgement beats Anyq's. Where a chain of `same` would join two that a person holds to
be different, the links of Anyq that come last give way.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec
import sqlalchemy as sa

from anyq.record import schema
from anyq.record.held import withdrawn
from anyq.record.views import JudgementKind

AT_ONCE = 500  # things in one query
_j = schema.judgement.c


class Link(msgspec.Struct, frozen=True):
    """A judgement on two things."""

    judgement: str
    one: str
    other: str
    same: bool
    by_hand: bool
    made_at: str


def groups(
    connection: sa.Connection, kind: JudgementKind, things: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return for each thing all that are the same as it, itself included, sorted.

    Args:
        connection: a connection in a transaction.
        kind: `entity`, `event` or `copy`.
        things: ids.
    """
    asked = list(dict.fromkeys(things))
    links = _reached(connection, kind, asked)
    joined = join(links)
    return {thing: joined.get(thing, (thing,)) for thing in asked}


def _reached(
    connection: sa.Connection, kind: JudgementKind, things: Sequence[str]
) -> dict[str, Link]:
    """Return the judgements on the things, on what is linked to them, and so on."""
    gone = withdrawn(connection)
    found: dict[str, Link] = {}
    seen, ahead = set(things), list(things)
    while ahead:
        at_once, ahead = ahead[:AT_ONCE], ahead[AT_ONCE:]
        for link in _links(connection, kind, at_once):
            if link.judgement in gone or link.judgement in found:
                continue
            found[link.judgement] = link
            fresh = {link.one, link.other} - seen if link.same else set()
            seen |= fresh
            ahead += sorted(fresh)
    return found


def _links(connection: sa.Connection, kind: JudgementKind, things: Sequence[str]) -> Iterable[Link]:
    of, one, other = (schema.about.alias() for _ in range(3))
    query = (
        sa.select(_j.id, one.c.thing, other.c.thing, _j.verdict, _j.by_hand, _j.made_at)
        .join_from(of, schema.judgement, _j.id == of.c.judgement)
        .join(one, (one.c.judgement == _j.id) & (one.c.ordinal == 0))
        .join(other, (other.c.judgement == _j.id) & (other.c.ordinal == 1))
        .where(of.c.thing.in_(things), _j.kind == kind, _j.verdict.in_(("same", "different")))
    )
    for key, first, second, verdict, by_hand, made_at in connection.execute(query):
        yield Link(key, first, second, verdict == "same", by_hand, made_at)


def join(links: Mapping[str, Link]) -> dict[str, tuple[str, ...]]:
    """Return for each thing the group it is in; see the module."""
    standing = _standing(links.values())
    apart = {frozenset((link.one, link.other)) for link in standing if not link.same}
    group: dict[str, set[str]] = {}
    for link in (link for link in standing if link.same):
        ours, theirs = (group.get(thing, {thing}) for thing in (link.one, link.other))
        if ours is theirs or (apart and _are_apart(ours, theirs, apart)):
            continue
        both = ours | theirs
        group.update(dict.fromkeys(both, both))
    return {thing: tuple(sorted(members)) for thing, members in group.items()}


def _are_apart(ours: set[str], theirs: set[str], apart: Set[frozenset[str]]) -> bool:
    return any(frozenset((a, b)) in apart for a in ours for b in theirs)


def _standing(links: Iterable[Link]) -> list[Link]:
    """Return of each pair the judgement that counts: a person's, the last; people's first."""
    last: dict[frozenset[str], Link] = {}
    for link in sorted(links, key=lambda link: (link.by_hand, link.made_at, link.judgement)):
        last[frozenset((link.one, link.other))] = link
    return sorted(last.values(), key=lambda link: (not link.by_hand, link.made_at, link.judgement))
