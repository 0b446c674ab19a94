"""One reading for each token, by its own evidence and its neighbours'.

A linear-chain model: the score of a sentence is the sum, over tokens, of what the reading says by
itself, what its two neighbours like beside them, and how its tag follows the tag before. Tokens of
one reading cut a sentence into stretches that do not see each other; the best sequence of each is
found by Viterbi's algorithm. `train/kazakh_tagger.py` learns the weights.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

import msgspec

from anyq.kazakh import lattice
from anyq.kazakh.features import Beside, Stats, ambiguity, beside, key, may_lead
from anyq.kazakh.morphology import Reading
from anyq.kazakh.neighbours import Column, Liking, Neighbours, Rows
from anyq.kazakh.scoring import Scorer

HOPELESS = 2.2  # a reading that scores less by itself than the best one does never wins (KTB dev)

_REMEMBERED = 100_000  # stretches of unsure tokens; fewer are forgotten before they come again

Choice = tuple[int, float]
"""The index of a reading and its probability."""

_SURE: Choice = (0, 1.0)


class Known(msgspec.Struct, frozen=True, eq=False, gc=False):
    """All that the tagger knows of a token before it sees its neighbours.

    Attributes:
        readings: what it can be.
        scores: by itself, one for each reading.
        keys: how its neighbours see each reading (`features.key`).
        before: what it adds to the token before it.
        after: what it adds to the token after it.
        rows: for each reading, how tags follow it.
    """

    readings: tuple[Reading, ...]
    scores: tuple[float, ...]
    keys: tuple[str, ...]
    before: Liking
    after: Liking
    rows: tuple[Column, ...]


class Warm(NamedTuple):
    """Frequent words with their readings already scored, as `train/kazakh_warm.py` writes them.

    Attributes:
        forms: POS, features, copula: what a reading can say, by number.
        lines: `place` and word -> parts of speech, converb, then lemma, form, score in turns.
    """

    forms: list[tuple[str, str, str]]
    lines: dict[str, str]


class Model:
    """Weights and counts: knows words, chooses among their readings."""

    def __init__(
        self,
        own: Mapping[str, float],
        neighbours: Neighbours,
        stats: Stats,
        warm: Warm | None = None,
    ) -> None:
        self.stats = stats
        self._own = own
        self._scorer = Scorer(own, stats)
        self.neighbours = neighbours
        self.warm = warm or Warm([], {})
        self._chosen: dict[tuple[object, ...], tuple[Choice, ...]] = {}
        self._alike: dict[tuple[Choice, ...], tuple[Choice, ...]] = {}

    def cold(self) -> "Model":
        """Return the same model without its frequent words (for making and measuring them)."""
        return Model(self._own, self.neighbours, self.stats)

    def know(self, norm: str, place: str, cased: str) -> Known:
        """Return what is known of a word.

        Args:
            norm: the word.
            place: its `lattice.place`.
            cased: the word with the capitals of the print, which lemmas of names keep.
        """
        line = self.warm.lines.get(place + norm)
        if line is None:
            return self.look(norm, place, lattice.readings(norm, place), cased)
        return self._warmed(norm, line, cased)

    def _warmed(self, norm: str, line: str, cased: str) -> Known:
        amb, converbs, *cells = line.split("\x1f")
        forms = self.warm.forms
        readings = []
        for lemma, form in zip(cells[::3], cells[1::3], strict=True):
            pos, feats, copula = forms[int(form)]
            readings.append(Reading(lemma, pos, feats, "warm", "", copula))
        seen = beside(norm, amb, converbs, self.stats)
        return self._pack(readings, tuple(map(float, cells[2::3])), seen, cased)

    def look(
        self, norm: str, place: str, readings: Sequence[Reading], cased: str | None = None
    ) -> Known:
        """Score the readings of a word by themselves and say what it adds to its neighbours.

        Args:
            norm: the word.
            place: its `lattice.place`.
            readings: all that are to be chosen from.
            cased: see `know`; None leaves lemmas of names in small letters.
        """
        amb = ambiguity(readings)
        scores = self._scorer.scores(norm, place, readings, amb)
        seen = beside(norm, amb, str(may_lead(readings)), self.stats)
        least = max(scores) - HOPELESS
        if min(scores) < least:
            kept = [i for i, score in enumerate(scores) if score >= least]
            readings = [readings[i] for i in kept]
            scores = tuple([scores[i] for i in kept])
        return self._pack(readings, scores, seen, cased)

    def _pack(
        self,
        readings: Sequence[Reading],
        scores: tuple[float, ...],
        seen: Beside,
        cased: str | None,
    ) -> Known:
        pairs = self.neighbours.pairs
        keys = tuple([key(r, pairs.lemmas) for r in readings])
        only = keys[0] if len(keys) == 1 else None
        before, after = self.neighbours.of(seen, may_lead(readings), only)
        rows = () if only else tuple([pairs[k] for k in keys])
        if cased is not None:
            readings = [_cased(cased, r) if r.pos == "PROPN" else r for r in readings]
        return Known(tuple(readings), scores, keys, before, after, rows)

    def best(self, words: Sequence[Known]) -> list[Choice]:
        """Choose a reading for every token of a sentence.

        Returns:
            For each token the index of its reading and the probability of it among the
            token's readings, given the readings chosen for its neighbours.
        """
        chosen = [_SURE] * len(words)
        before, start = self.neighbours.start, 0
        for at, word in enumerate(words):
            if not word.rows:
                if at > start:
                    chosen[start:at] = self._stretch(before, words[start:at], word.before)
                before, start = word.after, at + 1
        if start < len(words):
            chosen[start:] = self._stretch(before, words[start:], self.neighbours.end)
        return chosen

    def _stretch(self, before: Liking, words: Sequence[Known], after: Liking) -> tuple[Choice, ...]:
        """Choose between tokens of one reading, of which `before` and `after` are all that counts.

        The same few words between the same neighbours come again: the choice is remembered.
        """
        told = (before, *words, after)
        found = self._chosen.get(told)
        if found is None:
            if len(self._chosen) >= _REMEMBERED:
                self._chosen.clear()
                self._alike.clear()
            choose = _single if len(words) == 1 else _sequence
            found = choose(before, words, after)
            found = self._chosen[told] = self._alike.setdefault(found, found)  # few differ
        return found

    def forget(self) -> None:
        """Drop what is remembered of words and stretches of text."""
        self._chosen.clear()
        self._alike.clear()
        self.neighbours.forget()


def _cased(cased: str, name: Reading) -> Reading:
    """Give the lemma of a name the capitals it is printed with."""
    lemma = name.lemma
    if cased[: len(lemma)].lower() == lemma and not (cased.isupper() and len(lemma) > 5):
        lemma = cased[: len(lemma)]
    else:
        lemma = lemma.title()
    return Reading(lemma, name.pos, name.feats, name.source, name.suffix, name.copula)


def _single(before: Liking, words: Sequence[Known], after: Liking) -> tuple[Choice, ...]:
    word = words[0]
    scores = [s + before[k] + after[k] for s, k in zip(word.scores, word.keys, strict=True)]
    at = scores.index(max(scores))
    return ((at, _share(scores, at)),)


def _share(scores: Sequence[float], at: int) -> float:
    top = scores[at]
    return round(1.0 / sum([exp(min(50.0, s - top)) for s in scores]), 3)


def _sequence(before: Liking, words: Sequence[Known], after: Liking) -> tuple[Choice, ...]:
    """Choose the best sequence of readings (Viterbi)."""
    local = _local(before, words, after)
    totals, rows = local[0], words[0].rows
    back: list[list[int]] = []
    for word, scores in zip(words[1:], local[1:], strict=True):
        totals, steps = _extend(totals, rows, word.keys, scores)
        back.append(steps)
        rows = word.rows
    at = totals.index(max(totals))
    path = [at]
    for steps in reversed(back):
        at = steps[at]
        path.append(at)
    path.reverse()
    return tuple([(at, _confidence(words, local, path, i)) for i, at in enumerate(path)])


def _local(before: Liking, words: Sequence[Known], after: Liking) -> list[list[float]]:
    """Return the score of each reading by itself and by what the tokens beside it like."""
    afters = [word.before for word in words[1:]]
    befores = [word.after for word in words[:-1]]
    return [
        [s + left[k] + right[k] for s, k in zip(word.scores, word.keys, strict=True)]
        for left, word, right in zip((before, *befores), words, (*afters, after), strict=True)
    ]


def _extend(
    totals: Sequence[float], rows: Sequence[Column], keys: Sequence[str], scores: Sequence[float]
) -> tuple[list[float], list[int]]:
    """Carry the best totals over to the readings of the next word."""
    news, steps = [], []
    for score, one in zip(scores, keys, strict=True):
        here = [total + row[one] for total, row in zip(totals, rows, strict=True)]
        best = max(here)
        news.append(best + score)
        steps.append(here.index(best))
    return news, steps


def _confidence(
    words: Sequence[Known], local: Sequence[Sequence[float]], path: Sequence[int], i: int
) -> float:
    """Return the share of the chosen reading, its neighbours as chosen."""
    word, scores = words[i], list(local[i])
    if i > 0:
        row = words[i - 1].rows[path[i - 1]]
        scores = [s + row[k] for s, k in zip(scores, word.keys, strict=True)]
    if i + 1 < len(words):
        following = words[i + 1].keys[path[i + 1]]
        scores = [s + row[following] for s, row in zip(scores, word.rows, strict=True)]
    return _share(scores, path[i])


def _parts(name: str) -> list[str]:
    data = files("anyq.kazakh").joinpath(name).read_bytes()
    return zlib.decompress(data).decode().split("\x1e")


@cache
def model() -> Model:
    """Return the trained model, read once."""
    return read(_parts("tagger.bin"), _parts("warm.bin"))


def read(parts: Sequence[str], warm: Sequence[str] = ()) -> Model:
    """Read a model as `train/kazakh_tagger.py` writes it: names and values in turns."""
    weights = dict(zip(parts[0].split("\n"), map(float, parts[1].split(" ")), strict=True))
    tables = [Rows(parts[i], parts[i + 1]) for i in (2, 4, 6)]
    lemmas, feats = (
        dict(zip(parts[i].split("\n"), map(float, parts[i + 1].split(" ")), strict=True))
        for i in (8, 10)
    )
    uses = [
        dict(zip(parts[i].split("\n"), parts[i + 1].split(" "), strict=True))
        for i in (12, 14, 16, 18)
    ]
    return Model(weights, Neighbours(*tables), Stats(lemmas, feats, *uses), read_warm(warm))


def read_warm(parts: Sequence[str]) -> Warm:
    """Read a table of frequent words as `train/kazakh_warm.py` packs it."""
    if not parts:
        return Warm([], {})
    forms, keys, lines = (part.split("\n") for part in parts)
    cells = [form.split("\x1f") for form in forms if form]
    return Warm([(c[0], c[1], c[2]) for c in cells], dict(zip(keys, lines, strict=True)))
