"""Who says it: `…, деп хабарлады X`, `X мәліметінше`, `X … екенін мәлімдеді`."""

import msgspec

from anyq.reading import frames
from anyq.reading.events import wording
from anyq.reading.events.actors import PRONOUN
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.groups import Group


class Speech(msgspec.Struct, frozen=True):
    """The reporting words of a sentence.

    Attributes:
        cut: the token `деп`; what stands behind it reports and is told by nobody; the number
            of tokens where there is none.
        speaker: who reports, canonical or as printed; None if nobody is named.
        group: the speaker's group, where it is one.
    """

    cut: int
    speaker: str | None
    group: Group | None


def read(view: Clauses) -> Speech:
    """Find who reports what a sentence tells."""
    cut = reporting(view)
    if cut == len(view.tokens):
        group = according_to(view)
        return Speech(cut, name_of(group), group)
    behind = words_behind(view, cut)
    group = speaker_behind(view, cut) if behind else speaker_before(view, cut)
    if behind == PRONOUN:
        return Speech(cut, view.person.name if view.person else None, None)
    return Speech(cut, name_of(group) or behind, group)


def reporting(view: Clauses) -> int:
    """Return the token `деп` of a reporting formula, or the mark before `деді`.

    The number of tokens if there is neither.
    """
    sayings = frames.classes()["reporting"]
    for i in range(len(view.tokens) - 1, 0, -1):
        if ends_quote(view, i):
            return i - 1
        if view.tokens[i].norm == "деп" and not view.quoted[i]:
            follows = view.tokens[i + 1 : i + 3]
            if any(token.lemma in sayings for token in follows):
                return i
    return len(view.tokens)


def ends_quote(view: Clauses, i: int) -> bool:
    """Whether token `i` is the `деді` behind what somebody is quoted with."""
    said = view.tokens[i].lemma == "де" and view.kinds[i] == "finite"
    return said and view.tokens[i - 1].pos == "PUNCT" and not view.quoted[i]


def words_behind(view: Clauses, cut: int) -> str | None:
    """Return the words behind the reporting verb; None if it ends the sentence."""
    verb = next((i for i in range(cut + 1, len(view.tokens)) if view.kinds[i] == "finite"), cut)
    words = [token for token in view.tokens[verb + 1 :] if token.pos not in {"PUNCT", "AUX"}]
    return wording.phrase(words) if words else None


def speaker_behind(view: Clauses, cut: int) -> Group | None:
    """Return who is named behind the reporting verb."""
    cases = {"Nom", "Abl"}
    return next((g for g in view.groups if g.first > cut and g.case in cases), None)


def speaker_before(view: Clauses, cut: int) -> Group | None:
    """Return the subject before `деп`: the first, as what is said may have one of its own."""
    return next((g for g in view.groups if g.last < cut and g.subject), None)


def according_to(view: Clauses) -> Group | None:
    """Return who is credited by `мәліметінше`, `айтуынша` and the like."""
    words = frames.classes()["according"]
    return next((g for g in view.groups if g.after in words), None)


def name_of(group: Group | None) -> str | None:
    """Return what a speaker is called: the name, or the phrase printed."""
    return ", ".join(actor.name for actor in group.actors) if group else None


def attribution(view: Clauses, head: int, last: int, speech: Speech) -> str | None:
    """Return who reports the event at `head`: the sentence's speaker, or that of its clause."""
    if speech.speaker is not None:
        return speech.speaker
    if "nominal" not in {view.kinds[head], view.kinds[last]}:
        return None
    sayings = frames.classes()["reporting"]
    for i in range(last + 1, len(view.tokens)):
        if view.kinds[i] == "finite":
            told = view.tokens[i].lemma in sayings
            group = next((g for g in view.groups if g.subject and g.last < head), None)
            return name_of(group) if told else None
    return None
