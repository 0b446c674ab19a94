"""Search: the questions of KazQAD over its passages, through the record as `anyq search` does it.

Each distinct question counts once, with the set of its passages. `heldout_*`: the two weights are
chosen on nine tenths of the questions and the last tenth is scored, ten times over. The same
questions are asked in Latin (2018 and 2021), with Russian letters for Kazakh ones, on the wrong
layout, and with a mistake in every third long word.
"""

import json
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from anyq import capture, kazakh, pipeline
from anyq.capture import Reject
from anyq.data import rows
from anyq.record import Record
from anyq.search import Index, typed
from anyq.search.keeper import Keeper
from anyq.search.query import parse
from anyq.search.rank import Weights, ranked

NAME = "search"
DATA = ("search",)
RECIPE = (
    "src/anyq/search/*.py",
    "src/anyq/search/*.tsv",
    "src/anyq/kazakh/*.py",
    "src/anyq/kazakh/*.tsv",
    "src/anyq/kazakh/*.bin",
    "src/anyq/articles/*.py",
)
RETRAINS = False

_SHARED = Path("../shared/data/search")
_RUSSIAN = str.maketrans("қәғңөұүіһҚӘҒҢӨҰҮІҺ", "кагноууихКАГНОУУИХ")
_FOLDS = 10
_GRID = [Weights(pieces, head) for pieces in (0.2, 0.5, 0.8) for head in (0.0, 0.2, 0.4)]
Ranks = list[int]  # of the first right passage among ten, 0 where there is none


def questions() -> dict[str, set[str]]:
    """Return each distinct question with the ids of its passages."""
    found: dict[str, set[str]] = {}
    for line in (_SHARED / "questions-dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["question"], set()).add(str(row["passage"]))
    return found


def fill(record: Record) -> None:
    """Read all passages into a record."""
    writer = record.writer()
    with (_SHARED / "passages.jsonl").open("rb") as lines:
        for page in capture.read_jsonl(lines):
            read = page if isinstance(page, Reject) else pipeline.read_or_reject(page)
            if not isinstance(read, Reject):
                writer.add(read)


def mrr(ranks: Sequence[int]) -> float:
    """Return the mean of one divided by the rank."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def success(ranks: Sequence[int]) -> float:
    """Return the share of questions with a right passage among ten."""
    return sum(rank > 0 for rank in ranks) / len(ranks)


def asked(index: Index, spell: Callable[[str], str]) -> Ranks:
    """Ask every question as `spell` writes it."""
    ranks = []
    for question, right in questions().items():
        hits = index.search(spell(question), snippets=False, count=False).hits
        found = (at for at, hit in enumerate(hits, 1) if hit.source.source_id in right)
        ranks.append(next(found, 0))
    return ranks


def held_out(record: Record, index: Index) -> Ranks:
    """Return the ranks of each question by weights chosen without its fold."""
    searcher = Keeper(record).searcher()
    named = {
        hit.source.article: hit.source.source_id for hit in index.search("", limit=10_000).hits
    }
    by_weights: list[Ranks] = []
    for weights in _GRID:
        ranks = []
        for question, right in questions().items():
            sought = typed.sought(parse(question), searcher)
            best = ranked(searcher, sought, 0, 10, weights=weights)
            found = (at for at, (_, article) in enumerate(best, 1) if named[article] in right)
            ranks.append(next(found, 0))
        by_weights.append(ranks)
    return _chosen(by_weights)


def _chosen(by_weights: list[Ranks]) -> Ranks:
    order = list(range(len(by_weights[0])))
    random.Random(0).shuffle(order)
    chosen = [0] * len(order)
    for fold in range(_FOLDS):
        out = set(order[fold::_FOLDS])
        best = max(
            by_weights, key=lambda ranks: mrr([r for i, r in enumerate(ranks) if i not in out])
        )
        for at in out:
            chosen[at] = best[at]
    return chosen


def on_latin_keys(text: str) -> str:
    """Return what the keys of a Kazakh text write in the Latin layout."""
    keys = {row["letter"]: row["key"] for row in rows("anyq.search", "keyboards.tsv")}
    return "".join(keys.get(letter, letter) for letter in text.lower())


def misspelt(text: str) -> str:
    """Put one mistake in every third long word."""
    draw = random.Random(text)
    return " ".join(_mistake(word, draw) if len(word) > 5 else word for word in text.split())


def _mistake(word: str, draw: random.Random) -> str:
    if draw.random() > 1 / 3:
        return word
    at = draw.randrange(2, len(word) - 1)
    put = draw.choice(
        (word[at + 1] + word[at], word[at + 1], draw.choice("аеиклнорст") + word[at + 1])
    )
    return word[:at] + put + word[at + 2 :]


SPELLINGS: dict[str, Callable[[str], str]] = {
    "latin2018": lambda text: kazakh.convert(text, "latin2018"),
    "latin2021": lambda text: kazakh.convert(text, "latin2021"),
    "arabic": lambda text: kazakh.convert(text, "arabic"),
    "russian_letters": lambda text: text.translate(_RUSSIAN),
    "wrong_layout": on_latin_keys,
    "misspelt": misspelt,
}


def measure() -> dict[str, float]:
    """Return MRR and success at ten of the questions, as they are and as they may be typed."""
    with tempfile.TemporaryDirectory() as place, Record.open(f"{place}/r", create=True) as record:
        fill(record)
        index = Index.open(record)
        plain = asked(index, str)
        chosen = held_out(record, index)
        found = {"mrr10": mrr(plain), "success10": success(plain), "questions": len(plain)}
        found |= {"heldout_mrr10": mrr(chosen), "heldout_success10": success(chosen)}
        found |= {f"{name}_mrr10": mrr(asked(index, way)) for name, way in SPELLINGS.items()}
    return {name: round(value, 4) for name, value in found.items()}
