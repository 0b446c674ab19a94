"""Units and approximation words after and before a number: tables of phrases over items."""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from anyq.amount import Approximation
from anyq.data import Row, rows
from anyq.values.items import BARE, Item
from anyq.values.lexicon import PACKAGE, Ending, ending
from anyq.values.pieces import RUN


class Unit(msgspec.Struct, frozen=True):
    """A unit: its code and family in units.tsv."""

    code: str
    family: str


class UnitMatch(msgspec.Struct, frozen=True):
    """A unit printed in the items up to `end`, and the ending of its last word."""

    unit: Unit
    end: int
    ending: Ending


class Near(msgspec.Struct, frozen=True):
    """A line of approximations.tsv."""

    words: tuple[str, ...]
    meaning: Approximation
    case: str


@cache
def _units() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Return the last part of each unit phrase -> the parts before it and the unit."""
    table: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row in rows(PACKAGE, "units.tsv"):
        unit = Unit(row["code"], row["family"])
        for phrase in (row["stem"], *_others(row)):
            parts = RUN.findall(phrase)
            table.setdefault(parts[0], []).append((tuple(parts[1:]), unit))
    for listed in table.values():
        listed.sort(key=lambda line: -len(line[0]))
    return table


def _others(row: Row) -> list[str]:
    """Return the other spellings; they are separated by semicolons, or blanks if there are none."""
    return [other.strip() for other in row["others"].split(";") if other.strip()]


@cache
def signs_before() -> dict[str, Unit]:
    """Return the currency signs that stand before a number."""
    return {
        sign: Unit(row["code"], row["family"])
        for row in rows(PACKAGE, "units.tsv")
        for sign in row["before"].split()
    }


@lru_cache(maxsize=1 << 14)
def _stem(norm: str) -> tuple[str, Ending] | None:
    """Return the unit stem a word form begins with and its ending; the longest stem wins."""
    units = _last_parts()
    if norm in units:
        return norm, BARE
    for length in range(len(norm) - 1, 1, -1):
        if norm[:length] in units:
            read = ending(norm[length:])
            if read is not None and not read.number:
                return norm[:length], read
    return None


def is_unit(norm: str) -> bool:
    """Whether a word form is a unit of units.tsv, or the last word of one."""
    return norm == "%" or _stem(norm) is not None


@cache
def _last_parts() -> frozenset[str]:
    return frozenset((first, *rest)[-1] for first, lines in _units().items() for rest, _ in lines)


def unit_at(items: Sequence[Item], index: int) -> UnitMatch | None:
    """Read the unit that begins at an item; the longest phrase wins."""
    if index >= len(items):
        return None
    for rest, unit in _candidates(items[index].norm):
        found = _match_rest(items, index, rest)
        if found is not None:
            return UnitMatch(unit, *found)
    return None


@lru_cache(maxsize=1 << 14)
def _candidates(norm: str) -> tuple[tuple[tuple[str, ...], Unit], ...]:
    """Return the phrases that may begin with a word form, longest first."""
    table = _units()
    exact = list(table.get(norm, ()))
    stem = _stem(norm)
    if stem is not None and stem[0] != norm:
        exact += [line for line in table.get(stem[0], ()) if not line[0]]
    return tuple(exact)


def _match_rest(
    items: Sequence[Item], index: int, rest: tuple[str, ...]
) -> tuple[int, Ending] | None:
    """Match the parts after the first; the last one may carry endings."""
    end = index + 1 + len(rest)
    if end > len(items):
        return None
    middle = (item.norm for item in items[index + 1 : end - 1])
    if any(norm != part for norm, part in zip(middle, rest[:-1], strict=True)):
        return None
    last = items[end - 1]
    stem = _stem(last.norm)
    if stem is None or (rest and stem[0] != rest[-1]):
        return None
    return end, (stem[1] if stem[1] != BARE else last.ending)


@cache
def _nears(place: str) -> dict[str, list[Near]]:
    """Return the approximation words of a place by the word nearest to the number."""
    table: dict[str, list[Near]] = {}
    for row in rows(PACKAGE, "approximations.tsv"):
        if row["place"] == place:
            words = tuple(row["word"].split())
            near = Near(words, row["meaning"], row["case"])  # type: ignore[arg-type]
            table.setdefault(words[0 if place == "after" else -1], []).append(near)
    for listed in table.values():
        listed.sort(key=lambda near: -len(near.words))
    return table


def near_after(items: Sequence[Item], index: int, case: str) -> tuple[Approximation, int] | None:
    """Read `астам`, `жуық`, `дейін` at an item, after a number or unit in `case`."""
    index = _skip(items, index)
    for near in _after(items[index].norm) if index < len(items) else ():
        if near.case in ("", case):
            return _negated(near, items, index + 1)
    return None


@lru_cache(maxsize=1 << 14)
def _after(norm: str) -> tuple[Near, ...]:
    """Return the lines for a word after a number, also with an ending: `астамы`, `жуығын`."""
    table = _nears("after")
    if norm in table:
        return tuple(table[norm])
    for length in range(len(norm) - 1, 3, -1):
        if norm[:length] in table and ending(norm[length:]) is not None:
            return tuple(table[norm[:length]])
    return ()


#: Words that may stand between a number and what is said of it.
FILLERS = frozenset({"сәл", "ғана", "әрі", "де", "да", "әлдеқайда", "тек", "едәуір"})


def _skip(items: Sequence[Item], index: int) -> int:
    while index < len(items) and items[index].norm in FILLERS:
        index += 1
    return index


def _negated(near: Near, items: Sequence[Item], end: int) -> tuple[Approximation, int]:
    """`-дан кем емес` is at least, `-дан артық емес` at most."""
    if end < len(items) and items[end].norm in ("емес", "болмауы", "болмайды", "болмайтын"):
        if near.meaning == "less_than":
            return "at_least", end + 1
        if near.meaning == "more_than":
            return "up_to", end + 1
    if near.meaning == "up_to" and near.case == "dat" and _reaches(items, end):
        return "exact", end
    return near.meaning, end


def _reaches(items: Sequence[Item], index: int) -> bool:
    """Whether a verb of change follows, at most one word away: the number is the level reached."""
    near = items[index : index + 2]
    return any(item.kind == "word" and is_change(item.norm) for item in near)


@lru_cache(maxsize=1 << 14)
def is_change(norm: str) -> bool:
    """Whether a word form begins with a stem of reaching.tsv and a verbal ending."""
    return any(norm.startswith(stem) for stem in _reaching() if len(norm) > len(stem))


@cache
def _reaching() -> tuple[str, ...]:
    return tuple(row["stem"] for row in rows(PACKAGE, "reaching.tsv"))


def is_pair_noun(norm: str) -> bool:
    """Whether `екі` before a word means both: a noun of both.tsv in any form."""
    return _is_listed(norm, "both.tsv")


def is_young_noun(norm: str) -> bool:
    """Whether `жас` before a word means young: a noun of young.tsv in any form."""
    return _is_listed(norm, "young.tsv")


@lru_cache(maxsize=1 << 12)
def _is_listed(norm: str, table: str) -> bool:
    nouns = _nouns(table)
    return any(
        norm[:length] in nouns and ending(norm[length:]) is not None
        for length in range(2, len(norm) + 1)
    )


@cache
def _nouns(table: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in rows(PACKAGE, table))


def near_before(items: Sequence[Item], index: int) -> tuple[Approximation, int] | None:
    """Read `шамамен`, `кемінде`, `кем дегенде` that end just before an item."""
    for near in _nears("before").get(items[index - 1].norm, ()) if index else ():
        begin = index - len(near.words)
        if begin >= 0 and _norms(items, begin, index) == near.words:
            return near.meaning, begin
    return None


def _norms(items: Sequence[Item], begin: int, end: int) -> tuple[str, ...]:
    return tuple(item.norm for item in items[begin:end])
