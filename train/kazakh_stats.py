"""Count what running text without labels says of words, for the tagger of `anyq.kazakh`.

Lemmas and features are shared out among the readings of each word by expectation maximisation;
words used alike are clustered by their neighbours (PPMI, truncated SVD, k-means).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from anyq.kazakh import morphology, tokens
from anyq.kazakh.features import Stats, plain
from anyq.kazakh.morphology import Reading
from train.kazakh_corpus import Count, counts, texts

_SOURCES = {"guess": 0.01, "derived": 0.1}
_ROUNDS = 6
_LEAST_WORD = 5  # a word seen less often gets no cluster
_CONTEXTS = 1500
_DIMENSIONS = 60

Key = tuple[str, str]


def stats() -> Stats:
    """Count everything."""
    words = {w: c for w, c in counts().items() if tokens.is_word(w) and not w.isascii()}
    lemmas, feats = expect(words)
    bare, capital = uses(words, lemmas, feats)
    coarse, fine = clusters()
    return Stats(
        {"|".join(k): round(math.log2(v + 0.02), 1) for k, v in lemmas.items() if v >= 0.5},
        {"|".join(k): round(math.log2(v + 1e-7), 1) for k, v in feats.items() if v > 1e-7},
        bare,
        capital,
        coarse,
        fine,
    )


def expect(words: dict[str, Count]) -> tuple[dict[Key, float], dict[Key, float]]:
    """Return the expected count of each (lemma, POS) and the share of each (POS, feats)."""
    items = [
        (max(c.total - c.capital, 0) + 0.1 * c.capital, morphology.readings(w))
        for w, c in words.items()
    ]
    lemmas: dict[Key, float] = {}
    feats: dict[Key, float] = {}
    for _ in range(_ROUNDS):
        lemmas, feats = _round(items, lemmas, feats)
    return lemmas, feats


def _round(
    items: list[tuple[float, tuple[Reading, ...]]],
    lemmas: dict[Key, float],
    feats: dict[Key, float],
) -> tuple[dict[Key, float], dict[Key, float]]:
    new_lemmas: dict[Key, float] = defaultdict(float)
    new_feats: dict[Key, float] = defaultdict(float)
    for count, readings in items:
        shares = _shares(readings, lemmas, feats)
        for reading, share in zip(readings, shares, strict=True):
            new_lemmas[reading.lemma, reading.pos] += count * share
            new_feats[reading.pos, reading.feats] += count * share
    totals: Counter[str] = Counter()
    for (pos, _), value in new_feats.items():
        totals[pos] += value  # type: ignore[assignment]
    return dict(new_lemmas), {k: v / totals[k[0]] for k, v in new_feats.items()}


def _shares(
    readings: tuple[Reading, ...], lemmas: dict[Key, float], feats: dict[Key, float]
) -> list[float]:
    """Share one use among readings; all alike in the first round."""
    weights = [
        (lemmas.get((r.lemma, r.pos), 0.0 if lemmas else 1.0) + 0.02)
        * (feats.get((r.pos, r.feats), 0.0 if feats else 1.0) + 1e-7)
        * _SOURCES.get(r.source, 1.0)
        for r in readings
    ]
    total = sum(weights)
    return [w / total for w in weights]


def uses(
    words: dict[str, Count], lemmas: dict[Key, float], feats: dict[Key, float]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return for each noun or adjective how often it stands bare, and how often capital."""
    bare: dict[str, float] = defaultdict(float)
    capital: dict[str, float] = defaultdict(float)
    inside: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    for word, count in words.items():
        readings = morphology.readings(word)
        for reading, share in zip(readings, _shares(readings, lemmas, feats), strict=True):
            if reading.pos in ("NOUN", "ADJ"):
                total[reading.lemma] += count.total * share
                inside[reading.lemma] += count.inside * share
                capital[reading.lemma] += count.capital * share
                bare[reading.lemma] += count.total * share * (not reading.suffix)
    often = [lemma for lemma, value in total.items() if value >= 3]
    return (
        {lemma: str(int(5 * (bare[lemma] + 0.5) / (total[lemma] + 1))) for lemma in often},
        {lemma: str(int(4 * (capital[lemma] + 0.2) / (inside[lemma] + 1))) for lemma in often},
    )


def clusters() -> tuple[dict[str, str], dict[str, str]]:
    """Return the cluster of each frequent word, of 64 and of 256."""
    lines = [[plain(w.norm) for w in tokens.tokenize(text)] for text in texts() if text.strip()]
    often = Counter(word for line in lines for word in line)
    words = [word for word, n in often.items() if n >= _LEAST_WORD]
    vectors = _vectors(lines, words, often)
    coarse, fine = _means(vectors, 64), _means(vectors, 256)
    return (
        {w: str(int(c)) for w, c in zip(words, coarse, strict=True)},
        {w: str(int(c)) for w, c in zip(words, fine, strict=True)},
    )


def _vectors(
    lines: Iterable[list[str]], words: list[str], often: Counter[str]
) -> NDArray[np.float32]:
    """Describe words by their neighbours: frequent ones whole, others by their last letters."""
    row = {word: i for i, word in enumerate(words)}
    column = {word: i for i, (word, _) in enumerate(often.most_common(_CONTEXTS))}
    ends = Counter(w[-3:] for w, n in often.items() for _ in range(n) if w not in column)
    tail = {end: len(column) + i for i, (end, _) in enumerate(ends.most_common(_CONTEXTS))}
    width = len(column) + len(tail)
    seen = np.zeros((len(words), 2 * width), dtype=np.float32)
    for line in lines:
        at = [column.get(w, tail.get(w[-3:], -1)) for w in line]
        for i, word in enumerate(line):
            if word in row:
                if i and at[i - 1] >= 0:
                    seen[row[word], at[i - 1]] += 1
                if i + 1 < len(line) and at[i + 1] >= 0:
                    seen[row[word], width + at[i + 1]] += 1
    return _reduce(seen)


def _reduce(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn counts into unit vectors: positive mutual information, randomised SVD."""
    expected = seen.sum(1, keepdims=True) * seen.sum(0, keepdims=True) / seen.sum() + 1e-9
    info = np.log(np.maximum(seen / expected, 1.0))
    draw = np.random.default_rng(0).standard_normal((info.shape[1], _DIMENSIONS + 10))
    basis = info @ draw.astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(basis)
        basis = info @ (info.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, size, _ = np.linalg.svd(basis.T @ info, full_matrices=False)
    vectors = (basis @ left)[:, :_DIMENSIONS] * np.sqrt(size[:_DIMENSIONS])
    unit: NDArray[np.float32] = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


def _means(vectors: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    """Cluster unit vectors by direction (k-means, 25 rounds)."""
    draw = np.random.default_rng(1)
    centres = vectors[draw.choice(len(vectors), number, replace=False)]
    nearest: NDArray[np.int64] = (vectors @ centres.T).argmax(1)
    for _ in range(25):
        for one in range(number):
            members = vectors[nearest == one]
            if len(members):
                mean = members.mean(0)
                centres[one] = mean / (np.linalg.norm(mean) + 1e-9)
        nearest = (vectors @ centres.T).argmax(1)
    return nearest
