"""The year of publication: what texts of our own say of it, and that no year is favoured."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyq.articles import read
from anyq.capture import make_page
from anyq.data import parse_rows
from anyq.moment import Published

CASES = list(parse_rows((Path(__file__).parent / "years.tsv").read_text("utf-8"), "years.tsv"))
TITLE = "Облыста жаңа жұмыстар жүріп жатыр"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def published(case: dict[str, str], back: int = 0) -> Published:
    text = f"{TITLE}\n\n{case['date']}\n\n{case['text']}\n"
    text = YEAR.sub(lambda match: str(int(match.group()) - back), text)
    captured = date.fromisoformat(case["captured"]) if case["captured"] else None
    if captured:
        captured = captured.replace(year=captured.year - back)
    return read(make_page(text.encode(), "case", captured_at=captured)).published


def said(moment: Published) -> tuple[str, str]:
    return moment.status, str(moment.start.year) if moment.start else "-"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_year(case: dict[str, str]) -> None:
    assert said(published(case)) == (case["status"], case["year"])


@given(st.sampled_from([c for c in CASES if "weekday" not in c["name"]]), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_answers_shift_with_the_years_of_the_text(case: dict[str, str], back: int) -> None:
    year = "-" if case["year"] == "-" else str(int(case["year"]) - back)
    assert said(published(case, back)) == (case["status"], year)


def test_open_year_lists_the_days_not_excluded() -> None:
    case = {"date": "12 наурыз, 10:00", "captured": "2023-03-01", "text": "2019 жылы жол салынды."}
    moment = published(case)
    assert (moment.start, moment.end) == (None, None)
    assert moment.candidates == tuple(f"{year}-03-12" for year in range(2019, 2023))


def test_leap_day_has_only_leap_years() -> None:
    case = {"date": "29 ақпан, 10:00", "captured": "2023-03-01", "text": "2019 жылы жол салынды."}
    moment = published(case)
    assert (moment.status, moment.candidates) == ("unresolved", ("2020-02-29",))


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("29 ақпан 2024, 23:59", "2024-02-29T23:59:00+06:00"),
        ("1 наурыз 2024, 00:00", "2024-03-01T00:00:00+05:00"),
        ("1 наурыз 2024", "2024-03-01"),
    ],
)
def test_times_are_those_of_almaty(line: str, start: str) -> None:
    moment = published({"date": line, "captured": "", "text": "Жаңа жол салынды."})
    assert moment.start is not None
    assert moment.start.isoformat() == start


def test_relative_day_needs_the_capture() -> None:
    case = {"date": "Кеше, 18:20", "captured": "2023-03-01", "text": "Жаңа жол салынды."}
    moment = published(case)
    assert moment.start is not None
    assert moment.start.isoformat() == "2023-02-28T18:20:00+06:00"
    assert published(case | {"captured": ""}).start is None
