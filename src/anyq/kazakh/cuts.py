"""Every place a word can be cut at: left of it a stem, right of it a string of suffixes."""

from collections.abc import Iterator

from anyq.kazakh import tables
from anyq.kazakh.letters import VOWELS

UNVOICED = {"б": "п", "ғ": "қ", "г": "к"}
_FULL_VOWELS = frozenset("аәеоөұүыіэяюё")


def cuts(norm: str) -> Iterator[tuple[str, str, str]]:
    """Yield (stem, suffix, how the stem is printed) for every place the word can be cut at."""
    for stem, suffix in plain_cuts(norm):
        yield stem, suffix, ""
        if suffix and suffix[0] in VOWELS:
            yield from changed(stem, suffix)


def plain_cuts(norm: str) -> list[tuple[str, str]]:
    """Return (letters before, suffix) for every place the word can be cut at, the end first."""
    suffixes = tables.suffixes()
    codes, size = suffixes.codes, len(norm)
    found = [(norm, "")]
    for at in range(size - 1, max(0, size - suffixes.longest - 1), -1):
        suffix = norm[at:]
        if suffix in codes:
            found.append((norm[:at], suffix))
    return found


def changed(stem: str, suffix: str) -> Iterator[tuple[str, str, str]]:
    """Yield the stems that are printed another way before a vowel."""
    first = suffix[0]
    if stem[-1] in UNVOICED:
        yield stem[:-1] + UNVOICED[stem[-1]], suffix, "B"
    if stem[-1] == "у" and suffix[:2] in ("ып", "іп"):
        yield stem[:-1] + "п", suffix, "B"
    if len(stem) > 2 and stem[-2] not in _FULL_VOWELS:
        yield stem[:-1] + "ы" + stem[-1], suffix, "B"
        yield stem[:-1] + "і" + stem[-1], suffix, "B"
    if first in ("я", "ю"):
        yield stem + "й", suffix, "A"
    if first in ("и", "у"):
        yield stem + "ы", suffix, "H"
        yield stem + "і", suffix, "H"
