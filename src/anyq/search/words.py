"""A text as the terms it is found by: lemmas, their stems, and letters for what has no lemma.

Each word is analysed by itself and remembered: a text needs no tagger and a question and an
article see the same lemma. On the questions of KazQAD that found as much as lemmas chosen in
their sentences (docs/decisions/0012-search.md).
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from anyq import kazakh
from anyq.kazakh.tokens import is_word

STEM = 5  # letters of the lemma that word families share (4 to 6 measured alike)
_REMEMBERED = 300_000  # words


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word of a text: where it stands, its lower-case Cyrillic, and its lemma."""

    start: int
    end: int
    norm: str
    lemma: str

    @property
    def stem(self) -> str:
        """The first letters of the lemma, which a family of words shares."""
        return self.lemma[:STEM]


def terms(text: str) -> list[Term]:
    """Return the words of a text in order; signs are left out."""
    return [
        Term(word.start, word.end, word.norm, lemma(word.norm))
        for word in kazakh.tokenize(text)
        if is_word(word.text)
    ]


@lru_cache(maxsize=_REMEMBERED)
def lemma(norm: str) -> str:
    """Return the lemma of a word by itself, lower case and without blanks."""
    found = [token.lemma for sentence in kazakh.analyze(norm) for token in sentence.tokens]
    return found[0].lower().replace(" ", "-") if len(found) == 1 else norm


def letters(found: Sequence[Term]) -> str:
    """Return what the index cuts into pieces of `PIECE` letters: words between single blanks."""
    return f" {' '.join([term.norm for term in found])} "


PIECE = 4


def pieces(norm: str) -> list[str]:
    """Return the pieces of `PIECE` letters of a word, its edges counting as letters."""
    edged = f" {norm} "
    return [edged[at : at + PIECE] for at in range(max(1, len(edged) - PIECE + 1))]
