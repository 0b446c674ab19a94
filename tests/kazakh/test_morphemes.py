from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.data import parse_rows
from anyq.kazakh.morphemes import morphemes
from anyq.kazakh.morphology import readings

CASES = list(parse_rows((Path(__file__).parent / "morphemes.tsv").read_text("utf-8"), "morphemes"))
STEMS = ("қала", "кітап", "мектеп", "тау", "жүрек", "бала", "бар", "кел", "оқы", "жаса")
ENDINGS = ("", "ға", "лар", "дар", "да", "ымыз", "ің", "ды", "ған", "атын", "майды", "ып")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["word"])
def test_morphemes(case: dict[str, str]) -> None:
    cuts = {
        " ".join(morphemes(case["word"], reading))
        for reading in readings(case["word"])
        if reading.lemma == case["lemma"]
    }
    assert case["morphemes"] in cuts


@given(st.sampled_from(STEMS), st.lists(st.sampled_from(ENDINGS), max_size=3))
def test_together_they_are_the_word(stem: str, endings: list[str]) -> None:
    word = stem + "".join(endings)
    for reading in readings(word):
        assert "".join(morphemes(word, reading)) == word
