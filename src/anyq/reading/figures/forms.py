"""Forms of words that the phrases of figures are made of."""

from collections.abc import Sequence
from functools import cache

from anyq import kazakh
from anyq.data import rows
from anyq.doc import Token
from anyq.reading.figures import words
from anyq.reading.figures.places import case_of


def in_nominative(tokens: Sequence[Token]) -> list[str]:
    """Return the words of a noun phrase, its head in the nominative."""
    if not tokens:
        return []
    return [*(token.norm for token in tokens[:-1]), nominative(tokens[-1])]


def nominative(token: Token) -> str:
    """Return a noun in the nominative, its plural and possessive kept."""
    if case_of(token) == "Nom":
        return token.norm
    kept = [one for one in token.feats.split("|") if one and not one.startswith("Case=")]
    try:
        return kazakh.inflect(token.lemma, "|".join(kept))
    except ValueError:
        return token.lemma


def unit_noun(unit: str) -> str:
    """Return the unit as it is printed: `гектар`."""
    return next(
        (row["stem"] for row in rows("anyq.values", "units.tsv") if row["code"] == unit), unit
    )


@cache
def _participles() -> tuple[tuple[str, str], ...]:
    return tuple(
        (row["ending"], row["participle"]) for row in rows(words.PACKAGE, "data/participles.tsv")
    )


def participle(norm: str) -> str | None:
    """Return the participle of a finite verb: `оралды` → `оралған`; None for any other form."""
    for ending, form in _participles():
        if norm.endswith(ending) and len(norm) > len(ending) + 1:
            return norm.removesuffix(ending) + form
    return None
