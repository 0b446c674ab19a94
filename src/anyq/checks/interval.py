"""Exact intervals of non-negative numbers, and constraints that narrow them.

An interval is closed here: a bound that a printed value cannot reach exactly is kept, so
two values that touch are never called a contradiction.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

PASSES = 64  # a chain is stable after a few; a loop may creep for ever, and is sound when cut


class Interval(NamedTuple):
    """`[low, high]`; `high` None is unbounded."""

    low: Fraction
    high: Fraction | None

    def meet(self, other: "Interval") -> "Interval | None":
        """Return what both allow, None if nothing."""
        low = max(self.low, other.low)
        high = other.high if self.high is None else self.high
        if self.high is not None and other.high is not None:
            high = min(self.high, other.high)
        return None if high is not None and high < low else Interval(low, high)

    def plus(self, other: "Interval") -> "Interval":
        """Return every sum."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.low + other.low, high)

    def minus(self, other: "Interval") -> "Interval | None":
        """Return every non-negative difference, None if there is none."""
        if self.high is not None and self.high < other.low:
            return None
        low = Fraction(0) if other.high is None else max(self.low - other.high, Fraction(0))
        return Interval(low, None if self.high is None else self.high - other.low)

    def times(self, other: "Interval") -> "Interval":
        """Return every product."""
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high)

    def over(self, other: "Interval") -> "Interval":
        """Return every quotient; a divisor that may be zero leaves the upper end open."""
        low = self.low / other.high if other.high else Fraction(0)
        high = None if self.high is None or other.low == 0 else self.high / other.low
        return Interval(low, high)


ANY = Interval(Fraction(0), None)
Box = dict[str, Interval]


class Product(NamedTuple):
    """`whole = left × right`; the three are names of values."""

    whole: str
    left: str
    right: str

    def implies(self, box: Box) -> list[tuple[str, Interval | None]]:
        """Return what the constraint leaves of each value."""
        whole, left, right = (box.get(name, ANY) for name in self)
        return [
            (self.whole, left.times(right)),
            (self.left, whole.over(right)),
            (self.right, whole.over(left)),
        ]


class Sum(NamedTuple):
    """`whole = left + right`; the three are names of values."""

    whole: str
    left: str
    right: str

    def implies(self, box: Box) -> list[tuple[str, Interval | None]]:
        """Return what the constraint leaves of each value."""
        whole, left, right = (box.get(name, ANY) for name in self)
        return [
            (self.whole, left.plus(right)),
            (self.left, whole.minus(right)),
            (self.right, whole.minus(left)),
        ]


Constraint = Product | Sum


def narrow(box: Mapping[str, Interval], constraints: Sequence[Constraint]) -> Box | None:
    """Narrow every value by every constraint until nothing changes.

    Args:
        box: what is printed of each value; a value not in it may be anything.
        constraints: what holds among the values.

    Returns:
        What is left of each value; None if of one nothing is left.
    """
    state = dict(box)
    for _ in range(PASSES):
        before = dict(state)
        for constraint in constraints:
            for name, allowed in constraint.implies(state):
                left = allowed and state.get(name, ANY).meet(allowed)
                if left is None:
                    return None
                state[name] = left
        if state == before:
            break
    return state
