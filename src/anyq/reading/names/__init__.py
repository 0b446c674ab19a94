"""Names in running text: who and what is named where, each in its canonical form.

Rules and tables, in this order: organisations, works (documents, awards), people, places.
A name inside another is left out; a place inside a person's title is kept.
"""

from collections.abc import Iterable, Iterator, Sequence

from anyq.article import Article
from anyq.doc import Mention, Sentence
from anyq.entity import EntityKind
from anyq.reading.names import (
    capitals,
    localities,
    organisations,
    persons,
    repeats,
    roles,
    runs,
    works,
)
from anyq.reading.names.forms import key
from anyq.reading.names.gazetteer import Found, people
from anyq.reading.names.parts import is_leader
from anyq.reading.names.words import Line, lines, mark

__all__ = ["find", "people"]


def find(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Find the people, places, organisations, documents and awards an article names.

    Args:
        article: for its text.
        sentences: of `article.text`, in order; `tokenize`-level analysis is enough.

    Returns:
        Mentions sorted by start; none overlaps another of its kind.
    """
    del article
    read = lines(capitals.restore(sentences))
    sure = [(each, p) for each in read for p in persons.find(each, frozenset()) if _sure(p)]
    known = frozenset(_keys(sure))
    pairs = frozenset(
        (each[p.start].key, key(each[p.end - 1].form.stem))
        for each, p in sure
        if p.end - p.start == 2
    )
    read = [mark(each, _people_at(each, known)) for each in read]
    found = [mention for each in read for mention in _in_line(each, pairs)]
    found += repeats.find(read, found)
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


_SURE = frozenset({"leader", "initials", "given_name", "full_surname", "patronymic"})


def _keys(sure: Iterable[tuple[Line, persons.Person]]) -> Iterator[str]:
    """Yield the keys of the words of people named for sure somewhere in the article."""
    for each, person in sure:
        for bit in each[person.start : person.end]:
            if bit.shape != "initial":
                yield key(bit.form.stem)


def _sure(person: persons.Person) -> bool:
    if person.rule in _SURE:
        return True
    alone = person.end - person.start == 1
    return is_leader(key(person.name.lower())) if alone else person.title is not None


def _people_at(each: Line, known: frozenset[str]) -> frozenset[int]:
    return frozenset(at for at, b in enumerate(each) if b.capital and key(b.form.stem) in known)


def _in_line(each: Line, pairs: runs.Pairs) -> list[Mention]:
    if not any(bit.capital for bit in each):
        return []
    named = organisations.find(each)
    titled = [w for w in works.find(each) if not _covered(w.start, w.end, named)]
    spans = [(o.start, o.end) for o in named] + [(w.start, w.end) for w in titled]
    taken = frozenset(at for start, end in spans for at in range(start, end))
    long = [place for place in localities.find(each, taken) if _noun(place)]
    inside = taken | {at for place in long for at in range(place.start, place.end)}
    met = roles.settle(each, persons.find(each, inside, pairs))
    taken |= {at for person in met for at in range(person.start, person.end)}
    found = [
        _mention(each, o.start, o.end, "organisation", o.name, o.case, o.rule, country=o.country)
        for o in named
    ]
    found += [_mention(each, w.start, w.end, w.kind, w.name, w.case, w.rule) for w in titled]
    found += [_person(each, person) for person in met]
    where = localities.find(each, taken)
    found += [_place(each, place) for place in where if place.known.kind != "street"]
    return found


def _noun(place: Found) -> bool:
    """Whether a place is more than one word that might as well be of a person."""
    return place.end - place.start > 1 or place.known.kind in ("region", "street")


def _covered(start: int, end: int, named: Sequence[organisations.Organisation]) -> bool:
    return any(o.start < end and start < o.end for o in named)


def _mention(
    each: Line,
    start: int,
    end: int,
    kind: EntityKind,
    name: str,
    case: str,
    rule: str,
    role: str | None = None,
    country: str | None = None,
) -> Mention:
    return Mention(each[start].start, each[end - 1].end, kind, name, role, country, case, rule)


def _person(each: Line, person: persons.Person) -> Mention:
    role = person.title.role if person.title else None
    stated = person.title.country if person.title else None
    return _mention(
        each,
        person.start,
        person.end,
        "person",
        person.name,
        person.case,
        person.rule,
        role,
        stated or person.country,
    )


def _place(each: Line, found: Found) -> Mention:
    known, case = found.known, found.form.case
    house = known.kind == "house" and case != "Loc"
    kind: EntityKind = "organisation" if house else "place"
    rule = "gazetteer"
    return _mention(
        each, found.start, found.end, kind, known.name, case, rule, country=known.country
    )
