"""Neighbouring numbers that lean on each other: `700-ден 2000 теңгеге дейін`, `10 немесе 15 %`."""

from collections.abc import Sequence

from anyq.values.drafts import COUNT, Draft, scaled_like
from anyq.values.items import BARE, Item

OR_WORDS = frozenset({"немесе", "не", "және", "мен", "бен", "пен"})


def paired(left: Draft, right: Draft, items: Sequence[Item]) -> tuple[Draft | None, Draft]:
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
    """Whether two numbers share a unit: `10 немесе 15 теңге`, `2 және 3 орын`.

    Not percent: in `731 немесе 23,2 %` the second is the share that the first makes.
    """
    if right.unit.family == "percent":
        return False
    joined = left.end + 1 == right.begin and items[left.end].norm in OR_WORDS
    return joined and left.unit is COUNT and left.ending == BARE and left.rule == "number"
