"""Who is who in an article, as events ask for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from anyq.claim import Place
from anyq.data import rows
from anyq.doc import Mention
from anyq.entity import Entity
from anyq.reading import frames

HOME = "KZ"  # whose offices the Kazakh press names without the country
COLLEAGUES = frozenset({"әріптес"})
HEADS = frozenset({"басшы", "көшбасшы", "президент"})
STATES = frozenset({"мемлекет басшысы", "елбасы"})


@cache
def country_names() -> frozenset[str]:
    """Return every name that a country goes by."""
    formal = {row["name"] for row in rows(frames.PACKAGE, "data/countries.tsv")}
    return frozenset(
        formal | {row["form"] for row in rows(frames.PACKAGE, "data/country_names.tsv")}
    )


@cache
def country_codes() -> dict[str, str]:
    """Return the codes of countries by their names."""
    return {row["name"]: row["code"] for row in rows(frames.PACKAGE, "data/countries.tsv")}


@cache
def metonyms() -> dict[str, str]:
    """Return the seats of power that stand for a government, and its country."""
    return {row["name"]: row["country"] for row in rows(frames.PACKAGE, "data/metonyms.tsv")}


@cache
def leader_names() -> frozenset[str]:
    """Return the names of all who led a country, whenever they did."""
    return frozenset(row["name"] for row in rows(frames.PACKAGE, "data/leaders.tsv"))


@cache
def initialled() -> dict[str, str]:
    """Return the countries of leaders by initial and surname (`А. Мамин`), if one's alone."""
    found: dict[str, set[str]] = {}
    for row in rows(frames.PACKAGE, "data/leaders.tsv"):
        given, *_, surname = row["name"].split()
        found.setdefault(f"{given[0]}. {surname}", set()).add(row["country"])
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def is_leader(name: str) -> bool:
    """Whether a name is that of someone who leads or led a country, in full or by initial."""
    return name in leader_names() or name in initialled()


class Cast(msgspec.Struct, frozen=True):
    """The entities of an article, by where they are mentioned.

    Attributes:
        entities: all of them.
        at: entity by start and end of a mention.
        days: the days the article may be of; empty if not known.
    """

    entities: tuple[Entity, ...]
    at: Mapping[tuple[int, int], Entity]
    days: tuple[date, ...] = ()

    @classmethod
    def of(cls, entities: Sequence[Entity], days: Sequence[date] = ()) -> "Cast":
        """Index entities by the spans of their mentions."""
        at = {(m.start, m.end): entity for entity in entities for m in entity.mentions}
        return cls(tuple(entities), at, tuple(days))

    def presidents(self) -> frozenset[str]:
        """Return the countries of the presidents whom the article names."""
        people = (e for e in self.entities if e.kind == "person" and e.role and e.country)
        return frozenset(e.country or "" for e in people if is_titled(e.role or "", "президент"))

    def who(self, mention: Mention) -> Entity | None:
        """Return the entity that a mention is a trace of."""
        return self.at.get((mention.start, mention.end))

    def place(self, mention: Mention) -> Place:
        """Make the place that a mention names."""
        entity = self.who(mention)
        if entity is None:
            return Place(None, mention.name, mention.country)
        return Place(entity.id, entity.name, entity.country)

    def is_country(self, entity: Entity) -> bool:
        """Whether an entity is a country itself."""
        return entity.kind == "place" and entity.name in country_names()

    def person_of(self, country: str | None, head: str) -> Entity | None:
        """Return the one person a title means (`Қырғызстан басшысы`, `Президент`).

        Args:
            country: whose title it is; None where the phrase says none, as the press speaks
                of its own.
            head: lemma of the title.

        Returns:
            The one with that title, else the only person of that country if no other title
            is known of them or the phrase says none (`әріптесі`); None if several.
        """
        people = [e for e in self.entities if e.kind == "person"]
        if country is not None:
            people = [e for e in people if e.country == country]
        titled = [e for e in people if e.role and is_titled(e.role, head)]
        home = [e for e in titled if e.country == HOME]
        if len(titled) == 1 or (country is None and len(home) == 1):
            return (home if country is None and home else titled)[0]
        if country is None or len(people) != 1:
            return None
        return people[0] if head in COLLEAGUES or people[0].role is None else None

    def holder(self, role: str, country: str) -> Entity | None:
        """Return the one person of a country whose title is or ends in `role`."""
        people = [e for e in self.entities if e.kind == "person" and e.country == country]
        found = [e for e in people if (e.role or "").endswith(role)]
        return found[0] if len(found) == 1 else None

    def body(self, head: str) -> Entity | None:
        """Return the one organisation that a bare word for it means (`банк`, `министрлік`)."""
        named = [e for e in self.entities if e.kind == "organisation" and " " in e.name]
        found = [e for e in named if e.name.lower().split()[-1] in {head, head + "ы", head + "і"}]
        return found[0] if len(found) == 1 else None

    def country(self, code: str) -> Entity | None:
        """Return the entity of a country, if the article names it."""
        return next((e for e in self.entities if e.country == code and self.is_country(e)), None)


def is_titled(role: str, head: str) -> bool:
    """Whether a person's title is what a phrase calls them; a head of state is a president."""
    last = role.split()[-1]
    return last.startswith(head) or (head in HEADS and (last == "президент" or role in STATES))
