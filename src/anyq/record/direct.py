"""Statements without detours: SQL made once of the schema, run on the driver's own cursor.

For writing: going through SQLAlchemy's `execute` took four times as long as the database itself.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter

import msgspec
import sqlalchemy as sa

from anyq.record import schema

Value = str | int | bytes | bool | None
Row = Mapping[str, Value]
Found = tuple[Value, ...]
Query = sa.Select[*tuple[object, ...]] | sa.CompoundSelect[*tuple[object, ...]]


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

    def add(self, table: sa.Table, rows: Sequence[Row], **common: Value) -> int:
        """Insert rows of the same columns where they are not there yet.

        Args:
            table: where to.
            rows: column -> value.
            common: columns that all rows have alike.

        Returns:
            How many were new, where there is one of them.
        """
        if not rows:
            return 0
        names = tuple(rows[0])
        sql, of, same = (
            _insert(self._dialect, table.name, (*names, *common)),
            _of(names),
            (*common.values(),),
        )
        if len(rows) == 1:
            self._cursor.execute(sql, of(rows[0]) + same)
        else:
            self._cursor.executemany(sql, [of(row) + same for row in rows])
        return self._cursor.rowcount

    def key(self, table: sa.Table, row: Row, unique: str = "id") -> tuple[int, bool]:
        """Insert a row where it is not there yet; return its key and whether it is new."""
        sql = _insert(self._dialect, table.name, tuple(row))
        self._cursor.execute(f"{sql} RETURNING key", tuple(row.values()))
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

    def rows(self, query: Query, **values: Value) -> list[Found]:
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
def _insert(dialect: sa.Dialect, table: str, columns: tuple[str, ...]) -> str:
    quoted = dialect.identifier_preparer.quote
    names = ", ".join(map(quoted, columns))
    places = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * len(columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"


@cache
def _of(names: tuple[str, ...]) -> Callable[[Row], tuple[Value, ...]]:
    """Return what takes the values of these columns out of a row."""
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names)


@cache
def _find(dialect: sa.Dialect, table: str, unique: str) -> Prepared:
    target = schema.metadata.tables[table].c
    return _prepared(sa.select(target.key).where(target[unique] == sa.bindparam("value")), dialect)


@cache
def _select(dialect: sa.Dialect, query: Query) -> Prepared:
    return _prepared(query, dialect)


def _prepared(statement: sa.ClauseElement, dialect: sa.Dialect) -> Prepared:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, sa.sql.compiler.SQLCompiler)
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    return Prepared(str(compiled), tuple(compiled.positiontup or ()), constants)
