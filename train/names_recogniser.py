"""Train the recogniser of the 25 KazNERD classes (`anyq.reading.names.recogniser`).

    python -m train.names_recogniser check [BLOCK...]   # each block by a model that never saw it
    python -m train.names_recogniser ship               # write recogniser.bin
        --silver WORK  also learn WORK/silver-BLOCK.iob2 (`-all` for ship), see train.names_teacher
        --most N       at most N words of it
        --fast         the averaged perceptron, twelve passes, in place of L-BFGS

Labels: the dev half of KazNERD (CC BY 4.0). Every score is of exact spans with their class.
"""

import argparse
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from anyq.reading.names import clues
from anyq.reading.names.clues import Word
from anyq.reading.names.lanes import NEVER, OUTSIDE
from anyq.reading.names.recogniser import SCALE, Model
from train.kazakh_corpus import SHARED

GOLD = SHARED / "entities/kaznerd-dev.iob2"
SHIPPED = Path("src/anyq/reading/names/recogniser.bin")
CUTS = (0, 2233, 4466, 6700, 8933)
_EDGE = Word("word", "#", (), (), ("#",), ("#",))
_SMALL = 2  # hundredths: weights below are not shipped


class Sentence(NamedTuple):
    """Words and their tags."""

    words: list[str]
    tags: list[str]


class Score(NamedTuple):
    """Spans: right, ours, gold; each by class."""

    right: Counter[str]
    ours: Counter[str]
    gold: Counter[str]

    def f1(self, kind: str | None = None) -> float:
        """Return F1 of one class, or of all."""
        counts = [c[kind] if kind else c.total() for c in self]
        return 2 * counts[0] / max(1, counts[1] + counts[2])

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def sentences(path: Path) -> list[Sentence]:
    """Read IOB2; a third column is left out."""
    found = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            found.append(Sentence([row[0] for row in rows], [row[1] for row in rows]))
    return found


def blocks() -> list[list[Sentence]]:
    """Return the five blocks of KazNERD's dev half."""
    found = sentences(GOLD)
    return [found[a:b] for a, b in zip(CUTS, (*CUTS[1:], len(found)), strict=True)]


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the spans of IOB2 tags with their class."""
    found, start = set(), -1
    for at, tag in enumerate((*tags, OUTSIDE)):
        if start >= 0 and not (tag[0] == "I" and tag[2:] == tags[start][2:]):
            found.add((start, at, tags[start][2:]))
            start = -1
        if tag[0] == "B" or (tag[0] == "I" and start < 0):
            start = at
    return found


def features(words: Sequence[str]) -> list[list[str]]:
    """Return all clues of every word of a sentence, as the recogniser adds them up."""
    known = [_EDGE, _EDGE, *map(clues.word, words), _EDGE, _EDGE]
    rows = [list(_clues(known, at)) for at in range(2, len(known) - 2)]
    for start, end, names, first, others in clues.around(known[2:-2]):
        for place in range(start, end):
            rows[place] += filter(None, (*names, first if place == start else others))
    return rows


def _clues(known: Sequence[Word], at: int) -> Iterator[str]:
    yield from known[at].own
    yield from ("<" + clue for clue in known[at - 1].near)
    yield from (">" + clue for clue in known[at + 1].near)
    yield from ("<<" + clue for clue in known[at - 2].far)
    yield from (">>" + clue for clue in known[at + 2].far)
    yield "<|" + clues.pair(known[at - 1], known[at])
    yield ">|" + clues.pair(known[at], known[at + 1])


def fit(data: Iterable[Sentence], fast: bool) -> Path:
    """Train a CRF and return its file, in a new folder for temporary files."""
    path = Path(tempfile.mkdtemp()) / "names.crfsuite"
    trainer = pycrfsuite.Trainer(algorithm="ap" if fast else "lbfgs", verbose=False)
    plan = {"max_iterations": 12} if fast else {"max_iterations": 70, "c1": 0.08, "c2": 0.01}
    trainer.set_params(plan)
    for sentence in data:
        trainer.append(features(sentence.words), sentence.tags)
    trainer.train(str(path))
    return path


def pack(path: Path) -> list[str]:
    """Return the parts of the model file: tags, moves, clues, weights (see `recogniser.Model`)."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    tags = sorted(tagger.labels(), key=lambda tag: (tag != OUTSIDE, tag))
    number = {tag: at for at, tag in enumerate(tags)}
    moves = [" ".join(str(_move(a, b, info.transitions)) for b in tags) for a in tags]
    rows: dict[str, list[str]] = {}
    for (clue, tag), weight in info.state_features.items():
        if abs(whole := round(weight * SCALE)) >= _SMALL:
            rows.setdefault(clue, []).append(f"{chr(33 + number[tag])}{whole}")
    weights = "\n".join(" ".join(row) for row in rows.values())
    return ["\n".join(tags), "\n".join(moves), "\n".join(rows), weights]


def _move(before: str, here: str, known: dict[tuple[str, str], float]) -> int:
    if here[0] == "I" and (before == OUTSIDE or before[2:] != here[2:]):
        return NEVER
    return round(known.get((before, here), 0.0) * SCALE)


def score(model: Model, data: Iterable[Sentence]) -> Score:
    """Count the spans of sentences."""
    found = Score(Counter(), Counter(), Counter())
    for sentence in data:
        ours, gold = spans(model.tag(sentence.words)), spans(sentence.tags)
        for counts, part in zip(found, (ours & gold, ours, gold), strict=True):
            counts.update(kind for *_, kind in part)
    return found


def show(name: str, found: Score) -> None:
    """Print F1, and F1 of each class with the number of its spans."""
    kinds = sorted(found.gold, key=lambda kind: -found.gold[kind])
    print(f"{name}\t{found.f1():.4f}")
    print("  " + " ".join(f"{k} {found.f1(k):.3f} ({found.gold[k]})" for k in kinds), flush=True)


def silver(work: Path | None, block: str, most: int) -> list[Sentence]:
    """Return what the teacher of a block made of the running text, at most `most` words."""
    if work is None:
        return []
    found, total = [], 0
    for sentence in sentences(work / f"silver-{block}.iob2"):
        total += len(sentence.words)
        if total > most:
            break
        found.append(sentence)
    return found


def check(held: Sequence[int], args: argparse.Namespace) -> None:
    """Print the scores of each block by a model trained on the others, and their mean."""
    parts, total, means = blocks(), Score(Counter(), Counter(), Counter()), []
    for block in held:
        start = time.process_time()
        data = [s for at, part in enumerate(parts) if at != block for s in part]
        data += silver(args.silver, str(block), args.most)
        model = Model(pack(fit(data, args.fast)))
        found = score(model, parts[block])
        show(f"block {block} ({time.process_time() - start:.0f} s)", found)
        total += found
        means.append(found.f1())
    show(f"mean of blocks {sum(means) / len(means):.4f}; all spans", total)


def main() -> None:
    """Run as a command; see the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=("check", "ship"))
    parser.add_argument("held", type=int, nargs="*", default=[0, 1, 2, 3, 4])
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--most", type=int, default=10_000_000)
    parser.add_argument("--fast", action="store_true")
    args = parser.parse_args()
    if args.task == "check":
        check(args.held, args)
        return
    data = [s for part in blocks() for s in part] + silver(args.silver, "all", args.most)
    parts = pack(fit(data, args.fast))
    body = zlib.compress("\x1e".join(parts).encode(), 9)
    SHIPPED.write_bytes(body)
    print(f"{parts[2].count(chr(10)) + 1} clues, {len(body)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
