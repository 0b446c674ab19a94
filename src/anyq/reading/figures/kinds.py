"""Level, change, target…: what an amount's case and the words around it make of it."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from anyq.doc import Token
from anyq.reading.figures import outlook, words
from anyq.reading.figures.kind import Kind
from anyq.reading.figures.places import Place, case_of

TIMES = "times"
RATES = frozenset({"percent", "ratio"})  # families whose dative is nearly always a change
NEXT = 2  # tokens between an amount and the adjective that compares it
HELD = 4  # and between a number of people and what is made for them
SAID_AGAIN = 6  # tokens of the amount behind it and what compares both
LEAD = 3  # tokens between a growth and how large it is: `өсу қарқыны жылына`
GROWTH = re.compile(r"(?:[іыу]|сы|сі|ы|і|уі|іміз)?(?:[нмд]\w*)?")
ABLE = "ал"  # auxiliary of ability after a converb: `ұлғайта алады`


LEVEL = "деңгей"
DASHES = frozenset("–—-")
OWNED = re.compile(r"%-(?:ы|ын|ына|ында)$")
Rule = Callable[[Place], Kind | None]


def read(place: Place) -> Kind:
    """Return what kind of figure an amount is: the first rule that holds."""
    return next(found for rule in RULES if (found := rule(place)))


def verb_signal(place: Place) -> words.Signal | None:
    """Return the first verb after the amount, before the next, that says what becomes of it."""
    return _signal(place.after)


def verb_signal_beyond(place: Place) -> words.Signal | None:
    """Return the first such verb in the rest of the clause."""
    return _signal(place.open(place.last, place.end))


def _signal(tokens: Sequence[Token]) -> words.Signal | None:
    return next((found for token in tokens if (found := words.verb_signal(token))), None)


def compared(place: Place) -> Kind | None:
    """`2,1 %-ға аз`, `118-ге көп`, `екі есе көп`: a change against a base."""
    if place.case != "Dat" and place.mention.amount.unit != TIMES:
        return None
    near = words.signals("near")
    for token in (*place.after[:NEXT], *_shared(place)):
        found = near.get(token.lemma) or near.get(token.norm)
        if found and found.kind == "change":
            return Kind("change", "compared", found.direction)
    return None


def _shared(place: Place) -> Sequence[Token]:
    """Return the words behind the amount that `немесе` joins: `16 %-ға немесе 3 млн-ға аз`."""
    between = [token.norm for token in place.tokens[place.last : place.until]]
    if not between or not set(between) <= words.listed("joining") | words.listed("otherwise"):
        return ()
    return place.open(place.until, min(place.until + SAID_AGAIN, place.end))


def grew(place: Place) -> Kind | None:
    """`7 пайызға азайып`, `екі есе өсті`, `2,36 теңгеге арзандап`: a change."""
    rate = words.family(place.mention.amount.unit) in RATES
    found = verb_signal_beyond(place) if rate else verb_signal(place)
    if found is None or found.kind != "change" or reaches(place):
        return None
    times = place.mention.amount.unit == TIMES
    beside = times or place.case == "Dat" or _beside(place, found)
    if not (beside or _joined(place) or _listed(place)):
        return None
    kind = outlook.read(place)
    if kind is not None:
        return Kind(kind.kind, "grew_" + kind.rule, found.direction, kind.modality)
    told = place.open(place.last, place.end) if rate else place.after
    ahead = any(outlook.is_ahead(token) and words.verb_signal(token) for token in told)
    return Kind("change", "grew", found.direction, "planned" if ahead else "happened")


def _joined(place: Place) -> bool:
    """Whether a bare rate shares the ending of the next: `49 % және 67 %-ға көбейген`."""
    between = [token.norm for token in place.tokens[place.last : place.until]]
    rate = words.family(place.mention.amount.unit) in RATES
    return (
        rate
        and place.until < place.end
        and bool(between)
        and set(between) <= words.listed("joining")
    )


def _listed(place: Place) -> bool:
    """Whether a list shares the ending of its last: `өндіріс – 9 %, құрылыс – 16 %-ға өсті`."""
    mine = [one for one in place.later if place.last <= one[0] < place.end]
    dash = place.first > 0 and place.tokens[place.first - 1].norm in DASHES
    alike = bool(mine) and all(unit == place.mention.amount.unit for _, _, unit in mine)
    return dash and alike and case_of(place.tokens[mine[-1][1] - 1]) == "Dat"


def _beside(place: Place, found: words.Signal) -> bool:
    """Whether a bare rate stands right before its verb: `4,1 % артып`."""
    rate = words.family(place.mention.amount.unit) in RATES
    return rate and any(words.is_verb(token, found.lemma) for token in place.after[:1])


def came_to(place: Place) -> Kind | None:
    """`жұмыссыздық деңгейі 4,7 %-ға төмендеді`: a level that fell to, not by, so much."""
    if place.mention.amount.unit != "%" or place.case != "Dat":
        return None
    words_before = [token for token in place.before if token.pos != "PUNCT"]
    level = bool(words_before) and words_before[-1].lemma == LEVEL
    found = verb_signal(place)
    return Kind("level", "reached") if level and found and found.kind == "change" else None


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


def growth_of(place: Place) -> Kind | None:
    """`экспорттың өсімі 4 пайызды құрады`: the noun stands before."""
    if words.family(place.mention.amount.unit) not in RATES:
        return None
    for token in reversed(place.before[-LEAD:]):
        for stem, found in words.signals("growth").items():
            if GROWTH.fullmatch(token.norm.removeprefix(stem)) and token.norm.startswith(stem):
                return Kind("change", "growth_of", found.direction)
    return None


def reaches(place: Place) -> bool:
    """Whether the amount is where a change ends: `…-дан …-ға`, `…-ға дейін`."""
    if place.after and place.after[0].norm.startswith(words.starts("until_stems")):
        return True
    if place.mention.amount.approximation == "up_to":
        return True
    return place.since > place.start and case_of(place.tokens[place.since - 1]) == "Abl"


def left(place: Place) -> Kind | None:
    """`75 еуродан 100 еуроға дейін`: the level that a change starts from."""
    found = verb_signal_beyond(place)
    if place.case != "Abl" or place.until >= place.end or found is None:
        return None
    return Kind("level", "left") if found.kind == "change" else None


def reached(place: Place) -> Kind | None:
    """`64 млрд еуроға дейін арттыру`, `85 млрд-қа өсті`: a level at the end of a change."""
    found = verb_signal(place) or verb_signal_beyond(place)
    if found is None or found.kind != "change" or not reaches(place):
        return None
    ahead = outlook.read(place)
    if ahead:
        return Kind(ahead.kind, "reached_" + ahead.rule, None, ahead.modality)
    if any(outlook.is_ahead(token) or outlook.is_named(token, found) for token in place.after):
        return Kind("target", "reached_ahead", None, "planned")
    return Kind("level", "reached")


def ranked(place: Place) -> Kind | None:
    """`үшінші орын`: a rank."""
    return Kind("rank", "rank") if place.mention.rule == "rank" else None


def share(place: Place) -> Kind | None:
    """`халықтың 40 пайызы`, `номенклатураның 90 пайыздан астамына`: a part of a whole."""
    if place.mention.amount.unit != "%":
        return None
    found = verb_signal(place)
    if found and found.direction:
        return None
    head = place.tokens[place.last - 1]
    owned = head.feat("Person[psor]") == "3" or OWNED.search(head.norm)
    whole = place.first > 0 and case_of(place.tokens[place.first - 1]) == "Gen"
    return Kind("share", "share") if owned or whole else None


def measured(place: Place) -> Kind | None:
    """`үлесі`, `бағасы`, `сыйымдылығы`: the noun before the amount says it."""
    nouns = words.signals("noun")
    family = words.family(place.mention.amount.unit)
    for token in reversed(place.before):
        found = nouns.get(token.lemma)
        if found and family in found.families:
            return Kind(found.kind, "measured")
    return None


def able(place: Place) -> Kind | None:
    """`40 өнім атауын сыртқа шығара алады`: what could be."""
    tokens = place.after
    for one, other in pairwise(tokens):
        if one.pos != "VERB" or not one.norm.endswith(("а", "е", "й")):
            continue
        could = one.lemma in words.signals("able") or one.lemma in words.signals("verb")
        if could and other.lemma == ABLE and other.pos in ("VERB", "AUX"):
            return Kind("capacity", "able")
    return None


def made_for(place: Place) -> Kind | None:
    """`60 мың жанкүйерге арналған стадион`: how many it holds."""
    near = place.after[:HELD]
    if place.mention.amount.unit.split(" ")[-1] not in words.signals("held"):
        return None
    if any(token.norm.startswith("арналған") for token in near):
        return Kind("capacity", "made_for")
    return None


def priced(place: Place) -> Kind | None:
    """`503 теңгеден сатылады`: a price."""
    found = verb_signal(place)
    return Kind("price", "priced") if found and found.kind == "price" else None


def plain(_: Place) -> Kind:
    """Any other amount: a level."""
    return Kind("level", "level")


RULES: tuple[Rule, ...] = (
    ranked,
    left,
    compared,
    growth,
    came_to,
    grew,
    growth_of,
    reached,
    able,
    made_for,
    priced,
    share,
    measured,
    outlook.read,
    outlook.promised,
    outlook.gathers,
    plain,
)
