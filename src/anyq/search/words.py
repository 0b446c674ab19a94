"""A text as the terms it is found by: lemmas, their stems, and pieces of words.

Each word is analysed by itself and remembered: a text needs no tagger, and a question and an
article see the same lemma. On the questions of KazQAD that found as much as lemmas chosen in
their sentences (docs/decisions/0012-search.md).
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from anyq import kazakh
from anyq.kazakh import scripts, tokens

STEM = 5  # letters of the lemma that a family of words shares (4 to 6 measured alike)
PIECE = 4  # letters of a piece
BEGINNING = 2  # letters that all forms of a word have in common
_REMEMBERED = 300_000  # words of one alphabet
# Numbers and runs of letters; the parts of `Ресей-Қытай` are words of their own.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_\u0301]+(?:[\u0301'’ʼ][^\W\d_\u0301]+)*")


class Word(NamedTuple):
    """What a printed word is found by: its lower-case Cyrillic, its lemma, and its stem."""

    norm: str
    lemma: str
    stem: str


class Term(NamedTuple):
    """A word of a text, and where it stands."""

    start: int
    end: int
    word: Word


class _Words(dict[str, Word]):
    """Printed word -> what it is found by, in one alphabet; emptied when there are too many."""

    def __init__(self, alphabet: str | None) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, printed: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        norm = tokens.norm(printed, self._alphabet)
        base = lemma(norm)
        found = self[printed] = Word(norm, base, base[:STEM])
        return found


@cache
def _known(alphabet: str | None) -> _Words:
    return _Words(alphabet)


def words(text: str, alphabet: str | None = "") -> list[Word]:
    """Return the words of a text in order; signs are left out.

    Args:
        text: in any alphabet.
        alphabet: `latin2018`, `latin2021`, `arabic`, None for Cyrillic; by default what the
            letters tell (`scripts.alphabet`).
    """
    known = _known(scripts.alphabet(text) if alphabet == "" else alphabet)
    return [known[printed] for printed in _WORD.findall(text)]


def terms(text: str, beginnings: Set[str]) -> Iterator[Term]:
    """Yield the words of a text whose norms begin with one of `beginnings`, with their places.

    Args:
        text: in any alphabet.
        beginnings: `BEGINNING` letters each, of stems; a lemma shares them with its forms.
    """
    alphabet = scripts.alphabet(text)
    known = _known(alphabet)
    for match in _WORD.finditer(text):
        printed = match[0]
        norm = printed.lower() if alphabet is None else tokens.norm(printed, alphabet)
        if norm[:BEGINNING] in beginnings:
            yield Term(match.start(), match.end(), known[printed])


@lru_cache(maxsize=_REMEMBERED)
def lemma(norm: str) -> str:
    """Return the lemma of a word by itself, lower case and without blanks."""
    found = [token.lemma for sentence in kazakh.analyze(norm) for token in sentence.tokens]
    return found[0].lower().replace(" ", "-") if len(found) == 1 else norm


def letters(found: Sequence[Word]) -> str:
    """Return the words of a text between single blanks: where `pieces` are looked for."""
    return f" {' '.join([word.norm for word in found])} "


def pieces(norm: str) -> list[str]:
    """Return the pieces of a word, its edges counting as letters."""
    edged = f" {norm} "
    return [edged[at : at + PIECE] for at in range(max(1, len(edged) - PIECE + 1))]
