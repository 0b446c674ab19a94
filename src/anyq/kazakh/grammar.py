"""The suffix grammar: every chain of suffixes, spelled out for every kind of stem.

`chains` walks `nominal.tsv` and `verbal.tsv`; `attach` knows the sound rules. The compiled table
(`train/kazakh_build.py`) and `inflect` are both made from here, so they agree.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from anyq.data import rows

_BACK = frozenset("аоұыяё")
_FRONT = frozenset("әеөүіэ")
_OPEN = frozenset("аәеөоұүыіяёэ")  # a stem that ends in one takes no buffer vowel
_CLEAR = _BACK | _FRONT
_VOWELS = frozenset("аеыіуү")
_DEEP = frozenset("қғх")
_NASAL = frozenset("мнң")
_SONORANT = frozenset("рлйуию") | _NASAL
_VOICED = _SONORANT | frozenset("зж")


class Chain(msgspec.Struct, frozen=True):
    """Suffixes one after another and what they say.

    Attributes:
        parts: templates in order, e.g. `LAр`, `(с)Y`, `нDA`.
        feats: UD features as (name, value) pairs.
        copula: features of a copula written together (`тиіс-піз`), empty without one.
    """

    parts: tuple[str, ...]
    feats: tuple[tuple[str, str], ...]
    copula: tuple[tuple[str, str], ...] = ()


def harmony(stem: str) -> str:
    """Return `back` or `front`: the harmony suffixes of a stem follow, by its last clear vowel.

    The vowels у ю are not clear, nor is и at the end or in words with қ ғ х: the one before
    decides. Without any, back for у ю, front for и.
    """
    for at in range(len(stem) - 1, -1, -1):
        letter = stem[at]
        if letter in _BACK:
            return "back"
        if letter in _FRONT:
            return "front"
        if letter == "и" and at < len(stem) - 1 and _DEEP.isdisjoint(stem):
            return "front"
    return "front" if "и" in stem or "ь" in stem else "back"


_FIXED = {"A": "ае", "Y": "ыі", "K": "қк", "U": "уу"}  # back, front


def _sound(sign: str, last: str, front: bool) -> str:
    """Spell one capital of a template after the letter `last`."""
    if sign in _FIXED:
        return _FIXED[sign][front]
    if sign == "E":
        return "й" if last in _OPEN else _FIXED["A"][front]
    if sign == "G":
        voiced = last in _VOICED or last in _OPEN
        return ("ғг" if voiced else "қк")[front]
    return _consonant(sign, last)


def _consonant(sign: str, last: str) -> str:
    """Spell L N C D J, and M Q V W, after the letter `last`."""
    if sign in "LNCDJ":
        if last not in _VOICED and last not in _OPEN:
            return "т"
        soft = {
            "L": last in _OPEN or last in "рйуию",
            "N": last in _OPEN or last in _NASAL,
            "C": last in _OPEN,
            "D": False,
            "J": last in _NASAL,
        }[sign]
        return ("л" if sign == "L" else "н") if soft else "д"
    if last not in _VOICED and last not in _OPEN:
        return "п"
    if last in "зж" or (last in _NASAL and sign in "QW"):
        return "б"
    return "м"


def attach(stem: str, template: str, front: bool, keep: bool = False) -> str:
    """Write a suffix after a stem: harmony, assimilation, and the letters that merge.

    Args:
        stem: what the suffix follows.
        template: the suffix, in the signs of `nominal.tsv`.
        front: which vowels it takes.
        keep: leave a final п к қ as it is before a vowel (`банкі`).
    """
    word, at = stem, 0
    while at < len(template):
        sign, at = template[at], at + 1
        if sign == "(":
            sign, at = template[at], at + 2
            if (word[-1] in _OPEN) != (sign == "с"):
                continue
        letter = _sound(sign, _last(word), front) if sign.isascii() else sign
        voices = not keep and word is stem and (letter in _VOWELS or sign == "U")
        word = _join(voiced(word) if voices else word, letter)
    return word


def spell(stem: str, parts: Iterable[str], front: bool, keep: bool = False) -> str:
    """Write a chain of suffixes after a stem; each follows the harmony of the one before."""
    word = stem
    for part in parts:
        tail = word[len(stem) :]
        turn = harmony(tail) == "front" if any(c in _CLEAR for c in tail) else front
        word = attach(word, part, turn, keep and word == stem)
    return word


def _last(word: str) -> str:
    return word[-2] if word[-1] in "ьъ" and len(word) > 1 else word[-1]


_MERGED = {
    "йа": "я", "йу": "ю", "ый": "и", "ій": "и", "ыу": "у", "іу": "у", "иа": "ия", "иу": "ию",
    "ьі": "і", "ьы": "ы", "ье": "е", "ьа": "а",
}  # fmt: skip


def _join(word: str, letter: str) -> str:
    """Put a letter after a word, merging what the spelling merges."""
    merged = _MERGED.get(word[-1] + letter)
    return word + letter if merged is None else word[:-1] + merged


def voiced(stem: str) -> str:
    """Return the stem as it stands before a vowel: `кітап` -> `кітаб`, `жүрек` -> `жүрег`."""
    return stem[:-1] + {"п": "б", "қ": "ғ", "к": "г"}.get(stem[-1], stem[-1])


@cache
def _arcs(table: str) -> dict[str, list[tuple[str, str, tuple[tuple[str, str], ...]]]]:
    found: dict[str, list[tuple[str, str, tuple[tuple[str, str], ...]]]] = {}
    for row in rows("anyq.kazakh", f"{table}.tsv"):
        arc = (row["suffix"], row["to"], parse_feats(row["feats"]))
        for state in row["from"].split(","):
            found.setdefault(state, []).append(arc)
    return found


def parse_feats(text: str) -> tuple[tuple[str, str], ...]:
    """Read `Case=Loc|Number=Plur`; `-` and the empty string are no features."""
    if text in ("", "-", "_"):
        return ()
    pairs = (pair.partition("=") for pair in text.split("|"))
    return tuple((name, value) for name, _, value in pairs)


def format_feats(feats: dict[str, str]) -> str:
    """Write features the UD way: sorted, without regard to case; empty if none."""
    return "|".join(f"{k}={feats[k]}" for k in sorted(feats, key=str.lower))


def chains(table: str) -> Iterator[Chain]:
    """Walk every chain of suffixes of `nominal` or `verbal` stems."""
    yield from _walk(table, "stem", (), ())


def _walk(
    table: str,
    state: str,
    parts: tuple[str, ...],
    feats: tuple[tuple[str, str], ...],
    short: bool = False,
) -> Iterator[Chain]:
    for suffix, to, more in _arcs(table).get(state, ()):
        if short and to in ("person", "attrpl", "attrhis"):
            continue  # verbal nouns: seen too rarely to pay for their number
        path = (*parts, suffix) if suffix else parts
        if to == "end":
            yield Chain(path, _case(table, state, feats + more))
        elif to == "noun":
            yield from _walk("nominal", "stem", path, feats + more, short=True)
        elif to == "person":
            yield Chain(path, _case(table, state, feats), more)
        else:
            yield from _walk(table, to, path, feats + more, short)


def _case(
    table: str, state: str, feats: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    if table == "nominal" and state in ("stem", "plural", "own", "our", "his"):
        return (*feats, ("Case", "Nom"))
    return feats
