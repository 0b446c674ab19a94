"""Quantities being read, and the forms that are more than a number and a unit."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from anyq.amount import Approximation
from anyq.values.items import BARE, Item, Number
from anyq.values.lexicon import Ending
from anyq.values.phrases import Unit, unit_at
from anyq.values.sums import plain

PERCENT = Unit("%", "percent")
COUNT = Unit("", "count")
MINUTES = Unit("min", "time")
ONE = Decimal(1)
#: How many words `3 жылдан 15 жылға дейін` may run over.
FROM_TO_REACH = 9
#: Numbers that with a possessive are shares: `жартысы`, `ширегі`.
PARTS = frozenset({Decimal("0.5"), Decimal("0.25")})


class Draft(msgspec.Struct):
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


def special(items: Sequence[Item], index: int, taken: set[int]) -> Draft | None:
    """Read a form of several numbers at an item; None for a plain number."""
    return (
        _part(items, index)
        or _fraction(items, index)
        or _hours_minutes(items, index)
        or _from_to(items, index, taken)
    )


def _part(items: Sequence[Item], index: int) -> Draft | None:
    """`жартысы`, `ширегі`."""
    item = items[index]
    number = item.number
    if number is None or number.value not in PARTS or not item.ending.possessive:
        return None
    return _percent(index, index + 1, number.value * 100, item)


def _is_numerator(part: Number, whole: Number) -> bool:
    """Whether two numbers make a fraction: the smaller second, both in digits or both in words."""
    alike = bool(part.figures) == bool(whole.figures)
    return alike and not part.ordinal and part.value < whole.value


def _fraction(items: Sequence[Item], index: int) -> Draft | None:
    """`үштен бірі`, `төрттен үш бөлігі`: a share of the whole, in percent."""
    item = items[index]
    number = item.number
    if number is None or number.scaled or index + 1 >= len(items):
        return None
    if item.ending.case != "abl":
        return None
    part = items[index + 1]
    if part.number is None or not _is_numerator(part.number, number):
        return None
    follower = items[index + 2].norm if index + 2 < len(items) else ""
    if not part.ending.possessive and not follower.startswith("бөліг"):
        return None
    share = (part.number.value * 100 / number.value).quantize(Decimal("0.1"))
    end = index + (2 if part.ending.possessive else 3)
    return _percent(index, end, share, part)


def _from_to(items: Sequence[Item], index: int, taken: set[int]) -> Draft | None:
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
    low = scaled_like(first.number, second)
    unit = unit_at(items, last + 1)
    ending = unit.ending if unit else items[last].ending
    if low >= second.value or ending.case != "dat":
        return None
    end = unit.end if unit else last + 1
    value = (low, second.value)
    return Draft(index, end, value, second, ending, unit.unit if unit else COUNT, rule="from_to")


def scaled_like(first: Number, second: Number) -> Decimal:
    """Give the first number of a range the scale word of the second: `10-15 мың`."""
    if second.scaled and not first.scaled and first.value < second.mantissa:
        return plain(first.value * (second.value / second.mantissa))
    return first.value


def _hours_minutes(items: Sequence[Item], index: int) -> Draft | None:
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
    return Draft(index, index + 4, value, number, minute.ending, MINUTES, rule="hours_minutes")


def _percent(begin: int, end: int, share: Decimal, last: Item) -> Draft:
    whole = share == share.to_integral_value()
    number = Number(share, ONE if whole else Decimal("0.1"))
    return Draft(begin, end, share, number, last.ending, PERCENT, rule="fraction")
