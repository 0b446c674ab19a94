"""Words -> quantities as printed: a number, its unit or the noun it counts, its approximation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from anyq.amount import Approximation
from anyq.doc import Word
from anyq.values.found import Quantity, TimeSpan
from anyq.values.items import BARE, Item, Number, spaced
from anyq.values.lexicon import Ending
from anyq.values.numbers import plain
from anyq.values.phrases import (
    Unit,
    is_pair_noun,
    near_after,
    near_before,
    signs_before,
    unit_at,
)
from anyq.values.scan import DASHES, read_items
from anyq.values.times import times_in

PERCENT = Unit("%", "percent")
COUNT = Unit("", "count")
MINUTES = Unit("min", "time")
ONE, TWO = Decimal(1), Decimal(2)
#: How many words `3 жылдан 15 жылға дейін` may run over.
FROM_TO_REACH = 9
#: Numbers that with a possessive are shares: `жартысы`, `ширегі`.
PARTS = frozenset({Decimal("0.5"), Decimal("0.25")})


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


class _Draft(msgspec.Struct):
    """A quantity being read: items `[begin, end)` are number and unit."""

    begin: int
    end: int
    value: Decimal | tuple[Decimal, Decimal]
    number: Number
    ending: Ending
    unit: Unit = COUNT
    approximation: Approximation = "exact"
    noun: int | None = None
    rule: str = "number"


def quantities_in(items: Sequence[Item], times: Sequence[TimeSpan]) -> Iterator[Quantity]:
    """Read the quantities of items; numbers that belong to a time are none."""
    taken = _taken(items, times)
    index = 0
    while index < len(items):
        item = items[index]
        if item.number is None or index in taken or _is_label(items, index):
            index += 1
            continue
        draft = _read(items, index, taken)
        index = max(draft.end, index + 1)
        yield _finish(draft, items, _is_hundreds(items, draft.begin) or _is_one_of(draft, items))


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


def _is_label(items: Sequence[Item], index: int) -> bool:
    """Whether a number is an ordinal, a number in a list, or a letter-and-number name."""
    number = items[index].number
    if number is None or number.ordinal or _is_vague(items[index].ending):
        return True
    after = items[index + 1].norm if index + 1 < len(items) else ""
    before = items[index - 1].norm if index else ""
    return after == ")" and before != "(" and (index == 0 or before in (".", ";", ":"))


def _is_hundreds(items: Sequence[Item], index: int) -> bool:
    """Whether a vague number stands before: `жүздеген миллиард`."""
    return bool(index) and items[index - 1].ending.number == "vague"


def _is_vague(read: Ending) -> bool:
    """Whether an ending makes a number another word: `мыңдаған`, `нөлдік`, `43-тегі`."""
    return read.attribute in ("adj", "attr") or read.number == "vague"


def _read(items: Sequence[Item], index: int, taken: set[int]) -> _Draft:
    special = (
        _fraction(items, index) or _hours_minutes(items, index) or _from_to(items, index, taken)
    )
    if special is not None:
        return special
    item = items[index]
    assert item.number is not None
    draft = _Draft(index, index + 1, item.number.value, item.number, item.ending)
    _read_range(draft, items, taken)
    _read_sign_before(draft, items)
    _read_near_before(draft, items)
    _read_after(draft, items)
    _read_negative(draft, items)
    return draft


def _fraction(items: Sequence[Item], index: int) -> _Draft | None:
    """`үштен бірі`, `төрттен үш бөлігі`, `жартысы`: a share of the whole, in percent."""
    item = items[index]
    number = item.number
    if number is None:
        return None
    if number.value in PARTS and item.ending.possessive and not number.scaled:
        return _percent(items, index, index + 1, number.value * 100, item)
    if item.ending.case != "abl" or index + 1 >= len(items) or number.figures:
        return None
    part = items[index + 1]
    if part.number is None or part.number.ordinal or part.number.value >= number.value:
        return None
    follower = items[index + 2].norm if index + 2 < len(items) else ""
    if not part.ending.possessive and not follower.startswith("бөліг"):
        return None
    share = (part.number.value * 100 / number.value).quantize(Decimal("0.1"))
    end = index + (2 if part.ending.possessive else 3)
    return _percent(items, index, end, share, part)


def _from_to(items: Sequence[Item], index: int, taken: set[int]) -> _Draft | None:
    """`3 жылдан 15 жылға дейінгі аралықта` is a range; without `аралық` they are two levels."""
    first = items[index]
    near = items[index : index + FROM_TO_REACH]
    until = next((i for i, item in enumerate(near, index) if item.kind == "until"), None)
    if until is None or until + 1 >= len(items) or not items[until + 1].norm.startswith("аралық"):
        return None
    last = next((i for i in range(until - 1, index, -1) if items[i].number is not None), None)
    if last is None or last in taken or first.number is None:
        return None
    second = items[last].number
    assert second is not None
    low = _scaled_like(first.number, second)
    unit = unit_at(items, last + 1)
    ending = unit.ending if unit else items[last].ending
    if low >= second.value or ending.case != "dat":
        return None
    end = unit.end if unit else last + 1
    value = (low, second.value)
    return _Draft(index, end, value, second, ending, unit.unit if unit else COUNT, rule="from_to")


def _scaled_like(first: Number, second: Number) -> Decimal:
    """Give the first number of a range the scale word of the second: `10-15 мың`."""
    if second.scaled and not first.scaled and first.value < second.mantissa:
        return plain(first.value * (second.value / second.mantissa))
    return first.value


def _hours_minutes(items: Sequence[Item], index: int) -> _Draft | None:
    """`2 сағат 20 минут` is 140 minutes."""
    if index + 3 >= len(items):
        return None
    hours, hour, minutes, minute = items[index : index + 4]
    if hour.kind != "hour" or minute.kind != "minute" or hour.ending != BARE:
        return None
    if hours.number is None or minutes.number is None or minutes.number.value >= 60:
        return None
    value = hours.number.value * 60 + minutes.number.value
    number = Number(value, ONE, figures=2)
    return _Draft(index, index + 4, value, number, minute.ending, MINUTES, rule="hours_minutes")


def _percent(items: Sequence[Item], begin: int, end: int, share: Decimal, last: Item) -> _Draft:
    whole = share == share.to_integral_value()
    number = Number(share, ONE if whole else Decimal("0.1"))
    return _Draft(begin, end, share, number, last.ending, PERCENT, rule="fraction")


def _read_range(draft: _Draft, items: Sequence[Item], taken: set[int]) -> None:
    """`10-15 мың`, `екі-үш`, `3,5 – 4 пайыз`: the scale of the last goes for both."""
    dash, last = draft.end, draft.end + 1
    if last >= len(items) or items[dash].norm not in DASHES or draft.ending != BARE:
        return
    second = items[last].number
    if second is None or second.ordinal or last in taken:
        return
    low = _scaled_like(draft.number, second)
    if low >= second.value:
        return
    draft.value = (low, second.value)
    draft.number, draft.ending = second, items[last].ending
    draft.end, draft.rule = last + 1, "range"


def _read_sign_before(draft: _Draft, items: Sequence[Item]) -> None:
    """`$1,3 млн`."""
    unit = signs_before().get(items[draft.begin - 1].norm) if draft.begin else None
    if unit is not None:
        draft.unit, draft.begin = unit, draft.begin - 1


def _read_near_before(draft: _Draft, items: Sequence[Item]) -> None:
    near = near_before(items, draft.begin)
    if near is not None:
        draft.approximation = near[0]


def _read_after(draft: _Draft, items: Sequence[Item]) -> None:
    """Read what follows: approximation, unit, approximation; or the noun counted."""
    after = _take_near(draft, items, draft.end)
    if after == draft.end:
        after = _take_as_many(draft, items, after)
    found = unit_at(items, after) if draft.unit is COUNT else None
    if found is not None:
        draft.unit, draft.end, draft.ending = (
            _rate(found.unit, items, draft),
            found.end,
            found.ending,
        )
        _take_near(draft, items, draft.end)
    elif draft.unit is COUNT and after < len(items) and _is_noun_place(items, after):
        draft.noun = items[after].first
    if draft.ending.attribute == "about" and draft.approximation == "exact":
        draft.approximation = "about"


def _take_as_many(draft: _Draft, items: Sequence[Item], index: int) -> int:
    """Skip `бірдей` (as many as) between a number and its noun."""
    return index + 1 if index < len(items) and items[index].norm == "бірдей" else index


def _take_near(draft: _Draft, items: Sequence[Item], index: int) -> int:
    """Take an approximation word after the number or unit; return the item after it."""
    near = near_after(items, index, draft.ending.case or _loose_case(draft, items))
    if near is None:
        return index
    meaning, end = near
    if draft.approximation in ("exact", "about"):
        draft.approximation = meaning
    return end


def _loose_case(draft: _Draft, items: Sequence[Item]) -> str:
    """Digits are often printed without the ending that `астам` asks for: `2000000 астам`."""
    after = items[draft.end].norm if draft.end < len(items) else ""
    if not draft.number.figures or draft.unit is not COUNT:
        return ""
    return {"астам": "abl", "аса": "abl", "жуық": "dat", "тарта": "dat"}.get(after, "")


def _is_noun_place(items: Sequence[Item], index: int) -> bool:
    return items[index].kind != "sign" and items[index].number is None and spaced(items, index)


#: What `сағатына` and `секундына` before the number make of a unit.
RATES = {
    ("hour", "km"): "km/h",
    ("second", "m"): "m/s",
    ("second", "m3"): "m3/s",
}


def _rate(unit: Unit, items: Sequence[Item], draft: _Draft) -> Unit:
    """`сағатына 30 шақырым` is in km/h."""
    before = items[draft.begin - 1] if draft.begin else None
    if before is None or not before.ending.possessive or before.ending.case != "dat":
        return unit
    code = RATES.get((before.kind, unit.code))
    return Unit(code, "speed") if code else unit


def _read_negative(draft: _Draft, items: Sequence[Item]) -> None:
    """`минус 35 градус`, `-3,4 пайыз`."""
    if not draft.begin or isinstance(draft.value, tuple):
        return
    before = draft.begin - 1
    glued = items[before].end == items[draft.begin].start and spaced(items, before)
    if items[before].norm == "минус" or (items[before].norm in ("-", "−") and glued):
        draft.value, draft.begin = -draft.value, before


def _is_idle(draft: _Draft) -> bool:
    """Whether a number states nothing: a bare year, an age, `бір` as an article."""
    if draft.unit.family == "time":
        return _is_period(draft)
    if draft.unit is not COUNT or draft.approximation != "exact" or draft.number.scaled:
        return draft.unit.family in ("age", "anniversary")
    number = draft.number
    if number.value in PARTS and draft.rule == "number":
        return True
    if number.value == 1 and draft.rule == "number":
        return not number.figures or draft.noun is None
    if draft.noun is None and not draft.ending.possessive and not draft.ending.case:
        return number.digit == ONE and number.figures in (0, 4)
    return False


def _is_period(draft: _Draft) -> bool:
    """Whether a length only says how long something else lasted: `бір жылда`, `үш айда`."""
    if draft.approximation != "exact":
        return False
    words = not draft.number.figures and draft.number.value == 1
    return words or draft.ending.case == "loc" or draft.ending.attribute == "attr"


#: How far `бірі` may stand from the number in `үш үздік оқу орнының бірі`.
ONE_OF_REACH = 7


def _is_one_of(draft: _Draft, items: Sequence[Item]) -> bool:
    """Whether a count in words only names a group that one belongs to, or means "both"."""
    if draft.unit is not COUNT or draft.number.figures or draft.approximation != "exact":
        return False
    after = items[draft.end : draft.end + ONE_OF_REACH]
    if draft.number.value == TWO and (
        (draft.rule == "number"
        and items[draft.begin].norm.startswith("екеу"))
        or (after and is_pair_noun(after[0].norm))
    ):
        return True
    for item in after:
        if item.kind == "sign" or item.norm in ("бірі", "біреуі"):
            return item.kind != "sign"
    return False


def _finish(draft: _Draft, items: Sequence[Item], names_group: bool) -> Quantity:
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
        idle=names_group or _is_idle(draft),
        rule=draft.rule,
    )
