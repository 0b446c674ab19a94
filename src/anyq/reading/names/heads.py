"""The nouns that end a title or the name of an organisation, and the forms they are met in."""

from functools import cache

import msgspec

from anyq.data import rows
from anyq.reading.names.forms import PACKAGE, Form, forms, key


class TitleKind(msgspec.Struct, frozen=True):
    """A line of `titles.tsv`."""

    lemma: str
    role: str
    rank: str
    alone: bool


class OrganisationKind(msgspec.Struct, frozen=True):
    """A line of `organisation_heads.tsv`; `not_after` are words that change its sense.

    `sure`: even a common word with the capital of its sentence may open the name before it.
    """

    lemma: str
    kind: str
    not_after: frozenset[str]
    sure: bool


class PlaceKind(msgspec.Struct, frozen=True):
    """A line of `place_heads.tsv`: the noun with its possessive, and what it makes of a name."""

    possessed: str
    kind: str


@cache
def _titles() -> dict[str, TitleKind]:
    return {
        key(row["lemma"]): TitleKind(row["lemma"], row["role"], row["rank"], row["alone"] == "y")
        for row in rows(PACKAGE, "data/titles.tsv")
    }


@cache
def _organisations() -> dict[str, OrganisationKind]:
    return {
        key(row["lemma"]): OrganisationKind(
            row["lemma"], row["kind"], frozenset(row["not_after"].split()), row["sure"] == "y"
        )
        for row in rows(PACKAGE, "data/organisation_heads.tsv")
    }


@cache
def _places() -> dict[str, PlaceKind]:
    return {
        key(row["lemma"]): PlaceKind(row["possessed"], row["kind"])
        for row in rows(PACKAGE, "data/place_heads.tsv")
    }


@cache
def place(norm: str) -> tuple[PlaceKind, Form] | None:
    """Return the noun after a place's name that a word is in the possessive, and its form."""
    for form in forms(norm):
        known = _places().get(key(form.stem)) if form.possessed and not form.derived else None
        if known:
            return known, form
    return None


@cache
def title(words: str) -> tuple[TitleKind, Form] | None:
    """Return the title that words (lower-case Cyrillic, one or two) are, and their form."""
    for form in forms(words):
        known = None if form.derived or form.attributive else _titles().get(key(form.stem))
        if known:
            return known, form
    return None


@cache
def organisation(norm: str) -> tuple[OrganisationKind, Form] | None:
    """Return the noun ending names of organisations that a word is, and its form."""
    for form in forms(norm):
        known = None if form.derived or form.plural else _organisations().get(key(form.stem))
        if known:
            return known, form
    return None


def nominative(norm: str, cased: str, form: Form) -> str:
    """Return the last word of a name in the nominative, its possessive kept.

    Args:
        norm: the word, lower case.
        cased: the same with the capitals to keep.
        form: the reading of it that was chosen.
    """
    if form.case == "Nom":
        return cased
    if not form.possessed:
        return cased[: len(form.stem)]
    kept = (f.stem for f in forms(norm) if f.case == form.case and not f.possessed)
    return cased[: len(next((stem for stem in kept if stem[-1] in "ыі"), form.stem))]
