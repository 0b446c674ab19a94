"""What adding one page does, within a transaction: its rows, and how they link to those there."""

from collections import ChainMap
from typing import Literal

import msgspec
import sqlalchemy as sa

from anyq import __version__
from anyq.entity import Entity
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import copies, happenings, judge, resolve, rows, schema
from anyq.record.direct import Direct, Row, number

AUTHOR = f"anyq {__version__}"
ENTITIES = 100_000  # whose keys are remembered: some 20 MB
READINGS = 3_000  # whose events are remembered
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


class Memory:
    """What was met: the next articles name the same entities and tell the same events.

    Attributes:
        entities: key by id.
        events: of a reading, by its key.
    """

    def __init__(self) -> None:
        self.entities: dict[str, int] = {}
        self.events: dict[int, happenings.Told] = {}

    def keep(self, fresh: "Memory") -> None:
        """Take in what a transaction that has been committed met."""
        self.entities.update(fresh.entities)
        self.events.update(fresh.events)
        if len(self.entities) > ENTITIES:
            self.entities.clear()
        while len(self.events) > READINGS:
            del self.events[next(iter(self.events))]


class Adding:
    """A transaction that adds pages.

    Attributes:
        direct: its connection.
        fresh: what was met in it, and is there once it is committed.
    """

    def __init__(self, direct: Direct, memory: Memory) -> None:
        self.direct = direct
        self.fresh = Memory()
        self._entities = ChainMap(self.fresh.entities, memory.entities)
        self._events = ChainMap(self.fresh.events, memory.events)

    def add(
        self,
        reading: Reading,
        said: rows.Statements,
        reader: str,
        at: str,
        added_at: str | None = None,
    ) -> Added:
        """Add a page and what was read from it; what is there already is not added again.

        Args:
            reading: the page and what was read from it.
            said: its rows.
            reader: who read it.
            at: when, ISO 8601.
            added_at: when the capture came in, where that was not then.
        """
        article, new_article = self.direct.key(schema.article, said.article)
        head = {"article": article, **said.reading}
        key, new_reading = self.direct.key(schema.reading, head)
        if new_reading:
            found = self._add_statements(said, key)
            self._link(reading, article if new_article else None, key, found, at)
        capture, new_capture = self._add_capture(reading.page, added_at or at)
        if self._last_reading(capture) != key:
            row: Row = {"capture": capture, "reading": key, "reader": reader, "read_at": at}
            self.direct.add(schema.outcome, [row])
        news: News = "capture" if new_capture else "nothing"
        if new_reading:
            news = "article" if new_article else "reading"
        return Added(reading.page.sha256, reading.article.id, said.id, news)

    def _add_statements(self, said: rows.Statements, key: int) -> list[resolve.Fresh]:
        """Add the rows of a reading; return the entities that the record did not know."""
        new: list[resolve.Fresh] = []
        named: list[Row] = []
        for row in said.namings:
            entity = said.entities[str(row["entity"])]
            named.append({**row, "entity": self._entity(entity, new)})
        for table, added in {"naming": named, **said.tables}.items():
            self.direct.add(schema.metadata.tables[table], added, reading=key)
        return new

    def _entity(self, entity: Entity, new: list[resolve.Fresh]) -> int:
        key = self._entities.get(entity.id) or self.direct.find(schema.entity, entity.id)
        if key is None:
            row = rows.entity(entity)
            key, _ = self.direct.key(schema.entity, row)
            new.append(resolve.Fresh(entity, number(row["fold"])))
        self._entities[entity.id] = key
        return key

    def _link(
        self,
        reading: Reading,
        new_article: int | None,
        key: int,
        new: list[resolve.Fresh],
        at: str,
    ) -> None:
        """Add what Anyq holds of a new reading beside those that are there."""
        said = [one for fresh in new for one in resolve.link(self.direct, fresh)]
        if new_article is not None:
            article = reading.article
            said += copies.link(self.direct, new_article, article.id, article.text)
        ours = happenings.of(reading)
        said += happenings.link(self.direct, key, ours, self._events)
        self._events[key] = ours
        for one in said:
            judge.sign(self.direct, one, AUTHOR, at, by_hand=False)

    def _add_capture(self, page: Page, at: str) -> tuple[int, bool]:
        key = self.direct.find(schema.page, page.sha256, "sha256")
        if key is None:
            key, _ = self.direct.key(schema.page, rows.page(page), "sha256")
        return self.direct.key(schema.capture, {"page": key, **rows.capture(page, at)})

    def _last_reading(self, capture: int) -> int | None:
        found = self.direct.rows(_LAST_READING, capture=capture)
        return number(found[0][0]) if found else None
