"""Patterns over items, written as data (time_patterns.tsv), compiled to regular expressions.

Each item becomes two characters: what it can be, and its endings; a pattern of atoms becomes a
regular expression over them, so matching runs in the regular expression engine. An expression
is compiled when an item it can begin with is first met: a short text asks for few of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from anyq.data import Row, rows
from anyq.values.items import Item
from anyq.values.lexicon import PACKAGE, Ending
from anyq.values.masks import NUMBER_ATOMS, masks, number_code

SIGNS = ("-", "–", "—", "‐", "‑", "−", ",", ".", ":", "(", ")", "|", "+", "/")
ATOM = re.compile(
    r"(?:(?P<name>[a-z]+\d*)=)?(?P<atom>\"[^\"]+\"|@?[a-z0-9_/]+)(?P<dots>\.[a-z+!&]+)?"
)
KIND_BASE, ENDING_BASE = 0x3000, 0x4E00
CASES = ("", "gen", "dat", "acc", "loc", "abl", "ins")
FLAGS = ("poss", "plur", "attr", "adj", "about", "ord")


class Rule(NamedTuple):
    """A line of the table: its name, kind, expression, and the characters it can begin with."""

    name: str
    kind: str
    expression: str
    first: frozenset[str]


class Match(NamedTuple):
    """A rule that matched the items `[begin, end)`, with the named parts."""

    rule: Rule
    begin: int
    end: int
    parts: dict[str, Item]


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.DOTALL)


@cache
def _kinds() -> dict[str, str]:
    """Return the character of each kind of item and each sign that patterns name."""
    classes = dict.fromkeys(row["class"] for row in rows(PACKAGE, "timewords.tsv"))
    names = ("other", "monthname", "weekday", "roman", "date", "clock", "years", *classes)
    signs = (f'"{sign}"' for sign in SIGNS)
    return {name: chr(KIND_BASE + i) for i, name in enumerate((*names, *signs))}


@lru_cache(maxsize=1 << 10)
def _ending_code(ending: Ending, ordinal: bool) -> str:
    flags = (
        ending.possessive,
        ending.plural,
        ending.attribute == "attr",
        ending.attribute == "adj",
        ending.attribute == "about",
        ordinal or ending.number == "ord",
    )
    mask = sum(1 << i for i, flag in enumerate(flags) if flag)
    return chr(ENDING_BASE + CASES.index(ending.case) + len(CASES) * mask)


def encode(items: Iterable[Item]) -> str:
    """Return two characters an item."""
    kinds = _kinds()
    other = kinds["other"]
    codes: list[str] = []
    for item in items:
        if item.kind == "word":
            codes.append(PLAIN_WORD)
        elif item.number is not None:
            codes.append(number_code(item.number))
            codes.append(_ending_code(item.ending, item.number.ordinal))
        else:
            name = f'"{item.norm}"' if item.kind == "sign" else item.kind
            codes.append(kinds.get(name, other))
            codes.append(_ending_code(item.ending, False))
    return "".join(codes)


#: The two characters of a word that is in no table.
PLAIN_WORD = chr(KIND_BASE) + chr(ENDING_BASE)


@cache
def _ending_class(dots: str) -> str:
    """Return the class of endings that `.gen`, `.loc+dat`, `.bare` or `.!adj` asks for."""
    if not dots:
        return "."
    joined = "&" in dots
    negated = dots.startswith(".!")
    wanted = re.split(r"[+&]", dots.lstrip(".!"))
    test = all if joined else any
    codes = [
        chr(ENDING_BASE + case + len(CASES) * mask)
        for mask in range(1 << len(FLAGS))
        for case in range(len(CASES))
        if test(_has(name, case, mask) for name in wanted) != negated
    ]
    return _class(codes)


def _class(codes: Iterable[str]) -> str:
    """Return the class of some characters, runs of them as ranges: they compile faster."""
    ranges: list[list[str]] = []
    for code in sorted(codes):
        if ranges and ord(code) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "[" + "".join(f"{first}-{last}" for first, last in ranges) + "]"


def _has(name: str, case: int, mask: int) -> bool:
    if name == "bare":
        return case == 0 and mask == 0
    if name == "onlyloc":
        return CASES[case] == "loc" and mask == 0
    if name in CASES:
        return CASES[case] == name
    return bool(mask >> FLAGS.index(name) & 1)


class _Parser:
    """Turns the text of one pattern into a regular expression and its first characters."""

    def __init__(self, text: str, parts: dict[str, str]) -> None:
        self.text = text
        self.parts = parts
        self.at = 0

    def parse(self) -> tuple[str, frozenset[str]]:
        pattern, first, _ = self._choice()
        return pattern, first

    def _choice(self) -> tuple[str, frozenset[str], bool]:
        options = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._sequence())
        pattern = "|".join(option[0] for option in options)
        first = frozenset().union(*(option[1] for option in options))
        return f"(?:{pattern})", first, any(option[2] for option in options)

    def _sequence(self) -> tuple[str, frozenset[str], bool]:
        pattern, first, empty = "", frozenset[str](), True
        while self._peek() not in ("", "|", ")"):
            piece, begins, optional = self._element()
            pattern += piece
            first = first | begins if empty else first
            empty = empty and optional
        return pattern, first, empty

    def _element(self) -> tuple[str, frozenset[str], bool]:
        if self._peek() == "(":
            self.at += 1
            pattern, first, empty = self._choice()
            self._peek()
            self.at += 1
        else:
            pattern, first, empty = self._atom()
        if self.text[self.at : self.at + 1] == "?":
            self.at += 1
            return f"(?:{pattern})?", first, True
        return pattern, first, empty

    def _atom(self) -> tuple[str, frozenset[str], bool]:
        match = ATOM.match(self.text, self.at)
        if match is None:
            raise ValueError(f"bad pattern at {self.at}: {self.text}")
        self.at = match.end()
        name, atom, dots = match["name"], match["atom"], match["dots"] or ""
        if atom.startswith("@"):
            return _Parser(self.parts[atom], self.parts)._choice()
        codes = _atom_codes(atom)
        body = _class(codes) + _ending_class(dots)
        return (f"(?P<{name}>{body})" if name else body), frozenset(codes), False

    def _peek(self) -> str:
        while self.text[self.at : self.at + 1] == " ":
            self.at += 1
        return self.text[self.at : self.at + 1]


def _atom_codes(atom: str) -> list[str]:
    """Return the characters of an atom: a sign in quotes, or kinds and numbers joined by `/`."""
    names = [atom] if atom.startswith('"') else atom.split("/")
    return [code for name in names for code in _name_codes(name)]


def _name_codes(name: str) -> list[str]:
    if name in NUMBER_ATOMS:
        bit = 1 << NUMBER_ATOMS.index(name)
        return [code for mask, code in masks().items() if mask & bit]
    return [_kinds()[name]]


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """Read a table of patterns.

    Args:
        table: file name in this package.
    """
    lines = list(rows(PACKAGE, table))
    parts = {row["name"]: row["pattern"] for row in lines if row["name"].startswith("@")}
    return tuple(_rules(lines, parts))


def _rules(lines: Sequence[Row], parts: dict[str, str]) -> Iterator[Rule]:
    for row in lines:
        if not row["name"].startswith("@"):
            pattern, first = _Parser(row["pattern"], parts).parse()
            yield Rule(row["name"], row["kind"], pattern, first)


@cache
def _by_first(table: str) -> dict[str, tuple[Rule, ...]]:
    """Return for each first character the rules that can begin with it, in order."""
    listed = rules(table)
    firsts = frozenset().union(*(rule.first for rule in listed))
    return {code: tuple(rule for rule in listed if code in rule.first) for code in firsts}


def matches(items: Sequence[Item], table: str) -> Iterator[Match]:
    """Yield the longest match from left to right; matches do not overlap."""
    codes = encode(items)
    starts = _by_first(table)
    index, after = 0, 0
    for index in range(len(items)):
        candidates = starts.get(codes[2 * index]) if index >= after else None
        found = candidates and _longest(candidates, codes, 2 * index)
        if found:
            rule, match = found
            after = match.end() // 2
            parts = {
                name: items[match.start(name) // 2]
                for name, value in match.groupdict().items()
                if value
            }
            yield Match(rule, index, after, parts)


def _longest(
    candidates: Iterable[Rule], codes: str, begin: int
) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in candidates:
        match = _compiled(rule.expression).match(codes, begin)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best
