"""Levels and changes of one series: `1.3 bn after +19 %, then +23 % and 1.5 bn`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from anyq.checks import wording
from anyq.checks.check import Check, Implied, Verdict
from anyq.checks.interval import ANY, Box, Constraint, Interval, Product, Sum
from anyq.checks.printed import Printed, Series, series_of
from anyq.checks.system import System, unprinted, verdict
from anyq.reading.figures import words
from anyq.span import content_id

STEP_UNITS = {"pp": "%"}  # a step of percentage points is one between levels in per cent
APART = 800  # code points, about two paragraphs
RECKONED = ("within_rounding", "inconsistent")  # verdicts that say what is left of each level


class Chain(NamedTuple):
    """Figures of one series in one unit that changes connect."""

    unit: str
    levels: tuple[Printed, ...]
    changes: tuple[Printed, ...]

    @property
    def printed(self) -> tuple[Printed, ...]:
        """All figures in order of time, a change before the level it leads to."""
        order = sorted(self.changes + self.levels, key=lambda p: (p.period, p.shape == "level"))
        return tuple(order)

    @property
    def known(self) -> frozenset[str]:
        """The periods whose level is printed."""
        return frozenset(item.period for item in self.levels)

    @property
    def periods(self) -> list[str]:
        """The periods it speaks of, in order."""
        return sorted(self.known.union(*({item.period, item.base} for item in self.changes)))

    @property
    def redundant(self) -> bool:
        """Whether one figure could be left out and reckoned from the others."""
        return len(self.known) + len(self.changes) > len(self.periods)

    @property
    def system(self) -> System:
        """The levels, the changes, and what each change says of the two levels it joins."""
        printed = self.printed
        return System(
            printed,
            tuple(_name(item) for item in printed),
            tuple(_constraint(item) for item in self.changes),
        )


def check(printed: Iterable[Printed]) -> list[Check]:
    """Check every chain that has a level and a change.

    Args:
        printed: figures of any series.
    """
    judged = (
        (chain, _judge(chain))
        for chain in _chains(printed)
        if chain.levels and chain.changes and not _mixed(chain)
    )
    return [found for chain, found in judged if found.verdict != "inconsistent" or _near(chain)]


def _near(chain: Chain) -> bool:
    """Whether the figures stand together: far ones that clash are seldom of one thing."""
    starts = [item.claim.evidence.start for item in chain.printed]
    return max(starts) - min(starts) <= APART


def _mixed(chain: Chain) -> bool:
    """Whether two figures give one value otherwise: then they are of different things.

    The words did not tell them apart, so nothing is concluded (a headline that contradicts
    its text is rarer than two indicators with one name).
    """
    told: dict[tuple[str, ...], Interval] = {}
    for item in chain.printed:
        key = (item.shape, item.period, item.base)
        left = told.get(key, ANY).meet(item.loose)
        if left is None:
            return True
        told[key] = left
    return False


def _chains(printed: Iterable[Printed]) -> Iterator[Chain]:
    series: defaultdict[Series, list[Printed]] = defaultdict(list)
    for item in printed:
        series[series_of(item.claim)].append(item)
    for items in series.values():
        levels = [item for item in items if item.shape == "level"]
        for unit in sorted({item.claim.amount.unit for item in levels}):
            of_unit = tuple(item for item in levels if item.claim.amount.unit == unit)
            changes = tuple(item for item in items if _changes_level(item, unit))
            yield from _connected(Chain(unit, of_unit, changes), cut=frozenset())


def _changes_level(item: Printed, unit: str) -> bool:
    own = item.claim.amount.unit
    known = words.kinds().get(item.claim.indicator.id or "")
    if known and known.real and words.family(unit) == "money":
        return False
    return item.shape == "factor" or (item.shape == "step" and STEP_UNITS.get(own, own) == unit)


def _connected(chain: Chain, cut: frozenset[str]) -> list[Chain]:
    """Split a chain into parts that share no period (one in `cut` does not connect)."""
    parts: list[tuple[set[str], list[Printed]]] = []
    for item in chain.changes:
        merged = ({item.period, item.base}, [item])
        for part in [part for part in parts if part[0] & merged[0] - cut]:
            parts.remove(part)
            merged = (merged[0] | part[0], part[1] + merged[1])
        parts.append(merged)
    return [
        Chain(chain.unit, tuple(one for one in chain.levels if one.period in ends), tuple(changes))
        for ends, changes in parts
    ]


def _judge(chain: Chain) -> Check:
    outcome, left = _verdict(chain)
    implied = tuple(_implied(chain, left))
    claims = tuple(item.claim.id for item in chain.printed)
    return Check(
        id=content_id("c", "chain", *claims),
        verdict=outcome,
        claims=claims,
        arithmetic=_arithmetic(chain, outcome, implied),
        implied=implied,
        rule="chain",
    )


def _verdict(chain: Chain) -> tuple[Verdict, Box | None]:
    left = chain.system.solve("value")
    if left is not None and not chain.redundant:
        return "not_checkable", left
    stretches = [part for part in _connected(chain, chain.known) if part.redundant]
    return verdict(chain.system, [stretch.system for stretch in stretches])


def _name(item: Printed) -> str:
    return item.period if item.shape == "level" else item.claim.id


def _constraint(item: Printed) -> Constraint:
    if item.shape == "factor":
        return Product(item.period, item.base, _name(item))
    whole, part = (item.base, item.period) if item.down else (item.period, item.base)
    return Sum(whole, part, _name(item))


def _implied(chain: Chain, left: Box | None) -> Iterator[Implied]:
    if left is None:
        yield from chain.system.others_imply()
        return
    yield from chain.system.implied(left)
    finest = min(item.claim.amount.digit for item in chain.levels)
    for period in chain.periods:
        if period not in chain.known:
            yield unprinted(left.get(period, ANY), chain.unit, period, finest)


def _arithmetic(chain: Chain, outcome: Verdict, implied: Sequence[Implied]) -> str:
    sums = [_step(chain, item) for item in sorted(chain.changes, key=lambda item: item.period)]
    levels = {item.claim.id for item in chain.levels}
    ranges = [
        f"{one.period} ∈ {wording.between(one.low, one.high, one.unit)}"
        for one in sorted(implied, key=lambda one: one.period)
        if one.claim is None or (one.claim in levels and outcome in RECKONED)
    ]
    return "; ".join(sums) + (f" ⇒ {', '.join(ranges)}" if ranges else "")


def _step(chain: Chain, item: Printed) -> str:
    """Write what a change says of the two levels it joins.

    The change reckoned from the levels, or the later level reckoned from the earlier one,
    whichever comes out as printed; else the change.
    """
    before, after = _level(chain, item.base), _level(chain, item.period)
    first, last = (
        f"{period}: {'?' if level is None else wording.amount(level, chain.unit)}"
        for period, level in ((item.base, before), (item.period, after))
    )
    said = wording.printed(item.claim.amount, item.down)
    if not before or after is None or item.shape != "factor":
        return f"{first} → {last}: {said}"
    factor = after / before
    if item.value.meet(Interval(factor, factor)):
        return f"{first} → {last}: {wording.change((factor - 1) * 100, '%')} ≈ {said}"
    reckoned = before * item.point.low
    if item.point.low == item.point.high and _rounds_to(chain, item.period, reckoned):
        return f"{first} {said} = {wording.amount(reckoned, chain.unit)} ≈ {last}"
    return f"{first} → {last}: {wording.change((factor - 1) * 100, '%')} ≠ {said}"


def _rounds_to(chain: Chain, period: str, level: Fraction) -> bool:
    """Whether a number rounds to the level printed of a period."""
    return any(
        item.value.meet(Interval(level, level)) for item in chain.levels if item.period == period
    )


def _level(chain: Chain, period: str) -> Fraction | None:
    for item in chain.levels:
        if item.period == period and not isinstance(item.claim.amount.value, tuple):
            return Fraction(item.claim.amount.value)
    return None
