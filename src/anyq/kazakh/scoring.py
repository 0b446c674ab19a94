"""What a reading is worth by itself: weights of its features, summed once for each kind of reading.

The names of the features come from `features`, the same as in training; here the sums of those that
only depend on a few facts (the ending, the cluster) are remembered by these facts.
"""

from collections.abc import Callable, Mapping, Sequence

from anyq.kazakh import features
from anyq.kazakh.features import Stats, relative
from anyq.kazakh.morphology import Reading

ODDS_WEIGHT = 0.1  # of `features.relative`; fixed, the learned weights are on top of it

Facts = tuple[str | float | bool | None, ...]


class Sums(dict[Facts, float]):
    """Sums of weights by the facts their features are named after, added up when first asked."""

    def __init__(self, weights: Mapping[str, float], names: Callable[..., tuple[str, ...]]) -> None:
        super().__init__()
        self._weights = weights
        self._names = names

    def __missing__(self, facts: Facts) -> float:
        weights = self._weights
        names = self._names(*facts)
        total = self[facts] = sum([weights[name] for name in names if name in weights])
        return total


class Scorer:
    """Scores the readings of a word by themselves."""

    def __init__(self, weights: Mapping[str, float], stats: Stats) -> None:
        self._weights = weights
        self._stats = stats
        self._words = frozenset(
            name[3:].rpartition("|")[0] for name in weights if name[:3] in ("np=", "nf=")
        )
        self._form = Sums(weights, features.of_form)
        self._setting = Sums(weights, features.of_setting)
        self._use = Sums(weights, features.of_use)
        self._cluster = Sums(weights, features.of_cluster)
        self._lemma = Sums(weights, features.of_lemma)
        self._odds = Sums(weights, features.of_odds)
        self._shares: dict[tuple[str, str], float] = {}

    def scores(
        self, norm: str, place: str, readings: Sequence[Reading], amb: str
    ) -> tuple[float, ...]:
        """Return the score of each reading; 0 where there is only one.

        Args:
            norm: the word.
            place: its `lattice.place`.
            readings: all its readings.
            amb: their `features.ambiguity`.
        """
        if len(readings) == 1:
            return (0.0,)
        counts = [features.lemma_count(reading, self._stats) for reading in readings]
        odds = relative([self._likely(r, c) for r, c in zip(readings, counts, strict=True)])
        clusters = features.cluster(norm, self._stats)
        return tuple(
            [
                self._one(norm, place, reading, count, amb, clusters)
                + self._odds[(one,)]
                + ODDS_WEIGHT * one
                for reading, count, one in zip(readings, counts, odds, strict=True)
            ]
        )

    def _likely(self, reading: Reading, count: float | None) -> float:
        facts = (reading.pos, reading.feats)
        share = self._shares.get(facts)
        if share is None:
            share = self._shares[facts] = features.share(*facts, self._stats)
        return share + (features.UNSEEN if count is None else count)

    def _one(
        self,
        norm: str,
        place: str,
        reading: Reading,
        count: float | None,
        amb: str,
        clusters: tuple[str, str],
    ) -> float:
        pos = reading.pos
        short = features.tag(reading)
        total = (
            self._form[features.form_facts(reading)]
            + self._setting[place, amb, pos, short]
            + self._use[features.use_facts(place, reading, count, self._stats)]
            + self._cluster[*clusters, pos, short]
            + self._lemma[features.lemma_facts(reading)]
            + self._weights.get(f"lp={reading.lemma}|{pos}", 0.0)
        )
        if norm in self._words:
            total += self._rare(features.of_word(norm, pos, short))
        if pos == "NUM":
            total += self._rare(features.of_number(norm, reading))
        return total

    def _rare(self, names: Sequence[str]) -> float:
        return sum([self._weights[name] for name in names if name in self._weights])
