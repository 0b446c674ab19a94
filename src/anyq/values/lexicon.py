"""Which number, month, unit or word of time a word form is: stems and endings of the tables."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import msgspec

from anyq.data import Row, rows

PACKAGE = "anyq.values"
Case = Literal["", "gen", "dat", "acc", "loc", "abl", "ins"]
CASES = ("gen", "dat", "acc", "loc", "abl", "ins")
#: The same after -ғы: `былтырғыдан`.
LATER_CASES = tuple(f"{case}2" for case in CASES)
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Ending(msgspec.Struct, frozen=True):
    """What the letters after a stem say.

    Attributes:
        case: case, empty for the bare form.
        plural, possessive: whether those endings stand.
        number: `ord` (ordinal), `group` (collective), `vague` (`100-деген`), or empty.
        attribute: `attr` (-ғы), `adj` (-лық), `about` (-дай), or empty.
    """

    case: str = ""
    plural: bool = False
    possessive: bool = False
    number: str = ""
    attribute: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A line of a table: what the stem means.

    Attributes:
        kind: `numeral`, `scale`, `monthname`, `weekday`, or a class of timewords.tsv.
        stem: the dictionary form.
        value: its value as text (a number of a month, an offset, a part of the day).
        detail: the kind of numeral; whether a month is also another word.
        fixed: the word takes no endings.
    """

    kind: str
    stem: str
    value: str = ""
    detail: str = ""
    fixed: bool = False


class Form(msgspec.Struct, frozen=True):
    """A word form read as an entry with an ending."""

    entry: Entry
    ending: Ending

    @property
    def number(self) -> Decimal:
        """The value of a numeral or scale word."""
        return Decimal(self.entry.value)


def _alternatives(slot: str) -> str:
    """Return the pattern of one slot of endings.tsv; longest forms first."""
    groups = (
        f"(?P<{row['value']}>{'|'.join(sorted(row['forms'].split(), key=len, reverse=True))})"
        for row in rows(PACKAGE, "endings.tsv")
        if row["slot"] == slot
    )
    return f"(?:{'|'.join(groups)})?"


@cache
def _endings() -> re.Pattern[str]:
    slots = ("number", "plural", "possessive", "case")
    simple = "".join(_alternatives(slot) for slot in slots)
    attribute, last = _alternatives("attribute"), _alternatives("last")
    return re.compile(f"{simple}(?:{attribute.removesuffix('?')}{last})?")


#: Case endings that stand only after a possessive one.
AFTER_POSSESSIVE = frozenset({"а", "е", "на", "не", "н", "нда", "нде"})


def _cases(match: re.Match[str]) -> set[str]:
    return {match[name] for name in CASES if match[name]}


@lru_cache(maxsize=1 << 12)
def ending(letters: str) -> Ending | None:
    """Read the letters after a stem as endings; None if they are none."""
    match = _endings().fullmatch(letters)
    if match is None:
        return None
    found = {name for name, value in match.groupdict().items() if value}
    if not found & {"poss"} and _cases(match) & AFTER_POSSESSIVE:
        return None
    return Ending(
        case=_first(CASES, found) or _first(LATER_CASES, found).removesuffix("2"),
        plural="plur" in found,
        possessive="poss" in found,
        number=next((name for name in ("ord", "group", "vague") if name in found), ""),
        attribute="about" if "near" in found else _first(("attr", "adj", "about"), found),
    )


def _first(names: tuple[str, ...], found: set[str]) -> str:
    """Return the first of some names that was found; empty if none was."""
    return next((name for name in names if name in found), "")


def _entries() -> Iterator[tuple[str, Entry]]:
    """Yield every stem of the tables with its entry."""
    for row in rows(PACKAGE, "numerals.tsv"):
        entry = Entry("numeral", row["stem"], row["value"], row["kind"])
        yield from ((stem, entry) for stem in (row["stem"], *row["others"].split()))
    for row in rows(PACKAGE, "scales.tsv"):
        entry = Entry("scale", row["stem"], row["value"])
        yield from ((stem, entry) for stem in (row["stem"], *row["others"].split()))
    for row in rows(PACKAGE, "months.tsv"):
        yield from _month(row)
    for row in rows(PACKAGE, "weekdays.tsv"):
        entry = Entry("weekday", row["stem"], row["weekday"])
        yield from ((stem, entry) for stem in (row["stem"], *row["others"].split()))
    for row in rows(PACKAGE, "timewords.tsv"):
        entry = Entry(row["class"], row["stem"], row["value"], fixed=row["forms"] == "fixed")
        yield from ((stem, entry) for stem in (row["stem"], *row["others"].split()))


def _month(row: Row) -> Iterator[tuple[str, Entry]]:
    """Yield a month's stems; one of up to four letters is an abbreviation and takes no endings."""
    entry = Entry("monthname", row["stem"], row["month"], row["homonym"])
    short = Entry("monthname", row["stem"], row["month"], "abbreviation", fixed=True)
    yield row["stem"], entry
    for stem in row["others"].split():
        yield stem, short if len(stem) < SHORTEST_MONTH else entry


@cache
def _stems() -> dict[str, Entry]:
    """Return stem -> entry; the first table that lists a stem has it."""
    stems: dict[str, Entry] = {}
    for stem, entry in _entries():
        if not entry.fixed:
            stems.setdefault(stem, entry)
    return stems


@cache
def _fixed() -> dict[str, Entry]:
    """Return the words that take no endings; they come before stems."""
    words: dict[str, Entry] = {}
    for word, entry in _entries():
        if entry.fixed:
            words.setdefault(word, entry)
    return words


@cache
def homonyms() -> frozenset[str]:
    """Return the word forms that only look like a number or a word of time."""
    return frozenset(row["form"] for row in rows(PACKAGE, "homonyms.tsv"))


@lru_cache(maxsize=1 << 16)
def lookup(norm: str) -> Form | None:
    """Read a word form; the longest stem whose rest is an ending wins.

    Args:
        norm: lower-case Cyrillic letters.

    Returns:
        The entry and its ending, or None for a word that is in no table.
    """
    word = _fixed().get(norm)
    if word is not None:
        return Form(word, Ending())
    stems = _stems()
    for length in range(len(norm), 0, -1):
        entry = stems.get(norm[:length])
        if entry is None:
            continue
        if length < len(norm) and length < SHORTEST:
            return None
        read = ending(norm[length:])
        if read is not None:
            return Form(entry, read)
    return None


#: Words up to this length may be abbreviations (`млрд`) or Roman numerals.
LONGEST_SHORT = 5
#: The shortest full name of a month (июнь, июль, апрель, март).
SHORTEST_MONTH = 4
#: A stem shorter than this is an abbreviation (`ж`, `г`) and takes no glued endings.
SHORTEST = 2


@lru_cache(maxsize=1 << 16)
def is_plain(norm: str) -> bool:
    """Whether a word is in no table and too long for a Roman numeral or an abbreviation."""
    return len(norm) > LONGEST_SHORT and (norm in homonyms() or lookup(norm) is None)


#: Signs that are part of no time and no amount by themselves.
PUNCTUATION = frozenset('.,;:!?«»“”"()…–—')


@lru_cache(maxsize=1 << 15)
def says_nothing(norm: str) -> bool:
    """Whether a word or sign is in no table: a sentence of such holds no time and no amount."""
    if not norm.isalpha():
        return norm in PUNCTUATION
    return roman(norm) is None and (norm in homonyms() or lookup(norm) is None)


@lru_cache(maxsize=1 << 12)
def roman(norm: str) -> int | None:
    """Return the value of a Roman numeral in lower case (Latin or look-alike letters), or None."""
    letters = norm.translate(LOOKALIKES)
    if not letters or any(letter not in ROMAN for letter in letters):
        return None
    values = [ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    total = sum(-v if v < n else v for v, n in zip(values, following, strict=True))
    return total if numeral(total) == letters else None


#: Cyrillic letters that stand for a Roman digit in print.
LOOKALIKES = str.maketrans({"і": "i", "х": "x", "с": "c", "ү": "v", "ѵ": "v"})


def numeral(value: int) -> str:
    """Write 1 to 399 as a Roman numeral in lower case."""
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    out = ""
    for size, sign in (*signs, (4, "iv"), (1, "i")):
        out += sign * (value // size)
        value %= size
    return out
