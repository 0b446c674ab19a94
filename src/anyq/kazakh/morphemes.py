"""The morphemes of a word as a reading cuts it: `қалаларымызда` is қала лар ымыз да.

The suffix table keeps whole strings of suffixes; here the chain of the grammar that spells the
string is looked up again, for those who want to see it. Not for speed.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from anyq.kazakh.cuts import UNVOICED
from anyq.kazakh.grammar import Chain, chains, format_feats, parse_feats, spell
from anyq.kazakh.inflection import LEXICAL
from anyq.kazakh.morphology import Reading
from anyq.kazakh.stems import harmonies


def morphemes(norm: str, reading: Reading) -> tuple[str, ...]:
    """Cut a word into its stem and suffixes.

    Args:
        norm: the word in lower-case Cyrillic.
        reading: one of its readings.

    Returns:
        Letters as printed, in order; together they are the word. A voice of the verb is a
        suffix of its own; after a hyphen the endings stay in one.
    """
    printed = norm[: len(norm) - len(reading.suffix)]
    if not reading.suffix:
        return _voice(norm, reading)
    for stem in dict.fromkeys((printed, reading.lemma)):
        for ends in _ends(stem, norm, reading):
            cut = [
                norm[start:end] for start, end in zip((0, *ends), (*ends, len(norm)), strict=True)
            ]
            return (*_voice(cut[0], reading), *cut[1:])
    return (printed, reading.suffix)


def _voice(stem: str, reading: Reading) -> tuple[str, ...]:
    if "Voice=" in reading.feats and stem.startswith(reading.lemma) and stem != reading.lemma:
        return (reading.lemma, stem[len(reading.lemma) :])
    return (stem,)


def _ends(stem: str, norm: str, reading: Reading) -> Iterator[list[int]]:
    """Yield where the stem and all suffixes but the last end, for chains that spell the word."""
    pairs = {name: value for name, value in parse_feats(reading.feats) if name not in LEXICAL}
    for chain in _chains().get((format_feats(pairs), reading.copula), ()):
        for front in harmonies(stem):
            if spell(stem, chain.parts, front) == norm:
                steps = [spell(stem, chain.parts[:n], front) for n in range(len(chain.parts) + 1)]
                yield [_boundary(a, b) for a, b in pairwise(steps)]


def _boundary(before: str, after: str) -> int:
    """Return where what was written before ends; a letter merged with the next is the next's."""
    last = len(before) - 1
    kept = after[last : last + 1] in (before[last], _VOICED.get(before[last]))
    return len(before) if kept else last


@cache
def _chains() -> dict[tuple[str, str], list[Chain]]:
    """Return the chains of both tables by the features and the copula they say."""
    found: dict[tuple[str, str], list[Chain]] = {}
    for table in ("nominal", "verbal"):
        for chain in chains(table):
            key = (format_feats(dict(chain.feats)), format_feats(dict(chain.copula)))
            found.setdefault(key, []).append(chain)
    return found


_VOICED = {after: before for before, after in UNVOICED.items()}
