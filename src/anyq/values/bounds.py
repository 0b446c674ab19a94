"""The interval a printed number allows."""

from decimal import Decimal

from anyq.amount import Approximation

Bounds = tuple[Decimal | None, Decimal | None]


def bounds(
    value: Decimal | tuple[Decimal, Decimal],
    digit: Decimal,
    approximation: Approximation,
    counted: bool,
) -> Bounds:
    """Return the least and the greatest value that a print allows.

    Half a unit of the last printed digit either way; a whole count is exact; `about` is a
    whole unit either way; `more_than` and `at_least` have no upper end, `less_than` and
    `up_to` no lower one. The upper end is excluded, except for a whole count (`low == high`).

    Args:
        value: the number printed, or the pair of a range.
        digit: the unit of its last printed digit.
        approximation: what the words around it say.
        counted: a whole number of things, printed in full.
    """
    first, last = value if isinstance(value, tuple) else (value, value)
    half = digit / 2
    if approximation in ("more_than", "at_least"):
        return first, None
    if approximation == "less_than":
        return None, last
    if approximation == "up_to":
        return None, last + half
    if approximation == "about":
        return first - digit, last + digit
    if counted and first == last:
        return first, last
    return (first, last + half) if counted else (first - half, last + half)
