"""Whether a record is whole: every id, hash, offset, row and reference looked at anew."""

import zlib
from collections.abc import Callable, Iterator, Set
from hashlib import sha256

import msgspec
import sqlalchemy as sa

from anyq.entity import entity_id
from anyq.errors import AnyqError
from anyq.page import Page
from anyq.record import body, pack, restore, rows, schema
from anyq.record.direct import Value
from anyq.span import content_id

AT_ONCE = 500  # rows held in memory
UNREADABLE = (AnyqError, msgspec.DecodeError, zlib.error, UnicodeDecodeError, ValueError)


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it was written.

    Attributes:
        table: where.
        id: of the row: as `anyq show` takes it, where it can.
        message: what is wrong.
    """

    table: str
    id: str
    message: str


def verify(connection: sa.Connection) -> Iterator[Fault]:
    """Yield every fault of a record, table by table."""
    for look in LOOKS:
        yield from look(connection)


def _structure(connection: sa.Connection) -> Iterator[Fault]:
    """See that the database itself is whole."""
    if connection.dialect.name != "sqlite":
        return
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("file", "", str(message))


def _references(connection: sa.Connection) -> Iterator[Fault]:
    """See that what a row points at is there."""
    for table in schema.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table.alias()
            met = sa.and_(*(key.parent == target.c[key.column.name] for key in constraint.elements))
            shown = next(iter(table.primary_key.columns))
            query = sa.select(shown, *constraint.columns).where(~sa.exists().where(met))
            for row in connection.execute(query):
                missing = ", ".join(str(value) for value in row[1:])
                yield Fault(
                    table.name,
                    str(row[0]),
                    f"points at {constraint.referred_table.name} {missing}: not there",
                )


def _scan(
    connection: sa.Connection, query: "sa.Select[*tuple[object, ...]]"
) -> Iterator["sa.Row[*tuple[object, ...]]"]:
    yield from connection.execution_options(yield_per=AT_ONCE).execute(query)


def _pages(connection: sa.Connection) -> Iterator[Fault]:
    for row in _scan(connection, sa.select(schema.page).where(schema.page.c.content.is_not(None))):
        try:
            content = restore.content(row.codec, row.content)
        except UNREADABLE as error:
            yield Fault("page", row.sha256, f"its bytes cannot be unpacked: {error}")
            continue
        if sha256(content).hexdigest() != row.sha256:
            yield Fault("page", row.sha256, "its bytes have another SHA-256")


def _captures(connection: sa.Connection) -> Iterator[Fault]:
    page = schema.page.c
    joined = sa.select(schema.capture, page.sha256).join_from(schema.capture, schema.page)
    for row in _scan(connection, joined):
        try:
            made = restore.capture(row)
        except UNREADABLE as error:
            yield Fault("capture", row.id, f"it cannot be read: {error}")
            continue
        if rows.capture(made, row.added_at)["id"] != row.id:
            yield Fault("capture", row.id, "its id is not the hash of what it says")


def _entities(connection: sa.Connection) -> Iterator[Fault]:
    for row in _scan(connection, sa.select(schema.entity)):
        if entity_id(row.kind, row.name, row.country) != row.id:
            yield Fault("entity", row.id, "its id is not that of its kind, name and country")


def _readings(connection: sa.Connection) -> Iterator[Fault]:
    article, reading = schema.article.c, schema.reading.c
    query = sa.select(
        article.id.label("article"),
        article.title,
        article.text,
        schema.reading,
    ).join_from(schema.reading, schema.article)
    for row in _scan(connection, query.order_by(reading.key)):
        yield from _reading(connection, row)


def _reading(connection: sa.Connection, row: "sa.Row[*tuple[object, ...]]") -> Iterator[Fault]:
    article = str(row[0])
    try:
        text = pack.text(row.text)
    except UNREADABLE as error:
        yield Fault("article", article, f"its text cannot be unpacked: {error}")
        return
    if content_id("a", row.title, text) != article:
        yield Fault("article", article, "its id is not the hash of its title and text")
    try:
        said = pack.body(row.body, text)
        found = restore.reading(body.decode(said), EMPTY, row.title, text)
    except UNREADABLE as error:
        yield Fault("reading", row.id, f"its body cannot be read: {error}")
        return
    if rows.reading_id(article, said) != row.id:
        yield Fault("reading", row.id, "its id is not the hash of its body")
    for span in rows.quoted(found):
        if text[span.start : span.end] != span.text:
            place = f"{span.start}–{span.end}"
            yield Fault("reading", row.id, f"“{span.text}” does not stand at {place} of its text")
    yield from _statements(connection, row.key, row.id, body.decode(said))


EMPTY = Page(b"", "text/plain")


def _statements(connection: sa.Connection, key: int, id: str, said: body.Body) -> Iterator[Fault]:
    """Compare the rows of a reading with what its body says."""
    for table, wanted in rows.of_body(said).items():
        target = schema.metadata.tables[table].c
        names = list(wanted[0]) if wanted else [c.name for c in target if c.name != "reading"]
        query = sa.select(*(target[name] for name in names)).where(target.reading == key)
        should = {tuple(row[name] for name in names) for row in wanted}
        yield from _compared(table, id, {tuple(row) for row in connection.execute(query)}, should)
    naming, entity = schema.naming.c, schema.entity.c
    query = (
        sa.select(entity.id, naming.role, naming.mentions)
        .join_from(schema.naming, schema.entity)
        .where(naming.reading == key)
    )
    named = {(row["entity"], row["role"], row["mentions"]) for row in rows.namings(said.entities)}
    yield from _compared("naming", id, {tuple(row) for row in connection.execute(query)}, named)


def _compared(
    table: str, id: str, there: Set[tuple[Value, ...]], should: Set[tuple[Value, ...]]
) -> Iterator[Fault]:
    for row in sorted(should - there, key=repr):
        yield Fault(table, id, f"a row is missing: {_told(row)}")
    for row in sorted(there - should, key=repr):
        yield Fault(table, id, f"a row is not what its body says: {_told(row)}")


def _told(row: tuple[Value, ...]) -> str:
    return ", ".join("–" if value is None else str(value) for value in row)


def _judgements(connection: sa.Connection) -> Iterator[Fault]:
    """See that judgements are about things that are there."""
    about, judgement = schema.about.c, schema.judgement.c
    ids = [schema.claim.c.id, schema.entity.c.id, schema.article.c.id]
    there = sa.or_(*(sa.exists().where(column == about.thing) for column in ids))
    for row in connection.execute(sa.select(about.judgement, about.thing).where(~there)):
        yield Fault("judgement", row.judgement, f"is about {row.thing}, which is not there")
    other = schema.judgement.alias()
    taken = sa.exists().where(other.c.id == judgement.withdraws)
    checked = sa.exists().where(schema.verdict.c.id == judgement.withdraws)
    query = sa.select(judgement.id, judgement.withdraws).where(
        judgement.withdraws.is_not(None), ~taken, ~checked
    )
    for row in connection.execute(query):
        yield Fault("judgement", row.id, f"takes back {row.withdraws}, which is not there")


Look = Callable[[sa.Connection], Iterator[Fault]]
LOOKS: tuple[Look, ...] = (
    _structure,
    _references,
    _pages,
    _captures,
    _entities,
    _readings,
    _judgements,
)
