"""People: runs of capitalised words that titles, given names or surnames show to be a person."""

from collections.abc import Iterator
from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading.names import heads, phrases, titles
from anyq.reading.names.forms import PACKAGE, Form
from anyq.reading.names.gazetteer import people, places
from anyq.reading.names.parts import (
    bare,
    common,
    is_given,
    is_leader,
    lexical,
    name_kind,
    owned,
    spell,
)
from anyq.reading.names.words import Bit, Line

LONGEST = 7  # words of a name with its particles: `Луис Инасиу Лула да Силва`


_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі")
_KAZAKH_ONLY = frozenset("әғқңөұүһі")


class Person(msgspec.Struct, frozen=True):
    """A person named at `[start, end)` of a line.

    Attributes:
        start, end: places of the words of the name, without the title.
        name: canonical nominative of this mention.
        case: UD Case of its last word.
        title: the title printed before it, or None.
        country: the country stated right before it without a title (`америкалық X`), or None.
        rule: what showed it to be a person.
    """

    start: int
    end: int
    name: str
    case: str
    title: titles.Title | None
    country: str | None
    rule: str


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(PACKAGE, "data/name_particles.tsv"))


def find(line: Line, taken: frozenset[int]) -> list[Person]:
    """Find the people a sentence names with more than a bare unknown word.

    Args:
        line: the sentence.
        taken: places of words inside other names (organisations, works).

    Returns:
        People in text order; none overlaps another.
    """
    found: list[Person] = []
    at = 0
    while at < len(line):
        person = _at(line, at, taken) if line[at].capital else None
        if person:
            found.append(person)
        at = person.end if person else at + 1
    return found


def _at(line: Line, at: int, taken: frozenset[int]) -> Person | None:
    if not _may_begin(line, at, taken):
        return None
    end = _run(line, at, taken)
    if end == at or line[end - 1].shape == "initial":
        return None
    title = titles.ending_at(line, at - 1) if at and line[at].spaced else None
    country = people(line[at - 1].norm) if at else None
    rule = _evidence(line, at, end, title, country)
    if not rule:
        return None
    form = line[end - 1].form
    return Person(at, end, _name(line, at, end, form), form.case, title, country, rule)


def _may_begin(line: Line, at: int, taken: frozenset[int]) -> bool:
    bit = line[at]
    if at in taken or bit.quoted or not bit.capital:
        return False
    if bit.shape == "initial":
        return True
    return _name_like(line, at)


def _name_like(line: Line, at: int) -> bool:
    bit = line[at]
    if bit.shape not in ("capital",) or len(bit.norm) < 2 or phrases.stops(bit):
        return False
    if is_given(bit.norm):
        return True
    if titles.head(line, at) or heads.organisation(bit.norm) or people(bit.norm):
        return False
    if lexical(bit.norm) and not name_kind(bit.form.stem):
        return False
    return not places().at(line, at)


def _run(line: Line, at: int, taken: frozenset[int]) -> int:
    """Return where the run of words of one name that begins at `at` ends."""
    end = at
    while end < len(line) and end - at < LONGEST and end not in taken:
        bit = line[end]
        if end > at and not bit.spaced and line[end - 1].shape != "initial":
            break
        if bit.shape == "initial" or (bit.capital and not bit.quoted and _part(line, end, at)):
            end += 1
            if bit.shape != "initial" and (_inflected(bit) or _last(line, at, end)):
                break
        elif (
            end > at and bit.norm in _particles() and end + 1 < len(line) and line[end + 1].capital
        ):
            end += 1
        else:
            break
    return end


def _part(line: Line, end: int, at: int) -> bool:
    """Whether the word at `end` can go on the name that begins at `at`."""
    if end == at:
        return True
    if is_given(line[end].norm):
        return not _next_person(line, at, end)
    kind = heads.title(line[end].norm) or heads.organisation(line[end].norm)
    if name_kind(line[end].form.stem):
        return not kind
    if end == at + 1 and not kind and is_given(line[at].norm) and bare(line[end].norm):
        return line[end].shape == "capital" and not places().at(line, end)
    return _name_like(line, end)


def _next_person(line: Line, at: int, end: int) -> bool:
    """Whether a given name after a whole name begins the next one (`X Y Z Wовқа`)."""
    after = line[end + 1].form.stem if end + 1 < len(line) else ""
    return end - at > 1 and name_kind(after) == "surname"


def _last(line: Line, at: int, end: int) -> bool:
    """Whether the word before `end` is a surname that closes a name (`X Y-ұлы Z` goes on)."""
    return end - at > 1 and name_kind(line[end - 1].form.stem) == "surname"


def _inflected(bit: Bit) -> bool:
    return bit.form.case != "Nom"


def _evidence(
    line: Line, at: int, end: int, title: titles.Title | None, country: str | None
) -> str | None:
    """Return the name of the rule that shows a run to be a person, or None."""
    last = line[end - 1].form.stem
    length = end - at
    rules: Iterator[tuple[str, bool]] = iter(
        (
            ("initials", line[at].shape == "initial" and length > 1),
            ("title", title is not None and title.form.case == "Nom" and _plain(line, end)),
            ("given_name", length > 1 and is_given(line[at].norm)),
            ("given_alone", length == 1 and _given_alone(line, at, last)),
            ("full_surname", length > 1 and name_kind(last) is not None),
            ("patronymic", length > 1 and name_kind(last) == "patronymic"),
            ("surname", length == 1 and _alone(line[at].norm, last)),
            ("nationality", length > 1 and country is not None),
            ("two_names", length > 1 and _unknown(line, at, end)),
        )
    )
    return next((name for name, holds in rules if holds), None)


def _given_alone(line: Line, at: int, last: str) -> bool:
    """Whether a given name stands by itself and can be nothing else."""
    if not is_given(last) or common(last) or places().at(line, at):
        return False
    return _plain(line, at + 1)


def _alone(norm: str, stem: str) -> bool:
    """Whether a single word is a surname by its ending or by the table of leaders."""
    if is_leader(stem):
        return True
    return name_kind(stem) == "surname" and not lexical(norm)


def _plain(line: Line, end: int) -> bool:
    """Whether no noun follows that would make the run a part of its name."""
    if end >= len(line):
        return True
    after = line[end]
    free = after.capital or line[end - 1].form.case != "Nom" or not owned(after.norm)
    return free and not heads.organisation(after.norm)


def _unknown(line: Line, at: int, end: int) -> bool:
    """Whether two unknown capitalised words may be a foreign name."""
    if not _plain(line, end) or end - at > 3:
        return False
    return all(bit.shape == "capital" and _transcribed(bit) for bit in line[at:end])


def _transcribed(bit: Bit) -> bool:
    """Whether a word may be a foreign name in Kazakh letters: Latin print of English is not."""
    latin = bit.text[0].isascii()
    letters = set(bit.norm)
    return bool(letters & _CYRILLIC) and not (latin and letters & _KAZAKH_ONLY)


def _name(line: Line, at: int, end: int, form: Form) -> str:
    words = [bit.cased for bit in line[at:end]]
    words[-1] = words[-1][: len(form.stem)]
    if len(words) == 3 and _official_order(line, at, form):
        words = [words[1], words[0]]
        return " ".join(words)
    spelt = (spell(bit.text, word) for bit, word in zip(line[at:end], words, strict=True))
    return " ".join(spelt).replace("’", "'")


def _official_order(line: Line, at: int, form: Form) -> bool:
    """Whether a name is printed as in papers: surname, given name, patronymic."""
    first = name_kind(line[at].norm) == "surname"
    return first and is_given(line[at + 1].norm) and name_kind(form.stem) == "patronymic"
