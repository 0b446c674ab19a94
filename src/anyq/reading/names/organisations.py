"""Organisations: by the noun that ends their name, by their legal form, or by the tables."""

from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading.names import heads, phrases
from anyq.reading.names.forms import PACKAGE, Form, forms, key, used_as
from anyq.reading.names.gazetteer import Known, Table, people, places
from anyq.reading.names.parts import common, lexical
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
def known() -> Table:
    """Return the organisations of the table."""
    found: list[tuple[str, Known]] = []
    for row in rows(PACKAGE, "data/organisations.tsv"):
        known = Known(row["name"], "organisation", row["country"] or None)
        found += [(name, known) for name in (row["name"], *row["others"].split("|")) if name]
    return Table.of(found)


@cache
def of_each() -> frozenset[str]:
    """Return the bodies of the table that every state has (`Парламент`)."""
    table = rows(PACKAGE, "data/organisations.tsv")
    return frozenset(row["name"] for row in table if row["each"])


@cache
def _legal() -> frozenset[tuple[str, ...]]:
    table = rows(PACKAGE, "data/legal_forms.tsv")
    return frozenset(tuple(key(w) for w in row["form"].lower().split()) for row in table)


def find(line: Line) -> list[Organisation]:
    """Find the organisations a sentence names, longest name first at each place."""
    found: list[Organisation] = []
    free = len(line)
    for at in range(len(line) - 1, -1, -1):
        if at < free and (organisation := _at(line, at)):
            found.append(organisation)
            free = organisation.start
    return found[::-1]


def _at(line: Line, at: int) -> Organisation | None:
    """Return the organisation whose last word, or whose known name, is at a place."""
    norm = line[at].norm
    inside = line[at].capital and places().at(line, at)  # `Орталық` of `Орталық Азия`
    if not inside and (heads.organisation(norm) or _legal_form(norm)):
        return _quoted(line, at) or _headed(line, at) or _listed(line, at)
    return _listed(line, at)


def _listed(line: Line, at: int) -> Organisation | None:
    if not line[at].capital or not (found := known().at(line, at)):
        return None
    thing, case = found.known, found.form.case
    start, country = _owned(line, found.start)
    return Organisation(start, found.end, thing.name, case, thing.country or country, "listed")


def _owned(line: Line, at: int) -> tuple[int, str | None]:
    """Return where the country before a listed name begins, and the country."""
    for start in range(max(0, at - 3), at):
        place = places().at(line, start) if line[start].capital else None
        if not place or place.end != at or place.known.kind != "country":
            continue
        if place.form.case in ("Nom", "Gen") and not place.form.attributive:
            return start, place.known.country
    return at, None


def _headed(line: Line, at: int) -> Organisation | None:
    found = heads.organisation(line[at].norm)
    if not found or not at:
        return None
    kind, form = found
    start = _start(line, at, kind, form)
    if start is None or _described(line, start, at, kind):
        return None
    if listed := _covering(line, start, at):
        return listed
    country = _country(line, start, at)
    if kind.kind in ("media", "company") and _foreign(line, start, at):
        return Organisation(start, at, _joined(line, start, at), form.case, country, "head_noun")
    name = _name(line, start, at, form)
    return Organisation(start, at + 1, name, form.case, country, "head_noun")


def _described(line: Line, start: int, at: int, kind: heads.OrganisationKind) -> bool:
    """Whether all that stands before the noun says what kind it is: `Ұлттық телеарна`."""
    return start == at - 1 and opens(line[start].norm) and kind.kind == "media"


def _start(line: Line, at: int, kind: heads.OrganisationKind, form: Form) -> int | None:
    """Return where the name that ends in a head noun begins; None if it is only described."""
    before = line[at - 1]
    if before.norm in kind.not_after or _other_sense(line, at, kind):
        return None
    named = heads.organisation(before.norm) or heads.place(before.norm)
    if _possessed(before.norm) and not named:
        return None
    if not form.possessed and not (_adjective(before.norm) and before.capital >= line[at].capital):
        return None
    start = phrases.start(line, at, joining=form.possessed)
    if start == at or (start == at - 1 and heads.organisation(before.norm)):
        return None
    begin = _past_country(line, start, at, kind)
    if begin == 0 and not kind.sure and _sentence_word(line[0].norm):
        return next((k for k in range(1, at) if line[k].capital), None)
    return begin


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(PACKAGE, "data/name_openers.tsv"))


def opens(norm: str) -> bool:
    """Whether a common word opens official names (`ұлттық`, `халықаралық`)."""
    return norm in _openers()


def _sentence_word(norm: str) -> bool:
    """Whether a word has only the capital of its sentence: `Қала әкімдігі`, `Нан зауыты`."""
    return common(norm) and norm not in _openers() and not heads.title(norm)


def _other_sense(line: Line, at: int, kind: heads.OrganisationKind) -> bool:
    """Whether the noun is no body here: a post (`әкімі қызметі`), a place (`Орталық Азия`)."""
    if any((f := places().at(line, k)) and f.end == at + 1 for k in range(max(0, at - 3), at)):
        return True
    before = line[at - 1].norm
    return kind.lemma == "қызмет" and (bool(heads.title(before)) or _genitive(line, at))


def _genitive(line: Line, at: int) -> bool:
    """Whether what stands near before a noun says whose activity it is."""
    return any(
        bit.norm.endswith(("ның", "нің", "дың", "дің", "тың", "тің")) for bit in line[at - 2 : at]
    )


def _possessed(norm: str) -> bool:
    """Whether a common word stands in the possessive (`сарапшысы қызметі`: his service)."""
    return (
        lexical(norm)
        and any(f.possessed and f.case == "Nom" for f in forms(norm))
        and (norm.endswith(("сы", "сі")))
    )


def _past_country(line: Line, start: int, at: int, kind: heads.OrganisationKind) -> int | None:
    """Leave out a country that only says whose it is (`Жапонияның жетекші X агенттігі`)."""
    found = places().at(line, start)
    if found and found.form.attributive and found.end <= at:
        return next((k for k in range(found.end, at) if line[k].capital), None)
    if not found or found.end >= at:
        return start
    if found.known.kind != "country" and found.form.case != "Gen":
        return start
    after = line[found.end]
    if after.capital and start and line[start - 1].norm in used_as("and"):
        return found.end  # `X мен Y Жоғары кеңесі`: the body of both
    own = found.form.case != "Gen" and not found.form.attributive
    if own or (after.capital and kind.kind != "body"):
        return start
    return next((k for k in range(found.end, at) if line[k].capital), None)


def _covering(line: Line, start: int, at: int) -> Organisation | None:
    """Return the known organisation that is exactly the phrase, or its end after a country."""
    for begin in range(start, at):
        if (found := known().at(line, begin)) and found.end == at + 1:
            return _listed(line, begin)
    return None


def _shared(line: Line, start: int) -> bool:
    """Whether two countries stand before a name: its possessive is only of them."""
    for begin in range(max(0, start - 3), start):
        place = places().at(line, begin) if line[begin].capital else None
        if place and place.end == start and begin:
            return line[begin - 1].norm in used_as("and")
    return False


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


def _foreign(line: Line, start: int, at: int) -> bool:
    """Whether all words before a head noun are in Latin letters: `Politico басылымы`."""
    return all(bit.norm[0].isascii() for bit in line[start:at])


def _name(line: Line, start: int, at: int, form: Form) -> str:
    words = [bit.cased for bit in line[start : at + 1]]
    if form.possessed and _shared(line, start) and _adjective(line[at - 1].norm):
        return " ".join([*words[:-1], form.stem])
    words[-1] = heads.nominative(line[at].norm, words[-1], form)
    return " ".join(words)


def _quoted(line: Line, at: int) -> Organisation | None:
    """`«Самұрық-Қазына» АҚ`, `«Түркістан» газеті`, with the country before it left out."""
    close = _closing(line, at)
    if close is None:
        return None
    opening = next((k for k in range(close - 1, -1, -1) if line[k].text in '«“„"'), None)
    if opening is None or opening == close - 1:
        return None
    inner = heads.organisation(line[close - 1].norm)
    nested = any(bit.text in "»”" for bit in line[opening + 1 : close])
    if inner or nested:
        begin = opening if nested else opening + 1
        name = _joined(line, begin, close)
        return Organisation(begin, close, name, "Nom", None, "quoted")
    tail = _tail(line, close + 1, at)
    name = "«" + _joined(line, opening + 1, close) + "» " + tail
    return Organisation(
        opening, at + 1, name, _case(line, at), _country(line, opening, close), "quoted"
    )


def _closing(line: Line, at: int) -> int | None:
    """Return the closing quotation mark before a legal form or head noun that ends at `at`.

    One adjective may stand between (`«X» акционерлік қоғамы`, `«X» ақпараттық агенттігі`).
    """
    noun = heads.organisation(line[at].norm)
    for first in (at, at - 1):
        if first < 1 or line[first - 1].text not in '»”"':
            continue
        low = line[first].shape == "lower" or opens(line[first].norm)
        described = first == at or (low and _adjective(line[first].norm))
        if _is_legal(line, first, at) or (noun and described):
            return first - 1
    return None


def _is_legal(line: Line, first: int, at: int) -> bool:
    words = [bit.key for bit in line[first:at]]
    return any((*words, key(form.stem)) in _legal() for form in forms(line[at].norm))


@cache
def _legal_form(norm: str) -> Form | None:
    """Return the reading of a word as the last one of a legal form."""
    last = {words[-1] for words in _legal()}
    return next((form for form in forms(norm) if key(form.stem) in last), None)


def _case(line: Line, at: int) -> str:
    if found := heads.organisation(line[at].norm):
        return found[1].case
    legal = _legal_form(line[at].norm)
    return legal.case if legal else "Nom"


def _tail(line: Line, first: int, at: int) -> str:
    words = [bit.cased for bit in line[first : at + 1]]
    norm = line[at].norm
    if found := heads.organisation(norm):
        words[-1] = heads.nominative(norm, words[-1], found[1])
    elif legal := _legal_form(norm):
        words[-1] = words[-1][: len(legal.stem)]
    return " ".join(words)


def _joined(line: Line, start: int, end: int) -> str:
    text = ""
    for at in range(start, end):
        bit = line[at]
        text += (" " if bit.spaced and at > start else "") + bit.cased
    return text
