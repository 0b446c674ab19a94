"""Looking after a record: copied while others write, brought back, made smaller, looked through."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
import sqlalchemy as sa
from postgres_server import Server
from record_readings import event, level, reading

from anyq.errors import Damaged, Exists, NoRecord, RecordError
from anyq.record import Record, ddl, schema, upkeep
from anyq.record.place import locate

TOLD = [
    reading(
        "бір",
        level("1.3e9", 2022),
        event("visit", ("Садыр Жапаров", "KG"), at=None),
        source_id="n1",
    ),
    reading("екі", level("1.50", 2023), captured_at=date(2024, 5, 2)),
]


@pytest.fixture
def told(record: Record) -> Iterator[Record]:
    for one in TOLD:
        record.writer().add(one)
    record.writer().refuse(TOLD[1].claims.figures[0].id, reason="a joke", author="Айгүл")
    return record


def rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    with record.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in schema.metadata.sorted_tables
        }


def test_a_backup_is_the_record(told: Record, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    assert upkeep.backup(told, target) == target.stat().st_size
    with Record.open(target) as copy:
        assert rows(copy) == rows(told)
    with pytest.raises(Exists, match=r"copy\.sqlite already"):
        upkeep.backup(told, target)
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy.sqlite"]


def test_a_backup_is_of_one_moment_while_others_write(record: Record, tmp_path: Path) -> None:
    done: list[int] = []

    def write() -> None:
        writer = record.writer()
        for number in range(60):
            writer.add(reading(f"{number}", level("1.3e9", 2022)))
            done.append(number)

    writing = Thread(target=write)
    writing.start()
    for number in range(3):
        upkeep.backup(record, tmp_path / f"copy{number}.sqlite")
    writing.join()
    for number in range(3):
        with Record.open(tmp_path / f"copy{number}.sqlite") as copy, copy.snapshot() as view:
            assert list(view.faults()) == []
    assert len(done) == 60


def test_a_folder_that_takes_no_backup_is_named(told: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"Nothing can be written in .*none"):
        upkeep.backup(told, tmp_path / "none" / "copy.sqlite")


def test_what_is_restored_is_the_record_and_goes_on(
    told: Record, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    backup = tmp_path / "copy.sqlite"
    upkeep.backup(told, backup)
    places = [str(tmp_path / "back.sqlite")]
    if told.engine.dialect.name == "postgresql":
        server: Server = request.getfixturevalue("server")
        places.append(server.database("restored"))
    for place in places:
        upkeep.restore(backup, locate(place))
        with Record.open(place) as back:
            assert rows(back) == rows(told)
            assert back.writer().add(reading("үш")).news == "article"
        with pytest.raises(Exists):
            upkeep.restore(backup, locate(place))


def test_nothing_is_restored_from_what_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NoRecord):
        upkeep.restore(tmp_path / "none.sqlite", tmp_path / "back.sqlite")
    page = tmp_path / "page.txt"
    page.write_text("Бұл мәтін, дерекқор емес. " * 40)
    with pytest.raises(Damaged):
        upkeep.restore(page, tmp_path / "back.sqlite")


def test_bytes_that_are_let_go_leave_the_rest(told: Record) -> None:
    before = rows(told)
    done = upkeep.compact(told, drop_bytes=True, author="Айгүл")
    assert done.dropped == 2
    assert upkeep.compact(told, drop_bytes=True, author="Айгүл").dropped == 0
    after = rows(told)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"page", "meta"}
    assert any("2 pages, Айгүл" in str(value) for _, value in after["meta"])
    with told.snapshot() as view:
        found = list(view.readings())
        assert [one.page.sha256 for one in found] == [one.page.sha256 for one in TOLD]
        assert [one.claims for one in found] == [one.claims for one in TOLD]
        assert list(view.faults()) == []
    assert told.writer().add(TOLD[0]).news == "nothing"
    with told.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError):
        connection.execute(sa.update(schema.page).values(size=0))


def test_compacting_gives_room_back(in_file: Record) -> None:
    text = " ".join(map(str, range(40_000)))
    in_file.writer().add(reading(text))
    done = upkeep.compact(in_file, drop_bytes=True, author="Айгүл")
    assert done.after < done.before - 50_000


def test_a_whole_record_has_no_faults(told: Record) -> None:
    with told.snapshot() as view:
        assert list(view.faults()) == []


@pytest.mark.parametrize(
    ("damage", "table", "words"),
    [
        ("UPDATE page SET sha256 = '0' || sha256", "page", "SHA-256"),
        ("UPDATE page SET codec = 'none'", "page", "cannot be unpacked"),
        ("UPDATE capture SET source_id = 'other'", "capture", "hash of what it says"),
        ("UPDATE capture SET captured_at = 'Tuesday'", "capture", "cannot be read"),
        ("UPDATE entity SET name = 'other'", "entity", "not that of its kind"),
        ("UPDATE article SET title = 'other'", "article", "hash of its title and text"),
        ("UPDATE article SET text = substr(text, 3)", "article", ""),
        ("UPDATE reading SET id = 'other' WHERE key = 1", "reading", "hash of its body"),
        ("UPDATE reading SET body = substr(body, 1, 20)", "reading", "cannot be read"),
        ("UPDATE claim SET low = '1'", "claim", "not what its body says"),
        ("UPDATE claim SET series = 1", "claim", "a row is missing"),
        ("DELETE FROM party", "party", "a row is missing"),
        ("UPDATE naming SET mentions = 9", "naming", "not what its body says"),
        ("UPDATE about SET thing = 'f0'", "judgement", "is about f0"),
        ("UPDATE judgement SET withdraws = 'j0'", "judgement", "takes back j0"),
        ("DELETE FROM claim", "claim", "a row is missing"),
        ("DELETE FROM capture WHERE source_id = 'n1'", "outcome", "points at capture"),
    ],
)
def test_damage_is_found_and_told_where(
    in_file: Record, damage: str, table: str, words: str
) -> None:
    for one in TOLD:
        in_file.writer().add(one)
    in_file.writer().refuse(TOLD[1].claims.figures[0].id, reason="a joke", author="Айгүл")
    with in_file.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        for name in schema.metadata.tables:
            ddl.unguard(connection, name)
        connection.exec_driver_sql(damage)
    with in_file.snapshot() as view:
        found = list(view.faults())
    assert any(fault.table == table and words in fault.message for fault in found), found
    assert {fault.table for fault in found} <= {table, "reading", "party", "judgement", "capture"}
