"""Whether what a frame tells is an event of the news: asserted, known from others, not history."""

from datetime import timedelta

from anyq.claim import EventObject, Modality, Participant, Place
from anyq.moment import Moment
from anyq.reading import frames
from anyq.reading.events import alike, context, heads, modality
from anyq.reading.events.actors import Actor
from anyq.reading.events.cast import country_names, is_leader
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.roles import Filling
from anyq.reading.events.scene import Scene

BLOWS = {"death", "accident", "disaster"}
PRESS = ("баспасөз", "тілші", "өкіл", "хатшы", "агенттік")
DESCRIBING = {"win", "award", "elect", "appoint", "dismiss"}
TOLD = {"happened", "planned"}
SEVERAL = {"бірнеше", "бірқатар", "түрлі"}
ORDINAL = ("шы", "ші", "ыншы", "інші")
MONTH = timedelta(days=31)
PLUPERFECT_AUX = {"еді", "болатын"}
PLUPERFECT = ("ған-ды", "ген-ді", "қан-ды", "кен-ді")


def is_bare(scene: Scene, filling: Filling) -> bool:
    """Whether a verb made a noun is told of nobody, and not as titles do: `… форумға қатысу`."""
    view, head = scene.view, filling.hit.head
    if filling.hit.form != "noun" or view.kinds[head] != "nominal" or filling.groups:
        return False
    ends = all(token.pos == "PUNCT" for token in view.tokens[head + 1 :])
    return not (scene.headline and ends)


def told(scene: Scene, filling: Filling, status: Modality) -> bool:
    """Whether an event counts where it stands: a statement only where it is the news.

    What is told in the first person is done by nobody whom the sentence names.
    """
    head, frame = filling.hit.head, filling.hit.frame
    feats = scene.view.feats[head]
    ours = "1" in {feats.get("Person"), feats.get("Person[psor]")}
    if ours and filling.actors("agent"):
        return False
    if frame.name == "hold.session-of":
        return scene.headline or scene.lead
    if frame.type in DESCRIBING and describes(scene.view, filling):
        return False
    return frame.type != "statement" or is_news(scene, filling, status)


def is_news(scene: Scene, filling: Filling, status: Modality) -> bool:
    """Whether a statement is the news itself, or a leader's, or recalled from earlier."""
    head, view = filling.hit.head, scene.view
    ours = any(feats.get("Person") == "1" for feats in view.feats[head : head + 2])
    if ours or status == "denied" or not any(map(speaks, filling.actors("agent"))):
        return False  # `хабарлаған едік`
    if context.says(view.tokens, "back"):
        return scene.silent and (leads(filling) or is_person(scene, filling))
    where = scene.headline or scene.lead or scene.background
    return where or recalled(scene, head) or leads(filling)


def describes(view: Clauses, filling: Filling) -> bool:
    """Whether an attributive participle only says who somebody is (`чемпион атанған спортшы`)."""
    which = any("Right" in slot.cases for slot in filling.hit.frame.slots)
    return view.kinds[filling.hit.head] == "participle" and not which


def speaks(actor: Actor) -> bool:
    """Whether somebody speaks for themselves or their office, and not as one of many."""
    office = (
        actor.head in frames.classes()["leader"] or actor.head in frames.classes()["collective"]
    )
    return actor.kind == "person" or actor.is_country or office or actor.kind == "organisation"


def recalled(scene: Scene, head: int) -> bool:
    """Whether a verb stands in the pluperfect, which news tells what is older in (`айтқан еді`)."""
    view = scene.view
    after = view.tokens[head + 1].norm if head + 1 < len(view.tokens) else ""
    if view.tokens[head].norm.endswith(PLUPERFECT):
        return True
    return view.tokens[head].norm.endswith(modality.PERFECT) and after in PLUPERFECT_AUX


def is_person(scene: Scene, filling: Filling) -> bool:
    """Whether an official named in person speaks, and no press office."""
    roles = {entity.id: entity.role or "" for entity in scene.cast.entities}
    named = [actor for actor in filling.actors("agent") if actor.kind == "person" and actor.entity]
    spoken = [roles.get(actor.entity or "", "") for actor in named]
    return any(role and not any(word in role for word in PRESS) for role in spoken)


def leads(filling: Filling) -> bool:
    """Whether a state's leader speaks, whose words are news wherever they stand."""
    return any(
        is_leader(actor.name) or heads.office_of(actor.name.lower(), actor.country)
        for actor in filling.actors("agent")
    )


def struck(
    scene: Scene,
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
    if status == "planned" or scene.view.feats[filling.hit.head].get("Case") == "Abl":
        return False
    if when is not None and when.start is not None:
        return context.is_near(when) and alike.last_day(when) - alike.as_day(when.start) <= MONTH
    if scene.lead or filling.hit.frame.type == "disaster" or any(person.entity for person in who):
        return True
    return where is not None and where.name not in country_names()


def is_rule(kind: str, status: Modality, who: tuple[Participant, ...], when: Moment | None) -> bool:
    """Whether what is to be is only how it is always done: `төрағаны президент тағайындайды`."""
    if kind not in DESCRIBING or status != "planned" or when is not None:
        return False
    return not any(person.entity for person in who if person.role in {"patient", "recipient"})


def named(thing: EventObject) -> bool:
    """Whether an object has a name of its own."""
    titled = "«" in thing.text or " туралы " in thing.text
    return titled or thing.entity is not None or thing.amount is not None


def located(view: Clauses, filling: Filling, first: int) -> bool:
    """Whether a finite verb has a name of any kind in its clause, which tells where it was."""
    head = filling.hit.head
    if view.kinds[head] == "participle":
        return any(role == "place" for role, _ in filling.phrases)
    return any(view.mentions[i] is not None for i in range(first, head))


def many(view: Clauses, filling: Filling) -> bool:
    """Whether the object is several of a kind, so that no one event is told (`іс-шаралар өтті`)."""
    for _, phrase in filling.phrases:
        words = range(phrase.first, phrase.last + 1)
        plural = view.feats[phrase.last].get("Number") == "Plur"
        plural = plural or any(view.tokens[i].norm in SEVERAL for i in words)
        if plural or any(view.tokens[i].pos == "NUM" and is_count(view, i) for i in words):
            return True
    return False


def is_count(view: Clauses, i: int) -> bool:
    """Whether a numeral counts things: two or more, no ordinal and no year."""
    year = view.tokens[i + 1].norm.startswith("жыл") if i + 1 < len(view.tokens) else False
    token = view.tokens[i]
    if year or token.norm.endswith(ORDINAL):
        return False
    norm = token.norm.split("-")[0]
    return int(norm) > 1 if norm.isdigit() else token.norm not in {"бір", "бірінші"}
