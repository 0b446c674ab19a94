"""The compiled tables, read once, when first needed. `train/kazakh_build.py` writes them."""

import zlib
from functools import cache
from importlib.resources import files

from anyq.data import rows

Value = tuple[tuple[int, str, str], ...]  # (bits of the stems it fits, features, copula)


def _body(name: str) -> list[str]:
    data = files("anyq.kazakh").joinpath(name).read_bytes()
    return zlib.decompress(data).decode().split("\x1e")


class Suffixes:
    """Every string of suffixes with what it says after which stems."""

    def __init__(self) -> None:
        readings, values, strings, codes = _body("suffixes.bin")
        self._readings = [tuple(line.split("\t")) for line in readings.split("\n")]
        self._values = values.split("\n")
        numbers = [int(code) for code in codes.split(" ")]
        self.codes = dict(zip(strings.split("\n"), numbers, strict=True))
        self.longest = max(map(len, self.codes))
        self._known: dict[int, Value] = {}

    def get(self, text: str) -> Value:
        """Return what the string says; empty if it is no string of suffixes."""
        code = self.codes.get(text)
        if code is None:
            return ()
        value = self._known.get(code)
        if value is None:
            value = self._known[code] = self._parse(self._values[code])
        return value

    def __contains__(self, text: str) -> bool:
        return text in self.codes

    def _parse(self, line: str) -> Value:
        pairs = (pair.partition(":") for pair in line.split(" "))
        found = []
        for mask, _, reading in pairs:
            feats, copula = self._readings[int(reading)]
            found.append((int(mask, 16), feats, copula))
        return tuple(found)


@cache
def suffixes() -> Suffixes:
    """Return the suffix table."""
    return Suffixes()


@cache
def lexicon() -> dict[str, str]:
    """Return the stems: word -> codes of its parts of speech (N A V D I M P)."""
    found: dict[str, str] = {}
    for group in _body("lexicon.bin"):
        codes, _, words = group.partition("\n")
        found.update(dict.fromkeys(words.split("\n"), codes))
    return found


@cache
def closed() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the whole forms of closed classes: word -> (lemma, pos, feats)."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in rows("anyq.kazakh", "closed.tsv"):
        for form in row["forms"].split():
            lemma = form if row["lemma"] == "=" else row["lemma"]
            found[form] = (*found.get(form, ()), (lemma, row["pos"], row["feats"]))
    return found


@cache
def bases() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return words with features of their own that take noun endings: (lemma, pos, feats)."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in rows("anyq.kazakh", "bases.tsv"):
        for word in row["words"].split():
            lemma = word if row["lemma"] == "=" else row["lemma"]
            found[word] = (*found.get(word, ()), (lemma, row["pos"], row["feats"]))
    return found


@cache
def auxiliaries() -> frozenset[str]:
    """Return the verbs that also serve as auxiliaries."""
    return frozenset(row["lemma"] for row in rows("anyq.kazakh", "auxiliaries.tsv"))


@cache
def derivations() -> dict[str, tuple[tuple[str, str, bool, str], ...]]:
    """Return the endings that make new words: ending -> (base codes, code, keeps base, feats)."""
    found: dict[str, tuple[tuple[str, str, bool, str], ...]] = {}
    for row in rows("anyq.kazakh", "derivation.tsv"):
        fact = (row["base"], row["pos"], row["lemma"] == "base", row["feats"])
        for ending in row["endings"].split():
            found[ending] = (*found.get(ending, ()), fact)
    return found


@cache
def names() -> tuple[dict[str, str], dict[str, str]]:
    """Return the gender of given names, and of words by their ending."""
    given: dict[str, str] = {}
    endings: dict[str, str] = {}
    for row in rows("anyq.kazakh", "names.tsv"):
        table = given if row["kind"] == "name" else endings
        table.update(dict.fromkeys(row["names"].split(), row["gender"]))
    return given, endings


@cache
def remembered() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return readings the treebank gives words that no rule does: word -> (lemma, pos, feats)."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in rows("anyq.kazakh", "remembered.tsv"):
        reading = (row["lemma"], row["pos"], row["feats"])
        found[row["word"]] = (*found.get(row["word"], ()), reading)
    return found


@cache
def irregular() -> dict[str, frozenset[str]]:
    """Return the stems that change or keep against the rules: kind -> stems."""
    return {
        row["kind"]: frozenset(row["stems"].split())
        for row in rows("anyq.kazakh", "stems-irregular.tsv")
    }
