"""One event told twice in an article is one: drafts of the same event become a claim.

Two drafts are of one event if they have the same type and modality, nobody in one is missing
in a way that contradicts the other (one cast contains the other; a country stands for its
person), their times do not exclude each other, and neither do their objects (nor, of speech,
the words). The fuller draft gives the evidence and the rule; what it leaves open is taken from
the other.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from anyq.claim import EventClaim, EventObject, Participant
from anyq.moment import Moment
from anyq.reading.events.drafts import Draft
from anyq.span import content_id

NAMED = {"appoint", "dismiss", "elect", "award", "meeting"}  # of one person, named in the body
STEM = 5  # letters that two forms of one Kazakh noun share; longer stems differ in them


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Join the drafts that tell the same event; order by where they stand."""
    found: list[Draft] = []
    for draft in drafts:
        at = next((i for i, other in enumerate(found) if same(other, draft)), None)
        if at is None:
            found.append(draft)
        else:
            found[at] = join(found[at], draft)
    return sorted(found, key=lambda draft: draft.evidence.start)


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell one event."""
    return (
        one.type == other.type
        and one.modality == other.modality
        and alike_told(one, other)
        and times_fit(one.time, other.time)
        and objects_fit(one.objects, other.objects)
        and (one.type != "statement" or said_alike(one, other))
        and (one.place is None or other.place is None or one.place.country == other.place.country)
    )


def alike_told(one: Draft, other: Draft) -> bool:
    """Whether the casts of two drafts may be one."""
    if casts_fit(one.participants, other.participants):
        return True
    return one_telling(one, other) or announces(one, other) or announces(other, one)


def announces(one: Draft, other: Draft) -> bool:
    """Whether a headline says of nobody by name what the body says (`министр тағайындалды`)."""
    if not one.headline or other.headline or one.type not in NAMED or not one.participants:
        return False
    return not any(person.entity or person.country for person in one.participants)


def said_alike(one: Draft, other: Draft) -> bool:
    """Whether two reports of speech share most of their words, and so what was said."""
    few, many = sorted((stems(one.evidence.text), stems(other.evidence.text)), key=len)
    return 2 * len(few & many) > len(few)


def one_telling(one: Draft, other: Draft) -> bool:
    """Whether two frames read the same words: one sentence, one object, one cast unknown."""
    unknown = not (one.participants and other.participants)
    return unknown and one.sentence == other.sentence and bool(one.objects and other.objects)


def casts_fit(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether one cast is contained in the other; a country stands for its person."""
    if not one or not other:
        return False
    few, many = sorted((one, other), key=len)
    return all(any(stands_for(a, b) for b in many) for a in few)


def stands_for(one: Participant, other: Participant) -> bool:
    """Whether two participants may be the same: one name, or a bare phrase of one country."""
    if one.entity and other.entity and one.entity == other.entity:
        return True
    if one.name == other.name or alike(one.name, other.name):
        return True
    bare = one.entity is None or other.entity is None
    return bare and one.country is not None and one.country == other.country


def alike(one: str, other: str) -> bool:
    """Whether the longer of two names of several words has all the words of the shorter."""
    few, many = sorted((set(one.lower().split()), set(other.lower().split())), key=len)
    return len(few) > 1 and few <= many


def times_fit(one: Moment | None, other: Moment | None) -> bool:
    """Whether two times overlap; an open one fits any."""
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return as_day(one.start) <= last_day(other) and as_day(other.start) <= last_day(one)


def as_day(instant: date | datetime) -> date:
    """Return the day of an instant."""
    return instant.date() if isinstance(instant, datetime) else instant


def last_day(moment: Moment) -> date:
    """Return the day at the end of a time; the far end of the calendar where it is open."""
    return as_day(moment.end) if moment.end else date.max


def objects_fit(one: Sequence[EventObject], other: Sequence[EventObject]) -> bool:
    """Whether the objects may be the same: one side has none, or most words of the shorter."""
    if not one or not other:
        return True
    few, many = sorted((words(one), words(other)), key=len)
    return 2 * len(few & many) > len(few)


def words(objects: Sequence[EventObject]) -> set[str]:
    """Return the stems of the words that objects are named with."""
    return {stem for item in objects for stem in stems(item.text)}


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text."""
    return {word[:STEM] for word in text.lower().split()}


def fullness(draft: Draft) -> tuple[int, bool, int]:
    """Order drafts: the more it tells the better, the body before the headline, the earlier.

    What an earlier sentence told (`retold`) does not count.
    """
    told = len(draft.objects) + (0 if draft.retold else len(draft.participants))
    told += (draft.time is not None) + (draft.place is not None)
    return told, not draft.headline, -draft.sentence


def join(one: Draft, other: Draft) -> Draft:
    """Make one draft of two."""
    fuller, poorer = sorted((one, other), key=fullness, reverse=True)
    return msgspec.structs.replace(
        fuller,
        participants=max(fuller.participants, poorer.participants, key=len),
        objects=fuller.objects or poorer.objects,
        time=fuller.time or poorer.time,
        place=fuller.place or poorer.place,
        background=one.background and other.background,
        attribution=fuller.attribution or poorer.attribution,
    )


def claim(article: str, draft: Draft) -> EventClaim:
    """Make the claim of a draft; `article` is the article's id."""
    who = [f"{item.role}={item.entity or item.name}" for item in draft.participants]
    what = [item.text for item in draft.objects]
    place = str(draft.evidence.start)
    return EventClaim(
        id=content_id("v", article, draft.type, draft.modality, place, *who, *what),
        type=draft.type,
        plover=draft.plover,
        participants=draft.participants,
        objects=draft.objects,
        time=draft.time,
        place=draft.place,
        modality=draft.modality,
        background=draft.background,
        attribution=draft.attribution,
        evidence=draft.evidence,
        rule=draft.rule,
        mode=draft.mode,
    )
