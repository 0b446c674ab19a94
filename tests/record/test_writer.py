"""Adding: once, in one piece, for ever."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from record_readings import event, level, reading

from anyq.capture import Reject
from anyq.errors import BadReading, Full, Locked, ReadOnly, Unknown
from anyq.pipeline import Reading
from anyq.record import Record, Writer, schema
from anyq.record import place as places
from anyq.record.migrate import now
from anyq.record.place import engine
from anyq.span import Span

TABLES = [table.name for table in schema.metadata.sorted_tables]


def counts(record: Record) -> dict[str, int]:
    with record.snapshot() as view:
        query = "SELECT count(*) FROM {}"
        return {
            name: view._connection.scalar(sa.text(query.format(f'"{name}"'))) for name in TABLES
        }


def test_the_same_page_twice_adds_nothing(record: Record) -> None:
    told = reading("бір", level("1.3e9", 2022), event("visit", ("Жапаров", "KG"), at=None))
    assert record.writer().add(told).news == "article"
    before = counts(record)
    assert record.writer().add(told).news == "nothing"
    assert counts(record) == before


def test_another_capture_adds_a_capture_alone(record: Record) -> None:
    record.writer().add(reading("бір", level("1.3e9", 2022), source_id="a"))
    before = counts(record)
    assert record.writer().add(reading("бір", level("1.3e9", 2022), source_id="b")).news == (
        "capture"
    )
    after = counts(record)
    assert {name for name in TABLES if after[name] != before[name]} == {"capture", "outcome"}


def test_of_two_readings_the_one_that_knows_the_date_stands(record: Record) -> None:
    dated = reading("бір", source_id="a", day=date(2024, 4, 20))
    open_ = reading("бір", source_id="b", day=None)
    assert record.writer().add(dated).news == "article"
    assert record.writer().add(open_).news == "reading"
    with record.snapshot() as view:
        assert list(view.readings()) == [dated]
        assert view.show("b") == (open_,)


def test_of_one_capture_the_last_reading_stands(record: Record) -> None:
    record.writer().add(reading("бір", level("1.3e9", 2022)))
    better = reading("бір", level("1.4e9", 2022))
    assert record.writer().add(better).news == "reading"
    with record.snapshot() as view:
        assert list(view.readings()) == [better]


def test_an_article_that_a_later_reading_of_its_page_replaces_stands_no_more(
    record: Record,
) -> None:
    first, second = reading("бір", level("1.3e9", 2022)), reading("екі", level("1.3e9", 2022))
    record.writer().add(first)
    of_same_page = msgspec.structs.replace(second, page=first.page)
    assert record.writer().add(of_same_page).news == "article"
    with record.snapshot() as view:
        assert list(view.readings()) == [of_same_page]
        assert view.show(first.page.sha256) == (of_same_page,)


@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_rows_are_never_changed(record: Record, change: str) -> None:
    for table in TABLES:
        columns = schema.metadata.tables[table].columns
        column = next(iter(columns)).name
        with record._engine.connect().execution_options(writes=True) as connection:
            if connection.dialect.name == "sqlite":  # whose triggers are of rows, not statements
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                connection.execute(sa.insert(columns.values()[0].table).values(filler(table)))
            with pytest.raises(sa.exc.IntegrityError, match="append-only"):
                connection.exec_driver_sql(change.format(f'"{table}"', f'"{column}"'))
            connection.rollback()


def filler(table: str) -> dict[str, object]:
    values: dict[type, object] = {int: 1, str: "x", bytes: b"x", bool: True}
    return {
        column.name: values[column.type.python_type]
        for column in schema.metadata.tables[table].columns
        if not column.nullable
    }


def test_what_is_added_together_is_there_together_or_not_at_all(record: Record) -> None:
    writer = record.writer()
    person = event("visit", ("Жапаров", "KG"), at=None)
    wrong = reading("үш", msgspec.structs.replace(person, evidence=Span(0, 5, "Басқа")))
    with pytest.raises(BadReading):
        add_together(writer, reading("бір", person), wrong)
    with record.snapshot() as view:
        assert view.count() == 0
    with writer.together():
        assert writer.add(reading("екі", person)).news == "article"
        assert writer.add(reading("екі", person)).news == "nothing"
    with record.snapshot() as view:
        assert view.count() == 1
        assert list(view.faults()) == []


def add_together(writer: Writer, *told: Reading) -> None:
    with writer.together():
        for one in told:
            writer.add(one)


def test_postgres_names_a_text_that_it_cannot_keep(record: Record) -> None:
    told = reading("бір", source_id="n\x001")
    if record.engine.dialect.name == "sqlite":
        assert record.writer().add(told).news == "article"
        return
    with pytest.raises(BadReading, match=r"NUL.*Keep the record in a file"):
        record.writer().add(told)


def test_a_reject_is_a_row_with_its_reason_once(record: Record) -> None:
    reject = Reject("n1", "not_text", "The page n1 is binary.", "Give text or HTML.")
    assert record.writer().reject(reject, "ab" * 32)
    assert not record.writer().reject(reject, "ab" * 32)
    with record.snapshot() as view:
        (found,) = view.show("n1")
        assert (found.code, found.message, found.page) == (
            "not_text",
            "The page n1 is binary.",
            "ab" * 32,
        )
        assert list(view.rejects()) == [found]


def test_nobody_withdraws_what_is_not_there(record: Record) -> None:
    with pytest.raises(Unknown, match="c0000"):
        record.writer().withdraw("c0000", reason="misread", author="Айгүл")


def test_a_full_disk_is_named_and_the_page_is_absent(in_file: Record) -> None:
    record = in_file
    record.writer().add(reading("бір"))
    engine = record._engine

    def no_room(connection: object, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size

    sa.event.listen(engine, "checkout", no_room)
    text = "".join(map(str, range(200_000)))
    with pytest.raises(Full, match=r"no room left.*record\.sqlite.*Free some room"):
        record.writer().add(reading(text))
    sa.event.remove(engine, "checkout", no_room)
    with record.snapshot() as view:
        assert view.count() == 1


def test_a_second_writer_waits_then_names_the_lock(place: str) -> None:
    with Record.open(place, create=True) as first:
        impatient, writable = engine(first.place, create=False, busy=0.05)
        second = Record(impatient, first.place, writable=writable)
        writing = first._engine.execution_options(writes=True)
        with writing.begin(), pytest.raises(Locked, match=r"writing to the record at .*Wait"):
            second.writer().add(reading("бір"))
        assert second.writer().add(reading("бір")).news == "article"
        second.close()


def test_a_record_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.sqlite"
    with Record.open(path, create=True) as record:
        record.writer().add(reading("бір"))
    monkeypatch.setattr(places, "_writable", lambda path: False)
    with Record.open(path) as record:
        with record.snapshot() as view:
            assert view.count() == 1
        with pytest.raises(ReadOnly, match="cannot be written"):
            record.writer()


def test_now_is_utc_to_the_second() -> None:
    assert now().endswith("+00:00")
    assert "." not in now()
