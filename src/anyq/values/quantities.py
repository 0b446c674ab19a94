"""Words -> quantities as printed: a number, its unit or the noun it counts, its approximation."""

from collections.abc import Iterator, Sequence

from anyq.doc import Word
from anyq.values.drafts import COUNT, ONE, Draft, scaled_like, special
from anyq.values.found import Quantity, TimeSpan
from anyq.values.idle import is_idle, is_label
from anyq.values.items import BARE, Item, spaced
from anyq.values.phrases import (
    Unit,
    UnitMatch,
    is_young_noun,
    near_after,
    near_before,
    signs_before,
    unit_at,
)
from anyq.values.scan import DASHES, read_items
from anyq.values.times import times_in

#: The case that a word asks for, taken as meant where digits or `%` stand without an ending.
LOOSE = {"астам": "abl", "аса": "abl", "жуық": "dat", "тарта": "dat", "дейін": "dat"}
NOUN_CASES = (
    ("dat", ("ға", "ге", "қа", "ке", "на", "не")),
    ("abl", ("дан", "ден", "тан", "тен", "нан", "нен")),
)
OR_WORDS = frozenset({"немесе", "не", "және", "мен", "бен", "пен"})
#: No age is greater: `300 миллион жас` are young people.
OLDEST = 130


def find_quantities(words: Sequence[Word]) -> list[Quantity]:
    """Find the quantities printed in some words; dates, clocks, ordinals and codes are left out.

    Numbers that state nothing by themselves are marked `idle`.

    Args:
        words: words or tokens of a text or of one sentence, in order.

    Returns:
        Quantities in text order; none overlaps another.
    """
    return find_values(words)[1]


def find_values(words: Sequence[Word]) -> tuple[list[TimeSpan], list[Quantity]]:
    """Find times and quantities in one pass. See `find_times` and `find_quantities`."""
    items = read_items(words)
    times = times_in(items)
    return times, list(quantities_in(items, times))


def quantities_in(items: Sequence[Item], times: Sequence[TimeSpan]) -> Iterator[Quantity]:
    """Read the quantities of items; numbers that belong to a time are none."""
    taken = _taken(items, times)
    index = floor = 0
    held: Draft | None = None
    while index < len(items):
        item = items[index]
        if item.number is None or index in taken or is_label(items, index):
            index += 1
            continue
        draft = _read(items, index, taken, floor)
        floor = index = max(draft.end, index + 1)
        if held is not None:
            held, draft = _paired(held, draft, items)
            if held is not None:
                yield _finish(held, items)
        held = draft
    if held is not None:
        yield _finish(held, items)


def _paired(left: Draft, right: Draft, items: Sequence[Item]) -> tuple[Draft | None, Draft]:
    """Read two neighbours of which the first is in the ablative.

    `700-ден 2000 теңгеге дейін` is a range; before a verb of change they are two levels, and
    a bare first one has the unit of the second: `500-ден 504 теңгеге көтерілді`.
    """
    if _is_or(left, right, items):
        left.unit, left.noun = right.unit, right.noun
        return left, right
    adjacent = (
        left.end == right.begin and left.ending.case == "abl" and left.approximation == "exact"
    )
    if not adjacent or right.ending.case != "dat":
        return left, right
    if (
        right.approximation == "up_to"
        and left.unit is COUNT
        and left.number.value < right.number.value
    ):
        low = scaled_like(left.number, right.number)
        right.value, right.begin = (low, right.number.value), left.begin
        right.approximation, right.rule = "exact", "from_to"
        return None, right
    if left.unit is COUNT or left.unit == right.unit:
        left.unit = right.unit
        right.approximation = "exact" if right.approximation == "up_to" else right.approximation
    return left, right


def _is_or(left: Draft, right: Draft, items: Sequence[Item]) -> bool:
    """Whether two numbers share a unit: `10 немесе 15 пайыз`, `2 және 3 орын`."""
    joined = left.end + 1 == right.begin and items[left.end].norm in OR_WORDS
    return joined and left.unit is COUNT and left.ending == BARE and left.rule == "number"


def _taken(items: Sequence[Item], times: Sequence[TimeSpan]) -> set[int]:
    """Return the items inside times that state no length."""
    spans = [
        (time.start, time.end) for time in times if time.kind != "duration" or time.relation != "in"
    ]
    taken: set[int] = set()
    at = 0
    for start, end in spans:
        while at < len(items) and items[at].start < start:
            at += 1
        while at < len(items) and items[at].end <= end:
            taken.add(at)
            at += 1
    return taken


def _read(items: Sequence[Item], index: int, taken: set[int], floor: int) -> Draft:
    """Read the quantity of the number at `index`; items before `floor` belong to another."""
    several = special(items, index, taken)
    if several is not None:
        return several
    item = items[index]
    assert item.number is not None
    draft = Draft(index, index + 1, item.number.value, item.number, item.ending)
    _read_range(draft, items, taken)
    _read_sign_before(draft, items, floor)
    _read_near_before(draft, items)
    _read_after(draft, items)
    _read_negative(draft, items, floor)
    return draft


def _read_range(draft: Draft, items: Sequence[Item], taken: set[int]) -> None:
    """`10-15 мың`, `екі-үш`, `3,5 – 4 пайыз`: the scale of the last goes for both."""
    dash, last = draft.end, draft.end + 1
    if last < len(items) and items[dash].norm == "%" and draft.ending == BARE:  # `10%-15%`
        dash, last = dash + 1, last + 1
    if last >= len(items) or items[dash].norm not in DASHES or draft.ending != BARE:
        return
    second = items[last].number
    if second is None or second.ordinal or last in taken:
        return
    low = scaled_like(draft.number, second)
    if low >= second.value:
        return
    draft.value = (low, second.value)
    draft.number, draft.ending = second, items[last].ending
    draft.end, draft.rule = last + 1, "range"


def _read_sign_before(draft: Draft, items: Sequence[Item], floor: int) -> None:
    """`$1,3 млн`."""
    if draft.begin <= floor:
        return
    sign = draft.begin - 1
    unit = signs_before().get(items[sign].norm)
    of_another = sign > 0 and not spaced(items, sign) and items[sign - 1].number is not None
    if unit is not None and not of_another:
        draft.unit, draft.begin = unit, draft.begin - 1


def _is_sign_of_next(items: Sequence[Item], index: int) -> bool:
    """Whether a currency sign belongs to the number after it: `100 $1,3 млн`."""
    if index + 1 >= len(items) or items[index].norm not in signs_before():
        return False
    glued = items[index].end == items[index + 1].start
    return glued and spaced(items, index) and items[index + 1].number is not None


def _read_near_before(draft: Draft, items: Sequence[Item]) -> None:
    near = near_before(items, draft.begin)
    if near is not None:
        draft.approximation = near[0]


def _read_after(draft: Draft, items: Sequence[Item]) -> None:
    """Read what follows: approximation, unit, approximation; or the noun counted."""
    after = _take_near(draft, items, draft.end)
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
        _take_near(draft, items, draft.end)
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


def _take_near(draft: Draft, items: Sequence[Item], index: int) -> int:
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
    near = near_after(items, noun + 1, _noun_case(items[noun].norm))
    if near is not None and draft.approximation == "exact" and _noun_case(items[noun].norm):
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


def _read_negative(draft: Draft, items: Sequence[Item], floor: int) -> None:
    """`минус 35 градус`, `-3,4 пайыз`, `20 градус суық`."""
    if isinstance(draft.value, tuple):
        return
    if _is_cold(draft, items):
        draft.value = -draft.value
        return
    if draft.begin <= floor:
        return
    before = draft.begin - 1
    glued = items[before].end == items[draft.begin].start and spaced(items, before)
    minus = items[before].norm in ("-", "−") and glued and _may_be_minus(draft, items, before)
    if items[before].norm == "минус" or minus:
        draft.value, draft.begin = -draft.value, before


def _may_be_minus(draft: Draft, items: Sequence[Item], sign: int) -> bool:
    """Whether a hyphen is a minus and no dash: before degrees, or where no word stands."""
    before = items[sign - 1] if sign else None
    return draft.unit.code == "Cel" or before is None or before.norm in ("(", ":", ",", ";")


#: Stems after degrees that put them below zero.
COLD = ("суық", "аяз")


def _is_cold(draft: Draft, items: Sequence[Item]) -> bool:
    after = items[draft.end].norm if draft.end < len(items) else ""
    return draft.unit.code == "Cel" and after.startswith(COLD)


def _finish(draft: Draft, items: Sequence[Item]) -> Quantity:
    begin, final = items[draft.begin], items[draft.end - 1]
    number, value = draft.number, draft.value
    digit = number.digit
    if number.grouped and draft.unit is COUNT and not isinstance(value, tuple):
        value, digit = value * 1000, ONE
    low = value[0] if isinstance(value, tuple) else value
    return Quantity(
        begin.start,
        final.end,
        begin.first,
        final.last,
        value=value,
        digit=digit,
        counted=digit == ONE and not number.scaled and low == low.to_integral_value(),
        approximation=draft.approximation,
        unit=draft.unit.code or None,
        family=draft.unit.family,
        noun=draft.noun,
        partitive=draft.unit is COUNT and draft.ending.possessive,
        case=draft.ending.case,
        idle=is_idle(draft, items),
        rule=draft.rule,
    )
