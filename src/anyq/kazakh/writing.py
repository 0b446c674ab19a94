"""Writing Cyrillic in Latin (2018, 2021) and Arabic letters."""

import re
from functools import cache
from typing import Literal

from anyq.data import rows
from anyq.kazakh.letters import kind

Alphabet = Literal["latin2018", "latin2021", "arabic"]

_WORD = re.compile(r"[^\W\d_]+")
_HAMZA = "ء"
_FRONT_SIGNS = frozenset("еэгк")  # ە گ ك already say that the word is front
# Loans in töte jazu: -ия, -ий in one sign, ц as с, дж as ж (CLDR `kk_Arab`).
_ARABIC_HABITS = (("ия", "я"), ("ий", "и"), ("ию", "ю"), ("ц", "с"), ("дж", "ж"))
_MARKS = str.maketrans({",": "،", ";": "؛", "?": "؟"})


@cache
def _letters(alphabet: Alphabet) -> dict[str, str]:
    return {
        row["cyrillic"]: "" if row[alphabet] == "-" else row[alphabet]
        for row in rows("anyq.kazakh", "writing.tsv")
    }


def write_word(word: str, alphabet: Alphabet) -> str:
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
    for printed, plain in _ARABIC_HABITS:
        word = word.replace(printed, plain)
    plain = "".join(letters.get(c, c) for c in word).replace(_HAMZA, "")
    front = any(c in "әөүі" for c in word)
    return _HAMZA + plain if front and not any(c in _FRONT_SIGNS for c in word) else plain


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
