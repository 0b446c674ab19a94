"""What a sentence may leave unsaid because the one before said it.

Kazakh drops a subject that stays the same, and speaks of `кездесу` when it is known whose. A
subject is carried over only where nothing in the clause could be another subject.
"""

from collections.abc import Sequence

import msgspec

from anyq.claim import Participant
from anyq.doc import Doc
from anyq.reading import frames
from anyq.reading.events.actors import pronoun
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses, prepare
from anyq.reading.events.groups import Group
from anyq.reading.events.phrases import Phrase
from anyq.reading.events.reach import Reach, reach
from anyq.reading.events.roles import Filling

SIDED = {"meeting", "call", "visit", "sign", "agree", "hold", "attend", "credentials"}
LIVES = {"appoint", "dismiss", "elect", "award", "sentence", "arrest"}
PRONOUNS = {"ол", "олар"}
FAR = 2  # sentences after which a meeting's cast is no longer meant, unless it is named again


class Memory(msgspec.Struct, frozen=True):
    """What was told last.

    Attributes:
        agents: the agents of the last event, and the index of its sentence.
        cast: the participants of the last event that has sides, and its sentence.
        casts: everyone's names in each of those told so far.
    """

    agents: Group | None = None
    agents_at: int = -1
    cast: tuple[Participant, ...] = ()
    cast_at: int = -1
    casts: frozenset[frozenset[str]] = frozenset()

    def after(self, filling: Filling, people: Sequence[Participant], index: int) -> "Memory":
        """Return the memory after an event in sentence `index`."""
        agents = next((group for role, group in filling.groups if role == "agent"), None)
        known = self
        if agents is not None:
            known = msgspec.structs.replace(known, agents=agents, agents_at=index)
        if len(people) > 1 and not self.fuller(people) and filling.hit.frame.type in SIDED:
            casts = known.casts | {frozenset(person.name for person in people)}
            known = msgspec.structs.replace(known, cast=tuple(people), cast_at=index, casts=casts)
        return known

    def fuller(self, people: Sequence[Participant]) -> bool:
        """Whether all of the last cast are known by name, and not all of `people` are."""
        known = bool(self.cast) and all(person.entity for person in self.cast)
        return known and not all(person.entity for person in people)

    def people(self, view: Clauses, index: int) -> tuple[Participant, ...]:
        """Return the cast that sentence `index` may still mean: told just before, or recalled."""
        near = index - self.cast_at <= FAR
        return self.cast if near or self.named(view) else ()

    def sides(self, view: Clauses, index: int) -> tuple[Participant, ...]:
        """Return whom `тараптар` means: however far back, if only one cast was told so far."""
        return self.cast if len(self.casts) == 1 else self.people(view, index)

    def named(self, view: Clauses) -> bool:
        """Whether a sentence names a meeting or visit (`кездесу соңында`)."""
        occasions = frames.classes()["occasion"]
        return any(token.lemma in occasions for token in view.tokens)

    def meant(self, view: Clauses) -> bool:
        """Whether a sentence names the meeting told before, and nobody whose other one it is."""
        return self.named(view) and not any(group.case in {"Gen", "Ins"} for group in view.groups)


def carried(
    doc: Doc, view: Clauses, filling: Filling, memory: Memory, index: int, cast: Cast
) -> Group | None:
    """Return the subject that a clause leaves out; None if it may have one of its own."""
    limits = reach(view, filling.hit)
    if not subjectless(view, filling, limits):
        return None
    earlier = [g for g in view.groups if g.last < limits.subject and g.subject]
    if earlier:
        return earlier[-1]
    if index == 0:
        return None
    if doc.text[doc.sentences[index - 1].end : view.sentence.start].count("\n"):
        return only_one(doc, filling, index, cast)
    if memory.agents_at == index - 1:
        return memory.agents
    before = prepare(doc, doc.sentences[index - 1], cast)
    return next((g for g in before.groups if g.subject), None)


def only_one(doc: Doc, filling: Filling, index: int, cast: Cast) -> Group | None:
    """Return the only person whom an article named so far, of whose life it goes on to tell."""
    if filling.hit.frame.type not in LIVES:
        return None
    start = doc.sentences[index].start
    people = [m for m in doc.mentions if m.start < start and m.kind == "person"]
    known = {entity.id for mention in people if (entity := cast.who(mention))}
    if len(known) != 1:
        return None
    actor = pronoun(-1, "Nom", people[0], cast)
    return Group(first=-1, last=-1, case="Nom", after="", subject=True, actors=(actor,))


def subjectless(view: Clauses, filling: Filling, limits: Reach) -> bool:
    """Whether no noun of a clause could be its subject."""
    if any(
        group.subject and limits.subject <= group.first < filling.hit.first for group in view.groups
    ):
        return False
    taken = [phrase for _, phrase in filling.phrases]
    taken += [Phrase(group.first, group.last) for _, group in filling.groups]
    for i in range(limits.subject, filling.hit.first):
        if any(phrase.first <= i <= phrase.last for phrase in taken):
            continue
        if may_be_subject(view, i):
            return False
    return True


def may_be_subject(view: Clauses, i: int) -> bool:
    """Whether the noun at `i` ends a phrase in the nominative that stands free."""
    token, feats = view.tokens[i], view.feats[i]
    if token.pos not in {"NOUN", "PROPN", "PRON"} or feats.get("Case", "Nom") != "Nom":
        return False
    if token.norm in PRONOUNS or view.quoted[i]:
        return False
    after = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
    return after is None or after.pos not in {"NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "NUM"}
