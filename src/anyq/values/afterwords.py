"""What stands after a number: its unit or the noun it counts, and words like `астам`."""

from collections.abc import Sequence

from anyq.values.drafts import COUNT, Draft
from anyq.values.items import BARE, Item, spaced
from anyq.values.phrases import (
    Unit,
    UnitMatch,
    is_young_noun,
    near_after,
    signs_before,
    unit_at,
)

#: The case that a word asks for, taken as meant where digits or `%` stand without an ending.
LOOSE = {"астам": "abl", "аса": "abl", "жуық": "dat", "тарта": "dat", "дейін": "dat"}
#: Words that after a counted noun speak of its number; `көрсеткіштен төмен` compares.
AFTER_NOUNS = frozenset({"астам", "аса", "артық", "жуық", "тарта", "дейін", "шейін"})
NOUN_CASES = (
    ("dat", ("ға", "ге", "қа", "ке", "на", "не")),
    ("abl", ("дан", "ден", "тан", "тен", "нан", "нен")),
)
#: No age is greater: `300 миллион жас` are young people.
OLDEST = 130


def read_after(draft: Draft, items: Sequence[Item]) -> None:
    """Read what follows: approximation, unit, approximation; or the noun counted."""
    after = take_near(draft, items, draft.end)
    if after == draft.end:
        after = _take_as_many(draft, items, after)
    found = None
    if draft.unit is COUNT and not _is_sign_of_next(items, after):
        found = unit_at(items, after)
    if found is not None and found.unit.family == "age" and _is_youth(draft, found, items):
        found = None
    if found is not None:
        draft.unit, draft.end, draft.ending = (
            _rate(found.unit, items, draft),
            found.end,
            found.ending,
        )
        take_near(draft, items, draft.end)
    elif draft.unit is COUNT and _is_noun_place(draft, items, after):
        draft.noun = items[after].first
        _take_near_noun(draft, items, after)
    if draft.ending.attribute == "about" and draft.approximation == "exact":
        draft.approximation = "about"


def _is_youth(draft: Draft, found: UnitMatch, items: Sequence[Item]) -> bool:
    """Whether `жас` is young and no age: `20 жас маман`, `300 миллион жас`."""
    following = items[found.end].norm if found.end < len(items) else ""
    young = found.ending == BARE and is_young_noun(following)
    return young or draft.number.value > OLDEST


def _take_as_many(draft: Draft, items: Sequence[Item], index: int) -> int:
    """Skip `бірдей` (as many as) between a number and its noun."""
    return index + 1 if index < len(items) and items[index].norm == "бірдей" else index


def take_near(draft: Draft, items: Sequence[Item], index: int) -> int:
    """Take an approximation word after the number or unit; return the item after it."""
    near = near_after(items, index, draft.ending.case or _loose_case(draft, items))
    if near is None:
        return index
    meaning, end = near
    if draft.approximation == "exact" or (draft.approximation == "about" and meaning != "exact"):
        draft.approximation = meaning
    return end


def _take_near_noun(draft: Draft, items: Sequence[Item], noun: int) -> None:
    """Take an approximation word after the noun: `300 адамға дейін`, `40 елден астам`."""
    case = _noun_case(items[noun].norm)
    following = items[noun + 1].norm if noun + 1 < len(items) else ""
    near = near_after(items, noun + 1, case) if case and following in AFTER_NOUNS else None
    if near is not None and draft.approximation == "exact":
        draft.approximation = near[0]


def _loose_case(draft: Draft, items: Sequence[Item]) -> str:
    """Digits are often printed without the ending that `астам` asks for: `2000000 астам`."""
    after = items[draft.end].norm if draft.end < len(items) else ""
    by_sign = items[draft.end - 1].norm == "%"
    if by_sign or (draft.number.figures and draft.unit is COUNT):
        return LOOSE.get(after, "")
    return ""


def _noun_case(norm: str) -> str:
    """Guess the case of a counted noun from its last letters: `300 адамға дейін`."""
    return next((case for case, ends in NOUN_CASES if norm.endswith(ends)), "")


def _is_noun_place(draft: Draft, items: Sequence[Item], index: int) -> bool:
    """Whether a counted noun may stand there: after a bare number, or `40-тан аса`."""
    if index >= len(items) or draft.ending.possessive:
        return False
    if draft.ending.case and index == draft.end:
        return False
    return items[index].kind != "sign" and items[index].number is None and spaced(items, index)


#: What `сағатына` and `секундына` before the number make of a unit.
RATES = {
    ("hour", "km"): "km/h",
    ("second", "m"): "m/s",
    ("second", "m3"): "m3/s",
}


def _rate(unit: Unit, items: Sequence[Item], draft: Draft) -> Unit:
    """`сағатына 30 шақырым` is in km/h."""
    before = items[draft.begin - 1] if draft.begin else None
    if before is None or not before.ending.possessive or before.ending.case != "dat":
        return unit
    code = RATES.get((before.kind, unit.code))
    return Unit(code, "speed") if code else unit


def _is_sign_of_next(items: Sequence[Item], index: int) -> bool:
    """Whether a currency sign belongs to the number after it: `100 $1,3 млн`."""
    if index + 1 >= len(items) or items[index].norm not in signs_before():
        return False
    glued = items[index].end == items[index + 1].start
    return glued and spaced(items, index) and items[index + 1].number is not None
