"""A frame with its roles filled from one sentence."""

import msgspec

from anyq.reading import frames
from anyq.reading.events.actors import Actor
from anyq.reading.events.casting import find_group, of_kind
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.groups import Group
from anyq.reading.events.phrases import Phrase, find_phrase
from anyq.reading.events.reach import reach
from anyq.reading.events.triggers import Hit
from anyq.reading.frames import Slot

ACTOR_KINDS = frozenset({"actor", "person", "body", "official", "land"})


class Filling(msgspec.Struct, frozen=True):
    """A frame with its roles filled from one sentence."""

    hit: Hit
    groups: tuple[tuple[frames.Role, Group], ...]
    phrases: tuple[tuple[frames.Role, Phrase], ...]

    def actors(self, *roles: frames.Role) -> tuple[Actor, ...]:
        """Return the actors in any of these roles; all if none is named."""
        return tuple(
            actor
            for role, group in self.groups
            if not roles or role in roles
            for actor in group.actors
        )


def fill(view: Clauses, hit: Hit) -> Filling:
    """Fill what roles of a frame the sentence fills."""
    limits = reach(view, hit)
    groups: dict[frames.Role, Group] = {}
    phrases: dict[frames.Role, Phrase] = {}
    for slot in hit.frame.slots:
        if slot.role in groups or slot.role in phrases:
            continue
        if "Inside" in slot.cases:
            group = inside(view, phrases.get("object"), slot, groups.get("agent"))
            if group:
                groups[slot.role] = group
        elif slot.kinds & ACTOR_KINDS:
            group = find_group(view, hit, slot, limits, groups.values())
            if group:
                groups[slot.role] = group
        elif phrase := find_phrase(view, hit, slot, limits):
            phrases[slot.role] = phrase
    return Filling(hit, tuple(groups.items()), tuple(phrases.items()))


def inside(view: Clauses, phrase: Phrase | None, slot: Slot, agent: Group | None) -> Group | None:
    """Return the actors named within the object (`Еуропа кеңесінің отырысы`).

    What is said begins behind who says it, and of its actors only one with a name counts.
    """
    if phrase is None:
        return None
    said = agent is not None and view.kinds[phrase.last] == "nominal"
    first = agent.last + 1 if agent and said else phrase.first
    within = [g for g in view.groups if first <= g.first and g.last <= phrase.last]
    if said:
        within = [g for g in within if any(actor.entity and actor.country for actor in g.actors)]
    fitting = [g for g in within if of_kind(g, slot)]
    return next((g for g in fitting if g.actors[-1].entity), next(iter(fitting), None))


def complete(filling: Filling) -> bool:
    """Whether nothing required is open and enough actors were found."""
    frame = filling.hit.frame
    if any(slot.role in open_roles(filling) for slot in frame.slots if slot.required):
        return False
    return len({(actor.entity, actor.name) for actor in filling.actors()}) >= frame.actors


def open_roles(filling: Filling) -> set[frames.Role]:
    """Return the roles that nothing fills."""
    filled = {role for role, _ in filling.groups} | {role for role, _ in filling.phrases}
    return {slot.role for slot in filling.hit.frame.slots} - filled


def lacks_subject(filling: Filling) -> frames.Role | None:
    """Return the role of the subject that the sentence leaves out; None if it leaves out none."""
    if filling.hit.form == "noun":
        return None
    for slot in filling.hit.frame.slots:
        if "Nom" in slot.cases and not slot.after and slot.kinds & ACTOR_KINDS:
            return slot.role if slot.role in open_roles(filling) else None
    return None


def spoken(hit: Hit, group: Group | None) -> Filling:
    """Fill a frame behind `деп`, where only the speaker can be the agent."""
    if group is None or hit.frame.type != "statement":
        return Filling(hit, (), ())
    official = group.actors[-1].official and group.actors[-1].kind in {"person", "people"}
    return Filling(hit, (("agent", group),) if official else (), ())


def subject_fits(filling: Filling, role: frames.Role, group: Group) -> bool:
    """Whether a group can be the subject that a frame takes."""
    return any(of_kind(group, slot) for slot in filling.hit.frame.slots if slot.role == role)


def with_subject(filling: Filling, role: frames.Role, group: Group) -> Filling:
    """Add a subject that the sentence leaves out; it stands nowhere in it."""
    absent = msgspec.structs.replace(group, first=-1, last=-1)
    return Filling(filling.hit, ((role, absent), *filling.groups), filling.phrases)
