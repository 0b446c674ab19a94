"""Question words and particles written as one with the word before: `келдіңізбе`, `келеді-ау`."""

import re
from functools import lru_cache

from anyq.kazakh import morphology
from anyq.kazakh.alike import is_known
from anyq.kazakh.grammar import harmony

_QUESTION = re.compile("(м|б|п)(а|е)$")
_PARTICLE = re.compile("-(ау|ай|ақ|мыс|міс)$")
_SONANT, _VOICED = "аәеёиоөуұүыіэюяйрл", "мнңзжбвгғд"
_PLAIN = {"мыс": "мыс", "міс": "мыс"}


@lru_cache(maxsize=100_000)
def place(printed: str, norm: str) -> int:
    """Return where the clitic of a word begins, 0 where it has none.

    A word the lexicon knows as a whole (`барма`, do not go) is never taken apart.

    Args:
        printed: the word.
        norm: its lower-case Cyrillic; of the same length, else the word is left alone.
    """
    if len(printed) != len(norm) or len(norm) < 4:
        return 0
    particle = _PARTICLE.search(norm)
    if particle:
        return particle.start() if is_known(norm[: particle.start()]) else 0
    question = _QUESTION.search(norm)
    if question is None or is_known(norm):
        return 0
    head = norm[: question.start()]
    fits = len(head) > 2 and is_known(head) and _asks(head, question)
    return question.start() if fits and _can_be_asked(head) else 0


def _asks(head: str, question: re.Match[str]) -> bool:
    """Whether the sounds of a question word are those its head asks for."""
    last = head[-1]
    wanted = "м" if last in _SONANT else "б" if last in _VOICED else "п"
    return question[1] == wanted and (question[2] == "е") == (harmony(head) == "front")


def _can_be_asked(head: str) -> bool:
    """Whether a word can end a sentence: a finite verb, a noun or an adjective."""
    return any(
        "VerbForm=Fin" in r.feats or r.pos in ("NOUN", "ADJ", "PRON", "PROPN", "ADV")
        for r in morphology.readings(head)
        if r.source != "guess"
    )


def lemma(clitic: str) -> str:
    """Return the dictionary form of a clitic."""
    return "ма" if _QUESTION.fullmatch(clitic) else _PLAIN.get(clitic, clitic)
