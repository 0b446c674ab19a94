"""The canonical form of a name whose place in the text is given, whoever found it."""

from collections.abc import Sequence
from typing import Literal

from anyq.doc import Sentence
from anyq.reading.names import capitals, heads, organisations, persons, runs
from anyq.reading.names.forms import Form, forms
from anyq.reading.names.gazetteer import Table, places
from anyq.reading.names.parts import common
from anyq.reading.names.words import Line, lines

Named = Literal["person", "place", "organisation"]


def form(sentences: Sequence[Sentence], start: int, end: int, kind: Named) -> str:
    """Return the Cyrillic nominative of the name at `[start, end)` of a text.

    Args:
        sentences: of the text, analysed.
        start: where the name begins, in code points.
        end: where it ends, after its last letter or closing quotation mark.
        kind: what it names.

    Returns:
        The name of the tables where they have it; else its words with the last (of a person,
        place or body in a row of words) in the nominative. Empty if no word is there.
    """
    for line in lines(capitals.restore(sentences)):
        at = [place for place, bit in enumerate(line) if bit.start < end and start < bit.end]
        if at:
            return _of(line, at[0], at[-1] + 1, kind)
    return ""


def _of(line: Line, start: int, end: int, kind: Named) -> str:
    while end - start > 1 and line[start].shape == "sign" and _signs(line, start, end) % 2:
        start += 1
    if kind == "person":
        return _person(line, start, end)
    table = places() if kind == "place" else organisations.known()
    place = places().at(line, end - 1)
    last = place.form if place and place.end == end else _last(line[end - 1].norm)
    return _listed(table, line, start, end) or _joined(line, start, end, last)


def _signs(line: Line, start: int, end: int) -> int:
    return sum(bit.text in '«»“”„"' for bit in line[start:end])


def _listed(table: Table, line: Line, start: int, end: int) -> str | None:
    found = table.at(line, start)
    return found.known.name if found and found.end == end else None


def _person(line: Line, start: int, end: int) -> str:
    known = runs.leaders().at(line, start)
    if known and known.end == end:
        return known.known.name
    return persons.named(line, start, end, line[end - 1].form)


def _last(norm: str) -> Form:
    """Return the reading of the last word: as the noun of a place or body, else as a common one."""
    for known in (heads.place(norm), heads.organisation(norm)):
        if known:
            return known[1]
    read = [f for f in forms(norm) if not (f.derived or f.attributive)]
    if common(norm):
        return next((f for f in read if common(f.stem) and f.case != "Nom"), read[0])
    cases = [f for f in read if f.case != "Nom" and not f.possessed and not f.plural]
    return max(cases, key=lambda f: len(norm) - len(f.stem), default=read[0])


def _joined(line: Line, start: int, end: int, last: Form) -> str:
    """Write the words with their blanks, the last in the nominative."""
    text = ""
    for at in range(start, end):
        bit = line[at]
        word = heads.nominative(bit.norm, bit.cased, last) if at == end - 1 else bit.cased
        text += (" " if bit.spaced and at > start else "") + word
    return text
