"""Who fills which role: Kazakh marks it by case and postposition, to the left of the verb."""

from collections.abc import Iterable

import msgspec

from anyq.reading import frames
from anyq.reading.events_clauses import (
    JOINING,
    QUOTES,
    Actor,
    Clauses,
    Group,
    ends_mention,
    modifies,
)
from anyq.reading.events_triggers import Hit, lemmas
from anyq.reading.frames import Slot

ENDING = {"finite", "converb", "conditional"}
HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
BETWEEN = {"арасында", "арасындағы"}
BARE = 3  # tokens to a name with no ending: `Астанаға` may be `Астана ресми сапары`
RIGHT = 10  # tokens from a participle to its noun, names of gatherings being long
ACTOR_KINDS = frozenset({"actor", "person", "body", "official"})
CLOSING = frozenset(QUOTES.values())
LOCAL = ("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі", "ғы", "гі", "қы", "кі")  # -ғы of place
INNER = frozenset(  # words that stand inside a phrase though their case would end it
    [
        "туралы",
        "жөнінде",
        "жөніндегі",
        "бойынша",
        "үшін",
        "атындағы",
        "атты",
        "салада",
        "саласында",
        "салаларда",
        "салаларында",
    ]
)


class Reach(msgspec.Struct, frozen=True):
    """How far left the arguments of a trigger may stand (token indices).

    Attributes:
        near: from here on no other verb stands between: objects and places.
        clause: from here on only participles and verbal nouns do: actors with a case.
        subject: from here on converbs do too, which share the subject.
    """

    near: int
    clause: int
    subject: int


class Phrase(msgspec.Struct, frozen=True):
    """What an event is about or where it is: tokens `first` to `last`, both included."""

    first: int
    last: int


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


def reach(view: Clauses, hit: Hit) -> Reach:
    """Find how far left the arguments of a trigger may stand."""
    near = clause = subject = 0
    for i in range(hit.first - 1, -1, -1):
        if view.quoted[i]:
            continue
        kind = view.kinds[i]
        if kind == "finite" or view.tokens[i].text in {":", ";"}:
            return Reach(max(near, i + 1), max(clause, i + 1), i + 1)
        if kind in {"converb", "conditional"}:
            near, clause = max(near, i + 1), max(clause, i + 1)
        elif kind in {"participle", "nominal"}:
            near = max(near, i + 1)
    return Reach(near, clause, subject)


def fill(view: Clauses, hit: Hit) -> Filling:
    """Fill what roles of a frame the sentence fills."""
    limits = reach(view, hit)
    groups: dict[frames.Role, Group] = {}
    phrases: dict[frames.Role, Phrase] = {}
    for slot in hit.frame.slots:
        if slot.role in groups or slot.role in phrases:
            continue
        if "Inside" in slot.cases:
            group = inside(view, phrases.get("object"), slot)
            if group:
                groups[slot.role] = group
        elif slot.kinds & ACTOR_KINDS:
            group = find_group(view, hit, slot, limits, groups.values())
            if group:
                groups[slot.role] = group
        elif phrase := find_phrase(view, hit, slot, limits):
            phrases[slot.role] = phrase
    return Filling(hit, tuple(groups.items()), tuple(phrases.items()))


def inside(view: Clauses, phrase: Phrase | None, slot: Slot) -> Group | None:
    """Return the actors named within the object (`Еуропа кеңесінің отырысы`)."""
    if phrase is None:
        return None
    within = [g for g in view.groups if phrase.first <= g.first and g.last <= phrase.last]
    return next((g for g in within if of_kind(g, slot)), None)


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


def find_group(
    view: Clauses, hit: Hit, slot: Slot, limits: Reach, used: Iterable[Group]
) -> Group | None:
    """Find the actors of one slot: nearest on the left, or the noun that a participle modifies."""
    cases = nominal_cases(view, hit, slot)
    taken = {group.first for group in used}
    left = [
        group
        for group in reversed(view.groups)
        if group.last < hit.first and group.first not in taken and of_kind(group, slot)
        if group.after not in frames.classes()["according"]
    ]
    if cases & {"Nom"} and not slot.after:
        right = modified(view, hit)
        if right and right.first not in taken and of_kind(right, slot) and not transitive(hit):
            return right
        free = [g for g in left if g.subject and g.first >= limits.subject]
        if len(free) == 1 and main_subject(view, hit):
            free = []
        if found := subject(view, free) or genitive(left, cases, limits):
            return found
    cases -= {"Nom"} if not slot.after else set()
    marked = [g for g in left if g.case in cases and g.first >= limits.clause and follows(g, slot)]
    if marked and slot.after & BETWEEN:
        return between(view, marked[0], limits)
    return marked[0] if marked else None


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


def nominal_cases(view: Clauses, hit: Hit, slot: Slot) -> frozenset[str]:
    """Return the cases of a slot; the subject of a verb made a noun may stand in the genitive."""
    if "Nom" in slot.cases and not slot.after and view.kinds[hit.head] == "nominal":
        return slot.cases | {"Gen"}
    return slot.cases


def follows(group: Group, slot: Slot) -> bool:
    """Whether the postposition of the slot stands behind the group, and none where none may."""
    return group.after in slot.after if slot.after else True


def of_kind(group: Group, slot: Slot) -> bool:
    """Whether the last actor of a group may fill the slot."""
    actor = group.actors[-1]
    if "official" in slot.kinds:
        return actor.official
    if "person" in slot.kinds:
        body = actor.head in frames.classes()["body"]
        return actor.kind in {"person", "people"} and not body
    if "body" in slot.kinds:
        return actor.kind in {"organisation", "people"}
    return actor.kind != "place" or actor.is_country


def transitive(hit: Hit) -> bool:
    """Whether a frame takes an accusative, so that a participle may modify that one."""
    return any("Acc" in slot.cases for slot in hit.frame.slots)


def modified(view: Clauses, hit: Hit) -> Group | None:
    """Return the actors that an attributive participle modifies: the next noun phrase."""
    if view.kinds[hit.head] != "participle":
        return None
    return next((g for g in view.groups if 0 < g.first - hit.head <= 3), None)


def subject(view: Clauses, candidates: list[Group]) -> Group | None:
    """Return the nearest free nominative that is not the subject of a participle in between."""
    for group in candidates[:-1]:
        if not owned(view, group):
            return group
    return candidates[-1] if candidates else None


def owned(view: Clauses, group: Group) -> bool:
    """Whether the next verb after a group is a participle that modifies some other noun."""
    for i in range(group.last + 1, len(view.tokens)):
        if view.kinds[i]:
            follows = any(0 < g.first - i <= 3 for g in view.groups)
            return view.kinds[i] in {"participle", "nominal"} and not follows
    return False


def genitive(left: list[Group], cases: frozenset[str], limits: Reach) -> Group | None:
    """Return the nearest genitive, where the slot takes one."""
    if "Gen" not in cases:
        return None
    return next((g for g in left if g.case == "Gen" and g.first >= limits.clause), None)


def find_phrase(view: Clauses, hit: Hit, slot: Slot, limits: Reach) -> Phrase | None:
    """Find the noun phrase of a slot, nearest on the left."""
    if "Self" in slot.cases:
        return Phrase(phrase_start(view, hit.first, limits.clause), hit.first)
    if "Right" in slot.cases:
        return right_phrase(view, hit, slot)
    near = limits.clause if "clause" in slot.kinds else limits.near
    if "Bare" in slot.cases:
        near = max(near, hit.first - BARE)
    if near and view.kinds[near - 1] == "nominal":
        near -= 1
    for i in range(hit.first - 1, near - 1, -1):
        if heads(view, i, slot) and is_thing(view, i, slot):
            return Phrase(phrase_start(view, i, limits.clause), i)
    return None


def right_phrase(view: Clauses, hit: Hit, slot: Slot) -> Phrase | None:
    """Find the noun that an attributive participle modifies, or what an event noun leads to."""
    if view.kinds[hit.head] != "participle" and hit.form != "noun":
        return None
    for i in range(hit.head + 1, min(len(view.tokens), hit.head + 1 + RIGHT)):
        if view.kinds[i] in ENDING or view.tokens[i].text in {",", ";", ":"}:
            return None
        if is_thing(view, i, slot):
            return Phrase(hit.head + 1, i)
    return None


def heads(view: Clauses, i: int, slot: Slot) -> bool:
    """Whether token `i` ends a phrase in the case of the slot."""
    token = view.tokens[i]
    if token.pos not in HEADS and view.mentions[i] is None and view.kinds[i] != "nominal":
        return False
    if "Bare" in slot.cases:
        return view.mentions[i] is not None and ends_mention(view, i) and case_of(view, i) == "Nom"
    if case_of(view, i) not in slot.cases:
        return False
    follows = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    return follows in slot.after if slot.after else True


def case_of(view: Clauses, i: int) -> str:
    """Return the case in which the phrase that ends at token `i` stands."""
    mention = view.mentions[i]
    if mention is not None and ends_mention(view, i):
        return mention.case
    return view.feats[i].get("Case", "Nom" if mention is None else "")


def is_thing(view: Clauses, i: int, slot: Slot) -> bool:
    """Whether the phrase that ends at token `i` is of a kind that the slot takes."""
    mention = view.mentions[i]
    return any(is_of(kind, view, i, mention.kind if mention else None) for kind in slot.kinds)


def is_of(kind: str, view: Clauses, i: int, named: str | None) -> bool:
    """Whether the phrase that ends at token `i` is of a kind; `named` is that of its mention."""
    if kind in {"place", "country"}:
        return named == "place"
    if kind == "organisation":
        return named == "organisation"
    if kind == "clause":
        return view.kinds[i] == "nominal"
    if kind.startswith("@"):
        token = view.tokens[i]
        found = lemmas(token.lemma, token.pos, token.feats)
        return not frames.classes()[kind[1:]].isdisjoint(found)
    return True


def phrase_start(view: Clauses, head: int, limit: int) -> int:
    """Return the first token of the noun phrase that ends at `head`, not before `limit`."""
    first = head
    while first > limit:
        step = extends(view, first - 1, head)
        if step is None or step < limit:
            return first
        first = step
    return first


def extends(view: Clauses, i: int, head: int) -> int | None:
    """Return where a phrase that starts behind token `i` starts instead; None if it ends there."""
    token, mention = view.tokens[i], view.mentions[i]
    if token.text in CLOSING:
        return opener(view, i)
    if any(group.first <= i <= group.last and group.subject for group in view.groups):
        return None
    if mention is not None:
        return mention_start(view, i) if mention.case in {"Nom", "Gen"} else None
    if token.norm in JOINING:
        return i if i and joins(view, i - 1, head) else None
    return i if belongs(view, i) else None


def belongs(view: Clauses, i: int) -> bool:
    """Whether a word before a noun is part of its phrase."""
    token = view.tokens[i]
    if token.norm.endswith(LOCAL) or token.norm in INNER or view.kinds[i] == "participle":
        return True
    verbal = view.kinds[i] == "nominal" or verbal_noun(view, i + 1)
    return verbal or modifies(token, view.feats[i], None, False)


def verbal_noun(view: Clauses, i: int) -> bool:
    """Whether token `i` is a verb made a noun, which keeps its object before it."""
    token = view.tokens[i]
    return view.kinds[i] == "nominal" or (token.pos == "NOUN" and token.lemma.endswith("у"))


def opener(view: Clauses, i: int) -> int | None:
    """Return the opening mark of the quotation that closes at `i`."""
    close = view.tokens[i].text
    marks = (j for j in range(i - 1, -1, -1) if QUOTES.get(view.tokens[j].text) == close)
    return next(marks, None)


def joins(view: Clauses, i: int, head: int) -> bool:
    """Whether the word before a comma or `және` is coordinated with what follows."""
    if view.kinds[i] == "nominal":
        return True
    nouns = view.tokens[i].pos in {"NOUN", "PROPN", "ADJ"}
    return nouns and view.feats[i].get("Case", "Nom") in {"Nom", "Gen", case_of(view, head)}


def mention_start(view: Clauses, i: int) -> int:
    """Return the first token of the mention at `i`."""
    while i and view.mentions[i - 1] is view.mentions[i]:
        i -= 1
    return i
