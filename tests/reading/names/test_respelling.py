"""Names in Arabic letters as Cyrillic writes them."""

import pytest

from anyq.kazakh import tokenize
from anyq.reading.names.respelling import spelt

CASES = (
    ("باقىتجان", "бақытжан"),
    ("ساعىنتايەۆ", "сағынтаев"),
    ("ايگەرىم", "айгерім"),
    ("ايتپادى", "айтпады"),
    ("قىرعىزستاننىڭ", "қырғызстанның"),
    ("ءالىمجانوۆ", "әлімжанов"),
    ("ءالىمجانعا", "әлімжанға"),
)


@pytest.mark.parametrize(("printed", "cyrillic"), CASES)
def test_a_name_is_spelt_as_in_the_tables(printed: str, cyrillic: str) -> None:
    (word,) = tokenize(printed)
    assert spelt(word.text, word.norm) == cyrillic
