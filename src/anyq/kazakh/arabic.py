"""Arabic letters (töte jazu): the ways they are encoded on the web, and what they read in Cyrillic.

One sign prints two vowels, back and front: ا а ә, و о ө, ۇ ұ ү, ى ы і. A hamza at the head of the
word makes them front; a word with ە ك گ has no hamza and is front if it is no loan.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from anyq.data import rows

Pieces = tuple[tuple[int, str], ...]  # (place in the word, Cyrillic letters) for each sign

HAMZA = "ء"
_VOWELS = frozenset("اەوۇى")
_SOFT = frozenset("ەكگ")
_HARD = frozenset("قع")
_SURNAME = re.compile("(?<=..[اوي])ەۆا?(?=ت?[اە]?ى?[^ەكگ]{0,3}$)")  # its ە says nothing of the stem
_FOREIGN = frozenset("كفۆپدبگحۋ")  # after ە at the head of a loan: эк- эф- эв- эп- эд- …
_OPEN = frozenset(("", *"аоеуыіиюя"))
_IGNORED = frozenset("ـ\u200c\u200d\u200b\ufeff\u00ad")
_SEATED = "ئ"  # the seat of a hamza: of ى in old fonts, of the vowel after it in Uyghur
_SEATABLE = frozenset("اەوۇىۈۆې")


@cache
def _letters() -> dict[str, tuple[str, str]]:
    return {r["arabic"]: (r["cyrillic"], r["front"]) for r in rows("anyq.kazakh", "arabic.tsv")}


@cache
def _encodings() -> dict[str, str]:
    return {r["printed"]: r["letters"] for r in rows("anyq.kazakh", "arabic_encodings.tsv")}


def is_plain(word: str) -> bool:
    """Whether every letter is encoded as the alphabet of today has it."""
    letters = _letters()
    return all(c in letters or c == HAMZA for c in word)


@lru_cache(maxsize=100_000)
def encoded(word: str) -> tuple[tuple[int, str], ...]:
    """Return (place, letter) of a word in the letters of today, the hamza as it is printed.

    Presentation forms, high hamzas, Persian, Arabic and Uyghur letters are replaced, signs that
    print nothing and vowel points left out.
    """
    return tuple(_plain(word))


def _plain(word: str) -> Iterator[tuple[int, str]]:
    encodings = _encodings()
    for at, letter in enumerate(word):
        if letter in _IGNORED:
            continue
        if letter == _SEATED and word[at + 1 : at + 2] in _SEATABLE:
            continue
        for one in unicodedata.normalize("NFKC", letter):
            if not unicodedata.combining(one) and one != " ":
                for plain in encodings.get(one, one):
                    yield at, plain


def read(letters: Pieces, front: bool, wide: bool = False) -> Pieces:
    """Read letters as `encoded` gives them; `front` sets the vowels, `wide` keeps ا back."""
    table = _letters()
    found: list[tuple[int, str]] = []
    before = ""
    two_before = ""
    for at, letter in letters:
        if letter == HAMZA:
            continue
        sign = table.get(letter, (letter, letter))[front and not (wide and letter == "ا")]
        if letter == "ي" and before in _VOWELS:
            sign = "й"
        if letter == "ا" and before == "ي":
            sign = "я"
            if not two_before or two_before in _VOWELS:
                found.pop()
        found.append((at, sign))
        before, two_before = letter, before
    return tuple(found)


def ways(letters: Pieces) -> tuple[Pieces, ...]:
    """Return the readings of a word, the likeliest last; what the lexicon knows goes before."""
    word = _SURNAME.sub("", "".join([letter for _, letter in letters]))
    signs = set(word)
    if HAMZA in signs:
        return read(letters, front=True, wide=True), mixed(letters), read(letters, front=True)
    if signs & _SOFT:
        wide, front = read(letters, front=True, wide=True), read(letters, front=True)
        return wide, front, mixed(letters)
    return read(letters, front=False), mixed(letters)


def mixed(letters: Pieces) -> Pieces:
    """Read a word as a loan: ا و back, ى as the last clear sign before it.

    At the head ە is э before the letters of loans, ي before a vowel й; يۋ after a consonant is ю,
    يا before a consonant иа, ايەۆ аев.
    """
    printed = {at: letter for at, letter in reversed(letters) if letter != HAMZA}
    word = "".join(printed[at] for at in sorted(printed))
    surname = _SURNAME.search(word)
    front, found = HAMZA in {letter for _, letter in letters}, []
    for at, sign in read(letters, front=False):
        letter = printed[at]
        if letter in _SOFT and not surname:
            front = True
        elif letter in _HARD or letter in "اوۇ":
            front = False
        elif letter == "ى" and front:
            sign = "і"
        found.append((at, sign))
    if word[:1] == "ە" and word[1:2] in _FOREIGN:
        found[0] = (found[0][0], "э")
    return _glides(found)


def _glides(read: list[tuple[int, str]]) -> Pieces:
    found: list[tuple[int, str]] = []
    for i, (at, sign) in enumerate(read):
        before = found[-1][1] if found else ""
        after = read[i + 1][1] if i + 1 < len(read) else ""
        if sign == "и" and i == 0 and after in tuple("оеэ"):
            sign = "й"
        if (sign, before) in (("у", "и"), ("е", "й")) and i > 1:
            found.pop()
            sign = "ю" if sign == "у" else "е"
        if sign == "я" and before == "и" and after not in _OPEN:
            sign = "а"
        found.append((at, sign))
    return tuple(found)
