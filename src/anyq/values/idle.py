"""Numbers that state nothing by themselves: labels, ages, `бір` as an article, "both"."""

from collections.abc import Sequence
from decimal import Decimal

from anyq.values.drafts import COUNT, ONE, PARTS, Draft
from anyq.values.items import BARE, Item
from anyq.values.lexicon import Ending
from anyq.values.phrases import is_pair_noun

OPENERS, CLOSERS = frozenset("«“"), frozenset("»”")
TWO = Decimal(2)
#: A bare number of four digits between these is rather a year.
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: Between these it is a year even before a noun: `Экспо 2026 көрмесі`.
SURE_YEARS = (1990, 2036)
#: How far `бірі` may stand from the number in `үш үздік оқу орнының бірі`.
ONE_OF_REACH = 7


def is_label(items: Sequence[Item], index: int) -> bool:
    """Whether a number is an ordinal, a number in a list, or a letter-and-number name."""
    number = items[index].number
    if number is None or number.ordinal or is_vague(items[index].ending):
        return True
    after = items[index + 1].norm if index + 1 < len(items) else ""
    before = items[index - 1].norm if index else ""
    if after == "." and index + 2 < len(items) and items[index + 2].capital:
        return items[index + 2].start == items[index + 1].end  # `2.Серік Асанов`
    return after == ")" and before != "(" and (index == 0 or before in (".", ";", ":"))


def _is_hundreds(items: Sequence[Item], index: int) -> bool:
    """Whether a vague number stands before: `жүздеген миллиард`."""
    before = items[index - 1] if index else None
    return before is not None and before.number is not None and is_vague(before.ending)


def is_vague(read: Ending) -> bool:
    """Whether an ending makes a number another word: `мыңдаған`, `нөлдік`, `43-тегі`."""
    return read.attribute in ("adj", "attr") or read.number == "vague"


def is_idle(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether a quantity states nothing by itself."""
    return (
        _is_hundreds(items, draft.begin)
        or _is_one_of(draft, items)
        or _is_of_name(draft, items)
        or _states_nothing(draft)
    )


def _is_of_name(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether a bare number ends a name, or a letter does: `«Нұрлы жол – 2»`, `5 «А» сыныбы`."""
    if draft.unit is not COUNT or draft.noun is not None or draft.number.scaled:
        return False
    after = [item.norm for item in items[draft.end : draft.end + 2]]
    letter = len(after) == 2 and after[0] in OPENERS and len(after[1]) == 1
    return bool(after) and draft.ending == BARE and (after[0] in CLOSERS or letter)


def _states_nothing(draft: Draft) -> bool:
    """Whether a number states nothing: a bare year, an age, `бір` as an article."""
    if draft.unit.family == "time":
        return _is_period(draft)
    if draft.unit is not COUNT or draft.approximation != "exact" or draft.number.scaled:
        return draft.unit.family in ("age", "anniversary")
    if draft.rule != "number":
        return False
    number = draft.number
    if number.value in PARTS:
        return True
    if number.value == 1:
        return not number.figures or draft.noun is None
    return _is_bare(draft)


def _is_bare(draft: Draft) -> bool:
    """Whether a number without noun, unit and ending is rather a year or a word."""
    number = draft.number
    year = number.figures == 4 and FIRST_YEAR <= number.value < LAST_YEAR
    if draft.noun is not None:
        return year and SURE_YEARS[0] <= number.value < SURE_YEARS[1]
    if draft.ending.possessive or draft.ending.case in ("dat", "acc", "abl", "ins"):
        return False
    if draft.ending.case:  # `22-де`, `сексеннің`: an age or a word
        return True
    return number.digit == ONE and (year if number.figures else number.value <= 10)


def _is_period(draft: Draft) -> bool:
    """Whether a length only says how long something else lasted: `бір жылда`, `үш айда`."""
    if draft.approximation != "exact":
        return False
    words = not draft.number.figures and draft.number.value == 1
    return words or draft.ending.case == "loc" or draft.ending.attribute == "attr"


def _is_one_of(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether a count in words only names a group that one belongs to, or means "both"."""
    if draft.unit is not COUNT or draft.number.figures or draft.approximation != "exact":
        return False
    after = items[draft.end : draft.end + ONE_OF_REACH]
    if draft.number.value == TWO and (
        (draft.rule == "number" and items[draft.begin].norm.startswith("екеу"))
        or (after and is_pair_noun(after[0].norm))
    ):
        return True
    for item in after:
        if item.kind == "sign" or item.norm in ("бірі", "біреуі"):
            return item.kind != "sign"
    return False
