import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from anyq.values.grammar import rules
from anyq.values.items import Number
from anyq.values.masks import masks, number_mask


@given(
    st.integers(min_value=0, max_value=10_000).map(Decimal) | st.decimals(0, 100, places=2),
    st.booleans(),
    st.integers(min_value=0, max_value=6),
    st.booleans(),
    st.booleans(),
)
def test_every_number_has_a_character(
    value: Decimal, scaled: bool, figures: int, ordinal: bool, grouped: bool
) -> None:
    number = Number(value, Decimal(1), scaled, figures, value, ordinal, grouped)
    assert number_mask(number) in masks()


def test_every_line_of_the_table_compiles_and_has_its_own_name() -> None:
    names = [rule.name for rule in rules("time_patterns.tsv") if re.compile(rule.expression)]
    assert len(names) == len(set(names)) > 90
