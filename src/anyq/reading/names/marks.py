"""What the tables know a word by: month, unit, given name, title, head of an organisation."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from anyq.data import rows
from anyq.kazakh import tables
from anyq.reading.names.forms import PACKAGE, key
from anyq.reading.names.gazetteer import country_names

VALUES = "anyq.values"
_UNVOICED = {"б": "п", "ғ": "қ", "г": "к"}
_VOWELS = frozenset("аәеиоөұүыіуяю")


@cache
def table() -> dict[str, frozenset[str]]:
    """Return the marks of each known word by its key (see `forms.key`)."""
    found: dict[str, set[str]] = {}
    for name, mark in sorted(set(_words()), key=itemgetter(1)):
        if name:
            found.setdefault(key(name.lower()), set()).add(mark)
    return {name: frozenset(marks) for name, marks in found.items()}


def _words() -> Iterator[tuple[str, str]]:
    yield from _people_and_bodies()
    yield from _places()
    yield from _values()


def _people_and_bodies() -> Iterator[tuple[str, str]]:
    for row in rows(PACKAGE, "data/titles.tsv"):
        *before, last = row["lemma"].split()
        yield last, "title." + row["rank"]
        yield from ((word, "title") for word in (*before, last))
    for name, mark in (("organisation", "body"), ("place", "placehead"), ("work", "work")):
        yield from ((row["lemma"], mark) for row in rows(PACKAGE, f"data/{name}_heads.tsv"))
    for row in rows(PACKAGE, "data/organisations.tsv"):
        for name in (row["name"], *row["others"].split("|")):
            words = name.split()
            yield from ((word, "org" if len(words) == 1 else "inorg") for word in words)
    yield from ((row["name"], "given") for row in rows(PACKAGE, "data/given_names.tsv"))
    yield from ((row["surname"], "surname") for row in rows(PACKAGE, "data/surnames.tsv"))


def _places() -> Iterator[tuple[str, str]]:
    for row in rows(PACKAGE, "data/places.tsv"):
        names = (row["name"], *(n.partition("@")[0] for n in row["others"].split("|") if n))
        yield from ((name.split()[0], "place." + row["kind"]) for name in names)
    for name in country_names().values():
        yield from ((word, "country") for word in name.split())
    for row in rows(PACKAGE, "data/country_names.tsv"):
        mark = "people" if row["kind"] == "people" else "country"
        yield from ((word, mark) for word in row["form"].split())


def _values() -> Iterator[tuple[str, str]]:
    for name, column in (("months", "month"), ("weekdays", "weekday"), ("numerals", "num")):
        for row in rows(VALUES, f"{name}.tsv"):
            yield from ((word, column) for word in _cells(row["stem"], row["others"]))
    for row in rows(VALUES, "scales.tsv"):
        yield from ((word, "scale") for word in _cells(row["stem"], row["others"]))
    for row in rows(VALUES, "units.tsv"):
        unit = "unit." + row["family"]
        yield from ((word, unit) for word in _cells(row["stem"], row["others"]))
    for row in rows(VALUES, "timewords.tsv"):
        time = "time." + row["class"]
        yield from ((word, time) for word in _cells(row["stem"], row["others"]))


def _cells(*cells: str) -> list[str]:
    return " ".join(cells).replace(";", " ").split()


def stems(norm: str) -> list[str]:
    """Return what a word can be a form of, the word itself first, then ever shorter stems."""
    suffixes = tables.suffixes().codes
    found = [norm]
    for at in range(len(norm) - 1, 1, -1):
        suffix = norm[at:]
        if suffix in suffixes:
            stem = norm[:at]
        elif suffix[0] == "-" and suffix[1:] in suffixes:
            stem, suffix = norm[:at], suffix[1:]
        else:
            continue
        if stem[-1] == "-":
            stem = stem[:-1]
        found.append(stem)
        if stem[-1] in _UNVOICED and suffix[0] in _VOWELS:
            found.append(stem[:-1] + _UNVOICED[stem[-1]])
    return found


def lemma(found: list[str]) -> str | None:
    """Return the longest of the stems that the lexicon has."""
    lexicon = tables.lexicon()
    for stem in found:
        if stem in lexicon:
            return stem
    return None


def marks(found: list[str]) -> frozenset[str]:
    """Return the marks of the longest of the stems that the tables have."""
    known = table()
    for stem in found:
        if len(stem) > 1 and (met := known.get(key(stem))):
            return met
    return frozenset()
