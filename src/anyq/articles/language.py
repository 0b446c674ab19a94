"""Is the text Kazakh?"""

from collections.abc import Sequence
from functools import cache

from anyq.article import Script
from anyq.data import rows
from anyq.doc import Word
from anyq.errors import NotKazakh

ENOUGH = 12
"""Words from which a text can be told to be another language; fewer get the benefit of doubt."""
OWN_LETTERS = frozenset("әғқңөұүһі")
MIN_OWN = 0.05
"""Least share of `OWN_LETTERS` in Cyrillic Kazakh: it was 0.15 to 0.30 in every text of
../shared/data/text, and below 0.01 in Russian ones that name Kazakh people."""
SAMPLE = 500
"""Words looked at."""


def check_kazakh(words: Sequence[Word], script: Script | None) -> Script:
    """Return the script of a Kazakh text.

    Args:
        words: its words; Latin and Arabic letters have Cyrillic norms.
        script: the script of most letters.

    Raises:
        NotKazakh: it is surely in another language, or has no letters.
    """
    known = [word.norm for word in words[:SAMPLE] if word.norm[0].isalpha()]
    if script is None or not known:
        raise NotKazakh("There are no words in the text.", "Give a page with Kazakh text.")
    other = _other_language(known, script)
    if other is not None:
        raise NotKazakh(f"The text is not Kazakh; it reads like {other}.", "Give a page in Kazakh.")
    return script


def _other_language(known: Sequence[str], script: Script) -> str | None:
    """Name the language that the words are in, None where it is Kazakh or too little to tell."""
    counts = {name: sum(word in words for word in known) for name, words in _words().items()}
    kazakh = counts.pop("kk")
    best = max(counts, key=lambda name: counts[name])
    if script == "Cyrl" and _own_share(known) >= MIN_OWN:
        return best if counts[best] > kazakh + len(known) * 0.05 and best != "ru" else None
    if len(known) < ENOUGH:
        return best if counts[best] > kazakh and counts[best] >= 2 else None
    return None if kazakh > counts[best] else (best if counts[best] else "another language")


def _own_share(known: Sequence[str]) -> float:
    letters = [letter for word in known for letter in word if letter.isalpha()]
    own = [letter for letter in letters if letter in OWN_LETTERS]
    return len(own) / len(letters) if {"і", "қ", "ғ", "ұ"} & set(own) else 0.0


@cache
def _words() -> dict[str, frozenset[str]]:
    return {
        row["language"]: frozenset(row["words"].split())
        for row in rows("anyq.articles", "languages.tsv")
    }
