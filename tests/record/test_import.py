"""What goes out as JSONL comes in again, exactly."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_readings import event, level, reading, readings

from anyq.errors import BadLine
from anyq.pipeline import Reading
from anyq.record import Record, intake


def exported(record: Record) -> bytes:
    out = io.BytesIO()
    with record.snapshot() as view:
        for _ in view.export("jsonl", out):
            pass
    return out.getvalue()


def test_what_is_imported_is_exported_the_same(record: Record, tmp_path: Path) -> None:
    figure = level("1.3e9", 2022)
    visit = event("visit", ("Садыр Жапаров", "KG"), at=date(2024, 4, 19), place="KZ")
    writer = record.writer()
    writer.add(reading("бір", figure, visit, source_id="n1", captured_at=date(2024, 5, 2)))
    writer.add(reading("екі", level("1.50", 2023)))
    first = writer.correct(figure.id, {"unit": "EUR"}, reason="the page says euro", author="Айгүл")
    writer.withdraw(first, reason="it does not", author="Ермек")
    writer.refuse(visit.id, reason="a joke", author="Айгүл")
    before = exported(record)
    with Record.open(tmp_path / "again.sqlite", create=True) as other:
        assert len(list(intake.take(other.writer(), before.splitlines()))) == 5
        assert exported(other) == before
        assert len(list(intake.take(other.writer(), before.splitlines()))) == 5
        assert exported(other) == before


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=st.lists(readings(), max_size=3))
def test_any_readings_go_out_and_in_again(
    tmp_path_factory: pytest.TempPathFactory, several: list[Reading]
) -> None:
    folder = tmp_path_factory.mktemp("records")
    with (
        Record.open(folder / "one.sqlite", create=True) as one,
        Record.open(folder / "other.sqlite", create=True) as other,
    ):
        for told in several:
            one.writer().add(told)
        list(intake.take(other.writer(), exported(one).splitlines()))
        assert exported(other) == exported(one)


@pytest.mark.parametrize("line", [b"not json", b'{"page": 1}', b'{"judgement": {}}'])
def test_a_line_that_is_none_is_named_with_its_number(record: Record, line: bytes) -> None:
    with pytest.raises(BadLine, match=r"Line 2 is not one of an export.*anyq export"):
        list(intake.take(record.writer(), [b"", line]))
