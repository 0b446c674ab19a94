"""Who `оны` and `оған` mean: the one person of whom the text spoke last.

A pronoun is taken for a person only where the nearest of the last sentences that names people
names one person, or one in the nominative. It may stand for a thing all the same: frames that
ask for a person decide. A subject (`ол`) is no actor here: `memory` finds it, as one that is
dropped.
"""

from bisect import bisect_left
from collections.abc import Mapping

from anyq.doc import Doc, Mention, Sentence
from anyq.reading.events.cast import Cast

CASES: Mapping[str, str] = {
    "ол": "Nom",
    "оны": "Acc",
    "оған": "Dat",
    "онымен": "Ins",
    "оның": "Gen",
}
FAR = 2  # sentences back to look


def antecedent(doc: Doc, cast: Cast, index: int) -> Mention | None:
    """Return the person whom a pronoun in sentence `index` means; None if it cannot be told."""
    for sentence in reversed(doc.sentences[max(0, index - FAR) : index]):
        people = named_in(doc, sentence)
        if people:
            return the_one(people, cast) or the_one([m for m in people if m.case == "Nom"], cast)
    return None


def the_one(people: list[Mention], cast: Cast) -> Mention | None:
    """Return the first of the mentions if all are of one person."""
    known = {entity.id for mention in people if (entity := cast.who(mention))}
    return people[0] if len(known) == 1 else None


def named_in(doc: Doc, sentence: Sentence) -> list[Mention]:
    """Return the mentions of people in a sentence."""
    at = bisect_left(doc.mentions, sentence.start, key=lambda mention: mention.start)
    found: list[Mention] = []
    for mention in doc.mentions[at:]:
        if mention.start >= sentence.end:
            break
        if mention.kind == "person":
            found.append(mention)
    return found
