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
from anyq.kazakh.features import Stats, beside, own, tag
from anyq.kazakh.morphology import Reading

ODDS_WEIGHT = 0.1  # of `features.relative`; fixed, the learned weights are on top of it


class Side:
    """What a token adds to the readings on one side of it; summed up per tag when first asked."""

    __slots__ = ("_found", "_rows")

    def __init__(self, rows: list[dict[str, float]]) -> None:
        self._rows = rows
        self._found: dict[str, float] = {}

    def __call__(self, tag: str) -> float:
        """Return what is added to a reading with this short tag."""
        value = self._found.get(tag)
        if value is None:
            head, _, rest = tag.partition(":")
            value = 0.0
            for row in self._rows:
                value += row.get(tag, 0.0)
                if rest:
                    value += row.get(head, 0.0)
            self._found[tag] = value
        return value


class Known(NamedTuple):
    """All that the tagger knows of a token before it sees its neighbours.

    Attributes:
        readings: what it can be.
        scores: by itself, one for each reading.
        tags: short tags, one for each reading.
        before: what it adds to the token before it.
        after: what it adds to the token after it.
    """

    readings: tuple[Reading, ...]
    scores: tuple[float, ...]
    tags: tuple[str, ...]
    before: Side
    after: Side


class Rows:
    """A table of weights by two names; a row is read when it is first asked for."""

    def __init__(self, names: str, rows: str) -> None:
        self._text = dict(zip(names.split("\n"), rows.split("\n"), strict=True))
        self._read: dict[str, dict[str, float]] = {}

    def __getitem__(self, name: str) -> dict[str, float]:
        row = self._read.get(name)
        if row is None:
            cells = self._text.get(name, "").split("\t")
            row = {k: float(v) for k, v in zip(cells[::2], cells[1::2], strict=False)}
            self._read[name] = row
        return row


class Weights(NamedTuple):
    """What is learned: of a reading by itself, of its neighbours, of a tag after a tag."""

    own: dict[str, float]
    before: Rows
    after: Rows
    pairs: Rows


class Model:
    """Weights and counts, and a memory of the words already seen."""

    def __init__(self, weights: Weights, stats: Stats) -> None:
        self.stats = stats
        self.weights = weights
        self._known: dict[tuple[str, str], Known] = {}
        edge = (Reading("", "EDGE"),)
        self._edge = Known(edge, (0.0,), ("EDGE",), *self._sides(("w=#", "a=#")))

    def _sides(self, names: Sequence[str]) -> tuple[Side, Side]:
        before, after = self.weights.before, self.weights.after
        return Side([before[n] for n in names]), Side([after[n] for n in names])

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
        tags = tuple(tag(r) for r in readings)
        sides = self._sides(beside(norm, readings, self.stats))
        if len(readings) == 1:
            return Known(readings, (0.0,), tags, *sides)
        names, odds = own(norm, place, readings, self.stats)
        weights = self.weights.own
        scores = tuple(
            sum([weights.get(n, 0.0) for n in one]) + ODDS_WEIGHT * rel
            for one, rel in zip(names, odds, strict=True)
        )
        return Known(readings, scores, tags, *sides)

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
                        score + liked(t) + following(t)
                        for score, t in zip(word.scores, word.tags, strict=True)
                    ]
                )
            before = word
        return found

    def _viterbi(
        self, words: Sequence[Known], local: list[tuple[float, ...] | list[float]]
    ) -> list[int]:
        pairs = self.weights.pairs
        totals: Sequence[float] = (0.0,)
        tags: tuple[str, ...] = self._edge.tags
        back: list[list[int]] = []
        for word, scores in zip(words, local, strict=True):
            rows = [pairs[t] for t in tags]
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
        pairs = self.weights.pairs
        row = pairs[before]
        nxt = words[i + 1].tags[chosen[i + 1]] if i + 1 < len(words) else ""
        scores = [
            s + row.get(t, 0.0) + pairs[t].get(nxt, 0.0)
            for s, t in zip(local[i], words[i].tags, strict=True)
        ]
        top = scores[chosen[i]]
        return round(1.0 / sum([exp(min(50.0, s - top)) for s in scores]), 3)


@cache
def model() -> Model:
    """Return the trained model, read once."""
    data = zlib.decompress(files("anyq.kazakh").joinpath("tagger.bin").read_bytes()).decode()
    return read(data.split("\x1e"))


def read(parts: Sequence[str]) -> Model:
    """Read a model as `train/kazakh_tagger.py` writes it: names and values in turns."""
    own_weights = dict(zip(parts[0].split("\n"), map(float, parts[1].split(" ")), strict=True))
    tables = [Rows(parts[i], parts[i + 1]) for i in (2, 4, 6)]
    counts = [
        dict(zip(parts[i].split("\n"), parts[i + 1].split(" "), strict=True))
        for i in range(8, 20, 2)
    ]
    return Model(Weights(own_weights, *tables), Stats(*counts))
