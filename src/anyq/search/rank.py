"""The order of what is found, in two steps.

First tantivy finds articles by the stems of the words (BM25). The best are put in order again by
the pieces of the words in them as well: pieces find what a lemma misses, words written together
or apart, derived words, letters put wrong. Pieces of a whole index would cost many times more.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import tantivy

from anyq.search import ask, fields, words
from anyq.search.ask import Sought
from anyq.search.views import Sort
from anyq.search.words import Word

Scored = list[tuple[float, str]]  # score and id of an article

CANDIDATES = 30  # put in order again; 30 to 100 measured alike
PIECES = 0.5  # weight of the pieces beside the stems; 0.3 to 0.8 measured alike
K1, B = 1.2, 0.75  # of BM25, as in tantivy
LETTERS = 900  # of an article of usual length; the pieces of a longer one count less


class Weights(NamedTuple):
    """What the parts of a score weigh beside the stems."""

    pieces: float = PIECES
    head: float = ask.HEAD


def ranked(
    searcher: tantivy.Searcher,
    sought: Sought,
    offset: int,
    limit: int,
    sort: Sort = "relevance",
    weights: Weights = Weights(),  # noqa: B008  # nothing in it can change
) -> Scored:
    """Return score and id of the articles from `offset` on."""
    if sort == "date" or not sought.words:
        query = ask.matching(sought)
        answer = searcher.search(query, limit, count=False, offset=offset, order_by_field="day")
        return [(0.0, searcher.doc(at)["id"][0]) for _, at in answer.hits]
    wide = max(CANDIDATES, offset + limit)
    answer = searcher.search(ask.candidates(sought, weights.head), wide, count=False)
    rest = [(float(score), searcher.doc(at)["id"][0]) for score, at in answer.hits[CANDIDATES:]]
    best = sorted(_again(searcher, answer, sought, weights.pieces), key=lambda one: -one[0])
    return [*best, *rest][offset : offset + limit]


def _again(
    searcher: tantivy.Searcher, answer: tantivy.SearchResult, sought: Sought, weight: float
) -> Iterator[tuple[float, str]]:
    """Yield score and id of the best, by stems and pieces together."""
    pieces = _weights(searcher, sought)
    for score, at in answer.hits[:CANDIDATES]:
        article = searcher.doc(at)
        told = _pieces(fields.letters(article), pieces)
        yield float(score) + weight * told, str(article["id"][0])


def _pieces(letters: str, weights: dict[str, float]) -> float:
    saturation = K1 * (1 - B + B * len(letters) / LETTERS)
    total = 0.0
    for piece, weight in weights.items():
        times = letters.count(piece)
        if times:
            total += weight * times * (K1 + 1) / (times + saturation)
    return total


def _weights(searcher: tantivy.Searcher, sought: Sought) -> dict[str, float]:
    """Return the weight of each piece: that of its word, shared by the pieces of the word."""
    weights: dict[str, float] = {}
    for word in set(ask.telling(sought.words)):
        pieces = words.pieces(word.norm)
        weight = _rarity(searcher, word) / len(pieces)
        for piece in pieces:
            weights[piece] = max(weight, weights.get(piece, 0.0))
    return weights


def _rarity(searcher: tantivy.Searcher, word: Word) -> float:
    """Return the weight of a word, as BM25 gives it (inverse document frequency)."""
    articles, holding = searcher.num_docs, searcher.doc_freq("stem", word.stem)
    return math.log(1 + (articles - holding + 0.5) / (holding + 0.5))


def counted(searcher: tantivy.Searcher, sought: Sought) -> int:
    """Return how many articles hold most of the words and meet the filters."""
    answer = searcher.search(ask.matching(sought), 1, count=True)
    return int(answer.count or 0)  # type: ignore[attr-defined]  # its stub lacks it
