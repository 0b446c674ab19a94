"""Writing: a page and what it says go in together, or not at all; what people hold of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import sqlalchemy as sa

from anyq.capture import Reject
from anyq.pipeline import Reading
from anyq.record import judge, rows, schema
from anyq.record.adding import AUTHOR, Added, Adding, Memory
from anyq.record.direct import Direct
from anyq.record.failures import told
from anyq.record.line import Kept
from anyq.record.migrate import instant, now
from anyq.record.place import Place
from anyq.record.views import Judged


class Writer:
    """Adds to a record; each call is one transaction, whole or absent after a kill."""

    def __init__(self, engine: sa.Engine, place: Place) -> None:
        self._engine = engine.execution_options(writes=True)
        self._place = place
        self._open: Adding | None = None
        self._memory = Memory()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all that is added inside: all of it, or nothing.

        For bulk: a kill loses all that was added inside.
        """
        with self._begin() as adding:
            self._open = adding
            try:
                yield
            finally:
                self._open = None

    @contextmanager
    def _transaction(self) -> Iterator[Adding]:
        if self._open is not None:
            yield self._open
            return
        with self._begin() as adding:
            yield adding

    @contextmanager
    def _begin(self) -> Iterator[Adding]:
        with told(self._place):
            with self._engine.begin() as connection:
                adding = Adding(Direct(connection), self._memory)
                yield adding
            self._memory.keep(adding.fresh)  # once it is there for good

    def add(self, reading: Reading) -> Added:
        """Add a page and what was read from it; what is there already is not added again.

        Raises:
            BadReading: its offsets, words and ids contradict each other.
            Locked, ReadOnly, Full: the record cannot be written now; nothing was added.
        """
        said = rows.statements(reading)
        with self._transaction() as adding:
            return adding.add(reading, said, AUTHOR, now())

    def reject(self, value: Reject, sha256: str | None = None) -> bool:
        """Note input that could not be read, and why; return whether that is new.

        Args:
            value: what was given, and the reason.
            sha256: of the page's bytes, where there was a page.

        Raises:
            Locked, ReadOnly, Full: the record cannot be written now.
        """
        with self._transaction() as adding:
            row = rows.reject(value, sha256, AUTHOR, now())
            return bool(adding.direct.add(schema.reject, [row]))

    def add_again(self, reading: Reading, said: rows.Statements, kept: Kept) -> Added:
        """Add a reading of another record as it was there; see `intake.take`."""
        with self._transaction() as adding:
            return adding.add(reading, said, kept.reader, kept.read_at, kept.added_at)

    def judge_again(self, value: Judged) -> str:
        """Add a judgement of another record as it was there."""
        said = judge.Statement(
            value.kind, value.verdict, value.about, value.reason, value.changes, value.withdraws
        )
        with self._transaction() as adding:
            return judge.sign(
                adding.direct, said, value.author, value.made_at, by_hand=value.by_hand
            )

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
        with self._transaction() as adding:
            said = judge.rejection(adding.direct.connection, claim, reason)
            return judge.sign(adding.direct, said, author, instant(), by_hand=True)

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
        with self._transaction() as adding:
            said = judge.correction(adding.direct.connection, claim, new, reason)
            return judge.sign(adding.direct, said, author, instant(), by_hand=True)

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
        with self._transaction() as adding:
            said = judge.links(adding.direct.connection, one, other, verdict, reason)
            return tuple(
                judge.sign(adding.direct, pair, author, instant(), by_hand=True) for pair in said
            )

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
        with self._transaction() as adding:
            said = judge.withdrawal(adding.direct.connection, judgement, reason)
            return judge.sign(adding.direct, said, author, instant(), by_hand=True)
