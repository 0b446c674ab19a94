"""Whether two drafts of one article tell the same event.

They do if they have the same type and modality, nobody in one is missing in a way that
contradicts the other (one cast contains the other; a country stands for its person), their
times do not exclude each other, and neither do their objects (nor, of speech, the words).
"""

from anyq.reading import frames
from anyq.reading.events import alike
from anyq.reading.events.drafts import Draft

SPEECH = {"statement", "propose"}
ROUNDS = {"жарты", "ширек", "jarty", "jartı", "shıre", "şirek"}  # stems, in any script
BLOWS = {"arrest", "accident", "disaster", "attack", "protest", "death"}
NAMED = {"appoint", "dismiss", "elect", "award", "meeting"}  # of one person, named in the body
LOOSE = {"happened", "planned"}
NEAR = 4  # sentences after which a document with no title is no longer the one told before


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell one event."""
    return (
        one.type == other.type
        and modalities_fit(one, other)
        and alike_told(one, other)
        and rounds(one) == rounds(other)
        and alike.times_fit(one.time, other.time)
        and (
            one_speech(one, other)
            if one.type in SPEECH
            else alike.objects_fit(one.objects, other.objects) or one_stage(one, other)
        )
        and alike.places_fit(one.place, other.place)
    )


def modalities_fit(one: Draft, other: Draft) -> bool:
    """Whether two drafts assert the same; titles tell as done what the body says is to come."""
    if one.modality == other.modality:
        return True
    return one.headline != other.headline and {one.modality, other.modality} == LOOSE


def one_stage(one: Draft, other: Draft) -> bool:
    """Whether two wins lead to the same stage, however it is called: `финал`, `турнир финалы`."""
    ends = [thing.text.split()[-1] for draft in (one, other) for thing in draft.objects[-1:]]
    return one.type == "win" and len({frozenset(alike.stems(end)) for end in ends}) == 1


def rounds(draft: Draft) -> frozenset[str]:
    """Return the stems that tell the rounds of a contest apart (`жартылай финал`)."""
    if draft.type != "win":
        return frozenset()
    return frozenset(ROUNDS & alike.stems(draft.evidence.text))


def alike_told(one: Draft, other: Draft) -> bool:
    """Whether the casts of two drafts may be one."""
    if alike.casts_fit(one.participants, other.participants):
        return True
    if one.headline != other.headline and placed_alike(one, other):
        return True
    if one.type in BLOWS and one_blow(one, other):
        return True
    if resumes(one, other) or resumes(other, one):
        return True
    return one_telling(one, other) or announces(one, other) or announces(other, one)


def placed_alike(one: Draft, other: Draft) -> bool:
    """Whether title and body tell of one place, and neither of anybody."""
    nobody = not one.participants and not other.participants
    return nobody and one.place is not None and one.place == other.place


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


def resumes(one: Draft, other: Draft) -> bool:
    """Whether a draft only comes back to what another told: `келіссөздер … өтті`, `құжатқа …`."""
    if not 0 <= other.sentence - one.sentence <= NEAR or not bare(other):
        return False
    if one.type == "meeting":
        return not other.participants
    return one.type == "sign" and bool(one.objects)


def bare(draft: Draft) -> bool:
    """Whether the object of a draft is told in one word that names nothing."""
    (*_, last) = [thing.text.lower() for thing in draft.objects] or [""]
    return any(
        last in frames.classes()[name] or last.removesuffix("дер") in frames.classes()[name]
        for name in ("document", "talks")
    )


def is_part(one: Draft, other: Draft) -> bool:
    """Whether an agreement is what another draft tells the signing of."""
    if (one.type, other.type) != ("agree", "sign") or one.modality != other.modality:
        return False
    if one.headline:
        return any(alike.stands_for(a, b) for a in one.participants for b in other.participants)
    near = 0 < one.sentence - other.sentence <= NEAR
    return near and alike.casts_fit(one.participants, other.participants)
