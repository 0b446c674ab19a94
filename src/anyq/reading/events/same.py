"""Whether two articles report one event, and why: the judgement that a record keeps.

Reports are of one event if type and modality agree (what was planned may have happened), one
cast is contained in the other, the times overlap, the places and objects do not contradict,
and enough of it is the same: how much depends on the type, as one may hold two talks a day
but is appointed once. Nothing is held to be one for lack of anything said against it.
"""

from datetime import date

import msgspec

from anyq.claim import EventClaim, Modality, Participant
from anyq.moment import Moment
from anyq.reading.events import alike
from anyq.reading.events.alike import DAY

ONCE = {  # what happens to one person once at a time, and the role of that person
    "death": "patient",
    "arrest": "patient",
    "sentence": "patient",
    "appoint": "patient",
    "dismiss": "patient",
    "elect": "patient",
    "credentials": "agent",
}
SPOKEN = {"statement", "propose"}
BEFORE = {"happened": 3, "planned": 0}  # days by which news may lag behind what it tells
AFTER = {"happened": 0, "planned": 14}
SHORT = 62  # days; a time longer than two months tells no two events apart
ENOUGH = 2


class Days(msgspec.Struct, frozen=True):
    """When an event was, both days included.

    Attributes:
        stated: it says so itself; else the days are those around its publication.
    """

    first: date
    last: date
    stated: bool


def same_event(
    one: EventClaim,
    other: EventClaim,
    published: tuple[Moment | None, Moment | None] = (None, None),
) -> str | None:
    """Return why two claims are of one event; None if they are not, or it cannot be told.

    Args:
        one: the claim of an article.
        other: that of another.
        published: when those articles came out. It dates a claim that states no time of its
            own: without it such a claim is of no known time, and never the same as another.

    Returns:
        What both have in common, as `type=visit; who=Садыр Жапаров; time=2024-04-18; place=Астана`.
    """
    if one.type != other.type or not modalities_fit(one.modality, other.modality):
        return None
    when = days(one, published[0]), days(other, published[1])
    shared = in_common(one, other)
    if not agree(one, other, *when) or not enough(one, other, shared, *when):
        return None
    return reason(one, other, *when)


def modalities_fit(one: Modality, other: Modality) -> bool:
    """Whether two modalities may be of one event: the same, or planned and happened."""
    return one == other or {one, other} == {"planned", "happened"}


def days(claim: EventClaim, published: Moment | None) -> Days | None:
    """Return the days of a claim: those it states, else those around its publication."""
    if claim.time is not None and claim.time.start is not None:
        return Days(alike.as_day(claim.time.start), alike.last_day(claim.time), stated=True)
    if published is None or published.start is None or claim.modality not in BEFORE:
        return None
    first = alike.as_day(published.start) - BEFORE[claim.modality] * DAY
    return Days(first, alike.last_day(published) + AFTER[claim.modality] * DAY, stated=False)


def agree(one: EventClaim, other: EventClaim, first: Days | None, second: Days | None) -> bool:
    """Whether nothing in one claim contradicts the other, and both have a time."""
    if first is None or second is None:
        return False
    overlap = first.first <= second.last and second.first <= first.last
    cast = not one.participants or not other.participants
    cast = cast or alike.casts_fit(one.participants, other.participants)
    return (
        overlap
        and cast
        and alike.places_fit(one.place, other.place)
        and alike.objects_fit(one.objects, other.objects)
    )


def in_common(one: EventClaim, other: EventClaim) -> tuple[Participant, ...]:
    """Return the participants of the claim with fewer of them that the other has too."""
    few, many = sorted((one.participants, other.participants), key=len)
    return tuple(a for a in few if any(alike.stands_for(a, b) for b in many))


def one_place(one: EventClaim, other: EventClaim) -> bool:
    """Whether both claims tell the same place."""
    return one.place is not None and other.place is not None and one.place.name == other.place.name


def enough(
    one: EventClaim,
    other: EventClaim,
    shared: tuple[Participant, ...],
    first: Days | None,
    second: Days | None,
) -> bool:
    """Whether what two claims have in common tells their event from others of its type."""
    things = bool(one.objects and other.objects)  # that they fit, `agree` has seen
    if one.type in SPOKEN:
        return bool(shared) and alike.said_alike(one.evidence.text, other.evidence.text)
    if not things and not (is_short(first) and is_short(second)):
        return False
    if one.type in ONCE:
        return any(person.entity and person.role == ONCE[one.type] for person in shared)
    where = one_place(one, other)
    return len(shared) + things + where >= ENOUGH and (bool(shared) or (things and where))


def is_short(found: Days | None) -> bool:
    """Whether a time is short enough to tell events apart by it."""
    return found is not None and (found.last - found.first).days <= SHORT


def reason(one: EventClaim, other: EventClaim, first: Days | None, second: Days | None) -> str:
    """Write what two claims have in common in neutral notation."""
    assert first is not None
    assert second is not None
    start, end = max(first.first, second.first), min(first.last, second.last)
    parts = [f"type={one.type}"]
    if shared := in_common(one, other):
        parts.append("who=" + ", ".join(person.name for person in shared))
    parts.append(f"time={start}" if start == end else f"time={start}/{end}")
    if one.place is not None and one_place(one, other):
        parts.append(f"place={one.place.name}")
    if one.objects and other.objects:
        parts.append("object=" + ", ".join(thing.text for thing in one.objects))
    return "; ".join(parts)
