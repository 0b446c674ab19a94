"""Statements without detours: SQL made once of the schema, run on the driver's own cursor.

For writing: going through SQLAlchemy's `execute` took four times as long as the database itself.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from anyq.record import schema

Value = str | int | bytes | bool | None
Row = Mapping[str, Value]
Found = tuple[Value, ...]
OF = "of_"  # before the name of a value: SQLAlchemy keeps the bare names of columns to itself


class Prepared(msgspec.Struct, frozen=True):
    """SQL in a driver's own words, the names of its values in order, and those it has itself."""

    sql: str
    names: tuple[str, ...]
    constants: Mapping[str, Value]


class Direct:
    """Adds and looks up rows on one connection, within its transaction.

    Attributes:
        connection: for other queries.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._dialect = connection.dialect
        self._cursor = connection.connection.cursor()

    def add(self, table: sa.Table, rows: Sequence[Row]) -> int:
        """Insert rows of the same columns where they are not there yet.

        Returns:
            How many were new, where there is one of them.
        """
        if not rows:
            return 0
        made = _insert(self._dialect, table.name, tuple(rows[0]), key=False)
        values = [[row[name] for name in made.names] for row in rows]
        if len(rows) == 1:
            self._cursor.execute(made.sql, values[0])
        else:
            self._cursor.executemany(made.sql, values)
        return self._cursor.rowcount

    def key(self, table: sa.Table, row: Row, unique: str = "id") -> tuple[int, bool]:
        """Insert a row where it is not there yet; return its key and whether it is new."""
        made = _insert(self._dialect, table.name, tuple(row), key=True)
        self._cursor.execute(made.sql, [row[name] for name in made.names])
        found = self._cursor.fetchone()
        if found is not None:
            return number(found[0]), True
        known = self.find(table, row[unique], unique)
        assert known is not None
        return known, False

    def find(self, table: sa.Table, value: Value, unique: str = "id") -> int | None:
        """Return the key of the row with a value, None if there is none."""
        made = _find(self._dialect, table.name, unique)
        self._cursor.execute(made.sql, (value,))
        found = self._cursor.fetchone()
        return None if found is None else number(found[0])

    def rows(self, query: "sa.Select[*tuple[object, ...]]", **values: Value) -> list[Found]:
        """Return the rows of a query that is a constant of its module, with the values given."""
        made = _select(self._dialect, query)
        given = {**made.constants, **values}
        self._cursor.execute(made.sql, [given[name] for name in made.names])
        return list(self._cursor.fetchall())


def number(value: Value) -> int:
    """Return a value that is a number."""
    assert isinstance(value, int)
    return value


@cache
def _insert(dialect: sa.Dialect, table: str, columns: tuple[str, ...], *, key: bool) -> Prepared:
    target = schema.metadata.tables[table]
    bound: dict[str, sa.BindParameter[object]] = {n: sa.bindparam(OF + n) for n in columns}
    new = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    statement = new(target).values(bound).on_conflict_do_nothing()
    made = _prepared(statement.returning(target.c.key) if key else statement, dialect)
    return Prepared(made.sql, tuple(name.removeprefix(OF) for name in made.names), {})


@cache
def _find(dialect: sa.Dialect, table: str, unique: str) -> Prepared:
    target = schema.metadata.tables[table].c
    return _prepared(sa.select(target.key).where(target[unique] == sa.bindparam("value")), dialect)


@cache
def _select(dialect: sa.Dialect, query: "sa.Select[*tuple[object, ...]]") -> Prepared:
    return _prepared(query, dialect)


def _prepared(statement: sa.ClauseElement, dialect: sa.Dialect) -> Prepared:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, sa.sql.compiler.SQLCompiler)
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    return Prepared(str(compiled), tuple(compiled.positiontup or ()), constants)
