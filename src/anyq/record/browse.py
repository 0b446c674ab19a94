"""Reading a record the way a person walks through it: one article, one claim, what is new.

Queries here only read, take a page of rows at a time, and name the place of the next page by a key
that stays where it is while others write.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Self, TypeVar

import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.pipeline import Reading
from anyq.record import body, load, pack, restore, schema
from anyq.record.failures import told
from anyq.record.snapshot import Snapshot
from anyq.record.store import Record

P = ParamSpec("P")
T = TypeVar("T")

_capture, _page, _article = (table.c for table in (schema.capture, schema.page, schema.article))
# All of an article in one query: half of what a page costs here is the number of its queries.
_ARTICLE = (
    sa.select(
        _article.title.label("headline"),
        _article.text.label("packed_text"),
        schema.reading.c.body.label("packed_body"),
        *(_capture[name] for name in ("source_id", "url", "captured_at", "media_type")),
        *(_capture[name] for name in ("publisher", "title", "charset")),
        _page.sha256,
        _page.codec,
        _page.content,
    )
    .select_from(load.standing())
    .where(_article.id == sa.bindparam("article"))
)
# As text, since a query that is the same for every page need not be made anew for every page.
_STATE = (
    "SELECT (SELECT max(seq) FROM outcome), (SELECT count(*) FROM judgement), "
    "(SELECT count(*) FROM reject)"
)


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
    found = connection.exec_driver_sql(_STATE).one()
    return "-".join(str(value or 0) for value in found)


def article(connection: sa.Connection, id: str) -> Reading:
    """Return the standing reading of an article.

    Raises:
        Unknown: there is no such article.
    """
    row = connection.execute(_ARTICLE, {"article": id}).first()
    if row is None:
        raise Unknown(f"The record has no article {id}.", "Look for it by its words: /search.")
    text = pack.text(row.packed_text)
    said = body.decode(pack.body(row.packed_body, text))
    return restore.reading(said, restore.page(row), row.headline, text)
