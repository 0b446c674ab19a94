"""What people hold of claims: signed, shown everywhere, taken back."""

import csv
import io
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from record_readings import event, level, reading

from anyq.claim import FigureClaim
from anyq.errors import BadCorrection, Unknown
from anyq.record import Record, Writer, correct
from anyq.record.views import FigureReport, Series

FIGURE = level("1.3e9", 2022)
VISIT = event("visit", ("Садыр Жапаров", "KG"), at=date(2024, 4, 19), place="KZ")
SIGNED = {"reason": "the page says so", "author": "Айгүл"}


@pytest.fixture
def writer(record: Record) -> Writer:
    made = record.writer()
    made.add(reading("бір", FIGURE, VISIT, source_id="n1"))
    return made


def series(record: Record) -> Series:
    with record.snapshot() as view:
        return view.series(("KZ", "KG"), "trade_turnover")


def table(record: Record) -> list[dict[str, str]]:
    out = io.BytesIO()
    with record.snapshot() as view:
        list(view.export("csv", out))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def test_a_rejected_claim_is_shown_and_marked_everywhere(record: Record, writer: Writer) -> None:
    key = writer.refuse(VISIT.id[:8], **SIGNED)
    with record.snapshot() as view:
        (report,) = view.timeline("KG")
        assert report.rejected
        ((judged,),) = [report.judgements]
        assert (judged.id, judged.author, judged.reason) == (key, "Айгүл", "the page says so")
        assert view.happenings("KG")[0].sources == 0
        ((shown,),) = [view.show(VISIT.id)]
        assert shown.judgements == (judged,)
        (read,) = view.readings()
        assert view.opinions(read) == (judged,)
        assert list(view.judgements()) == [judged]
    assert [row["judgements"][:8] for row in table(record)] == ["", "rejected"]


def test_what_is_taken_back_is_so_no_more_and_may_be_again(record: Record, writer: Writer) -> None:
    key = writer.refuse(VISIT.id, **SIGNED)
    back = writer.withdraw(key, reason="misread", author="Ермек")
    with record.snapshot() as view:
        assert not view.timeline("KG")[0].judgements
    writer.withdraw(back, reason="it was right", author="Айгүл")
    with record.snapshot() as view:
        assert view.timeline("KG")[0].rejected


def test_a_corrected_figure_is_what_it_is_corrected_to(record: Record, writer: Writer) -> None:
    writer.correct(FIGURE.id, {"value": "1400000000", "period": "2021"}, **SIGNED)
    (report,) = series(record).figures
    assert report.figure.amount.value == report.figure.amount.low == Decimal(1_400_000_000)
    assert report.figure.period.start == date(2021, 1, 1)
    assert [(one.field, one.was, one.now) for one in report.judgements[0].changes] == [
        ("value", "1300000000", "1400000000"),
        ("period", "2022-01-01/2023-01-01", "2021"),
    ]
    assert table(record)[0]["value"] == "1400000000"
    assert "value: 1300000000 → 1400000000" in table(record)[0]["judgements"]


def test_a_later_correction_is_of_what_the_earlier_left(record: Record, writer: Writer) -> None:
    writer.correct(FIGURE.id, {"unit": "EUR"}, **SIGNED)
    with pytest.raises(BadCorrection, match="says so already"):
        writer.correct(FIGURE.id, {"unit": "EUR"}, **SIGNED)
    writer.correct(FIGURE.id, {"unit": "KZT"}, **SIGNED)
    assert series(record).figures[0].figure.amount.unit == "KZT"


def test_a_claim_is_looked_for_by_what_it_was_corrected_to(record: Record, writer: Writer) -> None:
    writer.correct(VISIT.id, {"type": "call", "time": "2023-01-05"}, **SIGNED)
    writer.correct(FIGURE.id, {"subjects": "KZ,UZ"}, **SIGNED)
    with record.snapshot() as view:
        assert view.timeline("KG", type="visit") == ()
        assert len(view.timeline("KG", type="call", until=date(2023, 2, 1))) == 1
        assert view.timeline("KG", since=date(2024, 1, 1)) == ()
        assert len(view.series(("KZ", "UZ"), "trade_turnover").figures) == 1
        assert view.series(("KZ", "KG"), "trade_turnover").figures == ()


def disagreements(record: Record) -> list[tuple[FigureReport, ...]]:
    with record.snapshot() as view:
        return [found.figures for found in view.checks()]


def test_what_people_correct_or_reject_agrees_or_contradicts_anew(
    record: Record, writer: Writer
) -> None:
    wrong = level("9.9e9", 2022)
    writer.add(reading("екі", wrong))
    assert len(disagreements(record)) == 1
    rejected = writer.refuse(wrong.id, **SIGNED)
    assert disagreements(record) == []
    writer.withdraw(rejected, **SIGNED)
    writer.correct(wrong.id, {"value": "1.3e9"}, **SIGNED)
    assert disagreements(record) == []
    writer.correct(wrong.id, {"value": "1.7e9"}, **SIGNED)
    assert len(disagreements(record)) == 1


def test_nobody_judges_what_is_not_there(writer: Writer) -> None:
    with pytest.raises(Unknown, match="no claim f000000"):
        writer.refuse("f000000", **SIGNED)
    with pytest.raises(Unknown, match="no claim f000000"):
        writer.correct("f000000", {"unit": "EUR"}, **SIGNED)
    with pytest.raises(Unknown, match="no judgement j000000"):
        writer.withdraw("j000000", **SIGNED)


@pytest.mark.parametrize(
    ("claim", "field", "value", "words"),
    [
        (FIGURE, "colour", "red", "no field “colour”.*It has: indicator"),
        (FIGURE, "kind", "big", "cannot be “big”.*It is one of: capacity"),
        (FIGURE, "value", "many", "value of the claim"),
        (FIGURE, "value", "5..3", "two ends of a range"),
        (FIGURE, "value", "NaN", "Give a number"),
        (FIGURE, "low", "9e9", "would end before it begins"),
        (FIGURE, "unit", "", "ISO 4217"),
        (FIGURE, "indicator", "luck", "It is one of:.*trade_turnover"),
        (FIGURE, "subjects", "Kazakhstan", "ISO 3166"),
        (FIGURE, "period", "last year", "period of the claim"),
        (VISIT, "type", "party", "It is one of:.*visit"),
        (VISIT, "time", "2024-13", "time of the claim"),
        (VISIT, "background", "maybe", "It is one of: false, true"),
        (VISIT, "value", "1", "no field “value”.*It has: type"),
    ],
)
def test_a_correction_is_validated(claim: FigureClaim, field: str, value: str, words: str) -> None:
    with pytest.raises(BadCorrection, match=words):
        correct.changes(claim, {field: value})


@pytest.mark.parametrize("claim", [FIGURE, VISIT], ids=["figure", "event"])
def test_every_field_can_be_written_as_it_stands(claim: FigureClaim) -> None:
    fields = correct.FIGURE if isinstance(claim, FigureClaim) else correct.EVENT
    for field in fields:
        value = correct.stated(claim, field)
        if not (field == "place" and value) and field not in ("value", "time", "period"):
            assert correct.claim_with(claim, field, value) == claim, field


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        ("2023-Q4", date(2023, 10, 1), date(2024, 1, 1)),
        ("2023-05-09", date(2023, 5, 9), date(2023, 5, 10)),
        ("2023-05-09/2023-06-01", date(2023, 5, 9), date(2023, 6, 1)),
        ("2023-05-09/", date(2023, 5, 9), None),
    ],
)
def test_times_as_a_person_writes_them(written: str, first: date, last: date | None) -> None:
    time = correct.claim_with(VISIT, "time", written).time
    assert (time.start, time.end) == (first, last)
    again = correct.claim_with(
        VISIT, "time", correct.stated(msgspec.structs.replace(VISIT, time=time), "time")
    )
    assert (again.time.start, again.time.end) == (first, last)
