"""Countries and other known places: names in any form, peoples, and what lies where."""

from collections.abc import Iterable
from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading.names.forms import PACKAGE, Form, forms, key
from anyq.reading.names.words import Line

REMEMBERED = 50_000  # words


class Known(msgspec.Struct, frozen=True):
    """A place of the tables.

    Attributes:
        name: canonical.
        kind: `country`, or the kind of `places.tsv`.
        country: ISO 3166 alpha-2, or None.
    """

    name: str
    kind: str
    country: str | None


class Found(msgspec.Struct, frozen=True):
    """A known name at `[start, end)` of a line, and the form of its last word."""

    start: int
    end: int
    known: Known
    form: Form


class Table(msgspec.Struct, frozen=True):
    """Names by the key of their first word; each entry is the keys of the words and the thing.

    `met` remembers what single words turned out to be.
    """

    entries: dict[str, tuple[tuple[tuple[str, ...], Known], ...]]
    single: dict[str, Known]
    met: dict[str, tuple[Known, Form] | None] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, Known]]) -> "Table":
        """Index names; the first of two equal ones stays."""
        single: dict[str, Known] = {}
        several: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        for name, known in names:
            words = tuple(key(word) for word in name.lower().split())
            if len(words) == 1:
                single.setdefault(words[0], known)
            else:
                several.setdefault(words[0], []).append((words, known))
        entries = {
            first: tuple(sorted(found, key=lambda entry: -len(entry[0])))
            for first, found in several.items()
        }
        return cls(entries, single)

    def at(self, line: Line, start: int) -> Found | None:
        """Return the longest known name that begins at a word of a line."""
        for words, known in self.entries.get(line[start].key, ()):
            end = start + len(words)
            if end > len(line):
                continue
            middle = tuple(bit.key for bit in line[start : end - 1])
            if middle == words[:-1] and (form := _form(line[end - 1].norm, words[-1])):
                return Found(start, end, known, form)
        norm = line[start].norm
        if norm not in self.met:
            if len(self.met) >= REMEMBERED:
                self.met.clear()
            self.met[norm] = self._alone(norm)
        alone = self.met[norm]
        return Found(start, start + 1, *alone) if alone else None

    def _alone(self, norm: str) -> tuple[Known, Form] | None:
        """Return the known name of one word that a word is a form of."""
        for form in forms(norm):
            known = None if form.derived or form.plural else self.single.get(key(form.stem))
            if known:
                return known, form
        return None

    def named(self, name: str) -> Known | None:
        """Return the place of a name in the nominative."""
        words = tuple(key(word) for word in name.lower().split())
        if len(words) < 2:
            return self.single.get("".join(words))
        found = self.entries.get(words[0], ())
        return next((known for entry, known in found if entry == words), None)


def _form(norm: str, wanted: str) -> Form | None:
    return next((form for form in forms(norm) if key(form.stem) == wanted), None)


def _split(cell: str) -> list[str]:
    """Return the names of a cell; the years a name was in use (`X@2019..2022`) are dropped."""
    return [name.partition("@")[0] for name in cell.split("|") if name]


@cache
def country_names() -> dict[str, str]:
    """Return the name we use of each country: the press name, or that of CLDR."""
    names = {row["code"]: row["name"] for row in rows(PACKAGE, "data/countries.tsv")}
    pressed = rows(PACKAGE, "data/country_names.tsv")
    return names | {row["code"]: row["form"] for row in pressed if row["kind"] == "press"}


@cache
def places() -> Table:
    """Return countries and places by name."""
    names = country_names()
    countries = {code: Known(name, "country", code) for code, name in names.items()}
    found = [(name, countries[code]) for code, name in names.items()]
    for form in ("Республикасы", "Корольдігі", "Мемлекеті", "Конфедерациясы", "Федерациясы"):
        found += [(f"{name} {form}", countries[code]) for code, name in names.items()]
    found += [(row["name"], countries[row["code"]]) for row in rows(PACKAGE, "data/countries.tsv")]
    for row in rows(PACKAGE, "data/country_names.tsv"):
        if row["kind"] == "name":
            found.append((row["form"], countries[row["code"]]))
    for row in rows(PACKAGE, "data/places.tsv"):
        known = Known(row["name"], row["kind"], row["country"] or None)
        found += [(name, known) for name in (row["name"], *_split(row["others"]))]
    return Table.of(found)


@cache
def _peoples() -> dict[str, str]:
    table = rows(PACKAGE, "data/country_names.tsv")
    return {key(row["form"]): row["code"] for row in table if row["kind"] == "people"}


@cache
def people(norm: str) -> str | None:
    """Return the country whose people or adjective a word is (`қырғыз`, `швейцариялық`).

    Args:
        norm: lower-case Cyrillic, as `Word.norm`.

    Returns:
        ISO 3166 alpha-2, or None.
    """
    for form in forms(norm):
        if form.derived:
            known = places().single.get(key(form.stem))
            if known and known.country:
                return known.country
        elif found := _peoples().get(key(form.stem)):
            return found
    for form in forms(norm):
        if form.plural or form.case != "Nom":
            inner = people(form.stem) if form.stem != norm else None
            if inner:
                return inner
    return None
