"""Text -> sentences of tokens with lemma, part of speech and features."""

import re
from collections.abc import Sequence

from anyq.doc import Sentence, Token, Word
from anyq.kazakh import sentences, tables, tokens
from anyq.kazakh.morphology import Reading, merge, readings
from anyq.kazakh.scripts import alphabet

_NUMBER = re.compile(r"(\d[\d.,:/-]*\d|\d)(%?)-?(.*)")
_ORDINAL = re.compile(r"(ы|і|н)*ш[ыі]")
_ORDER = ("closed", "lexicon", "derived", "guess")


def analyze(text: str) -> tuple[Sentence, ...]:
    """Analyse a text.

    Args:
        text: Kazakh in Cyrillic, Latin or Arabic letters; a line break ends a sentence.

    Returns:
        Its sentences in order; every token of `tokenize` is in exactly one of them.
    """
    words = tokens.tokenize(text)
    name = alphabet(text)
    found = []
    for start, end in sentences.split(text, words):
        read = tuple(_token(words, at, at == start, name) for at in range(start, end))
        found.append(Sentence(read[0].start, read[-1].end, read))
    return tuple(found)


def _token(words: Sequence[Word], at: int, first: bool, name: str | None) -> Token:
    word = words[at]
    cased = tokens.printed(word.text, name)
    reading = _best(word, cased, first)
    lemma = reading.lemma
    if reading.pos == "PROPN":
        lemma = cased[: len(lemma)] if cased.lower().startswith(lemma) else lemma.capitalize()
    return Token(word.start, word.end, word.text, word.norm, lemma, reading.pos, reading.feats)


def _best(word: Word, cased: str, first: bool) -> Reading:
    """Choose by hand-set order: closed forms, the lexicon, guesses; names by their capital."""
    if word.norm[0].isdigit():
        return _number(word.norm)
    if not tokens.is_word(word.text):
        return Reading(word.norm, "PUNCT", "", "sign")
    found = readings(word.norm)
    if cased[0].isupper() and not first and found[0].source != "closed":
        found = _as_names(word.norm, found)
    return min(found, key=_cost)


def _as_names(norm: str, found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    names = [
        Reading(r.lemma, "PROPN", r.feats, r.source, r.suffix)
        for r in found
        if r.pos in ("NOUN", "PROPN", "X") and not r.copula
    ]
    known = [r for r in found if r.source == "lexicon" and r.pos not in ("VERB", "AUX", "INTJ")]
    return tuple(known or names or found)


def _cost(reading: Reading) -> tuple[float, ...]:
    nominal = reading.pos in ("NOUN", "ADJ", "PROPN", "PRON", "NUM")
    finite = "VerbForm=Fin" in reading.feats and "Person=3" in reading.feats
    return (
        _ORDER.index(reading.source),
        bool(reading.copula),
        "Mood=Imp" in reading.feats,
        reading.pos in ("INTJ", "AUX"),
        "Person[psor]=2" in reading.feats,
        "Number=Plur|Person=3" in reading.feats,
        -len(reading.suffix) if reading.source == "guess" else 0,
        -len(reading.lemma) if nominal else -len(reading.lemma) - (0.5 if finite else 0),
    )


def _number(norm: str) -> Reading:
    match = _NUMBER.match(norm)
    if match is None or not match[3]:
        return Reading(match[1] if match else norm, "NUM", "NumType=Card", "number")
    number, _, suffix = match.groups()
    if _ORDINAL.fullmatch(suffix):
        return Reading(number, "NUM", "NumType=Ord", "number", suffix)
    for _, feats, copula in tables.suffixes().get(suffix):
        if "Case=" in feats and "VerbForm" not in feats and not copula:
            return Reading(number, "NUM", merge(feats, "NumType=Card,Ord"), "number", suffix)
    return Reading(number, "NUM", "NumType=Card", "number", suffix)
