"""Which actors fill a role: Kazakh marks it by case and postposition, to the left of the verb."""

from collections.abc import Iterable

import msgspec

from anyq.reading import frames
from anyq.reading.events.cast import country_codes
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.groups import Group
from anyq.reading.events.reach import Reach
from anyq.reading.events.triggers import Hit
from anyq.reading.frames import Slot

BETWEEN = {"арасында", "арасындағы"}


def find_group(
    view: Clauses, hit: Hit, slot: Slot, limits: Reach, used: Iterable[Group]
) -> Group | None:
    """Find the actors of one slot: nearest on the left, or the noun that a participle modifies."""
    cases = nominal_cases(view, hit, slot)
    taken = {group.first for group in used}
    left = [
        group
        for group in reversed(view.groups)
        if before(group, hit) and group.first not in taken and of_kind(group, slot)
        if group.after not in frames.classes()["according"] and not governed(group)
    ]
    if any(group.last < limits.said for group in left):
        left = [g for g in left if g.last >= limits.said] + [
            g for g in left[::-1] if g.last < limits.said
        ]
    if cases & {"Nom"} and not slot.after:
        right = modified(view, hit)
        if right and right.first not in taken and of_kind(right, slot) and not transitive(hit):
            return right
        if hit.frame.type == "death" and view.kinds[hit.head] == "participle":
            return None  # `қаза болған құрбандар`: whoever stands before is no victim
        free = [g for g in left if g.subject and g.first >= limits.subject]
        if hit.frame.type == "statement":
            free = free[-1:]  # what is said may have a subject of its own
        if len(free) == 1 and main_subject(view, hit):
            free = []
        found = subject(view, free, hit) or genitive(left, cases, limits.subject)
        if found := found or opening_country(view, hit, slot):
            return found
    cases -= {"Nom"} if not slot.after else set()
    marked = [g for g in left if g.case in cases and g.first >= limits.clause and follows(g, slot)]
    if hit.frame.type == "statement" and slot.role == "recipient":
        marked = addressed(left, slot, used) or marked
    if marked and slot.after & BETWEEN:
        return between(view, marked[0], limits)
    return next(iter(foreign(marked, slot, used)), None)


def addressed(left: list[Group], slot: Slot, used: Iterable[Group]) -> list[Group]:
    """Return those right behind the speaker, whom what is said does not part from the verb."""
    behind = {group.last + 1 for group in used}
    return [group for group in left if group.case in slot.cases and group.first in behind]


def opening_country(view: Clauses, hit: Hit, slot: Slot) -> Group | None:
    """Return the country that opens a sentence, read as part of the body named behind it.

    `Қазақстан Дүниежүзілік ұйымның отырысына қатысты`: nobody else can be the subject.
    """
    group = view.groups[0] if view.groups else None
    if group is None or group.first or not 0 < group.last < hit.first or "person" in slot.kinds:
        return None
    name = view.tokens[0].lemma
    code = country_codes().get(name)
    if code is None or view.mentions[0] is None or view.mentions[0].kind != "organisation":
        return None
    actor = msgspec.structs.replace(
        group.actors[0],
        last=0,
        case="Nom",
        kind="place",
        entity=None,
        name=name,
        country=code,
        official=True,
        is_country=True,
        head=name,
    )
    return Group(0, 0, "Nom", view.tokens[1].norm, subject=True, actors=(actor,))


def foreign(marked: list[Group], slot: Slot, used: Iterable[Group]) -> list[Group]:
    """Put those first who act for another country than who acts on them."""
    if slot.role != "recipient" or len(marked) == 1:
        return marked
    own = {actor.country for group in used for actor in group.actors if actor.country}
    return sorted(marked, key=lambda group: group.actors[-1].country in own)


def before(group: Group, hit: Hit) -> bool:
    """Whether a group stands left of the head, also within the trigger (`сапармен Асан келді`)."""
    return group.last < hit.head and not any(group.first <= w <= group.last for w in hit.words)


def nominal_cases(view: Clauses, hit: Hit, slot: Slot) -> frozenset[str]:
    """Return the cases of a slot; the subject of a verb made a noun may stand in the genitive."""
    if "Nom" in slot.cases and not slot.after and ends_nominal(view, hit.head):
        return slot.cases | {"Gen"}
    return slot.cases


def ends_nominal(view: Clauses, head: int) -> bool:
    """Whether a verb, or the one its converb leads to, is made a noun (`ұтып, финалға өткені`)."""
    for i in range(head, len(view.tokens)):
        if view.kinds[i] not in {"converb", "serial", ""}:
            return view.kinds[i] == "nominal"
    return False


def follows(group: Group, slot: Slot) -> bool:
    """Whether the postposition of the slot stands behind the group, and none where none may."""
    return group.after in slot.after if slot.after else True


def governed(group: Group) -> bool:
    """Whether a dative belongs to the adjective behind it (`ұйымға мүше`), and to no verb."""
    return group.case == "Dat" and group.after in frames.classes()["governing"]


def of_kind(group: Group, slot: Slot) -> bool:
    """Whether the last actor of a group may fill the slot."""
    actor = group.actors[-1]
    if "land" in slot.kinds:
        return True
    if "official" in slot.kinds:
        return actor.official or actor.is_country
    if "person" in slot.kinds:
        body = actor.head in frames.classes()["body"]
        return actor.kind in {"person", "people"} and not body
    if "body" in slot.kinds:
        return actor.kind == "organisation" or actor.head in frames.classes()["body"]
    return actor.kind != "place" or actor.is_country


def transitive(hit: Hit) -> bool:
    """Whether a frame takes an accusative, so that a participle may modify that one."""
    return any("Acc" in slot.cases for slot in hit.frame.slots)


def modified(view: Clauses, hit: Hit) -> Group | None:
    """Return the actors that an attributive participle modifies: the next noun phrase."""
    if view.kinds[hit.head] != "participle":
        return None
    return next((g for g in view.groups if 0 < g.first - hit.head <= 3), None)


def subject(view: Clauses, candidates: list[Group], hit: Hit) -> Group | None:
    """Return the nearest free nominative that is not the subject of a participle in between."""
    for group in candidates[:-1]:
        if not owned(view, group, hit):
            return group
    return candidates[-1] if candidates else None


def owned(view: Clauses, group: Group, hit: Hit) -> bool:
    """Whether the next verb after a group, not the trigger's, is a participle of another noun."""
    for i in range(group.last + 1, len(view.tokens)):
        if view.kinds[i]:
            if i in hit.words:
                return False
            follows = any(0 < g.first - i <= 3 for g in view.groups)
            return view.kinds[i] in {"participle", "nominal"} and not follows
    return False


def main_subject(view: Clauses, hit: Hit) -> bool:
    """Whether the only subject before a participle must be that of the main verb behind it."""
    if view.kinds[hit.head] != "participle" or hit.form != "act":
        return False
    behind = range(hit.head + 1, len(view.tokens))
    verb = next((i for i in behind if view.kinds[i] == "finite"), None)
    return verb is not None and view.feats[verb].get("Voice") != "Pass"


def between(view: Clauses, last: Group, limits: Reach) -> Group:
    """Return all the sides of `X мен … Y арасында`, also those apart from the last one."""
    joined = {"мен", "бен", "пен"}
    sides = [g for g in view.groups if limits.clause <= g.first < last.first and g.after in joined]
    actors = tuple(actor for group in (*sides, last) for actor in group.actors)
    return msgspec.structs.replace(last, actors=actors)


def genitive(left: list[Group], cases: frozenset[str], limit: int) -> Group | None:
    """Return the nearest genitive from `limit` on, where the slot takes one."""
    if "Gen" not in cases:
        return None
    return next((g for g in left if g.case == "Gen" and g.first >= limit), None)
