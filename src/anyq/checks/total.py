"""Parts and totals: exports + imports = turnover, of the same countries in the same period."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from anyq.checks import wording
from anyq.checks.check import Check, Implied
from anyq.checks.interval import Interval, Sum
from anyq.checks.printed import Printed
from anyq.checks.system import System, verdict
from anyq.data import rows
from anyq.span import content_id


class Total(NamedTuple):
    """Ids of an indicator and of the two that add up to it."""

    whole: str
    left: str
    right: str


def check(printed: Iterable[Printed]) -> list[Check]:
    """Check every total that is printed with both its parts.

    Args:
        printed: figures of any series; those of a part of an indicator are left out.
    """
    sums = totals()
    groups: defaultdict[tuple[object, ...], dict[str, Printed]] = defaultdict(dict)
    for item in printed:
        known = item.claim.indicator
        if item.shape == "level" and known.id and known.part is None:
            key = (item.claim.subjects, item.period, item.claim.amount.unit)
            groups[key].setdefault(known.id, item)
    return [
        _judge(tuple(items[name] for name in total))
        for items in groups.values()
        for total in sums
        if all(name in items for name in total)
    ]


def totals() -> list[Total]:
    """Return the sums that hold by definition."""
    return [Total(**row) for row in rows("anyq.checks", "data/totals.tsv")]


def _judge(items: tuple[Printed, ...]) -> Check:
    claims = tuple(item.claim.id for item in items)
    system = System(items, claims, (Sum(*claims),))
    outcome, left = verdict(system, [system])
    implied = tuple(system.others_imply() if left is None else system.implied(left))
    return Check(
        id=content_id("c", "total", *claims),
        verdict=outcome,
        claims=claims,
        arithmetic=_arithmetic(items, implied, narrowed=outcome == "within_rounding"),
        implied=implied,
        rule="total",
    )


def _arithmetic(items: tuple[Printed, ...], implied: tuple[Implied, ...], narrowed: bool) -> str:
    whole, *parts = items
    amounts = [item.claim.amount for item in parts]
    line = f"{whole.period}: {' + '.join(wording.level(one) for one in amounts)}"
    points = [Fraction(one.value) for one in amounts if not isinstance(one.value, tuple)]
    if len(points) == len(parts):
        total = sum(points, Fraction(0))
        line += f" = {wording.amount(total, amounts[0].unit)}"
        line += " ≈" if whole.value.meet(Interval(total, total)) else " ≠"
    line += f" {wording.level(whole.claim.amount)}"
    if narrowed:
        ranges = [wording.between(one.low, one.high, one.unit) for one in implied]
        line += f" ⇒ {ranges[1]} + {ranges[2]} = {ranges[0]}"
    return line
