"""Spelling: letters of another alphabet that look the same, invisible signs, stray accents."""

import re
import unicodedata

import msgspec

from anyq.kazakh.letters import CYRILLIC_TO_LATIN, INVISIBLE, LATIN_TO_CYRILLIC, kind

_WORD = re.compile(r"(?:[^\W\d_]|[\u00ad\u200b-\u200d\u2060\ufeff\u0300\u0301\u0306\u0308])+")


class Repair(msgspec.Struct, frozen=True):
    """A place where the print is repaired for reading; the text itself is never changed.

    Attributes:
        start, end: code points of the word.
        text: as printed.
        fixed: as read.
        kind: `foreign_letters` (letters of another alphabet), `invisible` (signs that print
            nothing, stray accents), `composed` (letters printed in parts).
    """

    start: int
    end: int
    text: str
    fixed: str
    kind: str


def fold(word: str, home: str = "Cyrl") -> str:
    """Repair one word: no invisible signs, composed letters, look-alikes in one alphabet.

    Args:
        word: letters without hyphens.
        home: the script of the text around it; decides where the word itself does not.

    Returns:
        The word as meant; the same word where nothing is wrong.
    """
    if word.isascii():
        return word
    return _one_alphabet(_compose(word), home)


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
    if kinds == {"Cyrl"}:
        return "".join(LATIN_TO_CYRILLIC.get(c, c) for c in word) if _has_web_font(word) else word
    return _settle(word, home)


def _settle(word: str, home: str) -> str:
    """Bring a word of both alphabets into the one its unmistakable letters belong to."""
    only_cyrillic = sum(kind(c) == "Cyrl" and c not in CYRILLIC_TO_LATIN for c in word)
    only_latin = sum(kind(c) == "Latn" and c not in LATIN_TO_CYRILLIC for c in word)
    if only_cyrillic > only_latin or (only_cyrillic == only_latin and home == "Cyrl"):
        return "".join(LATIN_TO_CYRILLIC.get(c, c) for c in word) if not only_latin else word
    return "".join(CYRILLIC_TO_LATIN.get(c, c) for c in word) if not only_cyrillic else word


def _has_web_font(word: str) -> bool:
    return any(c in LATIN_TO_CYRILLIC for c in word)


def _is_roman_in_cyrillic(word: str) -> bool:
    latin = "".join(CYRILLIC_TO_LATIN.get(c, c) for c in word)
    return len(word) > 1 and word.isupper() and all(c in "IVX" for c in latin)


def repairs(text: str) -> list[Repair]:
    """List what is repaired for reading, in text order."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        fixed = fold(word)
        if fixed != word:
            found.append(Repair(match.start(), match.end(), word, fixed, _kind(word)))
    return found


def _kind(word: str) -> str:
    if any(letter in INVISIBLE for letter in word):
        return "invisible"
    if unicodedata.normalize("NFC", word) != word:
        return "composed"
    return "foreign_letters"
