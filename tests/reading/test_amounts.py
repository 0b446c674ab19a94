from decimal import Decimal
from pathlib import Path

import pytest

from anyq.amount import Amount
from anyq.data import parse_rows
from anyq.kazakh import analyze
from anyq.reading.amounts import read

HERE = Path(__file__).parent
CASES = list(parse_rows((HERE / "amounts.tsv").read_text("utf-8"), "amounts.tsv"))


def row(amount: Amount) -> tuple[str, str, str, str]:
    assert isinstance(amount.value, Decimal)
    ends = ("-" if end is None else f"{end.normalize():f}" for end in (amount.low, amount.high))
    return (f"{amount.value.normalize():f}", amount.unit, *ends)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_value_unit_and_interval(case: dict[str, str]) -> None:
    found = [row(mention.amount) for mention in read(case["text"], analyze(case["text"]))]
    assert [" ".join(one) for one in found] == case["amounts"].split(";")


def test_the_text_is_the_number_and_its_unit() -> None:
    text = "Оған шамамен 1,5 млн теңге керек."
    (mention,) = read(text, analyze(text))
    assert mention.amount.text == text[mention.start : mention.end] == "1,5 млн теңге"
    assert mention.amount.approximation == "about"
    assert mention.amount.digit == Decimal(100000)
