"""Which amounts are figures, and which of them say the same thing."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from anyq.claim import FigureClaim
from anyq.reading.figures import words
from anyq.reading.figures.context import Context
from anyq.reading.figures.identity import identify
from anyq.reading.figures.places import Place, case_of

AGED = re.compile(r"жас(?:[тдқғ]\w+|ар)?")
AFTER = 3  # words from a length of time to what makes it a period
SAME = Decimal(20)  # a count this large, printed twice, is the same fact
SUM = Decimal(1000)  # and so is a sum of money this large
ROUNDING = Decimal("0.05")  # how far a headline rounds: 87 млрд is «90 млрд-қа жуық»


def states(context: Context, place: Place) -> bool:
    """Whether an amount states something of the world."""
    amount = place.mention.amount
    if _is_age(place) or _in_name(context, place) or not _is_number(place):
        return False
    if any(token.feat("Mood") == "Opt" for token in place.after):
        return False
    if place.mention.rule == "rank":
        return True
    if _is_one(place) or _is_class(place):
        return False
    family = words.family(amount.unit)
    if family == "time":
        return not _is_period(place)
    return not (family == "count" and (_is_idle(place) or _is_label(place)))


def _is_age(place: Place) -> bool:
    """Whether it is an age: `60 жастан асқан`, `30 жасқа дейінгі`."""
    following = place.tokens[place.last : place.last + 1]
    return place.mention.amount.unit in words.listed("age") or any(
        AGED.fullmatch(one.norm) for one in following
    )


def _is_class(place: Place) -> bool:
    """Whether it is a weight class: `73 келіге дейінгі салмақта`, a name and `(89 келі)`."""
    if words.family(place.mention.amount.unit) != "mass":
        return False
    alone = place.inner and not any(token.pos == "NOUN" for token in place.before + place.after)
    named = place.start - 2 in place.named
    weight = any(token.norm.startswith("салмақ") for token in place.after[:AFTER])
    return weight or (alone and named)


def _is_number(place: Place) -> bool:
    """Whether the words are a number and not their like: `үшін`, `оны`, `іс жүзінде`."""
    number = place.tokens[place.first]
    return any(letter.isdigit() for letter in number.norm) or number.pos not in words.listed(
        "not_number_pos"
    )


def _in_name(context: Context, place: Place) -> bool:
    """Whether the number is part of a name: `«Болашақ – 2030» бағдарламасы`."""
    start, end = place.mention.start, place.mention.end
    return any(
        first <= start and end <= last and entity.kind != "place"
        for first, last, entity in context.names
    )


def _is_period(place: Place) -> bool:
    """Whether a length of time says when, not how long: `соңғы үш жылда`, `екі жыл бұрын`."""
    if _is_jubilee(place):
        return True
    before = place.before[-2:]
    if any(token.norm in words.listed("period_before") for token in before):
        return True
    if any(token.norm in words.listed("period_after") for token in place.after[:AFTER]):
        return True
    return place.case == "Loc"


def _is_jubilee(place: Place) -> bool:
    """Whether years are those of an anniversary: `20 жылдығына`, `20 жылдық мерейтойы`."""
    head = place.tokens[place.last - 1]
    if head.norm.endswith("жылдық"):
        return any(one.lemma in words.listed("jubilee") for one in place.after[:2])
    return "жылдығ" in head.norm


def _is_lexical(place: Place) -> bool:
    """Whether the number is written in words."""
    return not any(letter.isdigit() for letter in place.mention.amount.text)


def _is_one(place: Place) -> bool:
    """Whether it is only an article: `бір адам`, `бір литр сүт`; `бір сағаттай` is a length."""
    amount = place.mention.amount
    if words.family(amount.unit) in ("percent", "ratio"):
        return False
    return amount.value == 1 and amount.approximation == "exact" and _is_lexical(place)


def _is_label(place: Place) -> bool:
    """Whether a bare number is part of a name or a list: `«Бірінші үй 2»`, `2.`, `8(7172)`."""
    if place.mention.amount.unit:
        return False
    following = [token.norm for token in place.tokens[place.last : place.last + 2]]
    closes = bool(following) and following[0] in ("»", "”", ":")
    phone = following[:1] == ["("] and following[-1].isdecimal()
    return (
        closes
        or phone
        or not any(token.pos not in ("PUNCT", "NUM", "SYM") for token in place.tokens)
    )


def _is_idle(place: Place) -> bool:
    """Whether a count is a manner of speaking: `екі ел`, `бір адам`, or counts nothing."""
    amount = place.mention.amount
    if not amount.unit:
        return not place.mention.amount.text.strip()
    lexical, idle = _is_lexical(place), words.listed("idle_two")
    following = place.tokens[place.last : place.last + 1]
    if any(token.norm in words.listed("faced") for token in following):
        return True
    known = any(token.lemma in idle or case_of(token) == "Gen" for token in following)
    known = known or amount.unit.split()[-1] in idle
    return lexical and amount.value == 2 and known


def once(context: Context, figures: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """Drop what says again what another figure of the article says.

    The headline gives way to the text, which is the fuller; otherwise the first stays.
    """
    title = len(context.article.title)
    body = [one for one in figures if one.evidence.start >= title]
    head = [one for one in figures if one.evidence.start < title]
    kept: list[FigureClaim] = []
    for claim in body:
        if not any(_repeats(context, claim, other) for other in kept):
            kept.append(claim)
    kept = [_placed(context, claim, head) for claim in kept]
    return (*(one for one in head if not any(_rounds(one, other) for other in kept)), *kept)


def _placed(context: Context, claim: FigureClaim, head: Sequence[FigureClaim]) -> FigureClaim:
    """Take from the headline where a number holds, if only it says: `Ақмолада 5 адам …`."""
    for one in head:
        closer = set(claim.subjects) < set(one.subjects) and not one.subjects[-1].isupper()
        if closer and one.amount.unit == claim.amount.unit and _rounds(one, claim):
            found = msgspec.structs.replace(claim, subjects=one.subjects)
            return msgspec.structs.replace(found, id=identify(context, found))
    return claim


def _repeats(context: Context, claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether two figures of the text are one: same number, same unit, nothing against it."""
    one, two = claim.amount, other.amount
    if (
        (one.value, one.low, one.high) != (two.value, two.low, two.high)
        or claim.kind != other.kind
        or not _same_unit(claim, other)
    ):
        return False
    if context.sentence_at(claim.evidence.start) == context.sentence_at(other.evidence.start):
        return False
    if not (_same_thing(claim, other) or _is_large(claim)):
        return False
    return None in (claim.period, other.period) or _days(claim) == _days(other)


def _same_thing(claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether two figures measure one thing; ranks need share only a word of what it is in."""
    if claim.kind != "rank":
        return claim.indicator == other.indicator
    return len(set(claim.indicator.text.split()) & set(other.indicator.text.split())) > 1


def _days(claim: FigureClaim) -> tuple[date | None, date | None]:
    return (claim.period.start, claim.period.end) if claim.period else (None, None)


def _is_large(claim: FigureClaim) -> bool:
    value = claim.amount.value
    if isinstance(value, tuple):
        return False
    family = words.family(claim.amount.unit)
    least = {"count": SAME, "money": SUM, "time": Decimal(0)}.get(family)
    return least is not None and value >= least


def _same_unit(claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether units are one; two nouns may count the same things (`адам`, `жұмысшы`)."""
    one, two = claim.amount.unit, other.amount.unit
    counts = words.family(one) == words.family(two) == "count"
    return one == two or (counts and _is_large(claim))


def _rounds(head: FigureClaim, other: FigureClaim) -> bool:
    """Whether a headline's number is one of the text's, or that rounded."""
    one, two = head.amount.value, other.amount.value
    if isinstance(one, tuple) or isinstance(two, tuple):
        return one == two
    if words.family(head.amount.unit) != words.family(other.amount.unit):
        return False
    return abs(one - two) <= ROUNDING * abs(two)
