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
        and alike.times_fit(one.time, other.time)
        and alike.objects_fit(one.objects, other.objects)
        and (one.type != "statement" or alike.said_alike(one.evidence.text, other.evidence.text))
        and alike.places_fit(one.place, other.place)
    )


def alike_told(one: Draft, other: Draft) -> bool:
    """Whether the casts of two drafts may be one."""
    if alike.casts_fit(one.participants, other.participants):
        return True
    return one_telling(one, other) or announces(one, other) or announces(other, one)


def announces(one: Draft, other: Draft) -> bool:
    """Whether a headline says of nobody by name what the body says (`министр тағайындалды`)."""
    if not one.headline or other.headline or one.type not in NAMED or not one.participants:
        return False
    return not any(person.entity or person.country for person in one.participants)


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
