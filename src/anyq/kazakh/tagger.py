"""One reading for each token, by its own evidence and its neighbours'.

A linear-chain model: the score of a sentence is the sum, over tokens, of what the reading says by
itself, what its two neighbours like beside them, and how its tag follows the tag before. The best
sequence is found by Viterbi's algorithm. `train/kazakh_tagger.py` learns the weights.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from anyq.kazakh import lattice
from anyq.kazakh.features import Stats, ambiguity, beside, own, tag
from anyq.kazakh.morphology import Reading

ODDS_WEIGHT = 0.1  # of `features.relative`; fixed, the learned weights are on top of it
_EMPTY: dict[str, float] = {}


class Known(NamedTuple):
    """All that the tagger knows of a token before it sees its neighbours.

    Attributes:
        readings: what it can be.
        scores: by itself, one for each reading.
        tags: short tags, one for each reading.
        before: what it adds to tags of the token before it.
        after: what it adds to tags of the token after it.
    """

    readings: tuple[Reading, ...]
    scores: tuple[float, ...]
    tags: tuple[str, ...]
    before: dict[str, float]
    after: dict[str, float]


class Model:
    """Weights and counts, and a memory of the words already seen."""

    def __init__(self, weights: dict[str, float], stats: Stats) -> None:
        self.stats = stats
        self.own: dict[str, float] = {}
        self.before: dict[str, dict[str, float]] = {}
        self.after: dict[str, dict[str, float]] = {}
        self.pairs: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            self._file(name, weight)
        self._known: dict[tuple[str, str], Known] = {}
        self._edge = self.look("", "", (Reading("", "EDGE"),))

    def _file(self, name: str, weight: float) -> None:
        kind, _, rest = name.partition("\t")
        if kind == "o":
            self.own[rest] = weight
            return
        table = {"n": self.before, "p": self.after, "b": self.pairs}[kind]
        first, _, second = rest.rpartition("\t")
        table.setdefault(first, {})[second] = weight

    def know(self, norm: str, place: str) -> Known:
        """Return what is known of a word printed at a `lattice.place`."""
        key = (norm, place)
        found = self._known.get(key)
        if found is None:
            readings = lattice.readings(norm, place)
            found = self._known[key] = self.look(norm, place, readings)
        return found

    def look(self, norm: str, place: str, readings: tuple[Reading, ...]) -> Known:
        """Score the readings of a word by themselves and say what it adds to its neighbours."""
        tags = tuple(tag(r.pos, r.feats) for r in readings)
        if not norm:
            beside_it: tuple[str, ...] = ("w=#", "a=#")
            scores: tuple[float, ...] = (0.0,)
        else:
            names, odds = own(norm, place, readings, self.stats)
            beside_it = beside(norm, ambiguity(readings), self.stats)
            weights = self.own
            scores = tuple(
                sum([weights.get(n, 0.0) for n in one]) + ODDS_WEIGHT * rel
                for one, rel in zip(names, odds, strict=True)
            )
        return Known(
            readings, scores, tags, _sum(self.before, beside_it), _sum(self.after, beside_it)
        )

    def best(self, words: Sequence[Known]) -> list[tuple[int, float]]:
        """Choose a reading for every token of a sentence.

        Returns:
            For each token the index of its reading and the probability of it among the
            token's readings, given the readings chosen for its neighbours.
        """
        local = self._local(words)
        chosen = self._viterbi(words, local)
        return [
            (at, self._confidence(words, local, chosen, i) if len(local[i]) > 1 else 1.0)
            for i, at in enumerate(chosen)
        ]

    def _local(self, words: Sequence[Known]) -> list[tuple[float, ...] | list[float]]:
        found: list[tuple[float, ...] | list[float]] = []
        last = len(words) - 1
        before = self._edge
        for i, word in enumerate(words):
            if len(word.scores) == 1:
                found.append(word.scores)
            else:
                liked = before.after
                following = (words[i + 1] if i < last else self._edge).before
                found.append(
                    [
                        score
                        + liked.get(t, 0.0)
                        + following.get(t, 0.0)
                        + liked.get(r.pos, 0.0)
                        + following.get(r.pos, 0.0)
                        for score, t, r in zip(word.scores, word.tags, word.readings, strict=True)
                    ]
                )
            before = word
        return found

    def _viterbi(
        self, words: Sequence[Known], local: list[tuple[float, ...] | list[float]]
    ) -> list[int]:
        pairs = self.pairs
        totals: Sequence[float] = (0.0,)
        tags: tuple[str, ...] = self._edge.tags
        back: list[list[int]] = []
        for word, scores in zip(words, local, strict=True):
            rows = [pairs.get(t, _EMPTY) for t in tags]
            news: list[float] = []
            steps: list[int] = []
            for score, t, reading in zip(scores, word.tags, word.readings, strict=True):
                lemma = reading.lemma if reading.pos in ("VERB", "AUX") else None
                best, step = -1e9, 0
                for at, row in enumerate(rows):
                    total = totals[at] + row.get(t, 0.0)
                    if lemma is not None:
                        total += row.get(lemma, 0.0)
                    if total > best:
                        best, step = total, at
                news.append(best + score)
                steps.append(step)
            totals, tags = news, word.tags
            back.append(steps)
        at = max(range(len(totals)), key=totals.__getitem__)
        chosen = [at]
        for steps in reversed(back[1:]):
            at = steps[at]
            chosen.append(at)
        return chosen[::-1]

    def _confidence(
        self,
        words: Sequence[Known],
        local: list[tuple[float, ...] | list[float]],
        chosen: list[int],
        i: int,
    ) -> float:
        before = words[i - 1].tags[chosen[i - 1]] if i else "EDGE"
        row = self.pairs.get(before, _EMPTY)
        nxt = words[i + 1].tags[chosen[i + 1]] if i + 1 < len(words) else ""
        scores = [
            s + row.get(t, 0.0) + self.pairs.get(t, _EMPTY).get(nxt, 0.0)
            for s, t in zip(local[i], words[i].tags, strict=True)
        ]
        top = scores[chosen[i]]
        return round(1.0 / sum([exp(min(50.0, s - top)) for s in scores]), 3)


def _sum(table: dict[str, dict[str, float]], names: Sequence[str]) -> dict[str, float]:
    """Add up the rows of a table."""
    found: dict[str, float] = {}
    for name in names:
        for key, weight in table.get(name, _EMPTY).items():
            found[key] = found.get(key, 0.0) + weight
    return found


@cache
def model() -> Model:
    """Return the trained model, read once."""
    data = zlib.decompress(files("anyq.kazakh").joinpath("tagger.bin").read_bytes()).decode()
    names, values, *counts = data.split("\x1e")
    weights = dict(zip(names.split("\n"), map(float, values.split(" ")), strict=True))
    return Model(weights, read_stats(counts))


def read_stats(parts: Sequence[str]) -> Stats:
    """Read the counts as `train/kazakh_stats.py` writes them: words, then values, in turns."""
    tables = [
        dict(zip(parts[i].split("\n"), parts[i + 1].split(" "), strict=True))
        for i in range(0, 12, 2)
    ]
    lemmas, feats, bare, capital, coarse, fine = tables
    return Stats(
        {k: float(v) for k, v in lemmas.items()},
        {k: float(v) for k, v in feats.items()},
        bare,
        capital,
        coarse,
        fine,
    )
