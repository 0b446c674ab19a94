"""Bringing a record to the schema of this version. Alembic is imported only to do so."""

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from anyq import __version__
from anyq.errors import Damaged, NoRecord, WrongVersion
from anyq.record import ddl, schema
from anyq.record.place import Place, name

MIGRATIONS = Path(__file__).with_name("migrations")


def version(connection: sa.Connection, place: Place) -> str | None:
    """Return the schema version of the record, None of a database with no tables at all.

    Raises:
        Damaged: it is a database, and none of Anyq's.
    """
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if not {schema.VERSION_TABLE, schema.meta.name} <= tables:
        raise Damaged(
            f"The database at {name(place)} is not a record of Anyq.",
            "Name the record with --record or $ANYQ_RECORD.",
        )
    column = sa.column("version_num", sa.Text)
    return connection.scalar(sa.select(column).select_from(sa.table(schema.VERSION_TABLE)))


def ready(engine: sa.Engine, place: Place, *, create: bool, writable: bool) -> None:
    """See that the record is of this version: make it, or migrate an earlier one.

    Raises:
        NoRecord: there is nothing in it, and `create` is false.
        WrongVersion: a later version made it, or an earlier one and it cannot be written.
        Damaged: it is a database, and none of Anyq's.
    """
    with engine.connect() as connection:
        found = version(connection, place)
    if found == schema.HEAD:
        return
    if found is None and not create:
        raise NoRecord(f"There is nothing at {name(place)}.", "Make a record there: `anyq add`.")
    if found is not None and found > schema.HEAD:
        raise WrongVersion(
            f"The record at {name(place)} has schema {found}; this is Anyq {__version__}, which "
            f"knows schemas up to {schema.HEAD}.",
            "Update Anyq, or name another record with --record.",
        )
    if not writable:
        raise WrongVersion(
            f"The record at {name(place)} has the earlier schema {found} and cannot be written.",
            f"Open it once where it can be written, to bring it to schema {schema.HEAD}.",
        )
    upgrade(engine, place)


def upgrade(engine: sa.Engine, place: Place) -> None:
    """Make a new record, or run the migrations on an earlier one, in one transaction."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        found = version(connection, place)
        if found is None:
            ddl.make(connection)
            _sign(connection)
        elif found != schema.HEAD:  # else another process has just done it
            _migrate(connection)


def _migrate(connection: sa.Connection, target: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _sign(connection: sa.Connection) -> None:
    """Write down who made the record, and when."""
    facts = {"made_by": f"anyq {__version__}", "made_at": now()}
    connection.execute(
        sa.insert(schema.meta), [{"key": key, "value": value} for key, value in facts.items()]
    )


def instant() -> str:
    """Return the present instant in UTC, ISO 8601: of two judgements, which came later."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def now() -> str:
    """Return the present second in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
