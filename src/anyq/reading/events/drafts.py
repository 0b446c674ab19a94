"""From a frame with its roles filled to an event with participants, objects, time and place."""

from collections.abc import Iterator

import msgspec

from anyq.claim import EventObject, Modality, Participant, Place
from anyq.doc import Doc
from anyq.moment import Moment
from anyq.reading.events import context, modality, parties, speech, titles, wording, worth
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.memory import Memory
from anyq.reading.events.phrases import ABOUT, Phrase
from anyq.reading.events.reach import reach
from anyq.reading.events.roles import Filling
from anyq.reading.events.scene import Scene
from anyq.span import Span

QUOTING = {"statement.said", "statement.quote", "statement.made-known"}
BACK = "statement.on"  # `Бұл туралы X айтты`: what, the sentence before says
MARKS = "–—-«“"


class Draft(msgspec.Struct, frozen=True):
    """An event as one sentence tells it; attributes without a word here as in `EventClaim`.

    Attributes:
        sentence: index of its sentence in the document.
        headline, lead: told by the title, by the first paragraph.
        retold: whose it is, only an earlier sentence says.
    """

    type: str
    plover: str
    mode: str
    participants: tuple[Participant, ...]
    objects: tuple[EventObject, ...]
    time: Moment | None
    place: Place | None
    modality: Modality
    background: bool
    attribution: str | None
    evidence: Span
    rule: str
    sentence: int
    headline: bool
    lead: bool
    retold: bool = False


def draft(scene: Scene, filling: Filling, memory: Memory) -> Draft | None:
    """Make the event of a filled frame.

    None if the sentence does not assert it, or tells nobody, no place, no time and no name by
    which it could be known from others of its kind.
    """
    verdict = None if worth.is_bare(scene, filling) else modality.assertion(scene.view, filling.hit)
    frame, view = filling.hit.frame, scene.view
    if verdict is None or not worth.told(scene, filling, verdict[0]):
        return None
    status, last = verdict
    reported = filling.hit.head > scene.speech.cut
    first = opening(view, 0 if reported else reach(view, filling.hit).subject)
    who = parties.everyone(filling, scene.cast, view, memory, scene.index)
    if not who and frame.carried == "must":
        return None
    what, end = titled(tuple(objects(filling, scene.doc, view, scene.cast)), scene, frame.type)
    where = place(filling, view, scene.cast)
    when = context.time_of(scene.doc, view, first, filling.hit.head, last)
    called = bool(who) or any(worth.named(thing) for thing in what)
    vague = frame.type == "hold" and not context.is_near(when) and worth.many(view, filling)
    if frame.type in {"hold", "attend"} and not frame.plover and vague:
        return None
    known = called or (when is not None or worth.located(view, filling, first))
    if not known or (not called and (status not in worth.TOLD or vague)):
        return None
    rule = worth.is_rule(frame.type, status, who, when)
    blow = frame.type in worth.BLOWS
    if rule or (blow and not worth.struck(scene, filling, status, who, when, where)):
        return None
    start, stop = view.span(first, max(last, rightmost(filling)))
    return Draft(
        type=frame.type,
        plover=frame.plover,
        mode=frame.mode,
        participants=who,
        objects=what,
        time=when,
        place=where,
        modality=status,
        background=scene.background,
        attribution=speech.attribution(view, filling.hit.head, last, scene.speech),
        evidence=scene.article.quote(quoted(scene, frame.name, start), max(stop, end)),
        rule=frame.name,
        sentence=scene.index,
        headline=scene.headline,
        lead=scene.lead,
        retold=frame.carried == "must",
    )


def quoted(scene: Scene, rule: str, start: int) -> int:
    """Return where a quotation begins of which `деді X` is the end: its paragraph's dash."""
    if rule == BACK:
        return min(start, scene.doc.sentences[max(0, scene.index - 1)].start)
    if rule not in QUOTING:
        return start
    paragraph = scene.doc.text.rfind("\n", 0, start) + 1
    return paragraph if scene.doc.text[paragraph] in MARKS else start


def opening(view: Clauses, first: int) -> int:
    """Return where the words of a clause begin: behind marks and the dateline's agency."""
    while view.tokens[first].pos == "PUNCT":
        first += 1
    dashed = first + 2 < len(view.tokens) and view.tokens[first + 1].text in {"–", "—", "-"}
    return first + 2 if dashed and view.tokens[first].text.isupper() else first


def rightmost(filling: Filling) -> int:
    """Return the last token that fills a role."""
    groups = [group.last for _, group in filling.groups]
    return max([*groups, *(phrase.last for _, phrase in filling.phrases)], default=0)


def titled(
    things: tuple[EventObject, ...], scene: Scene, kind: str
) -> tuple[tuple[EventObject, ...], int]:
    """Give a document that was signed the title that the next sentence says, and its end."""
    untitled = kind == "sign" and len(things) == 1 and things[0].entity is None
    if untitled and titles.generic(things[0].text):
        found = titles.following(scene.doc, scene.index, scene.cast)
        if found is not None:
            return (found.thing,), found.end
    return things, 0


def objects(filling: Filling, doc: Doc, view: Clauses, cast: Cast) -> Iterator[EventObject]:
    """Yield what the event is about."""
    for role, phrase in filling.phrases:
        if view.tokens[phrase.last].pos == "PRON":
            continue  # `оған қатысты`
        if role == "object" or (role == "goal" and place_of(phrase, view, cast) is None):
            yield thing(phrase, doc, view, cast)


def thing(phrase: Phrase, doc: Doc, view: Clauses, cast: Cast) -> EventObject:
    """Make the object that a phrase names, with its entity and amount where it has them."""
    start, end = view.span(phrase.first, phrase.last)
    tokens = view.tokens[phrase.first : phrase.last + 1]
    entity = None
    for mention in view.mentions[phrase.first : phrase.last + 1]:
        if mention and mention.kind in {"document", "award"}:
            entity = cast.who(mention)
    amounts = (item.amount for item in doc.amounts if start <= item.start < end)
    amount = next((amount for amount in amounts if len(amount.unit) == len("KZT")), None)
    return EventObject(
        text=entity.name if entity else wording.phrase(tokens),
        entity=entity.id if entity else None,
        amount=amount,
    )


def place(filling: Filling, view: Clauses, cast: Cast) -> Place | None:
    """Return where an event is: its goal, else the nearest place in the locative before it."""
    for role, phrase in filling.phrases:
        if role in {"goal", "place"}:
            return place_of(phrase, view, cast)
    about = [phrase for role, phrase in filling.phrases if role == "object"]
    apart = {i for phrase in about if is_topic(view, phrase) for i in phrase.tokens}
    return context.place_before(view, filling.hit.head, cast, apart)


def is_topic(view: Clauses, phrase: Phrase) -> bool:
    """Whether a phrase says what was spoken of, so that its places are none of the event's."""
    after = view.tokens[phrase.last + 1 : phrase.last + 2]
    return bool(after) and after[0].norm in ABOUT


def place_of(phrase: Phrase, view: Clauses, cast: Cast) -> Place | None:
    """Return the place that ends a phrase; None if it ends in something else."""
    mention = view.mentions[phrase.last]
    if mention is None or mention.kind != "place":
        return None
    return cast.place(mention)
