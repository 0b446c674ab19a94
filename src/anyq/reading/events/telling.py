"""Article -> events: who did what, to or with whom, where and when, and the words that say so."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from anyq.article import Article
from anyq.claim import EventClaim
from anyq.doc import Doc, Sentence, Token
from anyq.entity import Entity
from anyq.reading import frames, leaders
from anyq.reading.events import context, drafts, merge, roles, titled, triggers, words, worth
from anyq.reading.events.actors import PRONOUN
from anyq.reading.events.cast import Cast, is_leader
from anyq.reading.events.clauses import prepare
from anyq.reading.events.drafts import Draft
from anyq.reading.events.memory import Memory, carried
from anyq.reading.events.pronouns import named_in
from anyq.reading.events.roles import Filling
from anyq.reading.events.scene import Scene
from anyq.reading.events.triggers import Hit

YIELDING = {"propose", "agree"}
SETTING = "hold.session-of"  # where something is said, and no news itself
AROUND = {"meeting.of", "visit.of", "hold.coming", "hold.festive-coming"}
DECIDING = {"adopt.decide", "adopt.decided"}
SAYING = {"statement.state", "statement.note"}


def read(article: Article, doc: Doc, entities: Sequence[Entity]) -> tuple[EventClaim, ...]:
    """Read the events that an article asserts.

    Args:
        article: its text, for evidence.
        doc: the text analysed.
        entities: who and what it names; participants refer to them by id.

    Returns:
        The events in text order, one told twice only once (see `merge`). Wishes of the
        author and habits are none.
    """
    drafts = merge.merge(tell(article, doc, Cast.of(entities, leaders.days(article.published))))
    today = context.today(doc)
    return tuple(merge.claim(article.id, merge.dated(draft, today)) for draft in drafts)


def tell(article: Article, doc: Doc, cast: Cast) -> Iterator[Draft]:
    """Yield the events sentence by sentence, as they are told."""
    memory, silent = Memory(), True
    for index, whole in enumerate(doc.sentences):
        sentence = msgspec.structs.replace(whole, tokens=words.tokens(whole.tokens))
        found = list(triggers.hits(sentence.tokens))
        named = sentence.end <= len(article.title) and titled.may_quote(sentence.tokens)
        if not named and not may_tell(found, article, doc, cast, sentence):
            continue
        view = prepare(doc, sentence, cast, index)
        scene = Scene.of(article, doc, cast, view, index, silent)
        if scene.habit:
            continue
        if named and (quoted := titled.speech(scene)):
            silent = False
            yield quoted
            continue
        told = worded(in_sentence(scene, found, memory))
        for filling, draft in reversed(told):
            memory = memory.after(filling, draft.participants, index)
            silent = False
            yield draft


def may_tell(
    found: Sequence[Sequence[Hit]], article: Article, doc: Doc, cast: Cast, sentence: Sentence
) -> bool:
    """Whether a sentence may tell an event: speech further down only if a leader's, or recalled.

    A quick look that spares the rest where `worth.is_news` would say no.
    """
    if any(hit.frame.type != "statement" for hits in found for hit in hits):
        return True
    title = len(article.title)
    if not found or sentence.start < title:
        return bool(found)
    first = "\n" not in doc.text[title : sentence.start].strip("\n")
    return first or is_recalled(sentence.tokens) or names_leader(doc, cast, sentence)


def is_recalled(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may recall what is older, by a phrase or the pluperfect."""
    past = any(token.norm in worth.PLUPERFECT_AUX for token in tokens)
    past = past or any(token.norm.endswith(worth.PLUPERFECT) for token in tokens)
    return past or context.says(tokens, "background") or context.says(tokens, "back")


def names_leader(doc: Doc, cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence names a leader, or means one by the office."""
    heads = frames.classes()["leader"]
    if any(token.lemma in heads or token.norm == PRONOUN for token in sentence.tokens):
        return True
    known = (cast.who(mention) for mention in named_in(doc, sentence))
    return any(entity is not None and is_leader(entity.name) for entity in known)


def worded(told: Iterable[tuple[Filling, Draft]]) -> list[tuple[Filling, Draft]]:
    """Return what one sentence tells; that it was said only where nothing else is told by it.

    What is only proposed or agreed on is no event beside the proposal, and a decision none
    beside what was decided.
    """
    every = list(told)
    every = [pair for pair in every if not any(stands_in(pair, other) for other in every)]
    if any(draft.type == "statement" for _, draft in every):
        every = [(filling, draft) for filling, draft in every if draft.rule != SETTING]
    if all(draft.type == "statement" or draft.rule in AROUND for _, draft in every):
        return every
    return [(filling, draft) for filling, draft in every if filling.hit.frame.name not in SAYING]


def stands_in(inner: tuple[Filling, Draft], outer: tuple[Filling, Draft]) -> bool:
    """Whether an event needs no telling of its own beside another of its sentence."""
    (filling, draft), (around, other) = inner, outer
    if draft.rule in DECIDING:
        return any(i in phrase_tokens(filling) for i in around.hit.words)
    within = any(i in phrase_tokens(around) for i in filling.hit.words)
    return within and other.type in YIELDING and draft.modality in {"planned", "proposed"}


def phrase_tokens(filling: Filling) -> set[int]:
    """Return the tokens of what a frame is about."""
    return {i for role, phrase in filling.phrases if role == "object" for i in phrase.tokens}


def in_sentence(
    scene: Scene, found: Sequence[Sequence[Hit]], memory: Memory
) -> Iterator[tuple[Filling, Draft]]:
    """Yield the events of one sentence, the last first: a longer trigger takes its words."""
    taken: set[int] = set()
    fired: set[str] = set()
    for hits in reversed(found):
        filling = next(fillings(scene, hits, memory), None)
        if filling is None or filling.hit.head in taken:
            continue
        if filling.hit.frame.name in fired and taken & set(filling.hit.words):
            continue
        taken |= set(filling.hit.words)
        fired.add(filling.hit.frame.name)
        draft = drafts.draft(scene, filling, memory)
        if draft is not None:
            yield filling, draft


def fillings(scene: Scene, hits: Sequence[Hit], memory: Memory) -> Iterator[Filling]:
    """Yield the frames at one head whose roles can be filled."""
    for hit in hits:
        reports = hit.frame.type == "statement" or hit.first > scene.speech.cut
        if hit.head > scene.speech.cut and reports:
            filling = roles.spoken(hit, scene.speech.group)
        else:
            filling = roles.fill(scene.view, hit)
        modifies = scene.view.kinds[hit.head] == "participle"
        role = None if modifies else roles.lacks_subject(filling)
        if hit.head < scene.speech.cut and role is not None:
            subject = carried(scene.doc, scene.view, filling, memory, scene.index, scene.cast)
            if subject is not None and roles.subject_fits(filling, role, subject):
                filling = roles.with_subject(filling, role, subject)
        if roles.complete(filling):
            yield filling
