"""Runs of capitalised words that may be one person's name: where one begins and ends."""

from functools import cache

from anyq.data import rows
from anyq.reading.names import heads, phrases, titles
from anyq.reading.names.forms import PACKAGE, key
from anyq.reading.names.gazetteer import Known, Table, people, places
from anyq.reading.names.parts import bare, is_given, is_leader, lexical, name_kind, sure_surname
from anyq.reading.names.words import Bit, Line

LONGEST = 7  # words of a name with its particles: `Луис Инасиу Лула да Силва`

Pairs = frozenset[tuple[str, str]]


@cache
def leaders() -> Table:
    """Return the whole names of the table of leaders."""
    found: list[tuple[str, Known]] = []
    for row in rows(PACKAGE, "data/leaders.tsv"):
        known = Known(row["name"], "person", row["country"] or None)
        found += [(n, known) for n in (row["name"], *row["others"].split("|")) if " " in n]
    return Table.of(found)


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(PACKAGE, "data/name_particles.tsv"))


def may_begin(line: Line, at: int, taken: frozenset[int]) -> bool:
    """Whether a word can be the first of a name."""
    bit = line[at]
    if at in taken or bit.quoted or not bit.capital:
        return False
    if bit.shape == "initial" or leaders().at(line, at):
        return True
    return _name_like(line, at)


def _name_like(line: Line, at: int) -> bool:
    bit = line[at]
    if bit.shape not in ("capital",) or len(bit.norm) < 2 or phrases.stops(bit):
        return False
    if is_given(bit.norm) or is_given(bit.form.stem):
        return True
    if titles.head(line, at) or heads.organisation(bit.norm) or people(bit.norm):
        return False
    if lexical(bit.norm) and not name_kind(bit.form.stem):
        return False
    return not places().at(line, at)


def end(line: Line, at: int, taken: frozenset[int], pairs: Pairs) -> int:
    """Return where the run of words of one name that begins at `at` ends.

    Args:
        line: the sentence.
        at: place of the first word; `may_begin` holds.
        taken: places of words inside other names.
        pairs: keys of the two words of names the article also prints without a third.
    """
    if known := leaders().at(line, at):
        return known.end
    end = _whole(line, at, taken)
    two = (line[at].key, key(line[at + 1].form.stem)) if end - at > 2 else None
    return at + 2 if two in pairs and not name_kind(line[end - 1].form.stem) else end


def _whole(line: Line, at: int, taken: frozenset[int]) -> int:
    end = at
    while end < len(line) and end - at < LONGEST and end not in taken:
        bit = line[end]
        if _second_initial(line, end):
            end += 2
        elif bit.shape == "initial":
            end += 1
        elif end > at and not bit.spaced and not _initial_before(line, end):
            break
        elif bit.capital and not bit.quoted and _part(line, end, at):
            end += 1
            if _inflected(bit) or _last(line, at, end):
                break
        elif end > at and bit.norm in _particles() and _capital(line, end + 1):
            end += 1
        else:
            break
    return end


def _capital(line: Line, at: int) -> bool:
    return at < len(line) and line[at].capital


def _second_initial(line: Line, at: int) -> bool:
    """Whether a letter and a point go on initials (`Қ.К.Тоқаев`), also where they are cut apart."""
    letter = len(line[at].text) == 1 and line[at].capital
    return letter and at > 0 and line[at - 1].shape == "initial" and line[at + 1].text == "."


def _initial_before(line: Line, at: int) -> bool:
    return line[at - 1].shape == "initial" or line[at - 1].text == "."


def _part(line: Line, end: int, at: int) -> bool:
    """Whether the word at `end` can go on the name that begins at `at`."""
    if end == at:
        return True
    if is_given(line[end].norm):
        return not _next_person(line, at, end)
    if end == at + 1 and _surname(line[at]) and _surname(line[end]):
        return False  # `Тоқаев Ердоғанмен кездесті`: two people
    kind = heads.title(line[end].norm) or heads.organisation(line[end].norm)
    if name_kind(line[end].form.stem):
        return not kind
    if end == at + 1 and not kind and is_given(line[at].norm) and bare(line[end].norm):
        return line[end].shape == "capital" and not places().at(line, end)
    return _name_like(line, end)


def _surname(bit: Bit) -> bool:
    """Whether a word is a surname for sure, and no given name."""
    stem = bit.form.stem
    return not is_given(stem) and (sure_surname(stem) or is_leader(stem))


def _next_person(line: Line, at: int, end: int) -> bool:
    """Whether a given name after a whole name begins the next one (`X Y Z Wовқа`)."""
    after = line[end + 1].form.stem if end + 1 < len(line) else ""
    return end - at > 1 and name_kind(after) == "surname"


def _last(line: Line, at: int, end: int) -> bool:
    """Whether the word before `end` is a surname that closes a name (`X Y-ұлы Z` goes on)."""
    return end - at > 1 and name_kind(line[end - 1].form.stem) == "surname"


def _inflected(bit: Bit) -> bool:
    return bit.form.case != "Nom"
