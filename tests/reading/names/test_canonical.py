"""The canonical form of names that are given: one line of `canonical.tsv` each."""

from pathlib import Path

import pytest

from anyq import kazakh
from anyq.data import parse_rows
from anyq.reading.names import canonical

PLACE = Path(__file__).with_name("canonical.tsv")
CASES = list(parse_rows(PLACE.read_text("utf-8"), PLACE.name))


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["form"])
def test_form(row: dict[str, str]) -> None:
    start = row["text"].index(row["printed"])
    found = kazakh.analyze(row["text"])
    assert canonical.form(found, start, start + len(row["printed"]), row["kind"]) == row["form"]


def test_no_word_there() -> None:
    assert canonical.form(kazakh.analyze("Ол келді."), 90, 95, "person") == ""
