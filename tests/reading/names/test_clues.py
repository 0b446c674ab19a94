"""What the recogniser looks at: one line of `clues.tsv` each."""

from pathlib import Path

import pytest

from anyq.data import parse_rows
from anyq.reading.names import clues


def cases() -> list[dict[str, str]]:
    place = Path(__file__).with_name("clues.tsv")
    found, words = [], ""
    for row in parse_rows(place.read_text("utf-8"), place.name):
        words = row["words"] or words
        found.append({**row, "words": words})
    return found


@pytest.mark.parametrize("row", cases(), ids=lambda row: f"{row['word']}-{row['clue']}")
def test_clue(row: dict[str, str]) -> None:
    words = row["words"].split()
    known = [clues.word(word) for word in words]
    at = words.index(row["word"])
    if row["side"] == "run":
        met: set[str] = set()
        for start, end, shared, first, others in clues.around(known):
            if start <= at < end:
                met |= {*shared, first if at == start else others}
    else:
        met = set(getattr(known[at], row["side"]))
    assert row["clue"] in met, sorted(met)


def test_long_quotations_are_speech() -> None:
    words = ["«", *["сөз"] * (clues.LONGEST_QUOTE + 1), "»", "деді"]
    assert list(clues.around([clues.word(word) for word in words])) == []


@pytest.mark.parametrize(
    ("text", "shape"), [("АҚШ-тың", "XX-x"), ("2,5", "d,d"), ("Ёлка", "Xx"), ("McКой", "XxXx")]
)
def test_shape(text: str, shape: str) -> None:
    assert clues.shape(text) == shape
