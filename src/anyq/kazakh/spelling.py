"""Spelling of one word: look-alikes, letters of old fonts, invisible signs, stray accents."""

import unicodedata
from functools import cache, lru_cache
from itertools import islice, product

from anyq.data import rows
from anyq.kazakh.alike import is_known
from anyq.kazakh.letters import CYRILLIC_TO_LATIN, INVISIBLE, LATIN_TO_CYRILLIC, kind

_KAZAKH = frozenset(
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
)
REMEMBERED = 1 << 14  # words whose repair is not looked for twice
_WAYS = 64  # ways to read a word in an old font that are looked up
_MANY = 0.34  # share of letters of an old font that make a word that no list has one of its own


@lru_cache(maxsize=REMEMBERED)
def fold(word: str, home: str = "Cyrl") -> str:
    """Repair one word: no invisible signs, composed letters, look-alikes in one alphabet.

    Args:
        word: letters without hyphens.
        home: the script of the text around it; decides where the word itself does not.

    Returns:
        The word as meant; the same word where nothing is wrong.
    """
    if word.isascii() or (_KAZAKH.issuperset(word) and not word.isupper()):
        return word
    return _one_alphabet(_compose(word), home)


def reason(word: str) -> str:
    """Return the kind of repair a word needs: see `Repair`."""
    if any(letter in INVISIBLE for letter in word):
        return "invisible"
    if unicodedata.normalize("NFC", word) != word:
        return "composed"
    if any(letter in old_letters() for letter in word.lower()):
        return "old_font"
    return "foreign_letters"


def _compose(word: str) -> str:
    if any(letter in INVISIBLE for letter in word):
        latin = kind(word[0]) == "Latn"
        word = "".join(c for c in word if c not in INVISIBLE or (latin and c == "\u0301"))
    return unicodedata.normalize("NFC", word)


def _one_alphabet(word: str, home: str) -> str:
    kinds = {kind(letter) for letter in word} - {""}
    if "Cyrl" not in kinds:
        return word
    if _is_roman_in_cyrillic(word):
        return "".join(CYRILLIC_TO_LATIN.get(c, c) for c in word)
    if kinds == {"Cyrl"} and _KAZAKH.issuperset(word):
        return word
    settled = _settle(word, home)
    old = old_letters()
    if home == "Cyrl" and any(c in old for c in settled.lower()):
        return _from_old_font(settled)
    return settled


def _settle(word: str, home: str) -> str:
    """Bring a word of both alphabets into the one its unmistakable letters belong to."""
    only_cyrillic = sum(kind(c) == "Cyrl" and c not in CYRILLIC_TO_LATIN for c in word)
    only_latin = sum(kind(c) == "Latn" and c not in LATIN_TO_CYRILLIC for c in word)
    if only_cyrillic > only_latin or (only_cyrillic == only_latin and home == "Cyrl"):
        return "".join(LATIN_TO_CYRILLIC.get(c, c) for c in word)
    return "".join(CYRILLIC_TO_LATIN.get(c, c) for c in word) if not only_cyrillic else word


@cache
def old_letters() -> dict[str, tuple[str, ...]]:
    """Return what the letters of old fonts may stand for, the likeliest first."""
    table = rows("anyq.kazakh", "oldfonts.tsv")
    return {row["printed"]: tuple(row["cyrillic"].split()) for row in table}


@lru_cache(maxsize=20_000)
def _from_old_font(word: str) -> str:
    """Read a word in an old font: the first way the lexicon knows; else the word as it is.

    A word with letters no other alphabet has beside Kazakh ones (`Ќасќа`) is left when it is
    unknown: it may be Macedonian, Serbian, Ukrainian.
    """
    old, low = old_letters(), word.lower()
    for way in islice(product(*(old.get(c, (c,)) for c in low)), _WAYS):
        read = "".join(way)
        if is_known(read):
            return "".join(
                r.upper() if w != p else r for r, w, p in zip(read, word, low, strict=True)
            )
    return word


def _is_roman_in_cyrillic(word: str) -> bool:
    latin = "".join(CYRILLIC_TO_LATIN.get(c, c) for c in word)
    return len(word) > 1 and word.isupper() and all(c in "IVX" for c in latin)
