"""Heads of state who are called by their office alone: `Мемлекет басшысы`, `АҚШ президенті`."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading import frames
from anyq.reading.events.actors import Actor
from anyq.reading.events.cast import HOME, Cast

OFFICES = frozenset({"мемлекет басшысы", "елбасы", "президент"})
STATES = frozenset({"республика", "федерация", "республикасының", "федерациясының"})
WORDS = 3  # `Қазақстан Республикасының Президенті`; longer phrases are of other presidents


class Office(msgspec.Struct, frozen=True):
    """A line of `offices.tsv`: the title of an office called by another name, and whose it is."""

    role: str
    country: str


@cache
def offices() -> dict[str, Office]:
    """Return the offices of `offices.tsv` by what they are called."""
    table = rows(frames.PACKAGE, "data/offices.tsv")
    return {row["phrase"]: Office(row["role"], row["country"]) for row in table}


def office(phrase: str) -> Office | None:
    """Return the office that a phrase calls by another name; None for any other phrase."""
    return offices().get(phrase)


def holder(actor: Actor, cast: Cast) -> tuple[str, str] | None:
    """Return name and country of the head of state that a bare phrase means.

    None where the phrase is of another office, the day of the article is not known, or an
    office without a country may be that of someone else whom the article names.
    """
    country = office_of(actor.name.lower(), actor.country)
    if country is None or not cast.days:
        return None
    if actor.country is None and cast.presidents() - {country}:
        return None
    held = held_by(country, cast.days)
    return (held, country) if held else None


def office_of(phrase: str, country: str | None) -> str | None:
    """Return the country whose head of state a phrase names; None for any other phrase."""
    if phrase in OFFICES:
        return country or HOME
    words = phrase.split()
    state = len(words) == WORDS - 1 or (len(words) == WORDS and words[1] in STATES)
    return country if state and words[-1] == "президенті" else None


@cache
def terms() -> tuple[tuple[str, str, date, date], ...]:
    """Return country, name, first and last day of every head of state known."""
    return tuple(
        (
            row["country"],
            row["name"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else date.max,
        )
        for row in rows(frames.PACKAGE, "data/leaders.tsv")
        if row["rank"] == "state"
    )


def held_by(country: str, days: Sequence[date]) -> str | None:
    """Return who headed a state on all of the days; None if not one and the same."""
    found = {
        name
        for land, name, since, until in terms()
        if land == country and all(since <= day <= until for day in days)
    }
    return found.pop() if len(found) == 1 else None
