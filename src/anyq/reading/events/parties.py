"""Who takes part in an event: the actors of its frame as participants, known or as printed."""

import re
from typing import get_args

from anyq.claim import Participant, RoleName
from anyq.entity import Entity
from anyq.reading import frames
from anyq.reading.events import heads
from anyq.reading.events.actors import Actor
from anyq.reading.events.cast import HOME, Cast
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.memory import Memory
from anyq.reading.events.phrases import Phrase
from anyq.reading.events.roles import Filling

SEVERAL = re.compile(r"^(екі|қос|үш) |[лдт][ае]р[ыі]?$")  # `екі президент`, `тараптар`
PEOPLE = 2  # words of a phrase that means a whole country: `қырғыз халқы`
ROLES: tuple[RoleName, ...] = get_args(RoleName)


def everyone(
    filling: Filling, cast: Cast, view: Clauses, memory: Memory, index: int
) -> tuple[Participant, ...]:
    """Make the participants of an event in sentence `index`, with those it leaves to the context.

    The sides of a meeting told before (`тараптар келісті`) are its cast; so is nobody where
    the frame says that it may be (`carried`).
    """
    who = participants(filling, cast, view)
    carried = filling.hit.frame.carried
    if who and sides(filling):
        return memory.sides(view, index) or (() if carried == "must" else who)
    if carried == "must":
        told = memory.people(view, index)
        strangers = {person.name for person in who} - {person.name for person in told}
        return who if len(who) > 1 else told * (not strangers)
    if who or not carried or (carried == "named" and not memory.meant(view)):
        return who
    return memory.people(view, index)


def participants(filling: Filling, cast: Cast, view: Clauses) -> tuple[Participant, ...]:
    """Make the participants of an event, in role order, nobody twice."""
    found: dict[tuple[str | None, str], Participant] = {}
    others = frozenset(actor.entity for actor in filling.actors())
    for name in ROLES:
        for actor in filling.actors(name):
            person = participant(name, actor, cast, others)
            found.setdefault((person.entity, person.name), person)
    for role, phrase in filling.phrases:
        if role == "goal" and (visited := host(phrase, view, cast)):
            found.setdefault((visited.entity, visited.name), visited)
    return tuple(found.values())


def sides(filling: Filling) -> bool:
    """Whether the only actors are the sides of a meeting told before (`тараптар келісті`)."""
    heads = frames.classes()["sides"]
    return all(
        actor.head in heads and not actor.country and SEVERAL.search(actor.name.lower())
        for actor in filling.actors()
    )


def participant(
    role: RoleName, actor: Actor, cast: Cast, others: frozenset[str | None]
) -> Participant:
    """Make one participant; a phrase like `қырғызстандық әріптесі` may be someone named.

    Not one of the `others` who take part under their own names.
    """
    known = meant(actor, cast)
    if known is not None and known.id not in others:
        return Participant(role, known.id, known.name, known.country or actor.country)
    head = heads.holder(actor, cast) if actor.kind == "people" else None
    name, country = head or (actor.name, actor.country)
    return Participant(role, actor.entity, name, country)


def meant(actor: Actor, cast: Cast) -> Entity | None:
    """Return whom a bare phrase means, if anyone the article names.

    A leader is the one person with that title, a people (`қырғыз ағайындар`) the country.
    """
    many = actor.head in frames.classes()["leader"] and SEVERAL.search(actor.name.lower())
    if actor.kind != "people" or many:
        return None
    if (office := heads.office(actor.name.lower())) is not None:
        return cast.holder(office.role, office.country or actor.country or HOME)
    if actor.head in frames.classes()["leader"] and (actor.country or actor.first == actor.last):
        return cast.person_of(actor.country, actor.head)
    whole = len(actor.name.split()) <= PEOPLE
    if actor.country and whole and actor.head in frames.classes()["collective"]:
        return cast.country(actor.country)
    if actor.first == actor.last and actor.head in frames.classes()["body"]:
        return cast.body(actor.head)
    return None


def host(phrase: Phrase, view: Clauses, cast: Cast) -> Participant | None:
    """Return the country that is visited, where the goal of a visit is one."""
    mention = view.mentions[phrase.last]
    entity = cast.who(mention) if mention else None
    if entity is None or not cast.is_country(entity):
        return None
    return Participant("recipient", entity.id, entity.name, entity.country)
