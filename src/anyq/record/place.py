"""Where a record lies, and how its file is opened."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import platformdirs
import sqlalchemy as sa

from anyq.errors import NoRecord, ReadOnly, RecordError

VARIABLE = "ANYQ_RECORD"
BUSY = 10.0  # seconds to wait for another writer; a page takes milliseconds


def default() -> Path:
    """Return `$ANYQ_RECORD`, else `record.sqlite` in the platform's data directory."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir("anyq")) / "record.sqlite"


def locate(place: str | Path) -> Path:
    """Return the file that a path or a `sqlite:///` URL names.

    Raises:
        RecordError: the URL is of another kind of database.
    """
    text = str(place)
    if text.startswith("sqlite:///"):
        return Path(text.removeprefix("sqlite:///"))
    if "://" in text:
        kind = text.partition("://")[0]
        raise RecordError(
            f"A record cannot be kept at a {kind}:// address yet.",
            "Name a file, or sqlite:///FILE.",
        )
    return Path(place).expanduser()


def engine(path: Path, *, create: bool, busy: float = BUSY) -> tuple[sa.Engine, bool]:
    """Return an engine on the file, and whether it can be written.

    Args:
        path: the file.
        create: make the file and its folder where there is none.
        busy: seconds to wait for another writer.

    Raises:
        NoRecord: no such file, and `create` is false.
        ReadOnly: it is to be made and its folder cannot be.
    """
    if create:
        _make_folder(path)
    elif not path.is_file():
        raise NoRecord(
            f"There is no record at {path}.",
            "Make one with `anyq add`, or name another with --record or $ANYQ_RECORD.",
        )
    writable = _writable(path)
    made = sa.create_engine(
        "sqlite://", creator=_connector(path, writable, busy), poolclass=sa.QueuePool
    )
    sa.event.listen(made, "begin", _begin)
    return made, writable


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(
            f"The folder {path.parent} cannot be made: {error.strerror}.",
            "Name a place that you may write with --record or $ANYQ_RECORD.",
        ) from error


def _writable(path: Path) -> bool:
    """Whether file and folder can be written; SQLite keeps its log beside the file."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _connector(path: Path, writable: bool, busy: float) -> Callable[[], sqlite3.Connection]:
    uri = path.absolute().as_uri()
    if writable:
        uri += "?mode=rwc"
    elif path.with_name(path.name + "-wal").exists():
        uri += "?mode=ro"
    else:  # nobody is writing, and the shared memory that WAL wants cannot be made
        uri += "?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=busy, isolation_level=None, check_same_thread=False
        )
        if writable:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    return connect


def _begin(connection: sa.Connection) -> None:
    """Begin as asked: a writer takes its lock at once, so that it never fails halfway."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
