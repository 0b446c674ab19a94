"""What a database says when something is wrong, as Anyq's errors with place and remedy."""

import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import sqlalchemy as sa

from anyq.errors import BadReading, Damaged, Full, Locked, NoRecord, ReadOnly, RecordError
from anyq.record.place import Place, name

Known = tuple[type[RecordError], str, str]

BUSY: Known = (
    Locked,
    "Another process is writing to the record at {place}.",
    "Wait until it has finished and try again.",
)
FULL: Known = (
    Full,
    "There is no room left for the record at {place}.",
    "Free some room on that disk and run the same command again: what was added stays.",
)
CORRUPT: Known = (
    Damaged,
    "The record at {place} is damaged.",
    "See what is with `anyq record verify`; restore it with `anyq record restore`.",
)
TABLES: Known = (
    Damaged,
    "The record at {place} does not have the tables of its version.",
    "Restore it from a copy, or make a new one and add the pages again.",
)
# SQLite's primary result code -> the error and what to do about it.
SQLITE: dict[int, Known] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: (
        ReadOnly,
        "The record at {place} cannot be written.",
        "Give yourself the right to write the file and its folder, or name another record.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnly,
        "The record at {place} cannot be opened.",
        "See that you may read and write the file and its folder, or name another record.",
    ),
    sqlite3.SQLITE_NOTADB: (
        Damaged,
        "The file {place} is not a record.",
        "Name the record with --record or $ANYQ_RECORD.",
    ),
    sqlite3.SQLITE_ERROR: TABLES,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_IOERR: (
        RecordError,
        "The disk failed while the record at {place} was in use.",
        "Look at the disk, then run the same command again: what was added stays.",
    ),
}
# The beginning of PostgreSQL's SQLSTATE -> the same; the longest that fits is taken.
POSTGRES: dict[str, Known] = {
    "55P03": BUSY,
    "40P01": BUSY,
    "53100": FULL,
    "42501": (
        ReadOnly,
        "The record at {place} cannot be written by this user.",
        "Have the owner of the database grant the right, or name another record.",
    ),
    "25006": (
        ReadOnly,
        "The database at {place} takes no writes.",
        "Name the server that does, or another record.",
    ),
    "3D000": (
        NoRecord,
        "There is no database at {place}.",
        "Make it with createdb, then run `anyq add`.",
    ),
    "42P": TABLES,
    "42703": TABLES,
    "XX00": CORRUPT,
    "28": (
        RecordError,
        "The server of {place} refuses this user.",
        "Give the user and the password of the database in its address.",
    ),
    "": (
        RecordError,
        "The database at {place} cannot be reached.",
        "See that its server runs and that the address is right, then run the command again: "
        "what was added stays.",
    ),
}


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Raise what a database reports inside as an error of `anyq.errors`; `place` is the record."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _translate(error.orig, place) or error from error
    except (msgspec.DecodeError, zlib.error, UnicodeDecodeError) as error:
        raise Damaged(
            f"A row of the record at {name(place)} cannot be read: {error}.",
            "See what is damaged with `anyq record verify`. Restore it from a copy, or make a "
            "new one and add the pages again.",
        ) from error
    except Exception as error:
        raise _translate(error, place) or error from error


def _translate(error: BaseException | None, place: Place) -> RecordError | None:
    found = _sqlite(error) if isinstance(error, sqlite3.Error) else _postgres(error)
    if found is None:
        return None
    kind, message, remedy = found
    return kind(message.format(place=name(place)), remedy)


def _sqlite(error: sqlite3.Error) -> Known | None:
    code = getattr(error, "sqlite_errorcode", None)
    return SQLITE.get(code & 0xFF) if isinstance(code, int) else None


def _state(message: str) -> str:
    """Return the state that a refused connection tells in words only."""
    if "database" in message and "does not exist" in message:
        return "3D000"
    return "28" if "authentication failed" in message else ""


def _postgres(error: BaseException | None) -> Known | None:
    psycopg = sys.modules.get("psycopg")  # not there: the error is none of its own
    if psycopg is None or not isinstance(error, psycopg.Error):
        return None
    if isinstance(error, psycopg.DataError) and error.sqlstate is None:
        return (
            BadReading,
            f"PostgreSQL cannot keep a text of this page at {{place}}: {error}.",
            "Keep the record in a file, which takes any text.",
        )
    if error.sqlstate is None and not isinstance(error, psycopg.OperationalError):
        return None
    state = error.sqlstate or _state(str(error))
    return next((POSTGRES[state[:n]] for n in (5, 4, 3, 2) if state[:n] in POSTGRES), None) or (
        POSTGRES[""] if state[:2] in ("", "08", "57") else None
    )
