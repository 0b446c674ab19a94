from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed_figures import claims, published

from anyq.checks import Check, run
from anyq.data import parse_rows
from anyq.span import Span

CASES = list(parse_rows((Path(__file__).parent / "chains.tsv").read_text("utf-8"), "chains.tsv"))


def chain(figures: str) -> Check:
    (found,) = [
        check
        for check in run(claims(figures, subjects=("UZ",)), published(None))
        if check.rule == "chain"
    ]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["figures"])
def test_verdict_and_what_is_implied(case: dict[str, str]) -> None:
    check = chain(case["figures"])
    assert check.verdict == case["verdict"]
    if case["implied"]:
        year, low, high = case["implied"].split()
        found = next(one for one in check.implied if one.period == year and one.unit != "%")
        assert Decimal(low) * Decimal("0.998") <= found.low <= Decimal(low) * Decimal("1.002")
        assert Decimal(high) * Decimal("0.998") <= found.high <= Decimal(high) * Decimal("1.002")


def test_a_change_without_a_level_says_nothing() -> None:
    assert run(claims("2023 +4 %; 2024 +5 %", subjects=("UZ",)), published(None)) == ()


@pytest.mark.parametrize(
    "figures",
    [
        "2023 1.5e9 USD; 2023 1.7e9 USD; 2024 +5 %; 2024 1.6e9 USD",
        "2024 +31 %; 2024 +33 %; 2024 14.3e6 t",
    ],
)
def test_figures_that_give_one_value_twice_otherwise_are_not_one_series(figures: str) -> None:
    assert run(claims(figures, subjects=("UZ",)), published(None)) == ()


def test_figures_far_apart_that_clash_are_not_called_one_series() -> None:
    near = claims("2023 100 USD; 2024 +50 %; 2024 120 USD", subjects=("UZ",))
    far = msgspec.structs.replace(near.figures[0], evidence=Span(5000, 5010, ""))
    moved = msgspec.structs.replace(near, figures=(far, *near.figures[1:]))
    assert [check.verdict for check in run(near, published(None))] == ["inconsistent"]
    assert run(moved, published(None)) == ()


def test_an_inconsistency_says_what_the_others_give() -> None:
    check = chain("2023 100 USD; 2024 +50 %; 2024 120 USD")
    implied = {one.claim: (one.low, one.high) for one in check.implied}
    low, high = implied["2024 +50 %"]
    assert 18 < low < 20 < high < 22


levels = st.integers(10_000, 10**9)
growths = st.lists(st.integers(-900, 3000), min_size=1, max_size=4)
roundings = st.sampled_from([ROUND_HALF_EVEN, ROUND_DOWN])
digits = st.integers(2, 5)


@st.composite
def true_series(draw: Callable[..., object]) -> str:
    """Print a true series: each number rounded or cut to its own number of digits."""
    level = Decimal(draw(levels))
    printed = [] if draw(st.booleans()) else [f"2010 {_round(level, draw)} USD"]
    for year, growth in enumerate(draw(growths), 2011):
        factor = 1 + Decimal(growth) / 1000
        level *= factor
        if draw(st.booleans()) or not printed:
            printed.append(f"{year} {_round(level, draw)} USD")
        percent = (abs(factor - 1) * 100).quantize(Decimal(1).scaleb(-draw(st.integers(0, 2))))
        printed.append(f"{year} {'+' if growth >= 0 else '-'}{percent} %")
    return ";".join(printed)


def _round(number: Decimal, draw: Callable[..., object]) -> str:
    place = number.adjusted() - draw(digits) + 1
    return f"{number.quantize(Decimal(1).scaleb(place), draw(roundings)):e}"


@given(true_series())
def test_a_true_series_is_never_inconsistent(figures: str) -> None:
    for check in run(claims(figures), published(None)):
        if check.rule == "chain":
            assert check.verdict != "inconsistent"
            assert all(one.low <= one.high for one in check.implied if one.high is not None)


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        (
            "2021 1.2e9 USD; 2022 +19 %; 2022 1.4e9 USD",
            "2021: 1.2 bn USD +19 % = 1.428 bn USD ≈ 2022: 1.4 bn USD",
        ),
        (
            "2023 286.4e6 USD; 2024 +4.9 %; 2024 300.5e6 USD",
            "2023: 286.4 mn USD → 2024: 300.5 mn USD: +4.923 % ≈ +4.9 %",
        ),
        (
            "2023 100 USD; 2024 +50 %; 2024 120 USD",
            "2023: 100 USD → 2024: 120 USD: +20 % ≠ +50 %",
        ),
    ],
)
def test_the_sum_in_one_line(figures: str, line: str) -> None:
    assert chain(figures).arithmetic.startswith(line)
