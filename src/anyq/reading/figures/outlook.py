"""Not yet so: targets, forecasts, promises, and the forms of verbs that say it."""

import re
from collections.abc import Sequence

from anyq.doc import Token
from anyq.reading.figures import words
from anyq.reading.figures.kind import Kind
from anyq.reading.figures.places import Place

NAMED = re.compile(r"у(?:[ғд]?[аыіе]\w*)?")  # of a change made a noun: `ұлғайтуды`
PARTICIPLE = re.compile(r"\w+(?:[ае]тын|[ае]тін|йтын|йтін)\w*")
# Verbs of giving in the aorist, a promise: `1 млрд доллар бөледі`.
GIVING = re.compile(r"(?:бөл(?:ін)?е|сал(?:ын)?а|жұмса(?:ла|й)|бағытта(?:ла|й))д[ыі]")


def read(place: Place) -> Kind | None:
    """`көзделіп отыр`, `болжам бойынша`, `салынбақ`: not yet so."""
    tail = words.signals("tail")
    for token in _ahead(place):
        found = tail.get(token.lemma) or tail.get(token.norm)
        if found:
            return Kind(found.kind, found.kind, None, "planned")
    if any(is_intended(token) for token in place.after):
        crowd = place.mention.amount.unit in words.signals("crowd")
        return Kind("forecast" if crowd else "target", "future", None, "planned")
    return None


def is_intended(token: Token) -> bool:
    """Whether a verb stands in the form of intent: `салынбақ`."""
    if token.feat("Mood") == "Des":
        return True
    return token.pos == "VERB" and token.norm.endswith(words.starts("planned_endings"))


def gathers(place: Place) -> Kind | None:
    """`екі миллион адам жиналады`: a crowd to come."""
    if place.mention.amount.unit not in words.signals("crowd"):
        return None
    if any(token.lemma in words.listed("gathering") and is_ahead(token) for token in place.after):
        return Kind("forecast", "gathers", None, "planned")
    return None


def _ahead(place: Place) -> tuple[Token, ...]:
    """Return the words that may say what comes of an amount: the rest of its clause.

    A clause that ends in `-ып` shares the end of the next, and `деп` ends the one before.
    A count that another amount follows is a thing of its own (`тоғыз донор 2,5 млрд …`).
    """
    if words.family(place.mention.amount.unit) == "count" and place.until < place.end:
        return place.after
    end = place.end
    for start, stop in place.clauses:
        joins = _hangs(place.tokens[:start]) or place.tokens[start].norm == "деп"
        if start == end and joins:
            end = stop
    return place.open(place.last, end)


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether a clause ends in a converb, so that the next one finishes it."""
    verbs = [token for token in tokens[-2:] if token.pos != "PUNCT"]
    return bool(verbs) and verbs[-1].pos in ("VERB", "AUX") and verbs[-1].norm.endswith("п")


def promised(place: Place) -> Kind | None:
    """`1 млрд доллар бөледі`: money to be given."""
    if words.family(place.mention.amount.unit) != "money":
        return None
    if any(GIVING.fullmatch(token.norm) for token in place.after):
        return Kind("target", "promised", None, "planned")
    return None


def is_past(place: Place) -> bool:
    """Whether the clause tells of what has been."""
    for token in place.after:
        if PARTICIPLE.fullmatch(token.norm):  # `жететінін айтты`: what is told of is to come
            return False
        if token.feat("Tense") == "Past":
            return True
    return False


def is_named(token: Token, found: words.Signal) -> bool:
    """Whether the change is named, not told: `500 млн-ға дейін ұлғайту жолы`."""
    return NAMED.fullmatch(token.norm.removeprefix(found.lemma)) is not None


def is_ahead(token: Token) -> bool:
    """Whether a verb speaks of what is to come: the aorist, `-атын`."""
    if PARTICIPLE.fullmatch(token.norm):
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    habitual = token.feat("VerbForm") == "Fin" and token.feat("Tense") in ("Pres", "Fut")
    return habitual and token.lemma not in words.listed("standing")
