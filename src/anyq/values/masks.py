"""What a number can be in a time: a day, an hour, a year… one character each combination."""

from decimal import Decimal
from functools import cache

from anyq.values.items import Number

NUMBER_BASE = 0x3400
HALF = Decimal("0.5")
NUMBER_ATOMS = (
    *("dd", "hh", "mm", "y4", "count", "num", "ord"),
    *("tens", "qnum", "halves", "ord99", "y10", "halfhour", "ord39", "ynow", "two", "few"),
)


def number_mask(number: Number) -> int:
    """Return the bits of what a number can be, in the order of `NUMBER_ATOMS`."""
    whole = number.whole
    if whole is None:
        return _fraction_mask(number)
    plain = not number.scaled and not number.grouped
    short = plain and number.figures <= 2
    year = 1000 <= whole < 2200 and (number.figures == 4 if number.figures else number.scaled)
    bits = (
        short and 1 <= whole <= 31,
        short and whole <= 24 and not number.ordinal,
        short and whole <= 59 and not number.ordinal,
        year,
        not number.ordinal,
        not number.ordinal,
        number.ordinal and 1 <= whole <= 40,
        short and whole % 10 == 0 and 10 <= whole <= 90,
        short and 1 <= whole <= 40 and number.figures > 0 and not number.ordinal,
        False,
        number.ordinal and 40 <= whole <= 99,
        year and whole % 10 == 0,
        False,
        number.ordinal and 11 <= whole <= 39,
        year and 1900 <= whole <= 2100,
        plain and number.figures == 2,
        whole < 1000 and not number.ordinal,
    )
    return sum(1 << i for i, bit in enumerate(bits) if bit)


@cache
def masks() -> dict[int, str]:
    """Return the character of each mask that a number can have; there are some dozens."""
    wholes = (*range(61), 70, 75, 90, 99, 100, 999, 1000, 1001, 1990, 1999, 2024, 2200, 5000)
    values = (*map(Decimal, wholes), HALF, HALF / 2, HALF + 6, HALF + 30)
    found = {
        number_mask(Number(value, digit, scaled, figures, value, ordinal, grouped))
        for value in values
        for digit in (Decimal(1),)
        for scaled in (False, True)
        for figures in (0, 1, 2, 3, 4, 5)
        for ordinal in (False, True)
        for grouped in (False, True)
    }
    return {mask: chr(NUMBER_BASE + i) for i, mask in enumerate(sorted(found))}


def number_code(number: Number) -> str:
    """Return the character of a number."""
    known = masks()
    return known.get(number_mask(number)) or known[1 << NUMBER_ATOMS.index("num")]


def _fraction_mask(number: Number) -> int:
    """Return the bits of a number that is not whole: half, or an hour and a half."""
    atoms = ["num", "few"]
    if number.value == HALF:
        atoms.append("halves")
    elif not number.figures and not number.scaled and number.value < 24:
        atoms.append("halfhour")
    return sum(1 << NUMBER_ATOMS.index(atom) for atom in atoms)
