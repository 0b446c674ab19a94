"""Date lines as sites print them, and lines that only name a date."""

from pathlib import Path

import pytest

from anyq.articles.printed import read_date_line
from anyq.data import parse_rows

ROWS = list(parse_rows((Path(__file__).parent / "date_lines.tsv").read_text("utf-8"), "date_lines"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"])
def test_date_line(row: dict[str, str]) -> None:
    found = read_date_line(row["line"])
    if not row["date"]:
        assert found is None
        return
    assert found is not None
    day = f"{found.year or '----'}-{found.month or 0:02}-{found.day or 0:02}"
    clock = "" if found.hour is None else f"{found.hour:02}:{found.minute:02}"
    assert (day, clock, found.other) == (row["date"], row["clock"], row["other"])
    assert row["line"][found.start : found.end] == found.text
