from decimal import Decimal
from fractions import Fraction

import pytest
from printed_figures import figure, published

from anyq.checks import run, units
from anyq.claim import Claims
from anyq.data import rows


@pytest.mark.parametrize(
    ("unit", "to", "by"),
    [
        ("t", "kg", Fraction(1000)),
        ("har", "km2", Fraction(1, 100)),
        ("q", "t", Fraction(1, 10)),
        ("MW.h", "kW.h", Fraction(1000)),
        ("km/h", "m/s", Fraction(5, 18)),
        ("kg", "m", None),
        ("kg", "қой", None),
    ],
)
def test_a_unit_in_another(unit: str, to: str, by: Fraction | None) -> None:
    assert units.factor(unit, to) == by


def test_every_unit_that_is_listed_is_known_to_the_library() -> None:
    codes = [row["ucum"] for row in rows("anyq.checks", "data/units.tsv")]
    assert all(units.factor(code, code) == 1 for code in codes)


def test_a_chain_runs_over_two_units() -> None:
    claims = tuple(
        figure(text)
        for text in ("output:2022 1000 t", "output:2023 1200000 kg", "output:2023 +50 %")
    )
    (found,) = run(Claims((), claims, ()), published(None))
    assert found.verdict == "inconsistent"


def test_the_printed_unit_stays_where_there_is_one() -> None:
    claims = tuple(figure(text) for text in ("2022 1000 kg", "2023 1200 kg"))
    assert units.alike(claims) == claims


def test_digits_are_kept() -> None:
    first, second = units.alike((figure("2022 5 t"), figure("2023 1234567 kg")))
    assert first.amount.unit == second.amount.unit == "t"
    assert second.amount.value == Decimal("1234.567")
    assert second.amount.digit == Decimal("0.001")
