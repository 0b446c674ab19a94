"""Everything goes out, and says where it is from."""

import csv
import io
from decimal import Decimal

import pytest
from record_readings import event, level, reading

from anyq import output
from anyq.errors import RecordError
from anyq.record import Record, export
from anyq.record.table import COLUMNS

TOLD = [
    reading(
        "бір",
        level("1.3e9", 2022),
        event("visit", ("Садыр Жапаров", "KG"), at=None, place="KZ"),
        source_id="n1",
    ),
    reading("екі «тырнақша», үтір", level("0.000000001", 2023, "0.0000000005")),
]


@pytest.fixture
def told(record: Record) -> Record:
    for one in TOLD:
        record.writer().add(one)
    return record


def written(record: Record, form: export.Format) -> tuple[bytes, int]:
    out = io.BytesIO()
    with record.snapshot() as view:
        count = sum(view.export(form, out))
    return out.getvalue(), count


def test_jsonl_is_what_read_prints_and_what_the_record_knows(told: Record) -> None:
    text, count = written(told, "jsonl")
    for line, one in zip(text.splitlines(), TOLD, strict=True):
        read = output.json(output.reading(one))
        assert line.startswith(read[:-1] + b',"record":{"reader":"anyq ')
    assert count == len(TOLD)


def test_csv_has_a_row_a_claim_with_its_source(told: Record) -> None:
    text, count = written(told, "csv")
    rows = list(csv.DictReader(io.StringIO(text.decode(), newline="")))
    assert count == len(rows) == 3
    figure, visit, small = rows
    assert (figure["type"], figure["value"], figure["low"]) == (
        "trade_turnover",
        "1300000000",
        "1250000000",
    )
    assert (figure["start"], figure["end"], figure["countries"]) == (
        "2022-01-01",
        "2023-01-01",
        "KG; KZ",
    )
    assert (figure["source_id"], figure["article"]) == ("n1", TOLD[0].article.id)
    assert (visit["parties"], visit["countries"]) == ("agent Садыр Жапаров (KG)", "KG; KZ")
    assert visit["value"] == visit["start"] == ""
    assert (small["value"], small["title"]) == ("0.000000001", TOLD[1].article.title)


def test_parquet_holds_the_same_table_with_exact_decimals(told: Record) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    content, count = written(told, "parquet")
    table = parquet.read_table(io.BytesIO(content))
    assert table.column_names == list(COLUMNS)
    assert count == table.num_rows == 3
    assert table.schema.field("value").type == pyarrow.decimal128(38, 12)
    assert table["value"].to_pylist() == [Decimal("1.3e9"), None, Decimal("0.000000001")]
    assert table["background"].to_pylist() == [False, False, False]


def test_a_number_too_long_for_parquet_is_named(record: Record) -> None:
    pytest.importorskip("pyarrow")
    record.writer().add(reading("бір", level("0.0000000000001", 2022, "0")))
    with pytest.raises(RecordError, match=r"does not fit.*csv or jsonl"):
        written(record, "parquet")


def test_parquet_without_pyarrow_says_what_to_install(
    told: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RecordError, match=r"anyq\[parquet\]"):
        written(told, "parquet")


def test_an_empty_record_gives_a_table_without_rows(record: Record) -> None:
    pytest.importorskip("pyarrow")
    assert written(record, "jsonl") == (b"", 0)
    assert written(record, "csv")[0].decode().strip().split(",") == list(COLUMNS)
    assert written(record, "parquet")[1] == 0
