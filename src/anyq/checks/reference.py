"""Figures against the official series: who was right, in which edition, and when it came out."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from anyq.checks import trade, wording
from anyq.checks.check import Check, Reference, Verdict
from anyq.checks.printed import HUNDRED, Printed
from anyq.checks.trade import Edition, Values
from anyq.claim import FigureClaim
from anyq.moment import Published
from anyq.span import content_id

SHOWN = Decimal("0.0001")  # a growth in per cent is given with four decimals


def check(printed: Iterable[Printed], published: Published) -> list[Check]:
    """Compare every figure that an official series knows.

    Args:
        printed: figures of any series; those of Kazakhstan and one partner, of a calendar
            year, of the whole of a known indicator, are compared.
        published: when the article came out: which edition it could have known.
    """
    found = ((item, _official(item)) for item in printed)
    return [_judge(item, values, published) for item, values in found if values]


def _official(item: Printed) -> Values:
    """Return the value that each edition gives for what a figure states."""
    partner = _partner(item.claim)
    if partner is None or not item.period.isdecimal():
        return {}
    name = item.claim.indicator.id or ""
    after = trade.values(name, partner, int(item.period))
    unit = item.claim.amount.unit
    if item.shape == "level":
        return after if unit == trade.UNIT else {}
    if not item.base.isdecimal():
        return {}
    before = trade.values(name, partner, int(item.base))
    both = [edition for edition in after if edition in before]
    if unit == "%":
        return {edition: _growth(before[edition], after[edition]) for edition in both}
    return {e: after[e] - before[e] for e in both} if unit == trade.UNIT else {}


def _partner(claim: FigureClaim) -> str | None:
    """Return the partner, if the figure is of Kazakhstan with one country and no part of it."""
    known = claim.indicator
    others = [code for code in claim.subjects if code != trade.HOME]
    if len(claim.subjects) != 2 or len(others) != 1 or known.part is not None:
        return None
    if known.id == "trade_turnover" or (known.id in trade.COLUMNS and known.of == trade.HOME):
        return others[0]
    return None


def _growth(before: Decimal, after: Decimal) -> Decimal:
    return wording.decimal((Fraction(after) / Fraction(before) - 1) * HUNDRED, SHOWN)


def _judge(item: Printed, values: Values, published: Published) -> Check:
    verdict, edition = _verdict(item, values, published)
    value = values[edition]
    return Check(
        id=content_id("c", "reference", item.claim.id),
        verdict=verdict,
        claims=(item.claim.id,),
        arithmetic=_arithmetic(item, value, verdict),
        reference=Reference(
            value=value,
            unit=item.claim.amount.unit,
            source=edition.source,
            vintage=edition.vintage,
            after_article=edition.after(published),
        ),
        rule="reference",
    )


def _verdict(item: Printed, values: Values, published: Published) -> tuple[Verdict, Edition]:
    latest = list(values)[-1]
    earlier = [edition for edition in values if not edition.after(published)]
    agreed = [edition for edition in earlier if _near(item, values[edition]) == "agrees"]
    if _near(item, values[latest]) == "agrees":
        return "agrees", agreed[-1] if agreed else latest
    if agreed:
        return "revised_since", latest
    known = earlier[-1] if earlier else latest
    return _near(item, values[known]), known


def _near(item: Printed, official: Decimal) -> Verdict:
    """Compare one value with the interval printed."""
    amount = item.claim.amount
    value = -official if item.down else official
    if amount.low is not None and value < amount.low:
        return "rounds_differently" if amount.low - value < amount.digit else "differs"
    if amount.high is not None and value >= amount.high and value != amount.low:
        return "rounds_differently" if value - amount.high < amount.digit else "differs"
    return "agrees"


def _arithmetic(item: Printed, value: Decimal, verdict: Verdict) -> str:
    amount = item.claim.amount
    if item.shape == "level":
        name, said = item.period, wording.level(amount)
        official = wording.amount(value, amount.unit)
    else:
        name, said = f"{item.base} → {item.period}", wording.printed(amount, item.down)
        official = wording.change(value, amount.unit)
    low, high = (
        (amount.low, amount.high) if not item.down else (_minus(amount.high), _minus(amount.low))
    )
    inside = "∈" if verdict == "agrees" else "∉"
    return f"{name}: {said}; {official} {inside} {wording.between(low, high, amount.unit)}"


def _minus(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number
