"""Keeping a record: made smaller, copied while others write, brought back."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from anyq.errors import Exists, RecordError
from anyq.record import ddl, schema
from anyq.record.failures import told
from anyq.record.migrate import now, version
from anyq.record.place import Place, engine, name
from anyq.record.store import Record

BATCH = 2_000  # rows that are copied at once
_SIZE = "SELECT pg_database_size(current_database())"


class Compacted(msgspec.Struct, frozen=True):
    """Bytes on disk before and after, and how many pages let their bytes go."""

    before: int
    after: int
    dropped: int


def compact(record: Record, *, drop_bytes: bool = False, author: str = "") -> Compacted:
    """Give back the room that is not used.

    Args:
        record: open for writing.
        drop_bytes: let the bytes of pages go. What was read from them, their SHA-256 and their
            captures stay; the record notes who let them go and when.
        author: who.

    Raises:
        Locked, ReadOnly, Full: it cannot be done now; nothing is lost.
    """
    with told(record.place):
        before = size(record)
        dropped = _drop_bytes(record, author) if drop_bytes else 0
        _vacuum(record)
        return Compacted(before, size(record), dropped)


def _vacuum(record: Record) -> None:
    """Write the tables anew; neither database does so within a transaction."""
    with closing(record.engine.raw_connection()) as raw:
        driver = raw.driver_connection
        assert driver is not None
        if record.engine.dialect.name == "sqlite":
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            driver.autocommit = True
            driver.execute("VACUUM FULL")
            driver.autocommit = False


def size(record: Record) -> int:
    """Return the bytes that a record takes on disk, SQLite's log included."""
    if isinstance(record.place, Path):
        log = record.place.with_name(record.place.name + "-wal")
        return sum(path.stat().st_size for path in (record.place, log) if path.exists())
    with record.engine.connect() as connection:
        return int(connection.exec_driver_sql(_SIZE).scalar_one())


def _drop_bytes(record: Record, author: str) -> int:
    """Empty the pages: the one change to rows that are there, and it is noted."""
    page = schema.page.c
    with record.engine.execution_options(writes=True).begin() as connection:
        ddl.unguard(connection, "page")
        change = sa.update(schema.page).where(page.content.is_not(None)).values(content=None)
        count = connection.execute(change).rowcount
        ddl.guard(connection, "page")
        if count:
            said = {"key": f"bytes_dropped:{uuid4()}", "value": f"{count} pages, {author}, {now()}"}
            connection.execute(sa.insert(schema.meta).values(said))
    return count


def backup(record: Record, target: Path) -> int:
    """Copy a record, as it stands at one moment, into a new file; return its size in bytes.

    Others may read and write meanwhile. The file, a record in SQLite whatever the database, is
    there when it is complete.

    Raises:
        Exists: there is something at the target.
    """
    if target.exists():
        raise Exists(f"There is a file at {target} already.", "Name a new file.")
    with _beside(target) as made:
        with told(record.place):
            if isinstance(record.place, Path):
                _copy_file(record.place, made)
            else:
                _copy_rows(record, made)
        return made.stat().st_size


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a file in the same folder that takes the target's name once all is written."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise RecordError(
            f"Nothing can be written in {target.parent}: {error.strerror}.",
            "Name a file in a folder that you may write.",
        ) from error
    os.close(handle)
    made = Path(temporary)
    try:
        yield made
        with made.open("rb") as written:
            os.fsync(written.fileno())
        os.link(made, target)  # and never over what has come there meanwhile
    except FileExistsError as error:
        raise Exists(f"There is a file at {target} already.", "Name a new file.") from error
    finally:
        made.unlink()


def _copy_file(source: Path, target: Path) -> None:
    uri = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it


def _copy_rows(record: Record, target: Path) -> None:
    """Copy every row of a record in one snapshot into a new file."""
    made, _ = engine(target, create=True)
    try:
        writing = made.execution_options(writes=True)
        with record.engine.connect() as old, old.begin(), writing.begin() as new:
            ddl.make(new)
            _copy_tables(old, new)
    finally:
        made.dispose()


def _copy_tables(old: sa.Connection, new: sa.Connection) -> None:
    for table in schema.metadata.sorted_tables:
        columns = table.primary_key.columns
        for rows in old.execute(sa.select(table).order_by(*columns)).mappings().partitions(BATCH):
            new.execute(sa.insert(table), [dict(row) for row in rows])


def restore(source: Path, place: Place) -> None:
    """Bring a record back from a backup, where there is none.

    Args:
        source: a file that `backup` made, or any record in a file.
        place: where it is to be: a new file, or an empty database.

    Raises:
        NoRecord, Damaged: the backup is no record.
        Exists: there is a record, or something else, already.
    """
    with Record.open(source) as old:
        if isinstance(place, Path):
            place.parent.mkdir(parents=True, exist_ok=True)
            backup(old, place)
            return
        _restore_rows(old, place)


def _restore_rows(old: Record, place: Place) -> None:
    with told(place):
        made, _ = engine(place, create=True)
        try:
            with (
                old.engine.connect() as rows,
                rows.begin(),
                made.execution_options(writes=True).begin() as new,
            ):
                if version(new, place) is not None:
                    raise Exists(
                        f"There is a record at {name(place)} already.", "Name an empty database."
                    )
                ddl.make(new)
                _copy_tables(rows, new)
                _go_on_counting(new)
        finally:
            made.dispose()


def _go_on_counting(connection: sa.Connection) -> None:
    """Let the next key of each table be after those that were copied."""
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            if column.name in ("key", "seq") and isinstance(column.type, sa.BigInteger):
                sequence = f"pg_get_serial_sequence('\"{table.name}\"', '{column.name}')"
                last = f'(SELECT max("{column.name}") FROM "{table.name}")'
                connection.exec_driver_sql(f"SELECT setval({sequence}, coalesce({last}, 1))")
