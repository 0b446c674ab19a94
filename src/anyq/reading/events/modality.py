"""Did it happen? What a verb's form and the words that govern it say."""

from functools import cache
from typing import get_args

import msgspec

from anyq.claim import Modality
from anyq.data import rows
from anyq.reading import frames
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.kinds import NEGATIONS
from anyq.reading.events.triggers import Hit

REACH = 4  # tokens from a verb to the word that governs it: `өткізу де жоспарланып отыр`
IMPERFECT = ("атын", "етін", "йтын", "йтін")
PERFECT = ("ған", "ген", "қан", "кен")
COMING = {"алдағы", "болашақ", "келешек", "жоспарланған", "күтілетін"}


class Mark(msgspec.Struct, frozen=True):
    """A line of `modality.tsv`: a governing lemma, what it must follow, what it says."""

    lemma: str
    after: str
    modality: Modality


@cache
def marks() -> dict[str, tuple[Mark, ...]]:
    """Return the marks of `modality.tsv` by lemma."""
    found: dict[str, tuple[Mark, ...]] = {}
    for row in rows(frames.PACKAGE, "data/modality.tsv"):
        modality = next(name for name in get_args(Modality) if name == row["modality"])
        mark = Mark(row["mark"], row["after"], modality)
        found[mark.lemma] = (*found.get(mark.lemma, ()), mark)
    return found


def assertion(view: Clauses, hit: Hit) -> tuple[Modality, int] | None:
    """Return what a sentence says of an event and the last token that says it.

    None where it asserts nothing: a bare verbal noun (`кездесу өткізу мәселесі`), or a wish
    of the author's (`берсін`, `деп тілейміз`).
    """
    head = hit.head if hit.form != "noun" else predicate(view, hit.head)
    last = chain_end(view, head)
    if is_reason(view, hit.head) or is_reason(view, last) or is_left(view, hit):
        return None
    noun = head == hit.head and hit.form == "noun"
    governed = governor(view, last, noun)
    at, modality = governed or (last, own(view, head, last))
    if noun and governed is None:
        modality = "planned" if announced(view, hit.first) else "happened"
    if modality is None or (modality == "wished" and authors(view, at)):
        return None
    return modality, max(at, hit.head)


def is_reason(view: Clauses, last: int) -> bool:
    """Whether a verb made a noun is only what something is done for (`бергені үшін алғыс айтты`).

    Its subject is not that of the sentence.
    """
    after = view.tokens[last + 1 : last + 2]
    return view.kinds[last] in {"nominal", ""} and bool(after) and after[0].norm == "үшін"


def is_left(view: Clauses, hit: Hit) -> bool:
    """Whether an event noun is only what somebody is kept from, or what tells when.

    `қатысудан бас тартты`, `келіссөзден кейін`, `кездесу алдында`.
    """
    if hit.form != "noun":
        return False
    after = view.tokens[hit.head + 1].norm if hit.head + 1 < len(view.tokens) else ""
    if view.feats[hit.head].get("Case") == "Abl":
        return view.kinds[hit.head] == "nominal" or after in {"кейін", "соң", "бұрын"}
    return after == "алдында"


def predicate(view: Clauses, noun: int) -> int:
    """Return the verb that says of an event noun that it takes place; the noun if none does."""
    for i in range(noun + 1, min(len(view.tokens), noun + 1 + REACH)):
        if view.kinds[i] and view.tokens[i].lemma in frames.classes()["occurs"]:
            return i
        if view.tokens[i].pos == "PUNCT":
            break
    return noun


def announced(view: Clauses, noun: int) -> bool:
    """Whether an event noun is said to be still to come (`алдағы сапары`, `өтетін кездесу`)."""
    for i in range(max(0, noun - REACH), noun):
        norm = view.tokens[i].norm
        if norm in COMING or (norm.endswith(IMPERFECT) and view.kinds[i] == "participle"):
            return True
    return False


def authors(view: Clauses, at: int) -> bool:
    """Whether a wish is the author's: first person, or an optative with nobody to utter it."""
    feats = view.feats[at]
    if feats.get("Mood") in {"Opt", "Imp"}:
        return True
    return feats.get("Person") == "1"


def chain_end(view: Clauses, head: int) -> int:
    """Return the last token of a verb and its auxiliaries (`болып қайтты`, `келген жоқ еді`)."""
    last = head
    while last + 1 < len(view.tokens):
        token = view.tokens[last + 1]
        serial = view.kinds[last] == "serial" and token.pos in {"VERB", "AUX"}
        if not serial and token.pos != "AUX" and token.lemma not in NEGATIONS:
            break
        if not serial and view.kinds[last] not in {"finite", "participle", "nominal", ""}:
            break
        last += 1
    return last


def governor(view: Clauses, last: int, noun: bool) -> tuple[int, Modality] | None:
    """Find the word after a verb chain that says it is only planned, proposed, wished.

    None where only a matter is meant (`өткізу мәселесін қарастырды`).
    """
    kind = "nominal" if noun else view.kinds[last] or "any"
    for i in range(last + 1, min(len(view.tokens), last + 1 + REACH)):
        if view.tokens[i].pos == "PUNCT" or view.tokens[i].lemma in frames.classes()["matter"]:
            break
        for mark in marks().get(view.tokens[i].lemma, ()):
            if mark.after == kind or (mark.after == "any" and kind != "participle"):
                return chain_end(view, i), mark.modality
        if view.kinds[i] and view.kinds[i] != "serial":
            break
    return None


def own(view: Clauses, head: int, last: int) -> Modality | None:
    """Say what the forms of a chain assert by themselves."""
    chain = [view.feats[i] for i in range(head, last + 1)]
    moods = {feats.get("Mood") for feats in chain}
    if any(feats.get("Polarity") == "Neg" for feats in chain) or any(
        view.tokens[i].lemma in NEGATIONS for i in range(head + 1, last + 1)
    ):
        return "denied"
    if "Cnd" in moods:
        return "conditional"
    if "Opt" in moods or "Imp" in moods:
        return "wished"
    return tensed(view, last)


def tensed(view: Clauses, last: int) -> Modality | None:
    """Read the tense of the last word of a chain; None for a bare verbal noun."""
    feats = view.feats[last]
    if is_future(view, last):
        return "planned"
    after = view.tokens[last + 1].norm if last + 1 < len(view.tokens) else ""
    if after == "дейін":  # until it happens
        return None
    if feats.get("VerbForm") == "Ger" and "Tense" not in feats:
        return "happened" if feats.get("Case") == "Loc" else None
    return "happened"


def is_future(view: Clauses, last: int) -> bool:
    """Whether a verb says what is to be: -ар, -мақ, -атын, and -ады of what has an end."""
    feats, norm = view.feats[last], view.tokens[last].norm
    if norm == "болатын" and view.tokens[last - 1].norm.endswith(PERFECT):
        return False  # `айтқан болатын` had said
    if view.tokens[last].lemma == "бол" and view.tokens[last - 1].norm.endswith(IMPERFECT):
        return True  # `баратын болды` is to go
    if feats.get("Tense") == "Fut" or feats.get("Mood") == "Des":
        return True
    if feats.get("Aspect") == "Imp" and feats.get("VerbForm") in {"Part", "Ger"}:
        return True
    habitual = feats.get("Aspect") == "Hab" and view.tokens[last].pos == "VERB"
    return habitual or any(ending in norm for ending in IMPERFECT)
