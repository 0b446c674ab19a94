"""The readings of every token of a sentence: words, numbers and signs, with remembered forms."""

import re

from anyq.kazakh import tables, tokens
from anyq.kazakh.morphology import Reading, candidates, merge

_NUMBER = re.compile(r"(\d[\d.,:/-]*\d|\d)(%?)-?(.*)")
_ORDINAL = re.compile(r"(ы|і|н)*ш[ыі]")
_NUMBER_KINDS = ("NumType=Card", "NumType=Ord", "NumType=Card,Ord")
_SYMBOLS = frozenset("%‰°$€₸+=×÷<>&§/*~^|@#")


def place(cased: str, first: bool) -> str:
    """Return how a word is printed: `l` small, `f` capital at the start, `c` inside, `A` all."""
    if not cased[0].isupper():
        return "l"
    if len(cased) > 1 and cased.isupper():
        return "A"
    return "f" if first else "c"


def readings(norm: str, printed: str) -> tuple[Reading, ...]:
    """Return the readings of a token; at least one.

    Args:
        norm: the word in lower-case Cyrillic.
        printed: its `place`.
    """
    if norm[0].isdigit():
        return _numbers(norm)
    if not tokens.is_word(norm):
        return _signs(norm)
    found: list[Reading] = []
    if len(norm) > 1 and norm[-1] == ".":
        found.append(Reading(norm, "NOUN", "", "abbreviation"))
    if printed == "A" and all(c in "ivxlcdm" for c in norm):
        found.append(Reading(norm, "NUM", "NumType=Ord", "number"))
    found += _fillers(norm)
    found += candidates(norm, printed != "l")
    found += [Reading(*one, "memory") for one in tables.remembered().get(norm, ())]
    if len(found) == 1:
        return tuple(found)
    unique: dict[tuple[str, str, str, str], Reading] = {}
    for r in found:
        unique.setdefault((r.lemma, r.pos, r.feats, r.copula), r)
    return tuple(unique.values())


def _fillers(norm: str) -> list[Reading]:
    """Read a vowel drawn out, as speech is written down: `ыыы`."""
    if norm[0] in "аәеоөыіуұүэм" and len(set(norm)) == 1:
        return [Reading(norm[0], "INTJ", "", "derived")]
    return []


def _signs(norm: str) -> tuple[Reading, ...]:
    if norm[0] == "%" and len(norm) > 1:
        cased = _cased_number(norm[0], norm.lstrip("%-"))
        return tuple(cased) or (Reading(norm, "NOUN", "", "sign"),)
    if norm[0] in _SYMBOLS:
        return (Reading(norm, "SYM", "", "sign"),)
    if norm == "№":
        return (Reading(norm, "NOUN", "Case=Nom", "sign"),)
    return (Reading(norm, "PUNCT", "", "sign"),)


def _numbers(norm: str) -> tuple[Reading, ...]:
    match = _NUMBER.match(norm)
    number, percent, suffix = match.groups() if match else (norm, "", "")
    if not suffix:
        prefix = "Case=Nom|" if percent else ""
        return tuple(Reading(number, "NUM", prefix + k, "number") for k in _NUMBER_KINDS)
    if _ORDINAL.fullmatch(suffix):
        return (Reading(number, "NUM", "NumType=Ord", "number", suffix),)
    found = tuple(_cased_number(number, suffix))
    return found or (Reading(number, "NUM", "NumType=Card", "number", suffix),)


def _cased_number(number: str, suffix: str) -> list[Reading]:
    return [
        Reading(number, "NUM", merge(feats, kind), "number", suffix)
        for _, feats, copula in tables.suffixes().get(suffix)
        if "Case=" in feats and "VerbForm" not in feats and not copula
        for kind in ("NumType=Card,Ord", "NumType=Card")
    ]
