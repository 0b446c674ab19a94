"""Scripts: which one a text is in, and reading Latin and Arabic letters as Cyrillic."""

import re
from collections.abc import Sequence

import msgspec

from anyq.article import Script
from anyq.kazakh.letters import ACUTE, UMLAUT, kind
from anyq.kazakh.transliterate import lower, read_word

_RUN = re.compile(r"[^\W\d_]+(?:['’ʼ\u0301][^\W\d_]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0259]")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufefc]")
_ACUTE = re.compile(f"[{''.join(ACUTE)}]")
_UMLAUT = re.compile(f"[{''.join(UMLAUT)}]")
MARKS = str.maketrans("،؛؟٪", ",;?%")
_FOREIGN = re.compile(f"{_LATIN.pattern}|{_ARABIC.pattern}")
_CAMEL = re.compile("[a-z]{2}[A-Z]")
_SHORT = 5  # letters: shorter words with a capital inside are units, `mkF`
_SAMPLE = 5_000  # letters that decide a script: more add nothing


class Folded(msgspec.Struct, frozen=True):
    """A text in Cyrillic and where each of its letters came from.

    Attributes:
        text: the Cyrillic text.
        offsets: for each code point of `text`, and one for its end, the code point of the
            source it was read from.
    """

    text: str
    offsets: Sequence[int]

    def origin(self, i: int) -> int:
        """Return the place in the source of place `i` of `text`, `0 <= i <= len(text)`."""
        return self.offsets[i]


def script(text: str) -> Script | None:
    """Return the script most letters of the text are in, None where it has no letters."""
    sample = text[:_SAMPLE]
    counts: dict[Script, int] = {
        "Cyrl": len(_CYRILLIC.findall(sample)),
        "Latn": len(_LATIN.findall(sample)),
        "Arab": len(_ARABIC.findall(sample)),
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def alphabet(text: str) -> str | None:
    """Return the alphabet of Kazakh text in Latin or Arabic letters.

    Returns:
        `latin2018`, `latin2021`, `arabic`; None when the text is Cyrillic or not Kazakh.
    """
    if _FOREIGN.search(text, 0, _SAMPLE) is None:
        return None
    name = script(text)
    if name == "Arab":
        return "arabic"
    if name != "Latn":
        return None
    sample = text[:_SAMPLE]
    acute = len(_ACUTE.findall(sample))
    umlaut = len(_UMLAUT.findall(sample))
    dotless = sample.count("ı")
    if acute + umlaut + dotless < len(sample) / 100:
        return None
    return "latin2021" if umlaut > acute else "latin2018"


def is_foreign(word: str) -> bool:
    """Whether a Latin word cannot be Kazakh: `w`, `x`, a `c` without `h`, `ChatGPT`."""
    plain = lower(word)
    if "w" in plain or "x" in plain:
        return True
    if len(word) > _SHORT and _CAMEL.search(word) and word.isascii() and "q" not in plain:
        return True
    return any(plain[i + 1 : i + 2] != "h" for i, letter in enumerate(plain) if letter == "c")


def to_cyrillic(text: str) -> Folded:
    """Read a text in Latin or Arabic letters as Cyrillic; keep capitals and foreign words.

    Args:
        text: any text; words already in Cyrillic stay.

    Returns:
        The Cyrillic text and the map back to the source.
    """
    name = alphabet(text)
    if name is None:
        return Folded(text, range(len(text) + 1))
    source = "Arab" if name == "arabic" else "Latn"
    letters: list[str] = []
    offsets: list[int] = []

    def put(at: int, piece: str) -> None:
        letters.append(piece)
        offsets.extend([at] * len(piece))

    if source == "Arab":
        text = text.translate(MARKS)
    end = 0
    for match in _RUN.finditer(text):
        for at in range(end, match.start()):
            put(at, text[at])
        end = match.end()
        word = match.group()
        if converts(word, source):
            for at, piece in read_word(word, name):
                put(match.start() + at, piece)
        else:
            for at, letter in enumerate(word):
                put(match.start() + at, letter)
    for at in range(end, len(text)):
        put(at, text[at])
    return Folded("".join(letters), [*offsets, len(text)])


def converts(word: str, source: str) -> bool:
    """Whether a word of a text in `source` letters is to be read as Cyrillic."""
    kinds = [kind(letter) for letter in word]
    if kinds.count(source) * 2 <= sum(map(bool, kinds)):
        return False
    if source == "Latn":
        return not is_foreign(word) and not _is_roman(word)
    return True


def _is_roman(word: str) -> bool:
    return word.isupper() and all(letter in "IVXІ" for letter in word)
