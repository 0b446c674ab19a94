"""Every reading of a word: its stem in the lexicon, its suffixes in the table.

A word is cut at every place; the left part is looked up among the stems, the right part among the
strings of suffixes, and the bits of both must meet. Unknown stems get bounded, ranked guesses.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from anyq.kazakh import tables
from anyq.kazakh.cuts import UNVOICED, changed, cuts, plain_cuts
from anyq.kazakh.letters import LETTERS, VOWELS
from anyq.kazakh.stems import VERBAL, bits

UPOS = {"N": "NOUN", "A": "ADJ", "V": "VERB", "D": "ADV", "I": "INTJ", "M": "NUM", "P": "PROPN"}
_RELATIONAL = frozenset(("лық", "лік", "дық", "дік", "тық", "тік"))
_GUESSES = 6  # readings guessed for a word without any in the lexicon
_SHORT = 5  # letters: a shorter word in -лық is no adjective made from another
_SIZES = (5, 4, 3, 2)  # of the endings of names, longest first


class Reading(msgspec.Struct, frozen=True, gc=False):
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


class Entry(NamedTuple):
    """What a stem can be: one line of the lexicon, or a word derived from one."""

    lemma: str
    code: str
    pos: str
    feats: str
    source: str


@lru_cache(maxsize=20_000)
def readings(norm: str) -> tuple[Reading, ...]:
    """Return every reading of a lower-case Cyrillic word; at least one."""
    found = [*_closed(norm), *_known(norm)]
    if not found and "-" in norm:
        found = list(_hyphenated(norm))
    if not found:
        found = guesses(norm) or [Reading(norm, "X", "", "guess")]
    return tuple(dict.fromkeys(found))


def _closed(norm: str) -> Iterator[Reading]:
    for lemma, pos, feats in tables.closed().get(norm, ()):
        yield Reading(lemma, pos, feats, "closed")


def _known(norm: str) -> list[Reading]:
    """Return the readings whose stem is in the lexicon or made from one that is.

    Most cuts have no such stem: the first lines of the loop run for every cut of a new word.
    """
    lexicon, bases, endings = tables.lexicon(), tables.bases(), _tails()
    found: list[Reading] = []
    for stem, suffix in plain_cuts(norm):
        if stem in lexicon or stem[-2:] in endings or stem in bases:
            _fit(entries(stem), suffix, stem, "", found)
        if suffix and suffix[0] in VOWELS:
            for other, _, variant in changed(stem, suffix):
                if other in lexicon or other[-2:] in endings or other in bases:
                    _fit(entries(other), suffix, other, variant, found)
    return found


def _fit(
    stems: tuple[Entry, ...], suffix: str, stem: str, variant: str, found: list[Reading]
) -> None:
    """Add the readings of what a stem can be before a suffix."""
    if not stems:
        return
    mask = bits(stem, variant)
    alone = "I" if suffix else "n"
    for fits, feats, copula in tables.suffixes().get(suffix):
        nominal, verbal = fits & mask, fits & mask << VERBAL
        if nominal or verbal:
            found += [
                _reading(entry, suffix, feats, copula)
                for entry in stems
                if (verbal if entry.code == "V" else nominal) and entry.code != alone
            ]


@cache
def _tails() -> frozenset[str]:
    """Return the last two letters of words made from others: by an ending, by a voice."""
    voices = {before + last for before in LETTERS for last in "лнс"}
    return frozenset(voices | {ending[-2:] for ending in tables.derivations()})


def _reading(entry: Entry, suffix: str, feats: str, copula: str) -> Reading:
    if not suffix and entry.code in "AMDI" and entry.pos != "PRON":
        feats = entry.feats
    elif entry.feats:
        feats = merge(entry.feats, feats)
        if entry.pos == "PRON":
            feats = _plural_owner(feats)
    return Reading(entry.lemma, entry.pos, feats, entry.source, suffix, copula)


def _plural_owner(feats: str) -> str:
    """Write `өздері` as KTB does: the plural is the owner's."""
    if "Number=Plur|Number[psor]" not in feats:
        return feats
    owner = "Number[psor]=Plur"
    for one in ("Number=Plur|Number[psor]=Plur,Sing", "Number=Plur|Number[psor]=Sing"):
        feats = feats.replace(one, owner)
    return feats


@lru_cache(maxsize=4_000)
def merge(first: str, second: str) -> str:
    """Put two lists of features together, sorted the UD way."""
    pairs = {p for p in f"{first}|{second}".split("|") if p}
    return "|".join(sorted(pairs, key=str.lower))


@lru_cache(maxsize=20_000)
def entries(stem: str) -> tuple[Entry, ...]:
    """Return what a stem can be; empty when neither it nor its base is in the lexicon."""
    codes = tables.lexicon().get(stem, "")
    own = tables.bases().get(stem, ())
    found = [Entry(lemma, "M", pos, feats, "lexicon") for lemma, pos, feats in own]
    for code in codes:
        if code == "M" and own:
            continue
        found.append(Entry(stem, code, UPOS[code], "", "lexicon"))
        if code == "A" and "N" not in codes:
            found.append(Entry(stem, "n", "NOUN", "", "lexicon"))
        if code == "V" and stem in tables.auxiliaries():
            found.append(Entry(stem, code, "AUX", "", "lexicon"))
    for base, voice in bases_of_voice(stem):
        if voice == "Rcp" and "V" in codes:
            continue  # келіс "agree" is no longer кел "come"
        found.append(Entry(base, "V", "VERB", f"Voice={voice}", "lexicon"))
        if "V" not in codes:
            found.append(Entry(stem, "V", "VERB", "", "derived"))
    if codes == "N" and stem[-3:] in _RELATIONAL:
        found.append(Entry(stem, "A", "ADJ", "", "derived"))
    if stem[-3:] in ("рақ", "рек"):
        compared = [e for e in _derived(stem) if e.feats]
        return tuple(compared or found)
    return tuple(found or _derived(stem))


def _derived(stem: str) -> Iterator[Entry]:
    lexicon, derivations = tables.lexicon(), tables.derivations()
    for size in (2, 3, 4):
        if len(stem) < size + 2:
            return
        base = stem[:-size]
        for bases, code, keeps, feats in derivations.get(stem[-size:], ()):
            if not set(bases).isdisjoint(lexicon.get(base, "")):
                yield Entry(base if keeps else stem, code, UPOS[code], feats, "derived")


def bases_of_voice(stem: str) -> Iterator[tuple[str, str]]:
    """Yield (base, voice) for a passive or reciprocal verb stem whose base is a known verb."""
    lexicon = tables.lexicon()
    for base, voice in _unmade(stem):
        if "V" in lexicon.get(base, ""):
            yield base, voice


def _unmade(stem: str) -> Iterator[tuple[str, str]]:
    last, before = stem[-1:], stem[-2:-1]
    if last not in ("л", "н", "с") or len(stem) < 3:
        return
    voice = "Rcp" if last == "с" else "Pass"
    base = stem[:-2] if before in ("ы", "і") else stem[:-1]
    if last == "н" and before not in ("ы", "і") and "л" not in base[-4:]:
        return
    if last == "л" and base[-1] == "л":
        return
    if before in ("ы", "і"):
        yield base, voice
        yield stem[:-1], voice
        if base[-1] in UNVOICED:
            yield base[:-1] + UNVOICED[base[-1]], voice
    elif before in VOWELS:
        yield base, voice


def _hyphenated(norm: str) -> Iterator[Reading]:
    """Read `ҚР-ның` as a word and its ending, `сауда-экономикалық` by its last part."""
    head, _, last = norm.rpartition("-")
    if not head or not last:
        return
    if last not in tables.lexicon():
        for _, feats, copula in tables.suffixes().get(last):
            if "Case=" in feats and "VerbForm" not in feats and not copula and head:
                yield Reading(head, "NOUN", feats, "derived", last)
    for reading in readings(last):
        if reading.source != "guess" or len(last) > 3:
            yield Reading(
                f"{head}-{reading.lemma}",
                reading.pos,
                reading.feats,
                "derived",
                reading.suffix,
                reading.copula,
            )


def candidates(norm: str, capital: bool) -> tuple[Reading, ...]:
    """Return the readings the tagger chooses from: with a capital, also those as a name."""
    found = readings(norm)
    if capital:
        found = (*found, *_as_names(norm, found))
    elif all(reading.pos != "PROPN" for reading in found):
        return found
    return tuple(dict.fromkeys(one for r in found for one in _with_gender(r)))


def _as_names(norm: str, found: tuple[Reading, ...]) -> Iterator[Reading]:
    for r in (*found, *guesses(norm)):
        if r.pos in ("NOUN", "X") and not r.copula:
            built = r.source == "guess" and len(r.lemma) > 5 and gender_of(r.lemma)
            yield Reading(r.lemma, "PROPN", r.feats, "derived" if built else r.source, r.suffix)


def _with_gender(reading: Reading) -> Iterator[Reading]:
    """Yield a name with its gender; a known place that is also a given name both ways."""
    if reading.pos != "PROPN":
        yield reading
        return
    gender = gender_of(reading.lemma)
    if gender is None or "P" in tables.lexicon().get(reading.lemma, ""):
        yield reading
    if gender is not None:
        feats = merge(reading.feats, f"Gender={gender}")
        yield msgspec.structs.replace(reading, feats=feats)


def gender_of(name: str) -> str | None:
    """Return `Masc` or `Fem` for a known given name, a surname or a patronymic."""
    given, endings = tables.names()
    if name in given:
        return given[name]
    for size in _SIZES:
        if len(name) > size + 2 and name[-size:] in endings:
            return endings[name[-size:]]
    return None


@lru_cache(maxsize=2_000)
def guesses(norm: str) -> list[Reading]:
    """Guess: longest suffixes first, stems that could be words; -лық may make an adjective."""
    relational = norm[-3:] in _RELATIONAL and len(norm) > _SHORT
    found = [Reading(norm, "ADJ", "", "guess")] if relational else []
    for stem, suffix, variant in reversed(list(cuts(norm))):
        if variant or len(stem) < 2 or VOWELS.isdisjoint(stem):
            continue
        found += _guessed(stem, suffix)
        if len(found) >= _GUESSES:
            break
    return found[:_GUESSES]


def _guessed(stem: str, suffix: str) -> list[Reading]:
    mask = bits(stem)
    nouns, verbs = [], []
    for fits, feats, copula in tables.suffixes().get(suffix):
        if copula:
            continue
        if fits & mask:
            nouns.append(Reading(stem, "NOUN", feats, "guess", suffix))
        if fits & mask << VERBAL and len(suffix) > 2:
            verbs.append(Reading(stem, "VERB", feats, "guess", suffix))
    return nouns + verbs
