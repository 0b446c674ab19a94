"""One reading for each token, by its own evidence and its neighbours'.

A linear-chain model: the score of a sentence is the sum, over tokens, of what the reading says by
itself, what its two neighbours like beside them, and how its tag follows the tag before. The best
sequence is found by Viterbi's algorithm. `train/kazakh_tagger.py` learns the weights. The module is
longer than others: it is the hot loop and the tables it runs on.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from anyq.kazakh import lattice
from anyq.kazakh.features import Stats, beside, company, own, tag
from anyq.kazakh.morphology import Reading

HOPELESS = 2.2  # a reading that scores less by itself than the best one does never wins (KTB dev)
NO_CONVERB = 2.0  # against an auxiliary with no converb before it (KTB dev)
ODDS_WEIGHT = 0.1  # of `features.relative`; fixed, the learned weights are on top of it


class Side:
    """What a token adds to the readings on one side of it; summed up per tag when first asked."""

    __slots__ = ("_found", "_names", "_rows", "_table")

    def __init__(self, table: "Rows", names: Sequence[str]) -> None:
        self._table = table
        self._names = names
        self._rows: list[dict[str, float]] | None = None
        self._found: dict[str, float] = {}

    def __call__(self, tag: str) -> float:
        """Return what is added to a reading with this short tag."""
        value = self._found.get(tag)
        if value is None:
            value = self._found[tag] = self._sum(tag)
        return value

    def _sum(self, tag: str) -> float:
        if self._rows is None:
            self._rows = [row for row in map(self._table.__getitem__, self._names) if row]
        head, _, rest = tag.partition(":")
        value = 0.0
        for row in self._rows:
            value += row.get(tag, 0.0)
            if rest:
                value += row.get(head, 0.0)
        return value


class Known(NamedTuple):
    """All that the tagger knows of a token before it sees its neighbours.

    Attributes:
        readings: what it can be.
        scores: by itself, one for each reading.
        tags: short tags, one for each reading.
        before: what it adds to the token before it.
        after: what it adds to the token after it.
        rows: for each reading, what its tag adds to the tags after it.
        verbs: for each reading its lemma if it is a verb: a tag before it may like that too.
        converb: whether it can be a converb, which an auxiliary follows.
        auxiliary: whether it can be an auxiliary (not a copula).
    """

    readings: tuple[Reading, ...]
    scores: tuple[float, ...]
    tags: tuple[str, ...]
    before: Side
    after: Side
    rows: tuple[dict[str, float], ...]
    verbs: tuple[str | None, ...]
    converb: bool
    auxiliary: bool


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

    own: dict[str, str]
    before: Rows
    after: Rows
    pairs: Rows


class Warm(NamedTuple):
    """Frequent words with their readings already scored, as `train/kazakh_warm.py` writes them.

    Attributes:
        forms: POS, features, copula: what a reading can say, by number.
        lines: `place` and word -> parts of speech, converb, then lemma, form, score in turns.
    """

    forms: list[tuple[str, str, str]]
    lines: dict[str, str]


class Model:
    """Weights and counts, and a memory of the words already seen."""

    def __init__(self, weights: Weights, stats: Stats, warm: Warm | None = None) -> None:
        self.stats = stats
        self.weights = weights
        self.warm = warm or Warm([], {})
        self._known: dict[tuple[str, str], Known] = {}
        edge = (Reading("", "EDGE"),)
        sides = self._sides(("w=#", "a=#"))
        self._edge = Known(
            edge, (0.0,), ("EDGE",), *sides, (weights.pairs["EDGE"],), (None,), False, False
        )

    def start_from(self, warm: Sequence[str]) -> None:
        """Forget every word and start from another table of frequent words (for measuring)."""
        self.warm = _read_warm(warm)
        self._known.clear()

    def _sides(self, names: Sequence[str]) -> tuple[Side, Side]:
        before, after = self.weights.before, self.weights.after
        return Side(before, names), Side(after, names)

    def know(self, norm: str, place: str) -> Known:
        """Return what is known of a word printed at a `lattice.place`."""
        key = (norm, place)
        found = self._known.get(key)
        if found is None:
            line = self.warm.lines.get(place + norm)
            if line is None:
                found = self.look(norm, place, lattice.readings(norm, place))
            else:
                found = self._warmed(norm, line)
            self._known[key] = found
        return found

    def _warmed(self, norm: str, line: str) -> Known:
        amb, converb, *cells = line.split("\x1f")
        readings = []
        for lemma, form in zip(cells[::3], cells[1::3], strict=True):
            pos, feats, copula = self.warm.forms[int(form)]
            readings.append(Reading(lemma, pos, feats, "warm", "", copula))
        scores = tuple(map(float, cells[2::3]))
        sides = self._sides(beside(norm, amb, converb, self.stats))
        return self._pack(tuple(readings), scores, sides)

    def look(self, norm: str, place: str, readings: tuple[Reading, ...]) -> Known:
        """Score the readings of a word by themselves and say what it adds to its neighbours."""
        sides = self._sides(beside(norm, *company(readings), self.stats))
        names, odds = own(norm, place, readings, self.stats) if len(readings) > 1 else ([[]], [0.0])
        weights = self.weights.own
        scores = tuple(
            [
                sum([float(weights[n]) for n in one if n in weights]) + ODDS_WEIGHT * rel
                for one, rel in zip(names, odds, strict=True)
            ]
        )
        return self._pack(readings, scores, sides)

    def _pack(
        self, readings: tuple[Reading, ...], scores: tuple[float, ...], sides: tuple[Side, Side]
    ) -> Known:
        """Keep the readings that can still win, and all that choosing among them needs."""
        least = max(scores) - HOPELESS
        kept = [i for i, score in enumerate(scores) if score >= least]
        readings = tuple([readings[i] for i in kept])
        tags = tuple([tag(r) for r in readings])
        return Known(
            readings,
            tuple([scores[i] for i in kept]),
            tags,
            *sides,
            tuple([self.weights.pairs[t] for t in tags]),
            tuple([r.lemma if r.pos in ("VERB", "AUX") else None for r in readings]),
            any("VerbForm=Conv" in r.feats or "VerbForm=Inf" in r.feats for r in readings),
            any(t.startswith("AUX:") for t in tags),
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
                scores = [
                    score + liked(t) + following(t)
                    for score, t in zip(word.scores, word.tags, strict=True)
                ]
                if word.auxiliary and not before.converb:
                    for at, t in enumerate(word.tags):
                        scores[at] -= NO_CONVERB * t.startswith("AUX:")
                found.append(scores)
            before = word
        return found

    def _viterbi(
        self, words: Sequence[Known], local: list[tuple[float, ...] | list[float]]
    ) -> list[int]:
        """Return the best sequence; between words of one reading there is nothing to do."""
        totals: Sequence[float] = (0.0,)
        rows = self._edge.rows
        back: list[Sequence[int]] = []
        steps: Sequence[int]
        for word, scores in zip(words, local, strict=True):
            if len(scores) == 1 and len(totals) == 1:
                back.append((0,))
            else:
                totals, steps = _extend(totals, rows, word, scores)
                back.append(steps)
            rows = word.rows
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
        word, before = words[i], words[i - 1].rows[chosen[i - 1]] if i else self._edge.rows[0]
        following = words[i + 1].tags[chosen[i + 1]] if i + 1 < len(words) else ""
        scores = [
            s + before.get(t, 0.0) + row.get(following, 0.0)
            for s, t, row in zip(local[i], word.tags, word.rows, strict=True)
        ]
        top = scores[chosen[i]]
        return round(1.0 / sum([exp(min(50.0, s - top)) for s in scores]), 3)


def _extend(
    totals: Sequence[float],
    rows: Sequence[dict[str, float]],
    word: Known,
    scores: Sequence[float],
) -> tuple[list[float], list[int]]:
    """Carry the best totals over to the readings of the next word (hot: plain loops)."""
    news: list[float] = []
    steps: list[int] = []
    for score, t, lemma in zip(scores, word.tags, word.verbs, strict=True):
        best, step = -1e9, 0
        for at, row in enumerate(rows):
            total = totals[at] + row.get(t, 0.0)
            if lemma is not None:
                total += row.get(lemma, 0.0)
            if total > best:
                best, step = total, at
        news.append(best + score)
        steps.append(step)
    return news, steps


def _parts(name: str) -> list[str]:
    data = files("anyq.kazakh").joinpath(name).read_bytes()
    return zlib.decompress(data).decode().split("\x1e")


@cache
def model() -> Model:
    """Return the trained model, read once."""
    return read(_parts("tagger.bin"), _parts("warm.bin"))


def read(parts: Sequence[str], warm: Sequence[str] = ()) -> Model:
    """Read a model as `train/kazakh_tagger.py` writes it: names and values in turns."""
    own_weights = dict(zip(parts[0].split("\n"), parts[1].split(" "), strict=True))
    tables = [Rows(parts[i], parts[i + 1]) for i in (2, 4, 6)]
    counts = [
        dict(zip(parts[i].split("\n"), parts[i + 1].split(" "), strict=True))
        for i in range(8, 20, 2)
    ]
    return Model(Weights(own_weights, *tables), Stats(*counts), _read_warm(warm))


def _read_warm(parts: Sequence[str]) -> Warm:
    if not parts:
        return Warm([], {})
    forms, keys, lines = (part.split("\n") for part in parts)
    cells = [form.split("\x1f") for form in forms if form]
    return Warm([(c[0], c[1], c[2]) for c in cells], dict(zip(keys, lines, strict=True)))
