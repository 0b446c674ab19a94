"""Where a record lies, and how it is opened: a file of SQLite, or a database of PostgreSQL."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import platformdirs
import sqlalchemy as sa

from anyq.errors import NoRecord, ReadOnly, RecordError

VARIABLE = "ANYQ_RECORD"
BUSY = 10.0  # seconds to wait for another writer; a page takes milliseconds
LOG_PAGES = 4_000  # of 4 kB: a page written again and again is folded into the file more seldom
WRITERS = 4_731_200_417  # of PostgreSQL's advisory locks the one that writers take in turn

Place = Path | sa.URL


def default() -> str | Path:
    """Return `$ANYQ_RECORD`, else `record.sqlite` in the platform's data directory."""
    named = os.environ.get(VARIABLE)
    if named and "://" in named:
        return named
    return Path(named) if named else Path(platformdirs.user_data_dir("anyq")) / "record.sqlite"


def locate(place: str | Path) -> Place:
    """Return the file, or the address of a database, that a path or URL names.

    Raises:
        RecordError: the URL is of another kind of database.
    """
    text = str(place)
    if text.startswith("sqlite:///"):
        return Path(text.removeprefix("sqlite:///"))
    if text.startswith(("postgresql://", "postgres://")):
        return _address(text)
    if "://" in text:
        kind = text.partition("://")[0]
        raise RecordError(
            f"A record cannot be kept at a {kind}:// address.",
            "Name a file, sqlite:///FILE, or postgresql://USER@HOST/DATABASE.",
        )
    return Path(place).expanduser()


def _address(text: str) -> sa.URL:
    try:
        return sa.make_url(text).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError) as error:
        raise RecordError(
            "The address of the record cannot be read.",
            "Write it as postgresql://USER@HOST/DATABASE.",
        ) from error


def name(place: Place) -> str:
    """Return how a place is written for people: never with its password."""
    if isinstance(place, Path):
        return str(place)
    return place.set(drivername="postgresql").render_as_string(hide_password=True)


def engine(place: Place, *, create: bool, busy: float = BUSY) -> tuple[sa.Engine, bool]:
    """Return an engine on a record, and whether it can be written.

    Args:
        place: the file or the database.
        create: make the file and its folder where there is none.
        busy: seconds to wait for another writer.

    Raises:
        NoRecord: no such file, and `create` is false.
        ReadOnly: it is to be made and its folder cannot be.
        RecordError: the driver of PostgreSQL is not installed.
    """
    if isinstance(place, Path):
        made, writable = _file(place, create=create, busy=busy)
    else:
        made, writable = _server(place, busy), True
    sa.event.listen(made, "begin", _begin)
    return made, writable


def _server(place: sa.URL, busy: float) -> sa.Engine:
    try:
        made = sa.create_engine(place, paramstyle="format", connect_args={"connect_timeout": 10})
    except ImportError as error:
        raise RecordError(
            "PostgreSQL needs psycopg, which is not installed.",
            "Install it with: pip install 'anyq[postgres]'.",
        ) from error
    return made.execution_options(busy=busy)


def _file(path: Path, *, create: bool, busy: float) -> tuple[sa.Engine, bool]:
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
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    return connect


def _begin(connection: sa.Connection) -> None:
    """Begin as asked: a writer takes its turn at once, so that it never fails halfway.

    A reader sees one moment of the record until it ends.
    """
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        wait = round(1000 * options.get("busy", BUSY))
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
