"""Printed figures and the constraints among them, solved together."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from anyq.checks import wording
from anyq.checks.check import Implied, Verdict
from anyq.checks.interval import ANY, Box, Constraint, Interval, narrow
from anyq.checks.printed import Printed, as_printed

Reading = Literal["value", "loose", "point"]  # fields of `Printed`: how a print is taken
FINER = Decimal("0.0001")  # of the last printed digit: how finely implied values are given


class System(NamedTuple):
    """Values, each printed once or more, and what holds among them.

    Attributes:
        printed: the figures, in the order they are reported.
        names: the name of the value that each states.
        constraints: what holds among the named values.
    """

    printed: tuple[Printed, ...]
    names: tuple[str, ...]
    constraints: tuple[Constraint, ...]

    def solve(
        self, taken: Reading, spared: Printed | None = None, without: Printed | None = None
    ) -> Box | None:
        """Return what is left of each value, None if they contradict each other.

        Args:
            taken: how each print is taken.
            spared: a figure that keeps its rounding interval whatever `taken` says.
            without: a figure that is left out.
        """
        box: Box = {}
        for name, item in zip(self.names, self.printed, strict=True):
            allowed = _allowed(item, "value" if item is spared else taken)
            left = box.get(name, ANY).meet(ANY if item is without else allowed)
            if left is None:
                return None
            box[name] = left
        return narrow(box, self.constraints)

    def reconciles(self) -> bool:
        """Whether one number, reckoned from the others as printed, rounds to what is printed."""
        return any(self.solve("point", spared=item) for item in self.printed)

    def implied(self, left: Box) -> Iterator[Implied]:
        """Yield what is left of each figure."""
        for name, item in zip(self.names, self.printed, strict=True):
            yield _of_claim(item, left[name])

    def others_imply(self) -> Iterator[Implied]:
        """Yield for each figure what the others leave of it, where they agree with each other."""
        for name, item in zip(self.names, self.printed, strict=True):
            left = self.solve("value", without=item)
            if left is not None:
                yield _of_claim(item, left[name])


def verdict(system: System, stretches: Sequence[System]) -> tuple[Verdict, Box | None]:
    """Judge figures that can be reckoned from each other.

    Args:
        system: all of them.
        stretches: the parts of it in which one figure can be reckoned from the others.

    Returns:
        `consistent`, `within_rounding` or `inconsistent`, and what is left of each value
        (None for `inconsistent`).
    """
    left = system.solve("value")
    if left is not None and all(stretch.reconciles() for stretch in stretches):
        return "consistent", left
    left = left or system.solve("loose")
    return ("inconsistent" if left is None else "within_rounding"), left


def unprinted(left: Interval, unit: str, period: str, digit: Decimal) -> Implied:
    """Return what is left of a value that no figure states.

    Args:
        left: the interval.
        unit: its unit.
        period: ISO 8601.
        digit: the finest printed digit among the figures it was reckoned from.
    """
    return _rounded(None, left, unit, period, digit)


def _allowed(item: Printed, taken: Reading) -> Interval:
    return {"value": item.value, "loose": item.loose, "point": item.point}[taken]


def _of_claim(item: Printed, left: Interval) -> Implied:
    amount = item.claim.amount
    return _rounded(item.claim.id, as_printed(item, left), amount.unit, item.period, amount.digit)


def _rounded(
    claim: str | None,
    ends: tuple[Fraction | None, Fraction | None],
    unit: str,
    period: str,
    digit: Decimal,
) -> Implied:
    low, high = ends
    quantum = digit * FINER
    return Implied(
        claim=claim,
        low=None if low is None else wording.decimal(low, quantum, ROUND_FLOOR),
        high=None if high is None else wording.decimal(high, quantum, ROUND_CEILING),
        unit=unit,
        period=period,
    )
