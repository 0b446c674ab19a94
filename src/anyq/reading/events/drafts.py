"""From a frame with its roles filled to an event with participants, objects, time and place."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from anyq.article import Article
from anyq.claim import EventObject, Modality, Participant, Place
from anyq.doc import Doc
from anyq.moment import Moment
from anyq.reading.events import alike, context, modality, parties, speech, titles, wording
from anyq.reading.events.cast import Cast, country_names, is_leader
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.memory import Memory
from anyq.reading.events.phrases import ABOUT, Phrase
from anyq.reading.events.reach import reach
from anyq.reading.events.roles import Filling
from anyq.reading.events.speech import Speech
from anyq.span import Span

BLOWS = {"death", "accident", "disaster"}
TOLD = {"happened", "planned"}
MONTH = timedelta(days=31)
PLUPERFECT = ("ған-ды", "ген-ді", "қан-ды", "кен-ді")
ORDINAL = ("шы", "ші", "ыншы", "інші")


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


class Scene(msgspec.Struct, frozen=True):
    """One sentence and what it stands in.

    Attributes:
        index: of the sentence in the document.
        headline, lead: it belongs to the title, to the first paragraph of the body.
        background: it recalls something from earlier.
        habit: it tells what happens again and again.
        silent: the article told no event so far.
    """

    article: Article
    doc: Doc
    cast: Cast
    view: Clauses
    speech: Speech
    index: int
    headline: bool
    lead: bool
    background: bool
    habit: bool
    silent: bool

    @classmethod
    def of(
        cls, article: Article, doc: Doc, cast: Cast, view: Clauses, index: int, silent: bool
    ) -> "Scene":
        """Set the scene of one sentence; `silent` as above."""
        start, end = view.sentence.start, view.sentence.end
        title = len(article.title)
        return cls(
            article=article,
            doc=doc,
            cast=cast,
            view=view,
            speech=speech.read(view),
            index=index,
            headline=end <= title,
            lead=start >= title and not article.text[title:start].strip("\n").count("\n"),
            background=context.says(view.tokens, "background"),
            habit=context.says(view.tokens, "habit"),
            silent=silent,
        )


def draft(scene: Scene, filling: Filling, memory: Memory) -> Draft | None:
    """Make the event of a filled frame.

    None if the sentence does not assert it, or tells nobody, no place, no time and no name by
    which it could be known from others of its kind.
    """
    verdict = modality.assertion(scene.view, filling.hit)
    frame, view = filling.hit.frame, scene.view
    if verdict is None or not told(scene, filling, verdict[0]):
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
    called = bool(who) or any(named(thing) for thing in what)
    vague = frame.type == "hold" and not context.is_near(when) and many(view, filling)
    if not called and (status not in TOLD or vague):
        return None
    if not called and when is None and not located(view, filling, first):
        return None
    if frame.type in BLOWS and not struck(view, filling, status, who, when, where):
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
        evidence=scene.article.quote(start, max(stop, end)),
        rule=frame.name,
        sentence=scene.index,
        headline=scene.headline,
        lead=scene.lead,
        retold=frame.carried == "must",
    )


def struck(
    view: Clauses,
    filling: Filling,
    status: Modality,
    who: tuple[Participant, ...],
    when: Moment | None,
    where: Place | None,
) -> bool:
    """Whether a death or disaster is told as news, not as history, a forecast or a count.

    One of which only the year is told is history, one in the ablative (`болғаннан кейін`) a
    time of something else; a number of dead with neither a day nor a place is a count.
    """
    if status == "planned" or view.feats[filling.hit.head].get("Case") == "Abl":
        return False
    if when is not None and when.start is not None:
        return context.is_near(when) and alike.last_day(when) - alike.as_day(when.start) <= MONTH
    if filling.hit.frame.type == "disaster" or any(person.entity for person in who):
        return True
    return where is not None and where.name not in country_names()


def opening(view: Clauses, first: int) -> int:
    """Return where the words of a clause begin: behind marks and the dateline's agency."""
    while view.tokens[first].pos == "PUNCT":
        first += 1
    dashed = first + 2 < len(view.tokens) and view.tokens[first + 1].text in {"–", "—", "-"}
    return first + 2 if dashed and view.tokens[first].text.isupper() else first


def many(view: Clauses, filling: Filling) -> bool:
    """Whether the object is several of a kind, so that no one event is told (`іс-шаралар өтті`)."""
    for _, phrase in filling.phrases:
        words = range(phrase.first, phrase.last + 1)
        plural = view.feats[phrase.last].get("Number") == "Plur"
        if plural or any(view.tokens[i].pos == "NUM" and is_count(view, i) for i in words):
            return True
    return False


def is_count(view: Clauses, i: int) -> bool:
    """Whether a numeral counts things: two or more, no ordinal and no year."""
    year = view.tokens[i + 1].norm.startswith("жыл") if i + 1 < len(view.tokens) else False
    norm = view.tokens[i].norm.split("-")[0]
    return (
        norm.isdigit() and int(norm) > 1 and not year and not view.tokens[i].norm.endswith(ORDINAL)
    )


def located(view: Clauses, filling: Filling, first: int) -> bool:
    """Whether a finite verb has a name of any kind in its clause, which tells where it was."""
    head = filling.hit.head
    if view.kinds[head] == "participle":
        return any(role == "place" for role, _ in filling.phrases)
    return any(view.mentions[i] is not None for i in range(first, head))


def named(thing: EventObject) -> bool:
    """Whether an object has a name of its own."""
    titled = "«" in thing.text or " туралы " in thing.text
    return titled or thing.entity is not None or thing.amount is not None


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


def told(scene: Scene, filling: Filling, status: Modality) -> bool:
    """Whether an event counts where it stands: a statement only where it is the news."""
    if filling.hit.frame.name == "hold.session-of":
        return scene.headline or scene.lead
    if filling.hit.frame.type != "statement":
        return True
    behind = scene.view.feats[filling.hit.head : filling.hit.head + 2]
    ours = any(feats.get("Person") == "1" for feats in behind)  # `хабарлаған едік`
    if ours or status == "denied":
        return False
    if context.says(scene.view.tokens, "back"):
        return scene.silent and leads(filling)
    if scene.headline or scene.lead or scene.background:
        return True
    return recalled(scene, filling.hit.head) or leads(filling)


def leads(filling: Filling) -> bool:
    """Whether a state's leader speaks, whose words are news wherever they stand."""
    return any(is_leader(actor.name) for actor in filling.actors("agent"))


def recalled(scene: Scene, head: int) -> bool:
    """Whether a verb stands in the pluperfect, which news tells what is older in (`айтқан еді`)."""
    view = scene.view
    after = view.tokens[head + 1].norm if head + 1 < len(view.tokens) else ""
    if view.tokens[head].norm.endswith(PLUPERFECT):
        return True
    return view.tokens[head].norm.endswith(modality.PERFECT) and after in {"еді", "болатын"}


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
