"""The words of a sentence as frames know them.

The tagger chooses between readings by what is common. Where it chose one whose lemma no frame
and no word class has, and another reading of the same word is a word of theirs (`көрмесі` as a
form of көр- and of көрме), the latter is meant more often than not in the texts that frames read.
"""

import re
from functools import cache, lru_cache

import msgspec

from anyq.doc import Token
from anyq.kazakh.morphology import Reading, readings
from anyq.reading import frames
from anyq.reading.names.forms import forms

FIXED = frozenset({"PUNCT", "NUM", "ADP", "CCONJ"})
ABBREVIATION = re.compile(
    r"([а-яәғқңөұүһі]{2,5})-([дт][ае]|[ғгқк][ае]|[дт]ан|[дт]ен|н[ыі]|[дт][ыі])$"
)
CASES = (("Loc", ("да", "де", "та", "те")), ("Dat", ("ға", "ге", "қа", "ке")), ("Abl", ("н",)))
SHORT = 3  # letters; shorter words have too many readings to choose between


@cache
def verbs() -> frozenset[str]:
    """Return the stems of the verbs that head or build triggers."""
    return frozenset(
        lemma
        for group in frames.by_head().values()
        for frame in group
        for word in frame.words
        for lemma in word.lemmas
        if frame.form != "noun"
    )


@cache
def nouns() -> frozenset[str]:
    """Return the nouns of all word classes and triggers."""
    return frozenset().union(*frames.classes().values()) | verbs()


@cache
def titles() -> frozenset[str]:
    """Return the words for people, which a title is written in capitals with."""
    return frames.classes()["people"]


@lru_cache(maxsize=50_000)
def meant(norm: str, lemma: str, pos: str, feats: str) -> Reading | None:
    """Return the reading to take instead of the tagger's; None to keep that.

    Args:
        norm: the word.
        lemma: as tagged.
        pos: as tagged.
        feats: as tagged; a verb made a noun is more often a noun of ours.
    """
    nominal = "VerbForm=Ger" in feats
    if pos != "PROPN" and (short := ABBREVIATION.match(norm)):
        case = next((case for case, endings in CASES if short[2].endswith(endings)), "Acc")
        return Reading(short[1], "NOUN", f"Case={case}")
    known = frozenset[str]() if nominal else verbs() if pos in {"VERB", "AUX"} else nouns()
    if pos in FIXED or lemma in known or len(norm) <= SHORT:
        return None
    if pos == "PROPN" or lemma == norm:
        return as_title(norm)
    for reading in readings(norm):
        if reading.pos == "NOUN" and reading.lemma in nouns():
            return reading
        finite = pos == "VERB" and not nominal
        if finite and reading.pos == "VERB" and reading.lemma in verbs():
            return reading
    return None


def as_title(norm: str) -> Reading | None:
    """Read a word in capitals as a title (`Короліне`: the Latin alphabet drops the soft sign)."""
    for reading in readings(norm):
        if reading.pos == "NOUN" and reading.lemma in titles():
            return reading
    for form in forms(norm):
        if form.possessed and form.stem in titles():
            owner = "|Number[psor]=Plur,Sing|Person[psor]=3"
            return Reading(form.stem, "NOUN", f"Case={form.case}{owner}")
    return None


def tokens(sentence: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with the readings that frames take."""
    others = [
        None if t.pos in FIXED and "-" not in t.norm else meant(t.norm, t.lemma, t.pos, t.feats)
        for t in sentence
    ]
    if not any(others):
        return sentence
    return tuple(map(replaced, sentence, others))


def replaced(token: Token, other: Reading | None) -> Token:
    """Return the token with another reading, where there is one."""
    if other is None:
        return token
    return msgspec.structs.replace(token, lemma=other.lemma, pos=other.pos, feats=other.feats)
