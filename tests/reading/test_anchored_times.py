from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from anyq.data import parse_rows
from anyq.doc import TimeMention
from anyq.kazakh import analyze
from anyq.moment import Published
from anyq.reading.times import anchor

HERE = Path(__file__).parent
CASES = list(parse_rows((HERE / "anchored.tsv").read_text("utf-8"), "anchored.tsv"))


def published(day: str) -> Published:
    if not day:
        return Published(None, None, "open", status="unresolved")
    start = date.fromisoformat(day)
    return Published(start, start + timedelta(days=1), "day", status="resolved")


def times(text: str, day: str, republished: bool = False) -> list[TimeMention]:
    return anchor(published(day), analyze(text), republished)


def iso(moment: date | datetime | None) -> str:
    if moment is None:
        return "-"
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else str(moment)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['published']} {case['text']}")
def test_a_time_is_placed(case: dict[str, str]) -> None:
    (found,) = times(case["text"], case["published"])
    assert case["text"][found.start : found.end] == found.moment.text == case["span"]
    moment = found.moment
    assert (iso(moment.start), iso(moment.end), moment.precision) == (
        case["start"],
        case["end"],
        case["precision"],
    )


def test_lengths_and_sets_are_no_times() -> None:
    assert times("Салық жыл сайын үш жыл бойы төленеді.", "2024-04-20") == []


def test_a_year_in_the_sentence_dates_its_months() -> None:
    found = times("2019 жылы іргесі қаланып, қазанда ашылды.", "2024-04-20")
    assert [iso(mention.moment.start) for mention in found] == ["2019-01-01", "2019-10-01"]


def test_a_clock_is_on_the_day_named_before() -> None:
    found = times("Ертең жиын бар, ол сағат 10:00-де басталады.", "2024-04-20")
    assert iso(found[-1].moment.start) == "2024-04-21T10:00+05:00"


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Гринвич бойынша", "2024-04-19T14:05+00:00"),
        ("Мәскеу уақытымен", "2024-04-19T14:05+03:00"),
        ("Астана уақытымен", "2024-04-19T14:05+05:00"),
        ("Лима уақытымен", "-"),
    ],
)
def test_whose_time_a_clock_is(zone: str, start: str) -> None:
    found = times(f"Кеше жер сілкінді, {zone} сағат 14:05-те басталды.", "2024-04-20")
    assert iso(found[-1].moment.start) == start


def test_today_of_a_republished_text_may_lie_a_little_earlier() -> None:
    (found,) = times("Бүгін келісті.", "2024-04-20", republished=True)
    assert (iso(found.moment.start), iso(found.moment.end)) == ("2024-04-17", "2024-04-21")


@pytest.mark.parametrize("shift", range(10))
def test_shifting_every_year_shifts_the_answers(shift: int) -> None:
    day = date(2026 - shift, 3, 10).isoformat()
    text = f"{2025 - shift} жылы салынды, былтыр ашылды."
    found = times(text, day)
    assert {iso(mention.moment.start) for mention in found} == {f"{2025 - shift}-01-01"}
