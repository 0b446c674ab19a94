"""What SQLite says when something is wrong, as Anyq's errors with place and remedy."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import sqlalchemy as sa

from anyq.errors import Damaged, Full, Locked, ReadOnly, RecordError

# SQLite's primary result code -> the error and what to do about it.
KNOWN: dict[int, tuple[type[RecordError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        Locked,
        "Another process is writing to the record at {place}.",
        "Wait until it has finished and try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        Locked,
        "Another reader or writer holds the record at {place}.",
        "Wait until it has finished and try again.",
    ),
    sqlite3.SQLITE_FULL: (
        Full,
        "There is no room left for the record at {place}.",
        "Free some room on that disk and run the same command again: what was added stays.",
    ),
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
    sqlite3.SQLITE_ERROR: (
        Damaged,
        "The record at {place} does not have the tables of its version.",
        "Restore it from a copy, or make a new one and add the pages again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        Damaged,
        "The record at {place} is damaged.",
        "Restore it from a copy, or make a new one and add the pages again.",
    ),
    sqlite3.SQLITE_IOERR: (
        RecordError,
        "The disk failed while the record at {place} was in use.",
        "Look at the disk, then run the same command again: what was added stays.",
    ),
}


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Raise what SQLite reports inside as an error of `anyq.errors`; `place` is the record."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _translate(error.orig, place) or error from error
    except sqlite3.Error as error:
        raise _translate(error, place) or error from error
    except (msgspec.DecodeError, zlib.error) as error:
        raise Damaged(
            f"A row of the record at {place} cannot be read: {error}.",
            "Restore it from a copy, or make a new one and add the pages again.",
        ) from error


def _translate(error: BaseException | None, place: Path) -> RecordError | None:
    code = getattr(error, "sqlite_errorcode", None)
    found = KNOWN.get(code & 0xFF) if isinstance(code, int) else None
    if found is None:
        return None
    kind, message, remedy = found
    return kind(message.format(place=place), remedy)
