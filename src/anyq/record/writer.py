"""Writing: a page and what it says go in together, or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import msgspec
import sqlalchemy as sa

from anyq import __version__
from anyq.capture import Reject
from anyq.entity import Entity
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import judge, rows, schema
from anyq.record.direct import Direct, Row, number
from anyq.record.failures import told
from anyq.record.migrate import now
from anyq.record.place import Place

AUTHOR = f"anyq {__version__}"
_LAST_READING = (
    sa.select(schema.outcome.c.reading)
    .where(schema.outcome.c.capture == sa.bindparam("capture"))
    .order_by(schema.outcome.c.seq.desc())
    .limit(1)
)
KEPT = 100_000  # entities whose keys are remembered: some 20 MB
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

    def __init__(self, engine: sa.Engine, place: Place) -> None:
        self._engine = engine.execution_options(writes=True)
        self._place = place
        self._open: Direct | None = None
        self._entities: dict[str, int] = {}  # keys of those met: most articles name the same

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all that is added inside: all of it, or nothing.

        For bulk: a kill loses all that was added inside.
        """
        with self._begin() as direct:
            self._open = direct
            try:
                yield
            finally:
                self._open = None

    @contextmanager
    def _transaction(self) -> Iterator[Direct]:
        if self._open is not None:
            yield self._open
            return
        with self._begin() as direct:
            yield direct

    @contextmanager
    def _begin(self) -> Iterator[Direct]:
        with told(self._place):
            with self._engine.begin() as connection:
                direct = Direct(connection)
                yield direct
            self._entities.update(direct.entities)  # once they are there for good
            if len(self._entities) > KEPT:
                self._entities.clear()

    def add(self, reading: Reading) -> Added:
        """Add a page and what was read from it; what is there already is not added again.

        Raises:
            BadReading: its offsets, words and ids contradict each other.
            Locked, ReadOnly, Full: the record cannot be written now; nothing was added.
        """
        at = now()
        said = rows.statements(reading)
        with self._transaction() as direct:
            article, new_article = direct.key(schema.article, said.article)
            head = {"id": said.id, "article": article, **said.reading}
            key, new_reading = direct.key(schema.reading, head)
            if new_reading:
                self._add_statements(direct, said, key)
            capture, new_capture = _add_capture(direct, reading.page, at)
            if _last_reading(direct, capture) != key:
                outcome: Row = {"capture": capture, "reading": key, "reader": AUTHOR, "read_at": at}
                direct.add(schema.outcome, [outcome])
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
        with self._transaction() as direct:
            row = rows.reject(value, sha256, AUTHOR, now())
            return bool(direct.add(schema.reject, [row]))

    def refuse(self, claim: str, *, reason: str, author: str) -> str:
        """Say that an article does not say what a claim says; return the judgement's id.

        Args:
            claim: its id, or six or more of its first letters.
            reason: why, for those who read the record later.
            author: who says so.

        Raises:
            Unknown: there is no such claim.
            Locked, ReadOnly, Full: the record cannot be written now.
        """
        with self._transaction() as direct:
            said = judge.rejection(direct.connection, claim, reason)
            return judge.sign(direct, said, author, now(), by_hand=True)

    def correct(self, claim: str, new: Mapping[str, str], *, reason: str, author: str) -> str:
        """Say what an article says instead of what a claim says; see `refuse`.

        Args:
            claim: its id.
            new: field -> value, e.g. `{"unit": "EUR"}`; fields are those of `correct.FIGURE`
                and `correct.EVENT`.
            reason: why.
            author: who says so.

        Raises:
            BadCorrection: it has no such field, or the field cannot have the value.
        """
        with self._transaction() as direct:
            said = judge.correction(direct.connection, claim, new, reason)
            return judge.sign(direct, said, author, now(), by_hand=True)

    def link(
        self,
        one: str,
        other: str,
        verdict: Literal["same", "different"],
        *,
        reason: str,
        author: str,
    ) -> tuple[str, ...]:
        """Say that two entities, by id or name, are or are not the same; see `refuse`."""
        with self._transaction() as direct:
            said = judge.links(direct.connection, one, other, verdict, reason)
            return tuple(judge.sign(direct, pair, author, now(), by_hand=True) for pair in said)

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
        with self._transaction() as direct:
            said = judge.withdrawal(direct.connection, judgement, reason)
            return judge.sign(direct, said, author, now(), by_hand=True)

    def _add_statements(self, direct: Direct, said: rows.Statements, key: int) -> None:
        named = [
            {**row, "entity": self._entity(direct, said.entities[str(row["entity"])])}
            for row in said.namings
        ]
        for table, new in (
            (schema.naming, named),
            (schema.claim, said.claims),
            (schema.party, said.parties),
            (schema.verdict, said.verdicts),
        ):
            direct.add(table, [{**row, "reading": key} for row in new])

    def _entity(self, direct: Direct, entity: Entity) -> int:
        key = self._entities.get(entity.id) or direct.entities.get(entity.id)
        key = key or direct.find(schema.entity, entity.id)
        if key is None:
            key, _ = direct.key(schema.entity, rows.entity(entity))
        direct.entities[entity.id] = key
        return key


def _add_capture(direct: Direct, page: Page, at: str) -> tuple[int, bool]:
    key = direct.find(schema.page, page.sha256, "sha256")
    if key is None:
        key, _ = direct.key(schema.page, rows.page(page, page.content), "sha256")
    row = rows.capture(page, at)
    return direct.key(schema.capture, {"id": row["id"], "page": key, **row})


def _last_reading(direct: Direct, capture: int) -> int | None:
    found = direct.rows(_LAST_READING, capture=capture)
    return number(found[0][0]) if found else None
