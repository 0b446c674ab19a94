"""Bringing a record to the schema of this version. Alembic is imported only to do so."""

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from anyq import __version__
from anyq.errors import Damaged, NoRecord, WrongVersion
from anyq.record import schema

MIGRATIONS = Path(__file__).with_name("migrations")


def version(connection: sa.Connection, place: Path) -> str | None:
    """Return the schema version of the record, None of a file with no tables at all.

    Raises:
        Damaged: the file is a database, and none of Anyq's.
    """
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if not {schema.VERSION_TABLE, schema.meta.name} <= tables:
        raise Damaged(
            f"The database at {place} is not a record of Anyq.",
            "Name the record with --record or $ANYQ_RECORD.",
        )
    column = sa.column("version_num", sa.Text)
    return connection.scalar(sa.select(column).select_from(sa.table(schema.VERSION_TABLE)))


def ready(engine: sa.Engine, place: Path, *, create: bool, writable: bool) -> None:
    """See that the record is of this version, migrating an earlier one in one transaction.

    Raises:
        NoRecord: there is nothing in the file, and `create` is false.
        WrongVersion: a later version made it, or an earlier one and it cannot be written.
        Damaged: the file is a database, and none of Anyq's.
    """
    with engine.connect() as connection:
        found = version(connection, place)
    if found == schema.HEAD:
        return
    if found is None and not create:
        raise NoRecord(f"The file {place} is empty.", "Make a record there with `anyq add`.")
    if found is not None and found > schema.HEAD:
        raise WrongVersion(
            f"The record at {place} has schema {found}; this is Anyq {__version__}, which "
            f"knows schemas up to {schema.HEAD}.",
            "Update Anyq, or name another record with --record.",
        )
    if not writable:
        raise WrongVersion(
            f"The record at {place} has the earlier schema {found} and cannot be written.",
            f"Open it once where it can be written, to bring it to schema {schema.HEAD}.",
        )
    upgrade(engine, place)


def upgrade(engine: sa.Engine, place: Path, target: str = "head") -> None:
    """Run the migrations up to `target`, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        made = version(connection, place) is None
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if made:
            _sign(connection)


def _sign(connection: sa.Connection) -> None:
    """Write down who made the record, and when."""
    facts = {"made_by": f"anyq {__version__}", "made_at": now()}
    connection.execute(
        sa.insert(schema.meta), [{"key": key, "value": value} for key, value in facts.items()]
    )


def now() -> str:
    """Return the present second in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
