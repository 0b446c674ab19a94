"""A text as the terms it is found by: lemmas, their stems, and pieces of words.

Each word is analysed by itself and remembered: a text needs no tagger, and a question and an
article see the same lemma. On the questions of KazQAD that found as much as lemmas chosen in
their sentences (docs/decisions/0012-search.md).
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from anyq import kazakh
from anyq.data import rows
from anyq.kazakh import scripts, tokens
from anyq.values.lexicon import roman

STEM = 5  # letters of the lemma that a family of words shares (4 to 6 measured alike)
PIECE = 4  # letters of a piece
BEGINNING = 2  # letters that all forms of a word have in common
_SHORTEST = ("ж.", "ғ.")  # жыл, ғасыр
_REMEMBERED = 300_000  # words of one alphabet
# Numbers, runs of letters, short ones with a full stop that may belong to them (`1879 ж.`); the
# parts of `Ресей-Қытай` are words of their own.
_LETTER = r"[^\W\d_\u0301]"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*|{_LETTER}{{1,4}}\.(?!{_LETTER})|{_LETTER}+(?:[\u0301'’ʼ]{_LETTER}+)*"
)


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
        self.learn([printed])
        return self[printed]

    def learn(self, new: Iterable[str]) -> None:
        """Look words up, many at once: that takes a third of the time."""
        if len(self) >= _REMEMBERED:
            self.clear()
        norms = {printed: tokens.norm(printed.rstrip("."), self._alphabet) for printed in new}
        known = lemmas(norms.values())
        for printed, norm in norms.items():
            base = _otherwise(printed, norm) or known[norm]
            self[printed] = Word(norm, base, base[:STEM])


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
    printed = _WORD.findall(text)
    if new := [one for one in set(printed) if one not in known]:
        known.learn(new)
    return [known[one] for one in printed]


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
            yield Term(match.start(), match.start() + len(printed.rstrip(".")), known[printed])


def _otherwise(printed: str, norm: str) -> str | None:
    """Return the lemma of what is printed short or as a Roman numeral; None for other words."""
    if printed[-1] == "." and printed.islower():
        return _abbreviated().get(norm)
    bare = printed.rstrip(".")
    if not bare.isupper() or (len(bare) == 1 and not bare.isascii()):
        return None  # a Cyrillic letter alone is an initial
    value = roman(bare.lower())
    return None if value is None else str(value)


@cache
def _abbreviated() -> dict[str, str]:
    """Return the lemmas of words that are printed short; other single letters mean many things."""
    full = {
        row["printed"][:-1]: row["full"]
        for row in rows("anyq.kazakh", "abbreviations.tsv")
        if row["full"].isalpha() and (len(row["printed"]) > 2 or row["printed"] in _SHORTEST)
    }
    known = lemmas(full.values())
    return {printed: known[word] for printed, word in full.items()}


def lemmas(norms: Iterable[str]) -> dict[str, str]:
    """Return the lemma of each word by itself, lower case and without blanks.

    A line is a sentence to the analysis; what it takes for several words is its own lemma.
    """
    found = {norm: norm for norm in norms}
    text = "\n".join(found)
    for sentence in kazakh.analyze(text):
        norm = text[sentence.start : sentence.end]
        if norm in found and len(sentence.tokens) == 1:
            found[norm] = sentence.tokens[0].lemma.lower().replace(" ", "-")
    return found


def letters(found: Sequence[Word]) -> str:
    """Return the words of a text between single blanks: where `pieces` are looked for."""
    return f" {' '.join([word.norm for word in found])} "


def pieces(norm: str) -> list[str]:
    """Return the pieces of a word, its edges counting as letters."""
    edged = f" {norm} "
    return [edged[at : at + PIECE] for at in range(max(1, len(edged) - PIECE + 1))]
