"""Writing Cyrillic in Latin (2018, 2021) and Arabic letters."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from anyq.data import rows
from anyq.kazakh.letters import kind

Alphabet = Literal["latin2018", "latin2021", "arabic"]

_WORD = re.compile(r"[^\W\d_]+")
_HAMZA = "ء"
_FRONT = frozenset("әөүі")
_FRONT_SIGNS = frozenset("еэгк")  # ە گ ك already say that the word is front
# Loans in töte jazu: -ия, -ий in one sign, ц as с, дж as ж (CLDR `kk_Arab`).
_ARABIC_HABITS = (
    ("ия", "я"), ("ий", "и"), ("ию", "ю"), ("йю", "ю"), ("ьо", "ио"), ("ье", "ие"), ("ц", "с"),
    ("дж", "ж"),
)  # fmt: skip
_CONSONANT = "[бвгджзклмнпрстфхцчш]"
_SOFTENED = tuple(
    (re.compile(rf"{back}({_CONSONANT}{{1,2}})ь"), rf"{front}\1")
    for back, front in ("аә", "оө", "уү")
)
_AFTER_CONSONANT = (
    (re.compile(rf"(?<={_CONSONANT})я"), "ә"),
    (re.compile(rf"(?<={_CONSONANT})ю"), "ү"),
)
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1")
_MARKS = str.maketrans({",": "،", ";": "؛", "?": "؟"})


@cache
def _letters(alphabet: str) -> dict[str, str]:
    return {
        row["cyrillic"]: "" if row[alphabet] == "-" else row[alphabet]
        for row in rows("anyq.kazakh", "writing.tsv")
    }


def write_word(word: str, alphabet: str) -> str:
    """Write one lower-case Cyrillic word; letters of other scripts stay."""
    letters = _letters(alphabet)
    if alphabet == "arabic":
        return _arabic(word, letters)
    spelled = "".join(letters.get(c, c) for c in word)
    if alphabet == "latin2021":
        spelled = spelled.replace("iia", "ia").replace("iiu", "iu")
        return re.sub(r"(?<=[b-df-hj-np-tvzğñş])iu", "ü", spelled)
    return spelled


def _arabic(word: str, letters: dict[str, str]) -> str:
    front = not _FRONT.isdisjoint(word) and _FRONT_SIGNS.isdisjoint(word)
    if word.endswith("нг"):
        word = word[:-2] + "ң"
    for printed, habit in _ARABIC_HABITS:
        word = word.replace(printed, habit)
    plain = "".join(letters.get(c, c) for c in word).replace(_HAMZA, "")
    return _HAMZA + plain if front else plain


def printed_ways(word: str, alphabet: str) -> Iterator[str]:
    """Yield the ways a lower-case Cyrillic word is printed: as the alphabet says, as people do.

    2021: soft signs as front vowels, ä ü for я ю, one letter of two, т left out at the end; 2018:
    the habits of kazinform; Arabic: ц and дж in two letters.
    """
    yield write_word(word, alphabet)
    if alphabet == "latin2021":
        yield from _printed_2021(word)
    elif alphabet == "latin2018":
        yield write_word(word.replace("ия", "я").replace("ё", "о"), alphabet)
    else:
        yield write_word(word.replace("ц", "тс").replace("дж", "дъж"), alphabet)
        yield write_word(word.replace("ь", ""), alphabet)


def _printed_2021(word: str) -> Iterator[str]:
    soft = word
    for pattern, written in (*_SOFTENED, *_AFTER_CONSONANT):
        soft = pattern.sub(written, soft)
    soft = soft.replace("дж", "ж")
    for form in dict.fromkeys((word, soft)):
        spelled = _DOUBLED.sub(r"\1", write_word(form, "latin2021"))
        yield spelled
        if form.endswith(("ий", "ст")):
            yield spelled[:-1]
        if "ц" in form:
            yield write_word(form.replace("ц", "тс"), "latin2021")
        yield spelled.replace("ı", "i")


def convert(text: str, alphabet: Alphabet) -> str:
    """Write the Cyrillic words of a text in another alphabet, keeping capitals where it has them.

    Args:
        text: Kazakh in Cyrillic; words in other scripts stay as they are.
        alphabet: what to write.
    """
    found = _WORD.sub(lambda m: _cased(m[0], alphabet), text)
    return found.translate(_MARKS) if alphabet == "arabic" else found


def _cased(word: str, alphabet: Alphabet) -> str:
    if kind(word[0]) != "Cyrl":
        return word
    spelled = write_word(word.lower(), alphabet)
    if alphabet == "arabic" or not spelled:
        return spelled
    if len(word) > 1 and word.isupper():
        return _upper(spelled, alphabet)
    return _upper(spelled[0], alphabet) + spelled[1:] if word[0].isupper() else spelled


def _upper(spelled: str, alphabet: Alphabet) -> str:
    """Raise letters; in the alphabet of 2021 `i` has the capital `İ` and `ı` has `I`."""
    if alphabet == "latin2021":
        return spelled.replace("i", "İ").replace("ı", "I").upper()
    return spelled.replace("ı", "I").upper()
