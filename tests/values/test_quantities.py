from decimal import Decimal
from pathlib import Path

import pytest

from anyq.data import parse_rows
from anyq.kazakh import tokenize
from anyq.values import find_quantities

HERE = Path(__file__).parent
CASES = list(parse_rows((HERE / "quantities.tsv").read_text("utf-8"), "quantities.tsv"))
NOT_QUANTITIES = list(parse_rows((HERE / "not_quantities.tsv").read_text("utf-8"), "not"))


def value_of(text: str) -> Decimal | tuple[Decimal, Decimal]:
    low, _, high = text.partition("..")
    return (Decimal(low), Decimal(high)) if high else Decimal(low)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_quantity_is_read_as_printed(case: dict[str, str]) -> None:
    text = case["text"]
    words = tokenize(text)
    (found,) = [quantity for quantity in find_quantities(words) if not quantity.idle]
    assert text[found.start : found.end] == case["span"]
    assert found.value == value_of(case["value"])
    assert (found.unit or "-", found.approximation) == (case["unit"], case["near"])
    assert (words[found.noun].text if found.noun is not None else "") == case["noun"]


@pytest.mark.parametrize("case", NOT_QUANTITIES, ids=lambda case: case["text"])
def test_numbers_that_state_no_amount(case: dict[str, str]) -> None:
    found = find_quantities(tokenize(case["text"]))
    assert [quantity for quantity in found if not quantity.idle] == []


def test_two_levels_are_two_quantities() -> None:
    found = find_quantities(tokenize("Баға 5 пайыздан 7 пайызға өсті."))
    assert [quantity.value for quantity in found] == [Decimal(5), Decimal(7)]
