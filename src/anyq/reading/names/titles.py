"""Titles before a person's name: the role and the country that they state."""

import msgspec

from anyq.reading.names import heads, organisations, phrases
from anyq.reading.names.forms import Form, forms, possessed, used_as
from anyq.reading.names.gazetteer import people, places
from anyq.reading.names.heads import TitleKind
from anyq.reading.names.words import Line


class Title(msgspec.Struct, frozen=True):
    """A title printed at `[start, end)` of a line.

    Attributes:
        start, end: places of its words.
        kind: the title at its end.
        role: the whole of it, canonical, lower case.
        country: the country it states, ISO 3166 alpha-2, or None.
        form: the form of its last word.
    """

    start: int
    end: int
    kind: TitleKind
    role: str
    country: str | None
    form: Form


def head(line: Line, at: int) -> tuple[int, TitleKind, Form] | None:
    """Return the title whose last word is `line[at]`: its first place, kind and form."""
    two = heads.title(f"{line[at - 1].norm} {line[at].norm}") if at else None
    found = two or heads.title(line[at].norm)
    return (at - 1 if two else at, *found) if found else None


def ending_at(line: Line, at: int) -> Title | None:
    """Return the title whose last word is `line[at]`, with all that belongs to it."""
    found = head(line, at)
    if not found:
        return None
    first, kind, form = found
    start = phrases.start(line, first) if kind.rank != "job" else _job_start(line, first)
    start = _qualified(line, start)
    country, after = _leading_country(line, start, first)
    role = _role(line, after, first, kind, at, form)
    return Title(start, at + 1, kind, role, country, form)


def _qualified(line: Line, start: int) -> int:
    while start and line[start - 1].norm in used_as("qualifier"):
        start -= 1
    return start


def _job_start(line: Line, first: int) -> int:
    """A profession takes the word before it only if that is a country or its people."""
    start = first
    if start and (people(line[start - 1].norm) or line[start - 1].capital):
        start = phrases.start(line, first, joining=False)
        start = start if start < first else first - 1
    return start if start == first or not phrases.stops(line[start]) else first


def _leading_country(line: Line, start: int, end: int) -> tuple[str | None, int]:
    """Return the country a phrase begins with, and where the phrase goes on after it."""
    country, at = None, start
    while at < end:
        found = places().at(line, at)
        if found and found.known.kind == "country" and found.end <= end:
            if line[found.end].norm in used_as("subject"):
                break
            country, at = country or found.known.country, found.end
        elif found_people := people(line[at].norm):
            country, at = country or found_people, at + 1
        else:
            break
    return country or _inner_country(line, start, end), at


def _inner_country(line: Line, start: int, end: int) -> str | None:
    for at in range(start, end):
        if not line[at].capital:
            continue
        found = places().at(line, at)
        if found and found.known.country and not found.form.attributive:
            about = line[found.end].norm in used_as("subject") if found.end < len(line) else False
            return None if about else found.known.country
        if (body := organisations.known().at(line, at)) and body.known.country:
            return body.known.country
    return None


def _role(line: Line, start: int, first: int, kind: TitleKind, at: int, form: Form) -> str:
    words = [_word(line, place) for place in range(start, first)]
    if not words:
        return kind.role
    if all(word in used_as("qualifier") for word in words):
        return " ".join([*words, kind.role])
    if kind.rank == "state" and not any(heads.organisation(word) for word in words):
        return kind.role
    last = [kind.lemma] if not form.possessed else _possessed(line, first, at, form)
    if " " in kind.lemma:
        return " ".join([*words, kind.role])
    last[-1] = kind.lemma + last[-1][len(form.stem) :]
    if form.plural and form.possessed:
        last[-1] = possessed(kind.lemma)
    return " ".join(words + last)


def _word(line: Line, at: int) -> str:
    """Return a word inside a role: lower case, but the name of a place as it is written."""
    found = places().at(line, at) if line[at].capital else None
    bare = found and found.end == at + 1 and found.form.case == "Nom"
    return found.known.name if found and bare else line[at].norm


def _possessed(line: Line, first: int, at: int, form: Form) -> list[str]:
    """Return the words of the title itself in the nominative with their possessive."""
    words = [bit.norm for bit in line[first : at + 1]]
    plain = (f.stem for f in forms(words[-1]) if f.case == form.case and not f.possessed)
    if form.case != "Nom":
        words[-1] = next((stem for stem in plain if stem[-1] in "ыі"), words[-1])
    return words
