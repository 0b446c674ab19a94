"""Level, change, target…: what an amount's case and the words around it make of it."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from anyq.claim import Direction, FigureKind, Modality
from anyq.doc import Token
from anyq.reading.figures import words
from anyq.reading.figures.places import Place, case_of

RATES = frozenset({"percent", "ratio"})  # families whose dative is nearly always a change
NEXT = 2  # tokens between an amount and the adjective that compares it
ABLE = "ал"  # auxiliary of ability after a converb: `ұлғайта алады`
FUTURE = ("мақ", "мек", "бақ", "бек", "пақ", "пек", "мақшы", "мекші")
UNTIL = frozenset({"дейін", "шейін"})


class Kind(NamedTuple):
    """What an amount is, and by which rule."""

    kind: FigureKind
    rule: str
    direction: Direction | None = None
    modality: Modality = "happened"


Rule = Callable[[Place], Kind | None]


def read(place: Place) -> Kind:
    """Return what kind of figure an amount is: the first rule that holds."""
    return next(found for rule in RULES if (found := rule(place)))


def verb_signal(place: Place) -> words.Signal | None:
    """Return the first verb after the amount in its clause that says what becomes of it."""
    signals = words.signals("verb")
    for token in place.after:
        found = signals.get(token.lemma) or next(
            (s for lemma, s in signals.items() if words.is_verb(token, lemma)), None
        )
        if found:
            return found
    return None


def compared(place: Place) -> Kind | None:
    """`2,1 %-ға аз`, `118-ге көп`: a change against a base."""
    if place.case != "Dat":
        return None
    near = words.signals("near")
    for token in place.after[:NEXT]:
        found = near.get(token.lemma) or near.get(token.norm)
        if found and found.kind == "change":
            return Kind("change", "compared", found.direction)
    return None


def grew(place: Place) -> Kind | None:
    """`19 пайызға көбейіп`, `екі есе өсті`, `2,36 теңгеге арзандап`: a change."""
    found = verb_signal(place)
    if found is None or found.kind != "change" or reaches(place):
        return None
    family = words.family(place.mention.amount.unit)
    if family != "ratio" and place.case != "Dat":
        return None
    kind = outlook(place)
    if kind is not None:
        return Kind(kind.kind, "grew_" + kind.rule, found.direction, kind.modality)
    return Kind("change", "grew", found.direction)


def growth(place: Place) -> Kind | None:
    """`4,8 пайыз өсім`: the noun follows."""
    if words.family(place.mention.amount.unit) not in RATES:
        return None
    near = words.signals("near")
    for token in place.after[:NEXT]:
        found = near.get(token.lemma)
        if found and found.lemma == "өсім":
            return Kind("change", "growth", found.direction)
    return None


def reaches(place: Place) -> bool:
    """Whether the amount is where a change ends: `…-дан …-ға`, `…-ға дейін`."""
    if place.after and place.after[0].norm in UNTIL:
        return True
    if place.mention.amount.approximation == "up_to":
        return True
    return place.since > place.start and case_of(place.tokens[place.since - 1]) == "Abl"


def reached(place: Place) -> Kind | None:
    """`64 млрд еуроға дейін арттыру`, `85 млрд-қа өсті`: a level at the end of a change."""
    found = verb_signal(place)
    if found is None or found.kind != "change" or not reaches(place):
        return None
    ahead = outlook(place)
    if ahead:
        return Kind(ahead.kind, "reached_" + ahead.rule, None, ahead.modality)
    return Kind("level", "reached")


def ranked(place: Place) -> Kind | None:
    """`үшінші орын`: a rank."""
    return Kind("rank", "rank") if place.mention.rule == "rank" else None


def share(place: Place) -> Kind | None:
    """`халықтың 40 пайызы`: a part of a whole; `үлесі 14 пайыз`."""
    if place.mention.amount.unit != "%":
        return None
    head = place.tokens[place.last - 1]
    owned = head.feat("Person[psor]") == "3" or head.norm.endswith(("%-ы", "%-ын", "%-ына"))
    if owned and not (verb_signal(place) or words.Signal("", "verb", None, None)).direction:
        return Kind("share", "share")
    return None


def measured(place: Place) -> Kind | None:
    """`үлесі`, `бағасы`, `сыйымдылығы`: the noun before the amount says it."""
    nouns = words.signals("noun")
    for token in reversed(place.before):
        found = nouns.get(token.lemma)
        if found and found.kind:
            return Kind(found.kind, "measured")
    return None


def able(place: Place) -> Kind | None:
    """`195 тауар түрі бойынша экспортты ұлғайта алады`: what could be."""
    tokens = place.after
    for one, other in pairwise(tokens):
        plain = one.feat("VerbForm") == "Conv" and one.feat("Aspect") == "Imp"
        if plain and other.lemma == ABLE and other.pos in ("VERB", "AUX"):
            return Kind("capacity", "able")
    return None


def made_for(place: Place) -> Kind | None:
    """`60 мың жанкүйерге арналған стадион`: how many it holds."""
    if place.case != "Dat" and not any(case_of(token) == "Dat" for token in place.after[:NEXT]):
        return None
    if any(token.norm.startswith("арналған") for token in place.after[:NEXT]):
        return Kind("capacity", "made_for")
    return None


def priced(place: Place) -> Kind | None:
    """`503 теңгеден сатылады`: a price."""
    found = verb_signal(place)
    return Kind("price", "priced") if found and found.kind == "price" else None


def outlook(place: Place) -> Kind | None:
    """`көзделіп отыр`, `болжам бойынша`, `салынбақ`: not yet so."""
    tail = words.signals("tail")
    for token in place.tail:
        found = tail.get(token.lemma) or tail.get(token.norm)
        if found and found.kind:
            return Kind(found.kind, found.kind, None, "planned")
    if any(token.norm.endswith(FUTURE) and token.pos != "NUM" for token in place.after):
        return Kind("target", "future", None, "planned")
    return None


def plain(_: Place) -> Kind:
    """Any other amount: a level."""
    return Kind("level", "level")


RULES: tuple[Rule, ...] = (
    ranked,
    compared,
    growth,
    grew,
    reached,
    able,
    made_for,
    priced,
    share,
    measured,
    outlook,
    plain,
)
