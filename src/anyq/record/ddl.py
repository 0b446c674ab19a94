"""A new record: its tables, the views on them, and the triggers that let rows only be added."""

import sqlalchemy as sa

from anyq.record import schema

STANDING = """
CREATE VIEW standing AS
SELECT o.seq, o.capture, o.reading, r.article, r.certainty
FROM outcome o JOIN reading r ON r.key = o.reading
WHERE NOT EXISTS (SELECT 1 FROM outcome l WHERE l.capture = o.capture AND l.seq > o.seq)
"""
# Of each capture the last reading stands. Of the captures of one article, the one whose date is
# surest stands, and among those as sure the last read.
CURRENT = """
CREATE VIEW "current" AS
SELECT s.article, s.reading, s.capture, s.seq
FROM standing s
WHERE NOT EXISTS (
  SELECT 1 FROM standing b
  WHERE b.article = s.article
  AND (b.certainty > s.certainty OR (b.certainty = s.certainty AND b.seq > s.seq))
)
"""
NEVER = "the record is append-only: add a judgement instead"
_SQLITE = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{never}'); END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '{never}' USING ERRCODE = 'restrict_violation'; END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION never()
"""


def make(connection: sa.Connection) -> None:
    """Make the tables, views and triggers of `schema.HEAD`, and note that version."""
    schema.metadata.create_all(connection, checkfirst=False)
    for view in (STANDING, CURRENT):
        connection.exec_driver_sql(view)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_POSTGRES_FUNCTION.format(never=NEVER))
    for table in schema.metadata.tables:
        guard(connection, table)
    version = sa.Table(
        schema.VERSION_TABLE, sa.MetaData(), sa.Column("version_num", sa.String(32), nullable=False)
    )
    version.append_constraint(
        sa.PrimaryKeyConstraint("version_num", name=f"{schema.VERSION_TABLE}_pkc")
    )
    version.create(connection)
    connection.execute(sa.insert(version).values(version_num=schema.HEAD))


def guard(connection: sa.Connection, table: str) -> None:
    """Forbid changes to the rows of a table."""
    postgres = connection.dialect.name == "postgresql"
    for verb in _verbs(postgres=postgres):
        trigger = _POSTGRES if postgres else _SQLITE
        connection.exec_driver_sql(trigger.format(table=table, verb=verb, never=NEVER))


def unguard(connection: sa.Connection, table: str) -> None:
    """Allow changes to the rows of a table until `guard` in the same transaction."""
    postgres = connection.dialect.name == "postgresql"
    for verb in _verbs(postgres=postgres):
        where = f' ON "{table}"' if postgres else ""
        connection.exec_driver_sql(f"DROP TRIGGER {table}_never_{verb}{where}")


def _verbs(*, postgres: bool) -> tuple[str, ...]:
    return ("update", "delete", "truncate") if postgres else ("update", "delete")
