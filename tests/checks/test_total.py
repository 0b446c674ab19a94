import pytest
from printed_figures import claims, published

from anyq.checks import run


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ("2024 300.5 USD; exports:2024 120.8 USD; imports:2024 179.8 USD", "within_rounding"),
        ("2024 300.6 USD; exports:2024 120.8 USD; imports:2024 179.8 USD", "consistent"),
        ("2024 1.3e9 USD; exports:2024 820e6 USD; imports:2024 490e6 USD", "consistent"),
        ("2024 309.5 USD; exports:2024 120.8 USD; imports:2024 179.8 USD", "inconsistent"),
    ],
)
def test_exports_and_imports_make_the_turnover(figures: str, verdict: str) -> None:
    (check,) = run(claims(figures, subjects=("UZ",)), published(None))
    assert (check.rule, check.verdict) == ("total", verdict)


def test_another_year_is_no_part_of_the_total() -> None:
    figures = "2024 300.5 USD; exports:2023 120.8 USD; imports:2024 179.8 USD"
    assert run(claims(figures, subjects=("UZ",)), published(None)) == ()
