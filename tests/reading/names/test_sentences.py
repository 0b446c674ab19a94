"""Names in single sentences: one line of `sentences.tsv` or `arabic.tsv` each."""

from pathlib import Path

import pytest

from anyq.data import parse_rows


def cases() -> list[dict[str, str]]:
    found, text = [], ""
    for name in ("sentences.tsv", "arabic.tsv"):
        place = Path(__file__).with_name(name)
        for row in parse_rows(place.read_text("utf-8"), place.name):
            text = row["text"] or text
            found.append({**row, "text": text})
    return found


@pytest.mark.parametrize("row", cases(), ids=lambda row: f"{row['kind']}-{row['name']}")
def test_sentence(row: dict[str, str], find) -> None:
    found = find(row["text"])
    if row["kind"] == "none":
        assert [m for m in found if m.kind == row["name"]] == []
        return
    mention = next((m for m in found if (m.kind, m.name) == (row["kind"], row["name"])), None)
    assert mention is not None, found
    for field in ("role", "country", "case"):
        if row[field]:
            assert getattr(mention, field) == row[field]
    assert row["text"][mention.start : mention.end].strip()
