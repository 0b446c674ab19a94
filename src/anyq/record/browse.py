"""Reading a record the way a person walks through it: one article, one claim, what is new.

Queries here only read, take a page of rows at a time, and name the place of the next page by a key
that stays where it is while others write.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Self, TypeVar

import msgspec
import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.pipeline import Reading
from anyq.record import load, schema
from anyq.record.failures import told
from anyq.record.snapshot import Snapshot
from anyq.record.store import Record

P = ParamSpec("P")
T = TypeVar("T")

_outcome, _judgement, _reject = schema.outcome.c, schema.judgement.c, schema.reject.c
_CURRENT = (
    sa.select(load.CURRENT.reading, load.CURRENT.capture)
    .select_from(load.standing())
    .where(schema.article.c.id == sa.bindparam("article"))
)
_STATE = sa.select(
    sa.select(sa.func.max(_outcome.seq)).scalar_subquery(),
    sa.select(sa.func.count(_judgement.id)).scalar_subquery(),
    sa.select(sa.func.count(_reject.id)).scalar_subquery(),
)


class Standing(msgspec.Struct, frozen=True):
    """An article as it stands: its reading, and which reading and capture that is."""

    reading: Reading
    key: int
    capture: int


class Browser(Snapshot):
    """A snapshot that also answers the questions of a reader; see the `browse_*` modules."""

    @classmethod
    def of(cls, record: Record) -> Self:
        """Return a view of the record as it stands now."""
        return cls(record._engine, record.place)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def ask(
        self, query: Callable[Concatenate[sa.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Run a query of a `browse_*` module on this view; faults become errors of `anyq`."""
        with told(self._place):
            return query(self._connection, *args, **named)


def state(connection: sa.Connection) -> str:
    """Return a stamp that changes with whatever is added to the record."""
    return "-".join(str(value or 0) for value in connection.execute(_STATE).one())


def article(connection: sa.Connection, id: str) -> Standing:
    """Return the standing reading of an article.

    Raises:
        Unknown: there is no such article.
    """
    row = connection.execute(_CURRENT, {"article": id}).first()
    if row is None:
        raise Unknown(f"The record has no article {id}.", "Look for it by its words: /search.")
    return Standing(load.one(connection, row.reading, row.capture), row.reading, row.capture)
