"""What the tagger looks at: names of features, the same in training and in use.

A reading is scored by its own features (`own`), by the tags its neighbours like beside them
(`beside`), and by the pair of its tag and the tag before (scored in `tagger`).
"""

import math
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from anyq.kazakh.morphology import Reading

_NONE = "-1"
UNSEEN = -5.6  # log2 of the count of a lemma running text does not have
_LEAST = -14.0  # log2 of how much less likely a reading can be than the best one


class Stats(NamedTuple):
    """What running text without labels says of words; `train/kazakh_stats.py` counts it.

    Attributes:
        lemmas: `lemma|POS` -> log2 of its count.
        feats: `POS|feats` -> log2 of its share within the part of speech.
        bare: lemma -> share of uses without endings, in fifths.
        capital: lemma -> share of uses with a capital inside a sentence, in quarters.
        coarse: word -> cluster of words used alike, of 64.
        fine: the same, of 256.
    """

    lemmas: Mapping[str, float]
    feats: Mapping[str, float]
    bare: Mapping[str, str]
    capital: Mapping[str, str]
    coarse: Mapping[str, str]
    fine: Mapping[str, str]


def tag(reading: Reading) -> str:
    """Return the short tag the tagger's context works with; copulas are `COP`."""
    return tag_of(reading.pos, reading.feats, reading.lemma)


def tag_of(pos: str, feats: str, lemma: str) -> str:
    """Return the short tag of a reading; see `tag`."""
    return _tag("COP" if pos == "AUX" and lemma in ("бол", "е") else pos, feats)


def key(reading: Reading, lemmas: Container[str]) -> str:
    """Return how neighbours see a reading: its short tag, the lemma of verbs weights know."""
    short = tag_of(reading.pos, reading.feats, reading.lemma)
    if reading.pos in ("VERB", "AUX") and reading.lemma in lemmas:
        return f"{short} {reading.lemma}"
    return short


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


def lemma_count(reading: Reading, stats: Stats) -> float | None:
    """Return log2 of the count of the lemma, None where running text does not have it."""
    pos = "NOUN" if reading.pos == "PROPN" else reading.pos
    return stats.lemmas.get(f"{reading.lemma}|{pos}")


def share(pos: str, feats: str, stats: Stats) -> float:
    """Return log2 of the share of features within the part of speech."""
    pos = "NOUN" if pos == "PROPN" else pos
    return stats.feats.get(f"{pos}|{feats.partition('|Gender')[0]}", -20.0)


def relative(likely: Sequence[float]) -> list[float]:
    """Return log2 of how likely each reading is by counts alone, relative to the best.

    Args:
        likely: for each reading its `lemma_count` (`UNSEEN` for None) plus its `share`.

    Returns:
        0 for the best, at least `_LEAST` for the others.
    """
    best = max(likely)
    return [max(_LEAST, one - best) for one in likely]


def cluster(norm: str, stats: Stats) -> tuple[str, str]:
    """Return the clusters of a word, of 64 and of 256; `-1` without."""
    return stats.coarse.get(norm, _NONE), stats.fine.get(norm, _NONE)


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
    counts = [lemma_count(r, stats) for r in readings]
    likely = relative(
        [
            (UNSEEN if count is None else count) + share(r.pos, r.feats, stats)
            for r, count in zip(readings, counts, strict=True)
        ]
    )
    amb = ambiguity(readings)
    clusters = cluster(norm, stats)
    found = []
    for reading, count, odds in zip(readings, counts, likely, strict=True):
        pos, short = reading.pos, tag(reading)
        found.append(
            [
                *of_form(*form_facts(reading)),
                *of_setting(place, amb, pos, short),
                *of_use(*use_facts(place, reading, count, stats)),
                *of_cluster(*clusters, pos, short),
                *of_word(norm, pos, short),
                *of_lemma(*lemma_facts(reading)),
                f"lp={reading.lemma}|{pos}",
                *(of_number(norm, reading) if pos == "NUM" else ()),
                *of_odds(odds),
            ]
        )
    return found, likely


def form_facts(reading: Reading) -> tuple[str, str, str, str, str, str]:
    """Return what `of_form` looks at; of the lemma only what a voice or a copula needs."""
    pos, feats = reading.pos, reading.feats
    lemma = reading.lemma if pos == "AUX" else reading.lemma[-2:] if "Voice" in feats else ""
    return (pos, feats, reading.source, reading.suffix, reading.copula, lemma)


def of_form(
    pos: str, feats: str, source: str, suffix: str, copula: str, lemma: str
) -> tuple[str, ...]:
    """Name the features of the ending and what it says."""
    short = tag_of(pos, feats, lemma)
    names = [f"t={short}", f"pf={pos}|{feats}", f"s={source}{pos}", f"sx={suffix}|{short}"]
    if copula:
        names.append("copula")
    if "Voice" in feats:
        names.append(f"v={feats[-10:]}|{lemma[-2:]}")
    return tuple(names)


def of_setting(place: str, amb: str, pos: str, short: str) -> tuple[str, ...]:
    """Name the features of the print and of what else the word can be."""
    return (f"cap={place}{pos}", f"amb={amb}|{pos}", f"amt={amb}|{short}")


def of_cluster(coarse: str, fine: str, pos: str, short: str) -> tuple[str, ...]:
    """Name the features of the word's clusters."""
    return (f"c6={coarse}|{short}", f"c6={coarse}|{pos}", f"c8={fine}|{short}", f"c8={fine}|{pos}")


def of_word(norm: str, pos: str, short: str) -> tuple[str, ...]:
    """Name the features of the word itself."""
    return (f"np={norm}|{pos}", f"nf={norm}|{short}")


def lemma_facts(reading: Reading) -> tuple[str, int, str]:
    """Return what `of_lemma` looks at."""
    return (reading.lemma[-3:], min(len(reading.lemma), 4), reading.pos)


def of_lemma(tail: str, length: int, pos: str) -> tuple[str, ...]:
    """Name the features of the shape of the lemma."""
    return (f"e3={tail}|{pos}", f"e2={tail[-2:]}|{pos}", f"ln={length}|{pos}")


def of_number(norm: str, reading: Reading) -> tuple[str, ...]:
    """Name the features of a number in figures: its length, its century if it may be a year."""
    if not norm[0].isdigit():
        return ()
    year = norm[:2] if len(norm) == 4 else ""
    return (f"dig={len(norm)}{',' in norm}{'%' in norm}{year}|{reading.feats}",)


def of_odds(odds: float) -> tuple[str, ...]:
    """Name the feature of how likely the reading is relative to the best, in whole numbers."""
    return (f"rel={max(-10, math.floor(odds))}",)


def use_facts(
    place: str, reading: Reading, count: float | None, stats: Stats
) -> tuple[float | None, str, str, str, bool, str, str]:
    """Return what `of_use` looks at: how running text uses the lemma."""
    lemma = reading.lemma
    return (
        count,
        reading.source,
        reading.pos,
        stats.bare.get(lemma, "9"),
        bool(reading.suffix),
        place,
        "" if place == "l" else stats.capital.get(lemma, "9"),
    )


def of_use(
    count: float | None, source: str, pos: str, bare: str, ending: bool, place: str, capital: str
) -> tuple[str, ...]:
    """Name the features of how running text uses the lemma."""
    often = -3 if count is None else max(-3, min(15, round(count)))
    common = "NOUN" if pos == "PROPN" else pos
    names = (f"lf={often}|{source}|{common}", f"br={bare}|{pos}|{ending}")
    if place == "l":
        return names
    return (*names, f"cl={often}|{place}|{pos}", f"cr={capital}|{pos}|{place}")


def may_lead(readings: Sequence[Reading]) -> bool:
    """Whether an auxiliary may follow: one of the readings is a converb."""
    return any(["VerbForm=Conv" in r.feats or "VerbForm=Inf" in r.feats for r in readings])  # noqa: C419 (hot)


class Beside(NamedTuple):
    """What the neighbours of a word see of it.

    Attributes:
        word: the word, any number as `0`.
        amb: the parts of speech it can have.
        converb: whether it can be a converb, `True` or `False`.
        tail: its last three letters.
        coarse, fine: its clusters.
    """

    word: str
    amb: str
    converb: str
    tail: str
    coarse: str
    fine: str

    def names(self) -> tuple[str, ...]:
        """Name the features it gives its neighbours; a tag or a POS is added to each."""
        return (
            f"w={self.word}",
            f"a={self.amb}",
            f"v={self.converb}",
            f"e={self.tail}",
            f"c6={self.coarse}",
            f"c8={self.fine}",
        )


def beside(norm: str, amb: str, converb: str, stats: Stats) -> Beside:
    """Return what the neighbours of a word see of it; `converb`: an auxiliary may follow."""
    word = plain(norm)
    return Beside(word, amb, converb, word[-3:], *cluster(word, stats))
