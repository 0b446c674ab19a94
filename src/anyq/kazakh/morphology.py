"""Every reading of a word: its stem in the lexicon, its suffixes in the table.

A word is cut at every place; the left part is looked up among the stems, the right part among the
strings of suffixes, and the bits of both must meet. Unknown stems get bounded, ranked guesses.
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from anyq.kazakh import tables
from anyq.kazakh.letters import VOWELS
from anyq.kazakh.stems import VERBAL, bits

_UNVOICED = {"б": "п", "ғ": "қ", "г": "к"}
_UPOS = {"N": "NOUN", "A": "ADJ", "V": "VERB", "D": "ADV", "I": "INTJ", "M": "NUM", "P": "PROPN"}
_GUESSES = 6  # readings guessed for a word without any in the lexicon
_NOMINAL = frozenset("NAMPDI")


class Reading(msgspec.Struct, frozen=True):
    """One way to read a word.

    Attributes:
        lemma: dictionary form, lower case.
        pos: UPOS.
        feats: UD features.
        source: `closed`, `lexicon`, `derived`, `guess`, `number`, `sign`.
        suffix: the letters after the stem.
        copula: features of a copula written together with the word.
    """

    lemma: str
    pos: str
    feats: str = ""
    source: str = "lexicon"
    suffix: str = ""
    copula: str = ""


@lru_cache(maxsize=100_000)
def readings(norm: str) -> tuple[Reading, ...]:
    """Return every reading of a lower-case Cyrillic word; at least one."""
    found = [*_closed(norm), *_known(norm)]
    if not found and "-" in norm:
        found = list(_hyphenated(norm))
    if not found:
        found = _guesses(norm)
    return tuple(dict.fromkeys(found))


def _closed(norm: str) -> Iterator[Reading]:
    for lemma, pos, feats in tables.closed().get(norm, ()):
        yield Reading(lemma, pos, feats, "closed")


def cuts(norm: str) -> Iterator[tuple[str, str, str]]:
    """Yield (stem, suffix, how the stem is printed) for every place the word can be cut at."""
    suffixes = tables.suffixes()
    for at in range(len(norm), 0, -1):
        suffix = norm[at:]
        if suffix not in suffixes:
            continue
        stem = norm[:at]
        yield stem, suffix, ""
        first = suffix[:1]
        if stem[-1] in _UNVOICED and first in VOWELS:
            yield stem[:-1] + _UNVOICED[stem[-1]], suffix, "B"
        if first in ("я", "ю"):
            yield stem + "й", suffix, "A"
        if first in ("и", "у"):
            yield stem + "ы", suffix, "H"
            yield stem + "і", suffix, "H"


def _known(norm: str) -> Iterator[Reading]:
    lexicon, bases, suffixes = tables.lexicon(), tables.bases(), tables.suffixes()
    for stem, suffix, variant in cuts(norm):
        codes = lexicon.get(stem, "")
        own = bases.get(stem, ())
        if not codes and not own:
            continue
        mask = bits(stem, variant)
        for fits, feats, copula in suffixes.get(suffix):
            if fits & mask:
                yield from _nominal(stem, suffix, codes, own, feats, copula)
            if fits & mask << VERBAL and "V" in codes:
                yield from _verbal(stem, suffix, feats, copula)


def _nominal(
    stem: str,
    suffix: str,
    codes: str,
    own: tuple[tuple[str, str], ...],
    feats: str,
    copula: str,
) -> Iterator[Reading]:
    for code in codes:
        if code in _NOMINAL and not (code == "M" and own):
            plain = not suffix and code not in "NP"
            yield Reading(stem, _UPOS[code], "" if plain else feats, "lexicon", suffix, copula)
    for pos, base in own:
        plain = not suffix and pos == "NUM"
        yield Reading(stem, pos, base if plain else merge(base, feats), "lexicon", suffix, copula)


def _verbal(stem: str, suffix: str, feats: str, copula: str) -> Iterator[Reading]:
    yield Reading(stem, "VERB", feats, "lexicon", suffix, copula)
    if stem in tables.auxiliaries():
        yield Reading(stem, "AUX", feats, "lexicon", suffix, copula)


def merge(first: str, second: str) -> str:
    """Put two lists of features together, sorted the UD way."""
    pairs = {p for p in f"{first}|{second}".split("|") if p}
    return "|".join(sorted(pairs, key=str.lower))


def _hyphenated(norm: str) -> Iterator[Reading]:
    """Read `сауда-экономикалық` by its last part, the first kept as it is."""
    head, _, last = norm.rpartition("-")
    for reading in readings(last) if last else ():
        if reading.source != "guess" or len(last) > 3:
            yield msgspec.structs.replace(
                reading, lemma=f"{head}-{reading.lemma}", source="derived"
            )


def _guesses(norm: str) -> list[Reading]:
    """Guess: longest suffixes first, stems that could be words."""
    found: list[Reading] = []
    for stem, suffix, variant in cuts(norm):
        if variant or len(stem) < 3 or not any(c in VOWELS for c in stem):
            continue
        mask = bits(stem)
        for fits, feats, copula in tables.suffixes().get(suffix):
            if copula:
                continue
            if fits & mask:
                found.append(Reading(stem, "NOUN", feats, "guess", suffix))
            if fits & mask << VERBAL and len(suffix) > 2:
                found.append(Reading(stem, "VERB", feats, "guess", suffix))
    found.sort(key=lambda r: (-len(r.suffix), r.pos))
    return found[:_GUESSES] or [Reading(norm, "X", "", "guess")]
