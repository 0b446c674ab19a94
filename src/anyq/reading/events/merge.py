"""One event told twice in an article is one: drafts of the same event become a claim.

Two drafts are of one event if they have the same type and modality, nobody in one is missing
in a way that contradicts the other (one cast contains the other; a country stands for its
person), their times do not exclude each other, and neither do their objects (nor, of speech,
the words). The fuller draft gives the evidence and the rule; what it leaves open is taken from
the other.
"""

from collections.abc import Iterable

import msgspec

from anyq.claim import EventClaim
from anyq.reading.events import alike
from anyq.reading.events.drafts import Draft
from anyq.span import content_id

SPEECH = {"statement", "propose"}
ROUNDS = {"жартылай", "ширек", "жартылайфинал", "ширекфинал"}
BLOWS = {"arrest", "accident", "disaster", "attack", "protest", "death"}
NAMED = {"appoint", "dismiss", "elect", "award", "meeting"}  # of one person, named in the body


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
        and rounds(one) == rounds(other)
        and alike.times_fit(one.time, other.time)
        and (
            one_speech(one, other)
            if one.type in SPEECH
            else alike.objects_fit(one.objects, other.objects)
        )
        and alike.places_fit(one.place, other.place)
    )


def rounds(draft: Draft) -> frozenset[str]:
    """Return the words that tell the rounds of a contest apart (`жартылай финал`)."""
    if draft.type != "win":
        return frozenset()
    return frozenset(ROUNDS & {word for thing in draft.objects for word in thing.text.split()})


def alike_told(one: Draft, other: Draft) -> bool:
    """Whether the casts of two drafts may be one."""
    if alike.casts_fit(one.participants, other.participants):
        return True
    if one.type in BLOWS and one_blow(one, other):
        return True
    return one_telling(one, other) or announces(one, other) or announces(other, one)


def one_blow(one: Draft, other: Draft) -> bool:
    """Whether neither of two casts has a name, of what an article seldom tells two of."""
    return not any(person.entity for person in (*one.participants, *other.participants))


def announces(one: Draft, other: Draft) -> bool:
    """Whether a headline says of nobody by name what the body says (`министр тағайындалды`)."""
    if not one.headline or other.headline or one.type not in NAMED or not one.participants:
        return False
    return not any(person.entity or person.country for person in one.participants)


def one_speech(one: Draft, other: Draft) -> bool:
    """Whether two reports of speech are of one: in title and lead, or in the same words.

    What somebody says throughout an article, and not earlier, is one statement.
    """
    if {one.headline, other.headline} == {True, False} and (one.lead or other.lead):
        return True
    if one.type == "statement" and not one.background and not other.background:
        return True
    if one.objects and other.objects and not alike.objects_fit(one.objects, other.objects):
        return False
    return one.type == "propose" or alike.said_alike(one.evidence.text, other.evidence.text)


def one_telling(one: Draft, other: Draft) -> bool:
    """Whether two frames read the same words: one sentence, one object, one cast unknown."""
    unknown = not (one.participants and other.participants)
    return unknown and one.sentence == other.sentence and bool(one.objects and other.objects)


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
