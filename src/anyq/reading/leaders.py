"""Heads of state and government: who held an office on the day an article was published."""

from collections.abc import Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import cache

import msgspec

from anyq.data import rows
from anyq.entity import Entity
from anyq.moment import Published
from anyq.reading.names.forms import key

ALIKE = 0.85  # of two spellings of one name; other people of one surname are below it


class Leader(msgspec.Struct, frozen=True):
    """A line of `leaders.tsv`; `until` is None where the term has no known end."""

    name: str
    country: str | None
    role: str
    rank: str
    since: date
    until: date | None
    others: tuple[str, ...]

    def held(self, day: date) -> bool:
        """Whether the person was in office on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def _leaders() -> tuple[Leader, ...]:
    return tuple(
        Leader(
            row["name"],
            row["country"] or None,
            row["role"],
            row["rank"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
            tuple(name for name in row["others"].split("|") if name),
        )
        for row in rows("anyq.reading", "data/leaders.tsv")
    )


@cache
def _by_word() -> dict[str, tuple[Leader, ...]]:
    """Return the leaders by the key of their surname and of each whole name."""
    found: dict[str, list[Leader]] = {}
    for leader in _leaders():
        names = (leader.name, *leader.others)
        for word in {key(n.lower()) for name in names for n in (name, name.split()[-1])}:
            found.setdefault(word, []).append(leader)
    return {word: tuple(held) for word, held in found.items()}


def days(published: Published) -> tuple[date, ...]:
    """Return the days an article may be of: its day, or the candidates left."""
    start = published.start
    if start is not None:
        return (start.date() if isinstance(start, datetime) else start,)
    return tuple(date.fromisoformat(day) for day in published.candidates if len(day) == 10)


def holds(entity: Entity, rank: str) -> bool:
    """Whether a person is known to head the state (or, by `rank`, the government) he acts for."""
    return (rank, entity.name, entity.country) in _holders()


@cache
def _holders() -> frozenset[tuple[str, str, str | None]]:
    return frozenset((leader.rank, leader.name, leader.country) for leader in _leaders())


def _same(name: str, leader: Leader) -> bool:
    """Whether a name is the leader's: his surname, his whole name, or one spelt much like it."""
    plain = key(name.lower())
    whole = {key(other.lower()) for other in (leader.name, *leader.others)}
    if " " not in name or plain in whole:
        return True
    return any(SequenceMatcher(None, plain, other).ratio() > ALIKE for other in whole)


def known(
    name: str,
    published: Published,
    role: str | None,
    country: str | None,
    countries: frozenset[str],
) -> Leader | None:
    """Return the leader that a name is of.

    Args:
        name: full name, or a surname alone.
        published: when the article was published.
        role: the title printed with it, if any.
        country: the country stated with it, if any.
        countries: those the article names; a surname alone needs its country among them.

    Returns:
        The leader in office then; for a full name with no other title, also one who was
        not; None if it is nobody known or not clear who.
    """
    fitting = [
        leader
        for leader in _by_word().get(key(name.lower().split()[-1]), ())
        if country in (None, leader.country) and _same(name, leader)
    ]
    when = days(published)
    if not when:
        return _undated(name, fitting, countries)
    held = [leader for leader in fitting if all(leader.held(day) for day in when)]
    if " " in name:
        return held[0] if held else None
    held = [h for h in held if h.rank != "minister"]
    held = [h for h in held if h.country in countries or h.country == "KZ" or country]
    held.sort(key=lambda leader: leader.rank != "state")
    return held[0] if held and (role is None or role == held[0].role) else None


def _undated(name: str, fitting: Sequence[Leader], countries: frozenset[str]) -> Leader | None:
    """Return whom a name is of where the day is not known: one who is in office still."""
    now = [leader for leader in fitting if leader.until is None]
    if " " not in name:
        now = [h for h in now if h.rank == "state" and h.country in (*countries, "KZ")]
    return msgspec.structs.replace(now[0], role="") if now else None
