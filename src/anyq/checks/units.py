"""Figures of one series in one unit: tonnes beside kilograms, hectares beside square kilometres.

Only an article that prints one series in two units of one quantity pays for the units library.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from anyq.amount import Amount, Number
from anyq.checks.printed import Series, series_of
from anyq.claim import FigureClaim
from anyq.data import rows
from anyq.reading.figures import words

if TYPE_CHECKING:
    from pint import UnitRegistry

#: Families of units.tsv whose units differ by a factor alone; money and temperatures do not.
FAMILIES = frozenset(
    {"length", "area", "volume", "mass", "concentration", "power", "energy", "voltage", "speed"}
)
#: Room for the digits of a factor: no printed amount has so many.
EXACT = Decimal("1e-9")


def alike(claims: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """Return the figures with those of one series and quantity in the unit printed first.

    Args:
        claims: the figures of an article, in the order of the text.
    """
    first: dict[tuple[Series, str], str] = {}
    return tuple(_in_unit_of(claim, first) for claim in claims)


def _in_unit_of(claim: FigureClaim, first: dict[tuple[Series, str], str]) -> FigureClaim:
    unit = claim.amount.unit
    quantity = words.family(unit)
    if quantity not in FAMILIES:
        return claim
    common = first.setdefault((series_of(claim), quantity), unit)
    by = factor(unit, common) if common != unit else None
    if by is None:
        return claim
    return msgspec.structs.replace(claim, amount=_converted(claim.amount, common, by))


def factor(unit: str, to: str) -> Fraction | None:
    """Return how many of `to` one `unit` is; None where pint cannot say.

    Args:
        unit: a UCUM name as in units.tsv.
        to: another of its family.
    """
    names = _names()
    if unit not in names or to not in names:
        return None
    found = _library()(f"({names[unit]}) / ({names[to]})").to_base_units()
    return Fraction(found.magnitude) if found.dimensionless else None


@cache
def _library() -> "UnitRegistry[Fraction]":
    import pint  # a second of import: few articles need it

    return pint.UnitRegistry(non_int_type=Fraction)


@cache
def _names() -> dict[str, str]:
    return {row["ucum"]: row["pint"] for row in rows("anyq.checks", "data/units.tsv")}


def _converted(amount: Amount, unit: str, by: Fraction) -> Amount:
    return msgspec.structs.replace(
        amount,
        value=_number(amount.value, by),
        low=None if amount.low is None else _times(amount.low, by),
        high=None if amount.high is None else _times(amount.high, by),
        unit=unit,
        digit=_times(amount.digit, by),
    )


def _number(value: Number, by: Fraction) -> Number:
    if isinstance(value, tuple):
        return _times(value[0], by), _times(value[1], by)
    return _times(value, by)


def _times(value: Decimal, by: Fraction) -> Decimal:
    exact = value * by.numerator / by.denominator
    return exact if exact * by.denominator == value * by.numerator else exact.quantize(EXACT)
