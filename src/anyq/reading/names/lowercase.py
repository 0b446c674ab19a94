"""Names in small letters: what shows them where no capital does.

The tables of names; titles, given names and the endings of surnames; nouns of places and bodies.
What nothing shows to be a name is left out: a name that is missed is better than a wrong one.
"""

from collections.abc import Iterator
from functools import cache

from anyq.data import rows
from anyq.kazakh.morphology import readings
from anyq.reading.names import heads, organisations, phrases, runs, titles, works
from anyq.reading.names.forms import BACK, FRONT, PACKAGE, forms, key, used_as
from anyq.reading.names.gazetteer import Found, people, places
from anyq.reading.names.parts import (
    bare,
    common,
    is_given,
    is_leader,
    name_kind,
    nominative,
    sure_surname,
)
from anyq.reading.names.words import Bit, Line

_OPENING = frozenset("«“„")
_VOWELS = FRONT | BACK | set("иу")
_NO_NAME = frozenset({"VERB", "AUX", "ADV", "ADP", "PRON", "DET", "NUM", "CCONJ", "SCONJ"})
_MINISTRY = "министрлік"  # named by the one word before it (`қаржы министрлігі`)
_NAME_LENGTH = 3  # words of a name found by its title


def capitals(line: Line) -> frozenset[int]:
    """Return the places of the words of a sentence that Cyrillic would print with a capital."""
    raised = frozenset(_raised(line))
    return raised | frozenset(_phrases(line, raised))


def _raised(line: Line) -> Iterator[int]:
    """Yield the places of words that would have a capital."""
    for at in range(len(line)):
        if at and line[at - 1].text in _OPENING:
            yield at
        for found in (runs.leaders().at(line, at), _place(line, at), _body(line, at)):
            if found:
                yield from _named(line, found)
        yield from range(at, _person(line, at))
        if at + 1 < len(line) and _locality(line, at):
            yield at


def _named(line: Line, found: Found) -> Iterator[int]:
    """Yield the words of a known name that are written with a capital in it."""
    small = {word for word in found.known.name.split() if word.islower()}
    for at in range(found.start, found.end):
        noun = heads.place(line[at].norm) or heads.organisation(line[at].norm)
        if at == found.start or not (noun or line[at].norm in small):
            yield at


def _place(line: Line, at: int) -> Found | None:
    """Return the known place at a word; one that is a common word needs a sign beside it."""
    found = places().at(line, at)
    if found is None or found.end - found.start > 1:
        return found
    if found.form.possessed and (common(found.form.stem) or common(line[at].norm)):
        return None  # `астанасы`, `таразы`
    if key(found.form.stem) not in _doubtful() and len(found.form.stem) > 1:
        return found
    noun = found.end < len(line) and heads.place(line[found.end].norm)
    return found if noun or _listed(line, at) else None


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in rows(PACKAGE, "data/doubtful_places.tsv"))


def _listed(line: Line, at: int) -> bool:
    """Whether a sure place stands on the other side of a comma or `және`."""
    sides = ((at - 1, at - 2), (at + 1, at + 2))
    pairs = [(joint, far) for joint, far in sides if far >= 0 and far < len(line)]
    joined = [far for joint, far in pairs if line[joint].text == "," or _joins(line[joint].norm)]
    other = (places().at(line, far) for far in joined)
    return any(o and key(o.form.stem) not in _doubtful() for o in other)


def _joins(norm: str) -> bool:
    return norm in used_as("and")


def _body(line: Line, at: int) -> Found | None:
    """Return the known body at a word; a common one needs a country or an office beside it."""
    found = organisations.known().at(line, at)
    if found is None or found.end - found.start > 1:
        return found
    if not common(line[at].norm):
        return found
    owner = places().at(line, at - 1) if at else None
    owned = owner is not None and owner.form.case in ("Nom", "Gen")
    office = found.end < len(line) and titles.head(line, found.end)
    return found if owned or office else None


def _locality(line: Line, at: int) -> bool:
    """Whether a word that may be a name stands before a noun of places (`X ауданы`)."""
    norm, after = line[at].norm, at + 1
    while after + 2 < len(line) and (line[after].text == "," or _joins(line[after].norm)):
        after += 2
    noun = heads.place(line[after].norm)
    if not noun or not _may_begin(line, at) or (after > at + 1 and not noun[1].plural):
        return False
    return is_given(norm) or surname(norm) or _unknown(norm)


def surname(norm: str) -> bool:
    """Whether a word ends like a surname in one of its cases, and is no common word."""
    if (common(norm) and not is_given(norm)) or any(map(people, norm.split("-"))):
        return False
    stem = nominative(norm).stem
    return name_kind(stem) is not None or is_leader(stem)


def _sure(norm: str) -> bool:
    """Whether a word can only be a surname, even without a capital."""
    stem = nominative(norm).stem
    return surname(norm) and (is_leader(stem) or sure_surname(stem))


def _given(norm: str) -> bool:
    return is_given(norm) or is_given(nominative(norm).stem)


def _unknown(norm: str) -> bool:
    """Whether a word without an ending is no common word: a name that no table knows."""
    return _strange(norm) and (surname(norm) or not phrases.outside(norm))


def _strange(norm: str) -> bool:
    """Whether a word is no form of a common word, and has the letters of one."""
    if any(common(part) or people(part) for part in norm.split("-")):
        return False
    if not set(norm) & _VOWELS or any(form.derived for form in forms(norm)):
        return False
    return not any(r.source != "guess" and r.pos in _NO_NAME for r in readings(norm))


def _person(line: Line, at: int) -> int:
    """Return where the name of a person that begins at a word ends; `at` if none does."""
    if not _may_begin(line, at):
        return at
    if line[at].shape == "initial":
        return at + 2
    norm = line[at].norm
    after = line[at + 1].norm if at + 1 < len(line) and line[at + 1].shape == "lower" else ""
    if after and surname(after) and (is_given(norm) or (_unknown(norm) and _sure(after))):
        return _on(line, at, at + 2)
    title = titles.head(line, at - 1) if at else None
    if title and title[2].case == "Nom" and (_given(norm) or surname(norm) or _unknown(norm)):
        return _on(line, at, at + 1)
    alone = _sure(norm) or (_given(norm) and not common(norm))
    return _on(line, at, at + 1) if alone else at


def _may_begin(line: Line, at: int) -> bool:
    bit = line[at]
    if bit.shape == "initial":
        return True
    if bit.shape != "lower" or phrases.stops(bit) or len(bit.norm) < 2:
        return False
    if titles.head(line, at) or heads.organisation(bit.norm) or heads.place(bit.norm):
        return False
    return not people(bit.norm) and not places().at(line, at)


def _on(line: Line, start: int, end: int) -> int:
    """Go on with the words after the first ones that can only be of the same name."""
    while end < len(line) and end - start < _NAME_LENGTH and line[end].shape == "lower":
        if nominative(line[end - 1].norm).case != "Nom" or not _may_begin(line, end):
            break
        if not _goes_on(line[end].norm, line[start].norm if end == start + 1 else ""):
            break
        end += 1
    return end


def _goes_on(norm: str, given: str) -> bool:
    """Whether a word goes on a name; after a given name any word that is no common one."""
    if surname(norm) or _unknown(norm) or (is_given(norm) and not common(norm)):
        return True
    return is_given(given) and not common(given) and _strange(norm)


def _phrases(line: Line, raised: frozenset[int]) -> Iterator[int]:
    """Yield where the names of ministries, offices and titled documents begin."""
    for at in range(1, len(line)):
        if at in raised:
            continue
        start = _of_body(line, at, raised)
        if start is None and at + 1 in raised:
            start = _of_office(line, at, raised)
        if start is None and works.is_titled(line, at):
            start = _of_document(line, at - 1, raised)
        if start is not None:
            yield start


def _of_body(line: Line, at: int, raised: frozenset[int]) -> int | None:
    """Return where the name of a body of a state begins, or one with an official opening word."""
    found = heads.organisation(line[at].norm)
    if not found:
        return None
    start = _start(line, at, raised)
    if start == at:
        return None
    while start < at - 1 and _of_region(line[start].norm):
        start += 1
    long = at - start > 1
    opened = long and organisations.opens(line[start].norm) and not people(line[start].norm)
    known = found[1].possessed and found[0].kind == "state" and found[0].sure
    return start if opened or (known and (long or found[0].lemma == _MINISTRY)) else None


def _of_region(norm: str) -> bool:
    """Whether an adjective says of which region a body is (`облыстық`), outside its name."""
    return norm.startswith(tuple(used_as("scope"))) and not organisations.opens(norm)


def _of_office(line: Line, at: int, raised: frozenset[int]) -> int | None:
    """Return where the title of a minister begins that stands before a name."""
    found = titles.head(line, at)
    if not found or found[1].rank != "minister":
        return None
    start = _start(line, found[0], raised)
    return start if start < found[0] else None


def _of_document(line: Line, about: int, raised: frozenset[int]) -> int | None:
    """Return where the title before `туралы` begins: right after a sign or an attribute."""
    for at in range(about - 1, max(-1, about - works.LONGEST), -1):
        bit = line[at]
        whose = any(form.attributive for form in forms(bit.norm))
        if bit.shape == "sign" or whose:
            return at + 1 if about - at > 2 else None
        if at in raised:
            return None
    return None


def _start(line: Line, head: int, raised: frozenset[int]) -> int:
    """Return where the chain of nouns before a head begins, as far as nothing else is named."""
    found, at = head, head - 1
    while at >= 0 and head - at <= phrases.LONGEST and at not in raised:
        if phrases.body(line, at) or not phrases.inside(line, at, joining=True):
            break
        if at + 1 < head and _apart(line[at], line[at + 1]):
            break
        if line[at].norm not in used_as("link"):
            found = at
        at -= 1
    return found


def _apart(left: Bit, right: Bit) -> bool:
    """Whether two bare nouns stand side by side, as no name has them (`тапсырма мәдениет`)."""
    nouns = left.pos == right.pos == "NOUN" and not right.norm.endswith(("у", "ю"))
    return nouns and bare(left.norm) and bare(right.norm)
