"""Whether two tellings may be of one event: the casts, times, places and objects of both.

What these say of drafts within an article holds of claims in two articles too (`same`).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from anyq.claim import EventObject, Participant, Place
from anyq.moment import Moment
from anyq.reading.events.cast import country_names

GOVERNING = {"үкімет", "парламент", "министрліг", "биліг", "басшылығ"}
STEM = 5  # letters that two forms of one Kazakh noun share; longer stems differ in them
DAY = timedelta(days=1)
REGION = " облысы"  # two of them are two places


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
    if one.name.lower() == other.name.lower() or names_fit(one.name, other.name):
        return True
    if one.country and one.country == other.country and (rules(one, other) or rules(other, one)):
        return True
    bare = one.entity is None or other.entity is None
    if bare and one.country is not None and one.country == other.country:
        return True
    return one.entity is other.entity is None and heads_fit(one, other)


def rules(one: Participant, other: Participant) -> bool:
    """Whether one is a country and the other what governs it (`Франция`, `Франция үкіметі`)."""
    governs = other.name.lower().split()[-1].removesuffix("і") in GOVERNING
    return governs and one.name in country_names()


def heads_fit(one: Participant, other: Participant) -> bool:
    """Whether two phrases end in one noun, and not of two countries (`грант жеңімпаздары`).

    Two numbers of the same are two groups: `5 адам`, `3 адам`.
    """
    if numbers(one.name) != numbers(other.name):
        return False
    first, second = (stems(person.name.split()[-1]) for person in (one, other))
    return first == second and one.country == other.country


def numbers(phrase: str) -> set[str]:
    """Return the numbers in digits of a phrase."""
    return {word for word in phrase.split() if word.isdigit()}


def names_fit(one: str, other: str) -> bool:
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
    """Return the last day of a time; the far end of the calendar where it is open."""
    if moment.end is None:
        return date.max
    return moment.end.date() if isinstance(moment.end, datetime) else moment.end - DAY


def places_fit(one: Place | None, other: Place | None) -> bool:
    """Whether two places may be one: the same country, or one of them is not told."""
    if one is None or other is None or one.name == other.name:
        return True
    if one.name.endswith(REGION) and other.name.endswith(REGION):
        return False
    return one.country is None or other.country is None or one.country == other.country


def objects_fit(one: Sequence[EventObject], other: Sequence[EventObject]) -> bool:
    """Whether the objects may be the same: one side has none, or most words of the shorter.

    Two sums that differ are of two things.
    """
    if not one or not other:
        return True
    sums = [{item.amount.value for item in side if item.amount} for side in (one, other)]
    if all(sums) and not sums[0] & sums[1]:
        return False
    few, many = sorted((words(one), words(other)), key=len)
    return 2 * len(few & many) > len(few)


def words(objects: Sequence[EventObject]) -> set[str]:
    """Return the stems of the words that objects are named with."""
    return {stem for item in objects for stem in stems(item.text)}


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text."""
    return {word[:STEM] for word in text.lower().split()}


def said_alike(one: str, other: str) -> bool:
    """Whether two texts share most of the words of the shorter, by their stems."""
    few, many = sorted((stems(one), stems(other)), key=len)
    return 2 * len(few & many) > len(few)
