"""Writing: a page and what it says go in together, or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from anyq import __version__
from anyq.capture import Reject
from anyq.errors import Unknown
from anyq.pipeline import Reading
from anyq.record import rows, schema
from anyq.record.failures import told
from anyq.record.migrate import now
from anyq.span import content_id

AUTHOR = f"anyq {__version__}"
_INSERT = {
    table.name: insert(table).on_conflict_do_nothing() for table in schema.metadata.sorted_tables
}
_PAGE = sa.select(schema.page.c.sha256).where(schema.page.c.sha256 == sa.bindparam("sha256"))
_LAST_READING = (
    sa.select(schema.outcome.c.reading)
    .where(schema.outcome.c.capture == sa.bindparam("capture"))
    .order_by(schema.outcome.c.seq.desc())
    .limit(1)
)
News = Literal["article", "reading", "capture", "nothing"]


class Added(msgspec.Struct, frozen=True):
    """What adding a page did.

    Attributes:
        page: SHA-256 of its bytes.
        article: id of its article.
        reading: id of what was read.
        news: the most that was new: the `article`, another `reading` of a known article,
            another `capture` of a known page or article, or `nothing`.
    """

    page: str
    article: str
    reading: str
    news: News


class Writer:
    """Adds to a record; each call is one transaction, whole or absent after a kill."""

    def __init__(self, engine: sa.Engine, place: Path) -> None:
        self._engine = engine.execution_options(writes=True)
        self._place = place

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        with told(self._place), self._engine.begin() as connection:
            yield connection

    def add(self, reading: Reading) -> Added:
        """Add a page and what was read from it; what is there already is not added again.

        Raises:
            BadReading: its offsets, words and ids contradict each other.
            Locked, ReadOnly, Full: the record cannot be written now; nothing was added.
        """
        at = now()
        said = rows.statements(reading, AUTHOR, at)
        capture = rows.capture(reading.page, at)
        with self._transaction() as connection:
            new_article = _add(connection, schema.article, [said.article])
            new_reading = _add(connection, schema.reading, [said.reading])
            key = _keys(connection, schema.reading, [said.id])[said.id]
            if new_reading:
                _add_statements(connection, said, key)
            if not _has_page(connection, reading.page.sha256):
                _add(connection, schema.page, [rows.page(reading.page)])
            new_capture = _add(connection, schema.capture, [capture])
            if _last_reading(connection, str(capture["id"])) != key:
                outcome = {"capture": capture["id"], "reading": key}
                _add(connection, schema.outcome, [{**outcome, "reader": AUTHOR, "read_at": at}])
        news: News = "capture" if new_capture else "nothing"
        if new_reading:
            news = "article" if new_article else "reading"
        return Added(reading.page.sha256, reading.article.id, said.id, news)

    def reject(self, value: Reject, sha256: str | None = None) -> bool:
        """Note input that could not be read, and why; return whether that is new.

        Args:
            value: what was given, and the reason.
            sha256: of the page's bytes, where there was a page.

        Raises:
            Locked, ReadOnly, Full: the record cannot be written now.
        """
        with self._transaction() as connection:
            row = rows.reject(value, sha256, AUTHOR, now())
            return bool(_add(connection, schema.reject, [row]))

    def withdraw(self, judgement: str, *, reason: str, author: str) -> str:
        """Take a judgement back by another one; withdrawing that one restores it.

        Args:
            judgement: its id, or the `Check.id` of a check.
            reason: why, for those who read the record later.
            author: who says so.

        Returns:
            The id of the new judgement.

        Raises:
            Unknown: there is no such judgement.
            Locked, ReadOnly, Full: the record cannot be written now.
        """
        with self._transaction() as connection:
            target = _judgement(connection, judgement)
            at = now()
            key = content_id("j", target, reason, author, at)
            row = {"kind": "withdrawal", "check": None, "verdict": "withdrawn", "body": "null"}
            signed = {"reason": reason, "author": author, "made_at": at, "withdraws": target}
            _add(connection, schema.judgement, [{"id": key, **row, **signed}])
            _add(connection, schema.about, rows.about(key, _claims_of(connection, target)))
        return key


def _add(connection: sa.Connection, table: sa.Table, new: Sequence[rows.Row]) -> int:
    """Insert the rows whose keys are not there yet; return how many of a single row."""
    return connection.execute(_INSERT[table.name], list(new)).rowcount if new else 0


def _add_statements(connection: sa.Connection, said: rows.Statements, key: int) -> None:
    _add(connection, schema.entity, said.entities)
    entities = _keys(connection, schema.entity, [str(row["entity"]) for row in said.namings])
    named = [{**row, "entity": entities[str(row["entity"])]} for row in said.namings]
    _add(connection, schema.judgement, said.judgements)
    _add(connection, schema.about, said.about)
    for table, new in (
        (schema.naming, named),
        (schema.mention, said.mentions),
        (schema.claim, said.claims),
        (schema.party, said.parties),
        (schema.verdict, said.verdicts),
    ):
        _add(connection, table, [{"reading": key, **row} for row in new])


def _keys(connection: sa.Connection, table: sa.Table, ids: Sequence[str]) -> dict[str, int]:
    """Return this database's keys of readings or entities."""
    query = sa.select(table.c.id, table.c.key).where(table.c.id.in_(ids))
    return {row.id: row.key for row in connection.execute(query)}


def _has_page(connection: sa.Connection, sha256: str) -> bool:
    return connection.scalar(_PAGE, {"sha256": sha256}) is not None


def _last_reading(connection: sa.Connection, capture: str) -> int | None:
    return connection.scalar(_LAST_READING, {"capture": capture})


def _judgement(connection: sa.Connection, id: str) -> str:
    column = schema.judgement.c
    found: str | None = connection.scalar(
        sa.select(column.id)
        .where((column.id == id) | (column.check == id))
        .order_by(column.made_at.desc())
        .limit(1)
    )
    if found is None:
        raise Unknown(f"There is no judgement {id} in the record.", "`anyq check` lists them.")
    return found


def _claims_of(connection: sa.Connection, judgement: str) -> list[str]:
    column = schema.about.c
    query = sa.select(column.claim).where(column.judgement == judgement).order_by(column.ordinal)
    return list(connection.scalars(query))
