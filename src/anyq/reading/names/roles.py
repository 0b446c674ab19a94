"""Roles that do not stand right before the name: after it, shared by several, or in apposition.

`X … министрі болып тағайындалды`, `X, … төрағасы,`, `қорғаушылар X мен Y`, `Қазақстанның бірінші,
әлемнің 5-ракеткасы X`.
"""

from collections.abc import Sequence

import msgspec

from anyq.kazakh.morphology import readings
from anyq.reading.names import heads, phrases, titles
from anyq.reading.names.forms import Form, forms, used_as
from anyq.reading.names.gazetteer import people, places
from anyq.reading.names.heads import TitleKind
from anyq.reading.names.persons import Person
from anyq.reading.names.words import Bit, Line

REACH = 14  # words after a name within which its post is looked for
_SIGNS = frozenset({",", "–", "—", "-"})
_PLURAL = ("лары", "лері", "дары", "дері", "тары", "тері")


def settle(line: Line, met: Sequence[Person]) -> list[Person]:
    """Return the people of a sentence with the roles and countries said of them elsewhere in it.

    Args:
        line: the sentence.
        met: its people in text order.
    """
    found: list[Person] = []
    for at, person in enumerate(met):
        until = met[at + 1].start if at + 1 < len(met) else len(line)
        known = person
        if person.title is None:
            title = _after(line, person, until) or _apposed(line, person)
            known = msgspec.structs.replace(person, title=title)
        if found and _joined(line, found[-1], person):
            known = _shared(line, found[-1], known)
        found.append(_stated(line, known))
    return found


def _after(line: Line, person: Person, until: int) -> titles.Title | None:
    """Return the title after a name: before a word like `болып`, or between commas."""
    for at in range(person.end, min(until, len(line) - 1, person.end + REACH)):
        if not (title := titles.ending_at(line, at)) or title.start < person.end:
            continue
        following = line[at + 1]
        if following.norm.startswith(tuple(used_as("post"))):
            return title
        opened = line[person.end].text == "," and title.start == person.end + 1
        if opened and following.text in ",–—" and title.form.case == "Nom":
            return title
    return None


def _apposed(line: Line, person: Person) -> titles.Title | None:
    """Return what a possessed noun right before a name says (`Қазақстанның … ракеткасы X`)."""
    at = person.start - 1
    if at < 1 or line[at].capital or not _possessed(line[at].norm) or phrases.stops(line[at]):
        return None
    if heads.title(line[at].norm):
        return None
    start, country = at, None
    for k in range(at - 1, max(-1, at - phrases.LONGEST), -1):
        bit = line[k]
        if bit.capital and (place := places().at(line, k)):
            country = place.known.country if place.form.case in ("Gen", "Nom") else None
            break
        if phrases.stops(bit) or bit.capital or (bit.shape == "sign" and bit.text != ","):
            break
        if start == k + 1 and bit.shape != "sign" and not phrases.outside(bit.norm):
            start = k
    role = " ".join(bit.norm for bit in line[start : at + 1])
    kind = TitleKind(line[at].norm, role, "job", False)
    return titles.Title(start, at + 1, kind, role, country, Form(line[at].norm))


def _possessed(norm: str) -> bool:
    """Whether a word is a common noun that belongs to someone (`5-ракеткасы`, `жеңімпазы`)."""
    word = norm.rpartition("-")[2]
    if word.endswith(_PLURAL):
        return False
    if word.endswith(("сы", "сі")):
        return True
    own = (form for form in forms(word) if form.possessed and form.case == "Nom")
    known = (r.pos for form in own for r in readings(form.stem) if r.source != "guess")
    return any(pos in ("NOUN", "ADJ") for pos in known)


def _joins(bit: Bit) -> bool:
    return bit.text in _SIGNS or bit.norm in used_as("and")


def _joined(line: Line, before: Person, person: Person) -> bool:
    return person.start == before.end + 1 and _joins(line[before.end])


def _shared(line: Line, before: Person, person: Person) -> Person:
    """Give the second of two people what was said of both in the plural."""
    title, country = person.title, person.country
    if title is None and before.title and before.title.form.plural:
        title = before.title
    if not country and not title and before.country and before.start and _many(line, before):
        country = before.country
    return msgspec.structs.replace(person, title=title, country=country)


def _many(line: Line, person: Person) -> bool:
    norm = line[person.start - 1].norm
    return any(form.plural and people(form.stem) for form in forms(norm))


def _stated(line: Line, person: Person) -> Person:
    """Take the country from a title that stands before the title (`X көмекшісі, Y меңгерушісі`)."""
    title = person.title
    if not title or title.country or title.start < 2 or not _joins(line[title.start - 1]):
        return person
    earlier = titles.ending_at(line, title.start - 2)
    if not earlier or not earlier.country or earlier.form.case != "Nom":
        return person
    told = msgspec.structs.replace(title, country=earlier.country)
    return msgspec.structs.replace(person, title=told)
