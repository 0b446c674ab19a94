from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.amount import Approximation
from anyq.values.bounds import bounds

NEAR: tuple[Approximation, ...] = get_args(Approximation)
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("value", "digit", "near", "counted", "low", "high"),
    [
        ("1.3e9", "1e8", "exact", False, "1.25e9", "1.35e9"),
        ("260e6", "1e6", "exact", False, "259.5e6", "260.5e6"),
        ("195", "1", "exact", True, "195", "195"),
        ("20", "1", "more_than", True, "20", None),
        ("5e6", "1e6", "at_least", False, "5e6", None),
        ("1e12", "1e12", "less_than", False, None, "1e12"),
        ("10", "1", "up_to", False, None, "10.5"),
        ("8e6", "1e6", "about", False, "7e6", "9e6"),
    ],
)
def test_what_the_digits_allow(
    value: str, digit: str, near: Approximation, counted: bool, low: str | None, high: str | None
) -> None:
    found = bounds(Decimal(value), Decimal(digit), near, counted)
    assert found == tuple(None if end is None else Decimal(end) for end in (low, high))


@given(NUMBERS, st.integers(min_value=-3, max_value=9), st.sampled_from(NEAR), st.booleans())
def test_the_interval_holds_the_value(
    value: Decimal, power: int, near: Approximation, counted: bool
) -> None:
    low, high = bounds(value, Decimal(1).scaleb(power), near, counted)
    assert low is None or low <= value
    assert high is None or value <= high


@given(NUMBERS, NUMBERS)
def test_a_range_holds_both_ends(one: Decimal, other: Decimal) -> None:
    low, high = bounds((min(one, other), max(one, other)), Decimal("0.01"), "exact", False)
    assert low is not None
    assert high is not None
    assert low < min(one, other)
    assert max(one, other) < high
