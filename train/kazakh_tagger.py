"""Train the tagger of `anyq.kazakh`: a conditional random field over the lattice of readings.

    python -m train.kazakh_tagger            # write tagger.bin and remembered.tsv
    python -m train.kazakh_tagger check 10   # only cross-validate, ten folds

Labels: UD_Kazakh-KTB, dev half (CC BY-SA 4.0). Takes about two minutes.
"""

import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anyq.data import parse_rows
from anyq.kazakh import tables
from anyq.kazakh.features import Stats, ambiguity, beside, may_lead, own, tag
from anyq.kazakh.morphology import Reading
from anyq.kazakh.scoring import ODDS_WEIGHT
from anyq.kazakh.tagger import Model, read
from train.kazakh_stats import stats as count_stats
from train.kazakh_treebank import Gold, Item, Memory, choices, memory, treebank

PACKAGE = Path("src/anyq/kazakh")
HINTS = Path("train/kazakh_hints.tsv")
_RATE, _DECAY, _EPOCHS = 0.15, 0.02, 12
_SMALL = 0.02  # weights below it are not shipped

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Node(NamedTuple):
    """A token ready for training: features of each reading as numbers."""

    ids: Ints
    owner: Ints
    odds: Floats
    target: int
    pair_ids: Ints | None  # [before, here, 2]


class Trainer:
    """A vocabulary of features and their weights."""

    def __init__(self, stats: Stats) -> None:
        self.stats = stats
        self.names: dict[str, int] = {}

    def _id(self, name: str) -> int:
        return self.names.setdefault(name, len(self.names))

    def nodes(self, sentence: list[Item], known: Memory) -> list[Node]:
        """Turn a sentence into nodes."""
        options = [choices(item, known) for item in sentence]
        edge: tuple[str, ...] = ("w=#", "a=#")
        sides = [
            beside(item.norm, ambiguity(opts), str(may_lead(opts)), self.stats).names()
            for item, opts in zip(sentence, options, strict=True)
        ]
        found = []
        tags_before: tuple[str, ...] = ("EDGE",)
        for i, (item, opts) in enumerate(zip(sentence, options, strict=True)):
            names, odds = own(item.norm, item.place, opts, self.stats)
            left = sides[i - 1] if i else edge
            right = sides[i + 1] if i + 1 < len(sides) else edge
            tags = tuple(tag(r) for r in opts)
            ids, owner = [], []
            for at, own_names in enumerate(names):
                full = ["o\t" + n for n in own_names]
                if len(opts) > 1:
                    full += [f"p\t{s}\t{k}" for s in left for k in _keys(tags[at])]
                    full += [f"n\t{s}\t{k}" for s in right for k in _keys(tags[at])]
                ids += [self._id(n) for n in full]
                owner += [at] * len(full)
            pair_ids = np.array(
                [[self._pair(b, t, r) for t, r in zip(tags, opts, strict=True)]
                 for b in tags_before]
            )  # fmt: skip
            target = _target(item.gold, opts, odds)
            found.append(
                Node(np.array(ids), np.array(owner), np.array(odds) * ODDS_WEIGHT, target, pair_ids)
            )
            tags_before = tags
        return found

    def _pair(self, before: str, here: str, reading: Reading) -> tuple[int, int]:
        first = self._id(f"b\t{before}\t{here}")
        if reading.pos not in ("VERB", "AUX"):
            return first, first
        return first, self._id(f"b\t{before}\t{reading.lemma}")

    def train(self, sentences: Sequence[list[Item]], known: Sequence[Memory]) -> dict[str, float]:
        """Fit the weights; the memory of each sentence leaves out its own fold."""
        data = [self.nodes(s, known[i % len(known)]) for i, s in enumerate(sentences)]
        weights, squares = np.zeros(len(self.names)), np.full(len(self.names), 0.1)
        mean = np.zeros(len(self.names))
        draw, order = random.Random(0), list(range(len(data)))
        for epoch in range(_EPOCHS):
            draw.shuffle(order)
            for i in order:
                _step(data[i], weights, squares)
            if epoch >= _EPOCHS - 4:
                mean += weights / 4
        return {n: float(mean[i]) for n, i in self.names.items() if abs(mean[i]) >= _SMALL}


def _keys(short: str) -> tuple[str, ...]:
    """Return a short tag, and its part of speech where it says more than that."""
    head, _, rest = short.partition(":")
    return (short, head) if rest else (short,)


def _target(gold: Gold, options: Sequence[Reading], odds: Sequence[float]) -> int:
    """Return the reading nearest the answer."""
    return min(
        range(len(options)),
        key=lambda i: (_distance(options[i], gold), -odds[i]),
    )


def _distance(reading: Reading, gold: Gold) -> int:
    have = (reading.lemma, reading.pos, reading.feats)
    return sum(a != b for a, b in zip(have, gold, strict=True))


def _scores(nodes: list[Node], weights: Floats) -> tuple[list[Floats], list[Floats]]:
    single = [
        np.bincount(n.owner, weights=weights[n.ids], minlength=len(n.odds)) + n.odds for n in nodes
    ]
    pairs = []
    for node in nodes:
        assert node.pair_ids is not None
        a, b = node.pair_ids[..., 0], node.pair_ids[..., 1]
        pairs.append(weights[a] + np.where(a == b, 0.0, weights[b]))
    return single, pairs


def _logsum(x: Floats, axis: int) -> Floats:
    top = x.max(axis=axis, keepdims=True)
    out: Floats = np.squeeze(top + np.log(np.exp(x - top).sum(axis=axis, keepdims=True)), axis)
    return out


def _step(nodes: list[Node], weights: Floats, squares: Floats) -> None:
    """Move the weights along the gradient of the likelihood of one sentence (AdaGrad)."""
    single, pairs = _scores(nodes, weights)
    ahead = [single[0] + pairs[0][0]]
    for one, pair in zip(single[1:], pairs[1:], strict=True):
        ahead.append(one + _logsum(ahead[-1][:, None] + pair, 0))
    behind = [np.zeros_like(single[-1])]
    for one, pair in zip(reversed(single[1:]), reversed(pairs[1:]), strict=True):
        behind.insert(0, _logsum(pair + (one + behind[0])[None, :], 1))
    total = _logsum(ahead[-1], 0)
    ids, slopes = [], []
    for i, node in enumerate(nodes):
        share = np.exp(ahead[i] + behind[i] - total)
        share[node.target] -= 1
        ids.append(node.ids)
        slopes.append(share[node.owner])
        start = ahead[i - 1] if i else np.zeros(1)
        both = np.exp(start[:, None] + pairs[i] + (single[i] + behind[i])[None, :] - total)
        both[nodes[i - 1].target if i else 0, node.target] -= 1
        assert node.pair_ids is not None
        a, b = node.pair_ids[..., 0], node.pair_ids[..., 1]
        ids += [a.ravel(), b[a != b]]
        slopes += [both.ravel(), both[a != b]]
    used, where = np.unique(np.concatenate(ids), return_inverse=True)
    slope = np.bincount(where, weights=np.concatenate(slopes)) + _DECAY * weights[used]
    squares[used] += slope * slope
    weights[used] -= _RATE * slope / np.sqrt(squares[used] + 1e-6)


def fit(sentences: list[list[Item]], stats: Stats) -> dict[str, float]:
    """Train on sentences; remembered readings come from other sentences than the one at hand."""
    parts = [memory([s for i, s in enumerate(sentences) if i % 4 != q]) for q in range(4)]
    return Trainer(stats).train(sentences, parts)


def score(sentences: list[list[Item]], model: Model, known: Memory) -> Counter[str]:
    """Count right answers on words that are not punctuation."""
    right: Counter[str] = Counter()
    for sentence in sentences:
        words = [model.look(i.norm, i.place, choices(i, known)) for i in sentence]
        for item, word, (at, _) in zip(sentence, words, model.best(words), strict=True):
            if item.gold[1] != "PUNCT":
                reading = word.readings[at]
                right["words"] += 1
                right["phrases"] += item.gold[1] == "X"
                right["lemma"] += reading.lemma.lower() == item.gold[0]
                right["upos"] += reading.pos == item.gold[1]
                right["feats"] += (reading.pos, reading.feats) == item.gold[1:]
    return right


def cross_validate(folds: int, stats: Stats) -> dict[str, float]:
    """Return the shares of right answers, each sentence tagged by a model that has not seen it."""
    sentences = treebank()
    right: Counter[str] = Counter()
    for fold in range(folds):
        rest = [s for i, s in enumerate(sentences) if i % folds != fold]
        held = [s for i, s in enumerate(sentences) if i % folds == fold]
        right += score(held, read(pack(fit(rest, stats), stats)), memory(rest))
    shares = {k: round(right[k] / right["words"], 4) for k in ("lemma", "upos", "feats")}
    shares["upos_ud"] = round(right["upos"] / (right["words"] - right["phrases"]), 4)
    return shares


@contextmanager
def without_memory() -> Iterator[None]:
    """Leave the shipped memory out: it comes from the very sentences that are measured."""
    shipped = tables.remembered
    tables.remembered = dict  # type: ignore[assignment]
    try:
        yield
    finally:
        tables.remembered = shipped


def pack(weights: dict[str, float], stats: Stats) -> list[str]:
    """Write names and values in turns, as `tagger.read` reads them."""
    own_weights: dict[str, float] = {}
    tables: dict[str, dict[str, list[str]]] = {"n": {}, "p": {}, "b": {}}
    for name, weight in weights.items():
        kind, _, rest = name.partition("\t")
        if kind == "o":
            own_weights[rest] = weight
        else:
            first, _, second = rest.rpartition("\t")
            tables[kind].setdefault(first, []).append(f"{second}\t{weight:.2f}")
    parts = ["\n".join(own_weights), " ".join(f"{w:.2f}" for w in own_weights.values())]
    for table in tables.values():
        parts += ["\n".join(table), "\n".join("\t".join(row) for row in table.values())]
    for counts in stats:
        parts += ["\n".join(counts), " ".join(map(str, counts.values()))]
    return parts


def save(weights: dict[str, float], stats: Stats, known: Memory) -> None:
    """Write the model and what is remembered."""
    data = zlib.compress("\x1e".join(pack(weights, stats)).encode(), 9)
    (PACKAGE / "tagger.bin").write_bytes(data)
    path = PACKAGE / "remembered.tsv"
    head = path.read_text("utf-8").splitlines()[:3]
    lines = ["\t".join((n, *g)) for n in sorted(known) for g in known[n]]
    path.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
    print(len(weights), "weights,", len(data), "bytes,", len(lines), "remembered readings")


def hints() -> dict[str, float]:
    """Return the weights written by hand."""
    table = parse_rows(HINTS.read_text("utf-8"), HINTS.name)
    return {f"o\tnf={row['word']}|{row['tag']}": float(row["weight"]) for row in table}


def main() -> None:
    """Run as a command; see the module."""
    stats = count_stats()
    with without_memory():
        if "check" in sys.argv:
            print(cross_validate(int(sys.argv[sys.argv.index("check") + 1]), stats))
            return
        sentences = treebank()
        save(fit(sentences, stats) | hints(), stats, memory(sentences))


if __name__ == "__main__":
    main()
