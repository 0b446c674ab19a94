"""Opening: a new record, an old one, a newer one, and what is none."""

import sqlite3
from datetime import date
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from postgres_server import Server
from record_readings import event, level, reading

from anyq.checks import Check
from anyq.errors import Damaged, NoRecord, ReadOnly, RecordError, WrongVersion
from anyq.pipeline import Reading
from anyq.record import Record, default, migrate, place, schema
from anyq.span import content_id

DATA = Path(__file__).with_name("data")


def test_where_there_is_none_the_remedy_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match=r"no record at .*none\.sqlite.*anyq add"):
        Record.open(tmp_path / "none.sqlite")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(NoRecord, match="There is nothing at"):
        Record.open(tmp_path / "empty.sqlite")


def test_a_record_is_made_with_its_folder_and_says_who_made_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "record.sqlite"
    with Record.open(f"sqlite:///{path}", create=True) as record:
        assert record.place == path
    with sqlite3.connect(path) as raw:
        assert dict(raw.execute("SELECT key, value FROM meta"))["made_by"].startswith("anyq ")
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadOnly, match=r"folder .*file/sub cannot be made"):
        Record.open(tmp_path / "file" / "sub" / "record.sqlite", create=True)


def test_other_databases_are_not_taken(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"mysql:// address.*sqlite:///FILE"):
        Record.open("mysql://localhost/anyq")
    page = tmp_path / "page.txt"
    page.write_text("Бұл мәтін, дерекқор емес. " * 40)
    with pytest.raises(Damaged, match=r"page\.txt is not a record"):
        Record.open(page)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE places (url TEXT)")
    raw.close()
    with pytest.raises(Damaged, match=r"other\.sqlite is not a record of Anyq"):
        Record.open(other, create=True)


def test_a_database_that_cannot_be_reached_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg")
    address = "postgresql://anyq:secret@127.0.0.1:1/anyq"
    with pytest.raises(RecordError, match=r"anyq:\*\*\*@127\.0\.0\.1:1/anyq cannot be reached"):
        Record.open(address)
    with pytest.raises(RecordError, match="address of the record cannot be read"):
        Record.open("postgresql://anyq@host:port/anyq")


def test_a_database_that_is_not_there_is_named(server: Server) -> None:
    with pytest.raises(NoRecord, match=r"no database at .*createdb"):
        Record.open(server.address("none"), create=True)
    empty = server.database("empty")
    with pytest.raises(NoRecord, match="There is nothing at"):
        Record.open(empty)


def test_a_row_that_does_not_decode_is_damage_with_a_name(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Record.open(path, create=True) as record:
        record.writer().add(stored())
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER reading_never_update")
        raw.execute("UPDATE reading SET body = substr(body, 2)")
    raw.close()
    with Record.open(path) as record, record.snapshot() as view:
        with pytest.raises(Damaged, match=r"row of the record at .*anyq record verify"):
            list(view.readings())
        with pytest.raises(Damaged):
            view.timeline("KZ")


def test_tables_that_are_not_those_of_the_version_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    Record.open(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP VIEW current")
    raw.close()
    damage = pytest.raises(Damaged, match="does not have the tables of its version")
    with Record.open(path) as record, record.snapshot() as view, damage:
        view.timeline("KZ")


def test_a_newer_record_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    Record.open(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    raw.close()
    with pytest.raises(WrongVersion, match=r"schema 9999.*Update Anyq"):
        Record.open(path)


def stored() -> Reading:
    """The reading in each record of `data/`, made by the version that the file is named after."""
    told = reading(
        "айналымы",
        level("1.3e9", 2022),
        level("9.9e9", 2023),
        event("visit", ("Садыр Жапаров", "KG"), at=date(2024, 4, 19), place="KZ"),
        source_id="n1",
        captured_at=date(2024, 5, 2),
    )
    named = content_id("a", told.article.text)  # as ids were made in these tests then
    article = msgspec.structs.replace(told.article, id=named)
    check = Check("c0", "inconsistent", (told.claims.figures[0].id,), "1.3 ≠ 9.9", rule="chain")
    return msgspec.structs.replace(told, article=article, checks=(check,))


@pytest.mark.parametrize("dump", sorted(DATA.glob("*.sql")), ids=lambda dump: dump.stem)
def test_a_record_of_every_version_opens_and_is_whole(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "record.sqlite"
    with sqlite3.connect(path) as raw:
        raw.executescript(dump.read_text("utf-8"))
    raw.close()
    with Record.open(path) as record, record.snapshot() as view:
        assert list(view.readings()) == [stored()]
        assert len(view.timeline("KZ", "KG")) == 1
        assert columns(record) == expected()


def test_every_version_before_this_has_a_record() -> None:
    versions = [f"v{number:04}" for number in range(1, int(schema.HEAD))]
    assert sorted(dump.stem for dump in DATA.glob("*.sql")) == versions


def dumped(tmp_path: Path, version: str) -> Path:
    path = tmp_path / "record.sqlite"
    with sqlite3.connect(path) as raw:
        raw.executescript((DATA / f"v{version}.sql").read_text("utf-8"))
    raw.close()
    return path


def test_an_earlier_record_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dumped(tmp_path, "0001")
    monkeypatch.setattr(place, "_writable", lambda path: False)
    with pytest.raises(WrongVersion, match=r"earlier schema 0001 and cannot be written"):
        Record.open(path)


def test_the_same_page_again_adds_nothing_to_a_migrated_record(tmp_path: Path) -> None:
    with Record.open(dumped(tmp_path, "0001")) as record:
        assert record.writer().add(stored()).news == "nothing"


def test_a_migration_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.sqlite"
    engine, _ = place.engine(path, create=True)
    monkeypatch.setattr(migrate, "_sign", lambda connection: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(engine, path)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_migrations_lead_to_the_schema(tmp_path: Path, in_file: Record) -> None:
    from alembic.script import ScriptDirectory

    folder = tmp_path / "old"
    folder.mkdir()
    with Record.open(dumped(folder, "0001")) as migrated:
        assert made(migrated) == made(in_file)
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head() == schema.HEAD


def made(record: Record) -> dict[str, str]:
    """Return the SQL of everything in a record, whatever its blanks and quotes."""
    with record.snapshot() as view:
        found = view._connection.execute(sa.text("SELECT name, sql FROM sqlite_master"))
        return {name: "".join((sql or "").replace('"', "").split()) for name, sql in found}


def columns(record: Record) -> dict[str, set[str]]:
    found = sa.inspect(record._engine)
    names = [name for name in found.get_table_names() if name != schema.VERSION_TABLE]
    return {name: {column["name"] for column in found.get_columns(name)} for name in names}


def expected() -> dict[str, set[str]]:
    return {name: set(table.columns.keys()) for name, table in schema.metadata.tables.items()}


def test_the_place_is_the_variable_or_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, "/tmp/elsewhere.sqlite")
    assert default() == Path("/tmp/elsewhere.sqlite")
    monkeypatch.setenv(place.VARIABLE, "postgresql://localhost/anyq")
    assert default() == "postgresql://localhost/anyq"
    monkeypatch.delenv(place.VARIABLE)
    assert Path(default()).name == "record.sqlite"
    assert Path(default()).parent.name == "anyq"
