"""What the tagger looks at: names of features, the same in training and in use.

A reading is scored by its own features (`own`), by the tags its neighbours like beside them
(`beside`), and by the pair of its tag and the tag before (scored in `tagger`).
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from anyq.kazakh.morphology import Reading

_CONVERB = frozenset(("VerbForm=Conv", "VerbForm=Inf"))  # an auxiliary may follow
_NONE = "-1"
_LEAST = -14  # log2 of how much less likely a reading can be than the best one


class Stats(NamedTuple):
    """What running text without labels says of words; `train/kazakh_stats.py` counts it.

    Values are text, turned into numbers where they are used: few of them are in one page.

    Attributes:
        lemmas: `lemma|POS` -> log2 of its count.
        feats: `POS|feats` -> log2 of its share within the part of speech.
        bare: lemma -> share of uses without endings, in fifths.
        capital: lemma -> share of uses with a capital inside a sentence, in quarters.
        coarse: word -> cluster of words used alike, of 64.
        fine: the same, of 256.
    """

    lemmas: Mapping[str, str]
    feats: Mapping[str, str]
    bare: Mapping[str, str]
    capital: Mapping[str, str]
    coarse: Mapping[str, str]
    fine: Mapping[str, str]


def tag(reading: Reading) -> str:
    """Return the short tag the tagger's context works with; copulas are `COP`."""
    copula = reading.pos == "AUX" and reading.lemma in ("бол", "е")
    return _tag("COP" if copula else reading.pos, reading.feats)


@cache
def _tag(pos: str, feats: str) -> str:
    pairs = dict(p.split("=", 1) for p in feats.split("|")) if feats else {}
    if pos in ("VERB", "AUX", "COP"):
        return f"{pos}:{_verb_tag(pairs)}"
    if pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return f"{pos}:{_nominal_tag(pos, pairs)}"
    return pos


def _verb_tag(pairs: dict[str, str]) -> str:
    form = pairs.get("VerbForm", "")
    if form == "Ger":
        return f"Ger{pairs.get('Case', '')}{'P' if 'Number[psor]' in pairs else ''}"
    if form == "Fin":
        third = "3" if pairs.get("Person") == "3" else ""
        return f"Fin{pairs.get('Mood', '')}{pairs.get('Tense', '')}{third}"
    return f"{form}{pairs.get('Aspect', '')}{pairs.get('Tense', '')}"


def _nominal_tag(pos: str, pairs: dict[str, str]) -> str:
    owner = f"P{pairs.get('Person[psor]', '')}" if "Number[psor]" in pairs else ""
    plural = "L" if pos in ("NOUN", "PROPN") and "Number" in pairs else ""
    kind = pairs.get("NumType", "") if pos == "NUM" else ""
    return f"{pairs.get('Case', '')}{owner}{plural}{kind}"


def plain(norm: str) -> str:
    """Return the word as the context sees it: any number is `0`, a year `0000`."""
    if not norm[0].isdigit():
        return norm
    return "0000" if len(norm) == 4 and norm.isdigit() else "0"


def ambiguity(readings: Sequence[Reading]) -> str:
    """Return the parts of speech a word can have, as one name."""
    return "+".join(sorted({r.pos for r in readings}))


def likelihood(reading: Reading, stats: Stats) -> float:
    """Return log2 of how likely the reading is by counts alone."""
    pos = "NOUN" if reading.pos == "PROPN" else reading.pos
    feats = reading.feats.partition("|Gender")[0]
    lemma = float(stats.lemmas.get(f"{reading.lemma}|{pos}", "-5.6"))
    return lemma + float(stats.feats.get(f"{pos}|{feats}", "-20"))


def relative(readings: Sequence[Reading], stats: Stats) -> list[float]:
    """Return `likelihood` of each reading relative to the best, at least `_LEAST`."""
    found = [likelihood(r, stats) for r in readings]
    best = max(found)
    return [max(_LEAST, one - best) for one in found]


def own(
    norm: str, place: str, readings: Sequence[Reading], stats: Stats
) -> tuple[list[list[str]], list[float]]:
    """Return the features of each reading by itself, and how likely it is relative to the best.

    Args:
        norm: the word.
        place: `l` small letters, `f` a capital that begins a sentence, `c` a capital inside,
            `A` all capitals.
        readings: all its readings.
        stats: counts from running text.
    """
    likely = relative(readings, stats)
    amb = ambiguity(readings)
    coarse, fine = stats.coarse.get(norm, _NONE), stats.fine.get(norm, _NONE)
    shared = (f"c6={coarse}", f"c8={fine}")
    found = []
    for reading, odds in zip(readings, likely, strict=True):
        pos, short = reading.pos, tag(reading)
        names = [f"{one}|{key}" for one in shared for key in (short, pos)]
        names += _of_word(norm, place, reading, amb, short)
        names += _of_lemma(place, reading, stats)
        names.append(f"rel={max(-10, math.floor(odds))}")
        found.append(names)
    return found, likely


def _of_word(norm: str, place: str, reading: Reading, amb: str, short: str) -> list[str]:
    pos, lemma = reading.pos, reading.lemma
    names = [
        f"t={short}",
        f"pf={pos}|{reading.feats}",
        f"s={reading.source}{pos}",
        f"np={norm}|{pos}",
        f"nf={norm}|{short}",
        f"lp={lemma}|{pos}",
        f"sx={reading.suffix}|{short}",
        f"cap={place}{pos}",
        f"amb={amb}|{pos}",
        f"amt={amb}|{short}",
        f"e3={lemma[-3:]}|{pos}",
        f"e2={lemma[-2:]}|{pos}",
        f"ln={min(len(lemma), 4)}|{pos}",
    ]
    if reading.copula:
        names.append("copula")
    if pos == "NUM" and norm[0].isdigit():
        year = norm[:2] if len(norm) == 4 else ""
        names.append(f"dig={len(norm)}{',' in norm}{'%' in norm}{year}|{reading.feats}")
    if "Voice" in reading.feats:
        names.append(f"v={reading.feats[-10:]}|{lemma[-2:]}")
    return names


def _of_lemma(place: str, reading: Reading, stats: Stats) -> list[str]:
    pos = "NOUN" if reading.pos == "PROPN" else reading.pos
    count = int(max(-3, min(15, round(float(stats.lemmas.get(f"{reading.lemma}|{pos}", "-3"))))))
    bare = stats.bare.get(reading.lemma, "9")
    names = [
        f"lf={count}|{reading.source}|{pos}",
        f"br={bare}|{reading.pos}|{bool(reading.suffix)}",
    ]
    if place != "l":
        names.append(f"cl={count}|{place}|{reading.pos}")
        names.append(f"cr={stats.capital.get(reading.lemma, '9')}|{reading.pos}|{place}")
    return names


def company(readings: Sequence[Reading]) -> tuple[str, str]:
    """Return what a word's neighbours see of its readings: parts of speech, and any converb."""
    return ambiguity(readings), str(any(_CONVERB & set(r.feats.split("|")) for r in readings))


def beside(norm: str, amb: str, converb: str, stats: Stats) -> tuple[str, ...]:
    """Return the features a word gives its neighbours; a tag or a POS is added to each."""
    word = plain(norm)
    return (
        f"w={word}",
        f"a={amb}",
        f"v={converb}",
        f"e={word[-3:]}",
        f"c6={stats.coarse.get(word, _NONE)}",
        f"c8={stats.fine.get(word, _NONE)}",
    )
