import pytest
from printed_figures import claims, published

from anyq.checks import Check, run, trade


def official(figures: str, day: str | None = "2024-04-20", partner: str = "KG") -> Check:
    subjects = tuple(sorted(("KZ", partner)))
    (found,) = [
        check for check in run(claims(figures, subjects), published(day)) if check.reference
    ]
    return found


@pytest.mark.parametrize(
    ("figures", "verdict", "workbook"),
    [
        ("2022 +19 %", "agrees", 2022),
        ("2022 1.3e9 USD", "rounds_differently", 2022),
        ("2022 1.2e9 USD", "agrees", 2022),
        ("2023 +23 %", "differs", 2023),
        ("2023 1.5e9 USD", "differs", 2023),
        ("2023 1.7e9 USD", "agrees", 2023),
        ("exports:2022 792e6 USD", "rounds_differently", 2022),
        ("imports:2022 454e6 USD", "agrees", 2022),
        ("2022 +196e6 USD", "agrees", 2022),
        ("2020 -9.7 %", "agrees", 2020),
    ],
)
def test_kyrgyzstan(figures: str, verdict: str, workbook: int) -> None:
    check = official(figures)
    assert check.verdict == verdict
    assert check.reference.vintage.workbook_year == workbook


@pytest.mark.parametrize(
    ("day", "figures", "after"),
    [
        ("2024-04-20", "2023 1.5e9 USD", True),
        ("2024-07-26", "2023 1.5e9 USD", False),
        ("2024-04-20", "2022 1.3e9 USD", False),
        ("2023-06-01", "2022 1.3e9 USD", None),
        (None, "2022 1.3e9 USD", None),
    ],
)
def test_which_edition_came_out_after_the_article(day, figures, after) -> None:
    assert official(figures, day).reference.after_article is after


def test_a_figure_revised_since_names_the_later_edition() -> None:
    check = official("2020 14235084 USD", "2021-12-31", "AM")
    assert check.verdict == "revised_since"
    assert (check.reference.value, check.reference.vintage.workbook_year) == (14235048, 2021)
    assert check.reference.after_article is True


@pytest.mark.parametrize("subjects", [("KZ",), ("KG", "UZ"), ("KG", "KZ", "UZ"), ()])
def test_only_kazakhstan_with_one_partner_is_compared(subjects: tuple[str, ...]) -> None:
    assert run(claims("2022 1.3e9 USD", subjects), published(None)) == ()


def test_every_row_of_the_table_has_its_edition() -> None:
    assert {edition for values in trade._table().values() for edition in values} <= set(
        trade.editions().values()
    )
