"""The labels the tagger of `anyq.kazakh` learns from: UD_Kazakh-KTB, dev half (CC BY-SA 4.0)."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from anyq.kazakh import lattice, tokens
from anyq.kazakh.morphology import Reading
from train.kazakh_corpus import SHARED

TREEBANK = SHARED / "treebank/ktb-dev.conllu"

Gold = tuple[str, str, str]
"""Lemma, UPOS, features."""

Memory = dict[str, tuple[Gold, ...]]
"""Readings of words that no rule gives."""


class Item(NamedTuple):
    """A token of the treebank: the word, its place, the answer."""

    form: str
    norm: str
    place: str
    gold: Gold


def treebank(path: Path = TREEBANK) -> list[list[Item]]:
    """Read the sentences of a CoNLL-U file as items."""
    found: list[list[Item]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        words = [row for row in rows if row[0].isdigit()]
        if words:
            found.append(_items(words))
    return found


def _items(words: list[list[str]]) -> list[Item]:
    items, first = [], True
    for row in words:
        form, feats = row[1], "" if row[5] == "_" else row[5]
        place = lattice.place(form, first)
        items.append(Item(form, tokens.norm(form), place, (row[2].lower(), row[3], feats)))
        first = first and row[3] == "PUNCT"
    return items


def memory(sentences: Sequence[list[Item]]) -> Memory:
    """Return the readings the sentences give words that the rules do not.

    KTB tags the parts of set phrases X (`қол қою`); the project follows UD and keeps their own tag.
    Nor is a third person plural remembered that no ending shows.
    """
    seen: dict[str, dict[Gold, None]] = defaultdict(dict)
    for sentence in sentences:
        for item in sentence:
            have = {(r.lemma, r.pos, r.feats) for r in lattice.readings(item.norm, item.place)}
            lemma, pos, feats = item.gold
            gold = (lemma, pos, feats.replace("Number=Plur|Person=3", "Number=Sing|Person=3"))
            if gold not in have and " " not in item.norm and pos != "X":
                seen[item.norm][gold] = None
    return {norm: tuple(golds) for norm, golds in seen.items()}


def choices(item: Item, known: Memory) -> tuple[Reading, ...]:
    """Return the readings of a token with those remembered."""
    found = list(lattice.readings(item.norm, item.place))
    have = {(r.lemma, r.pos, r.feats) for r in found}
    found += [Reading(*g, "memory") for g in known.get(item.norm, ()) if g not in have]
    return tuple(found)
