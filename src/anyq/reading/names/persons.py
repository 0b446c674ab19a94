"""People: runs of capitalised words that titles, given names or surnames show to be a person."""

from collections.abc import Iterator

import msgspec

from anyq.reading.names import heads, runs, titles
from anyq.reading.names.forms import Form
from anyq.reading.names.gazetteer import people, places
from anyq.reading.names.parts import (
    LATIN,
    common,
    is_given,
    is_leader,
    lexical,
    name_kind,
    owned,
    spell,
)
from anyq.reading.names.words import Bit, Line

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


def find(line: Line, taken: frozenset[int], pairs: runs.Pairs = frozenset()) -> list[Person]:
    """Find the people a sentence names with more than a bare unknown word.

    Args:
        line: the sentence.
        taken: places of words inside other names (organisations, works).
        pairs: see `runs.end`.

    Returns:
        People in text order; none overlaps another.
    """
    found: list[Person] = []
    at = 0
    while at < len(line):
        person = _at(line, at, taken, pairs) if line[at].capital else None
        if person:
            found.append(person)
        at = person.end if person else at + 1
    return found


def _at(line: Line, at: int, taken: frozenset[int], pairs: runs.Pairs) -> Person | None:
    if not runs.may_begin(line, at, taken):
        return None
    end = runs.end(line, at, taken, pairs)
    if end == at or line[end - 1].shape in ("initial", "sign"):
        return None
    title = titles.ending_at(line, at - 1) if at and line[at].spaced else None
    country = people(line[at - 1].norm) if at else None
    form = line[end - 1].form
    known = runs.leaders().at(line, at)
    rule = "leader" if known else _evidence(line, at, end, title, country)
    if not rule:
        return None
    if title and _object_of(title, form, rule):
        title = None
    form = known.form if known else form
    name = known.known.name if known else named(line, at, end, form)
    if known and not (title and title.country):
        country = known.known.country
    return Person(at, end, name, form.case, title, country, rule)


def _object_of(title: titles.Title, form: Form, rule: str) -> bool:
    """Whether the bare title is another person's: `Мемлекет басшысы X-ны құттықтады`."""
    alone = title.kind.rank == "state" and not title.country and title.role == title.kind.role
    return alone and form.case != title.form.case and rule != "leader"


def _evidence(
    line: Line, at: int, end: int, title: titles.Title | None, country: str | None
) -> str | None:
    """Return the name of the rule that shows a run to be a person, or None."""
    last = line[end - 1].form.stem
    length = end - at
    rules: Iterator[tuple[str, bool]] = iter(
        (
            ("initials", line[at].shape == "initial" and length > 1),
            ("title", _titled(line, at, end, title)),
            ("given_name", length > 1 and is_given(line[at].norm)),
            ("given_alone", length == 1 and _given_alone(line, at, last)),
            ("full_surname", length > 1 and name_kind(last) is not None),
            ("patronymic", length > 1 and name_kind(last) == "patronymic"),
            ("surname", length == 1 and _alone(line, at, last)),
            ("nationality", length > 1 and country is not None),
            ("two_names", length > 1 and _unknown(line, at, end)),
        )
    )
    return next((name for name, holds in rules if holds), None)


def _titled(line: Line, at: int, end: int, title: titles.Title | None) -> bool:
    if title is None or title.form.case != "Nom" or not _plain(line, end):
        return False
    return all(not bit.capital or set(bit.norm) & _CYRILLIC for bit in line[at:end])


def _given_alone(line: Line, at: int, last: str) -> bool:
    """Whether a given name stands by itself and can be nothing else."""
    if not is_given(last) or common(last) or places().at(line, at):
        return False
    return _plain(line, at + 1)


def _alone(line: Line, at: int, stem: str) -> bool:
    """Whether a single word is a surname by its ending or by the table of leaders."""
    body = heads.organisation(line[at + 1].norm) if at + 1 < len(line) else None
    if body and body[1].possessed and line[at + 1].capital:
        return False  # `Назарбаев Университеті`
    return is_leader(stem) or (name_kind(stem) == "surname" and not lexical(line[at].norm))


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
    latin = LATIN.search(bit.text) is not None
    letters = set(bit.norm)
    return bool(letters & _CYRILLIC) and not (latin and letters & _KAZAKH_ONLY)


def named(line: Line, at: int, end: int, form: Form) -> str:
    """Return the canonical name of a person at `[at, end)`, its last word read as `form`."""
    words = [bit.cased for bit in line[at:end]]
    words[-1] = words[-1][: len(form.stem)]
    spelt = [spell(bit.text, word) for bit, word in zip(line[at:end], words, strict=True)]
    if _official_order(line, at, end, form):
        spelt = [spelt[1], spelt[0]]
    return " ".join(spelt).replace("’", "'").replace(" .", ".")


def _official_order(line: Line, at: int, end: int, form: Form) -> bool:
    """Whether a name is printed as in papers: surname, given name, patronymic or none."""
    if end - at not in (2, 3) or name_kind(line[at].norm) != "surname":
        return False
    if end - at == 3:
        return name_kind(form.stem) == "patronymic"
    return is_given(form.stem) and not name_kind(form.stem) and not is_given(line[at].norm)
