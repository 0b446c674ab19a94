"""Organisations: by the noun that ends their name, by their legal form, or by the tables."""

from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading.names import phrases
from anyq.reading.names.forms import PACKAGE, Form, forms, key
from anyq.reading.names.gazetteer import Known, Table, people, places
from anyq.reading.names.words import Line


class Organisation(msgspec.Struct, frozen=True):
    """An organisation named at `[start, end)` of a line."""

    start: int
    end: int
    name: str
    case: str
    country: str | None
    rule: str


@cache
def _heads() -> dict[str, str]:
    table = rows(PACKAGE, "data/organisation_heads.tsv")
    return {key(row["lemma"]): row["kind"] for row in table}


@cache
def _known() -> Table:
    found: list[tuple[str, Known]] = []
    for row in rows(PACKAGE, "data/organisations.tsv"):
        known = Known(row["name"], "organisation", row["country"] or None)
        found += [(name, known) for name in (row["name"], *row["others"].split("|")) if name]
    return Table.of(found)


@cache
def _legal() -> frozenset[tuple[str, ...]]:
    table = rows(PACKAGE, "data/legal_forms.tsv")
    return frozenset(tuple(key(w) for w in row["form"].lower().split()) for row in table)


@cache
def head(norm: str) -> Form | None:
    """Return the reading of a word as a noun that ends names of organisations."""
    for form in forms(norm):
        if not form.derived and not form.plural and key(form.stem) in _heads():
            return form
    return None


def is_head(norm: str) -> bool:
    """Whether a word ends names of organisations."""
    return head(norm) is not None


def find(line: Line) -> list[Organisation]:
    """Find the organisations a sentence names, longest name first at each place."""
    found: list[Organisation] = []
    for at in range(len(line) - 1, -1, -1):
        if any(organisation.start <= at < organisation.end for organisation in found):
            continue
        if organisation := _quoted(line, at) or _headed(line, at) or _listed(line, at):
            found = [f for f in found if f.start >= organisation.end] + [organisation]
    return sorted(found, key=lambda organisation: organisation.start)


def _listed(line: Line, at: int) -> Organisation | None:
    if not line[at].capital or not (found := _known().at(line, at)):
        return None
    known, case = found.known, found.form.case
    return Organisation(found.start, found.end, known.name, case, known.country, "listed")


def _headed(line: Line, at: int) -> Organisation | None:
    form = head(line[at].norm)
    if not form:
        return None
    start = phrases.start(line, at, joining=form.possessed)
    if start == at or (not form.possessed and not _adjective(line[at - 1].norm)):
        return None
    if listed := _covering(line, start, at):
        return listed
    name = _name(line, start, at, form)
    return Organisation(start, at + 1, name, form.case, _country(line, start, at), "head_noun")


def _covering(line: Line, start: int, at: int) -> Organisation | None:
    """Return the known organisation that is exactly the phrase, or its end after a country."""
    for begin in range(start, at):
        if (found := _known().at(line, begin)) and found.end == at + 1:
            country = found.known.country or _country(line, start, begin)
            return Organisation(begin, at + 1, found.known.name, found.form.case, country, "listed")
    return None


def _adjective(norm: str) -> bool:
    return norm.endswith(("лық", "лік", "дық", "дік", "тық", "тік", "лы", "лі", "ғы", "гі", "қы"))


def _country(line: Line, start: int, end: int) -> str | None:
    at = start
    while at < end:
        if line[at].capital and (found := places().at(line, at)):
            return found.known.country
        if at == start and (code := people(line[at].norm)):
            return code
        at += 1
    return None


def _name(line: Line, start: int, at: int, form: Form) -> str:
    words = [bit.cased for bit in line[start : at + 1]]
    words[-1] = nominative_head(line[at].norm, words[-1], form)
    return " ".join(words)


def nominative_head(norm: str, cased: str, form: Form) -> str:
    """Return the last word of a name in the nominative, its possessive kept."""
    if form.case == "Nom":
        return cased
    if not form.possessed:
        return cased[: len(form.stem)]
    kept = (f.stem for f in forms(norm) if f.case == form.case and not f.possessed)
    return cased[: len(next((stem for stem in kept if stem[-1] in "ыі"), form.stem))]


def _quoted(line: Line, at: int) -> Organisation | None:
    """`«Самұрық-Қазына» АҚ`, `«Түркістан» газеті`, with the country before it left out."""
    close = _closing(line, at)
    if close is None:
        return None
    opening = next((k for k in range(close - 1, -1, -1) if line[k].text in '«“„"'), None)
    if opening is None or opening == close - 1:
        return None
    tail = _tail(line, close + 1, at)
    name = "«" + _joined(line, opening + 1, close) + "» " + tail
    return Organisation(
        opening, at + 1, name, _case(line, at), _country(line, opening, close), "quoted"
    )


def _closing(line: Line, at: int) -> int | None:
    """Return the closing quotation mark before a legal form or head noun that ends at `at`."""
    if at and line[at - 1].text in '»”"' and (_is_legal(line, at, at) or head(line[at].norm)):
        return at - 1
    for first in range(max(1, at - 2), at):
        if line[first - 1].text in '»”"' and (_is_legal(line, first, at) or head(line[at].norm)):
            return first - 1
    return None


def _is_legal(line: Line, first: int, at: int) -> bool:
    words = [bit.key for bit in line[first:at]]
    return any((*words, key(form.stem)) in _legal() for form in forms(line[at].norm))


def _case(line: Line, at: int) -> str:
    form = head(line[at].norm)
    if form:
        return form.case
    return next((f.case for f in forms(line[at].norm) if (key(f.stem),) in _legal()), "Nom")


def _tail(line: Line, first: int, at: int) -> str:
    words = [bit.cased for bit in line[first : at + 1]]
    norm = line[at].norm
    if form := head(norm):
        words[-1] = nominative_head(norm, words[-1], form)
    elif legal := next((f for f in forms(norm) if (key(f.stem),) in _legal()), None):
        words[-1] = words[-1][: len(legal.stem)]
    return " ".join(words)


def _joined(line: Line, start: int, end: int) -> str:
    text = ""
    for at in range(start, end):
        bit = line[at]
        text += (" " if bit.spaced and at > start else "") + bit.cased
    return text
