"""How the codings of event data name what a claim says: who acts on whom, by which code.

PLOVER and CAMEO (GDELT) know a source and a target, three-letter countries, sectors of actors
and codes of events. The tables beside this module hold them.
"""

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import msgspec

from anyq.claim import EventClaim, Participant
from anyq.data import rows
from anyq.entity import Entity

PACKAGE = "anyq.output"
COMING = frozenset({"planned", "proposed"})
LIGHT = 2  # digits of a root code: `04` of `042`
QUADS = ((5, 1), (9, 2), (14, 3), (20, 4))  # greatest root code of each class of cooperation


class Code(msgspec.Struct, frozen=True):
    """A CAMEO event code and its weight on the Goldstein scale."""

    code: str
    goldstein: str

    @property
    def root(self) -> str:
        """The two digits of its root category."""
        return self.code[:LIGHT]

    @property
    def quad(self) -> int:
        """1 verbal or 2 material cooperation, 3 verbal or 4 material conflict."""
        return next(quad for last, quad in QUADS if int(self.root) <= last)


@cache
def cameo() -> Mapping[tuple[str, str, str], tuple[Code | None, Code | None]]:
    """Return the codes by type, category and mode: of what happened, of what is to come."""
    return {
        (row["type"], row["plover"], row["mode"]): (
            Code(row["code"], row["goldstein"]),
            Code(row["coming"], row["coming_goldstein"]) if row["coming"] else None,
        )
        for row in rows(PACKAGE, "cameo.tsv")
    }


def code(claim: EventClaim) -> Code | None:
    """Return the CAMEO code of an event; None where CAMEO has none that fits.

    What did not happen, or might, has none: CAMEO cannot say so.
    """
    done, coming = cameo().get((claim.type, claim.plover, claim.mode), (None, None))
    if claim.modality == "happened":
        return done
    return coming if claim.modality in COMING else None


@cache
def countries() -> Mapping[str, str]:
    """Return the three-letter codes of countries by their two-letter codes."""
    return {row["code"]: row["alpha3"] for row in rows(PACKAGE, "country_codes.tsv")}


def country(participant: Participant) -> str:
    """Return the three-letter code of whom a participant acts for; empty if not known."""
    return countries().get(participant.country or "", "")


def sector(participant: Participant, entities: Mapping[str, Entity]) -> str:
    """Return the sector of a participant, by title or name; empty if neither tells it."""
    entity = entities.get(participant.entity or "")
    if entity is not None and entity.kind == "place":
        return "GOV" if participant.country else ""
    told = entity.role if entity and entity.kind == "person" else participant.name
    words = (told or "").lower().split()
    for row in rows(PACKAGE, "sectors.tsv"):
        if any(word.startswith(row["word"]) for word in words):
            return row["sector"]
    return ""


def sides(claim: EventClaim) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return the sources and the targets of an event: its agents, and everyone else."""
    agents = tuple(one for one in claim.participants if one.role == "agent")
    return agents, tuple(one for one in claim.participants if one.role != "agent")


def pairs(claim: EventClaim) -> tuple[tuple[Participant | None, Participant | None], ...]:
    """Return every source with every target; agents alone (`X пен Y кездесті`) two by two."""
    sources, targets = sides(claim)
    if sources and targets:
        return tuple((source, target) for source in sources for target in targets)
    if len(sources) > 1:
        return tuple(combinations(sources, 2))
    if sources:
        return ((sources[0], None),)
    return tuple((None, target) for target in targets) or ((None, None),)
