"""Keeping an index up with its record: made, mended, brought up to date, made anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import tantivy
from sqlalchemy import Connection

from anyq.errors import Locked
from anyq.record import Record
from anyq.record.browse import Browser
from anyq.search import fields, folder, source
from anyq.search.folder import State

T = TypeVar("T")
HEAP = 64_000_000  # bytes in which tantivy gathers documents
BATCH = 2_000  # outcomes read from the record at once
COMMIT = 50_000  # outcomes after which what was done is kept, whatever happens later
PATIENCE = 60.0  # seconds to wait for another process that is indexing
_PAUSE = 0.02
_BUSY = "LockBusy"  # in tantivy's message
Opened = tuple[tantivy.Index, State]


class Keeper:
    """The index of one record, in its folder or in memory.

    The record is the truth: the index takes in outcomes in their order and notes the last.
    Whoever opens it first takes in what is missing; a lock of tantivy's lets one process write.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._turn = threading.Lock()
        self._made_at = self.ask(source.made_at)
        self.place: Path | None = folder.beside(record)
        self._index, self._state = self._stored() or self._begin()
        self.catch_up()

    def ask(self, query: Callable[[Connection], T]) -> T:
        """Run a query on the record as it stands now."""
        with Browser.of(self._record) as view:
            return view.ask(query)

    def searcher(self) -> tantivy.Searcher:
        """Return a view of all the record has told up to now."""
        self.catch_up()
        return self._index.searcher()

    def behind(self) -> int:
        """Return how many outcomes of the record are not taken in."""
        return self.ask(source.newest) - self._state.last

    def sound(self) -> bool:
        """Whether every file is there and whole, each byte read."""
        if self.place is None:
            return True
        return folder.whole(self.place / self._state.generation, {}) is not None

    def catch_up(self) -> int:
        """Take in what the record has and the index has not; return how many articles.

        Raises:
            Locked: another process has been indexing for longer than `PATIENCE`.
        """
        newest = self.ask(source.newest)
        if newest == self._state.last:
            return 0
        with self._turn:
            self._look_again()
            if newest < self._state.last:  # the record was put back to an earlier state
                self._index, self._state = self._begin()
            return self._take_in(newest)

    def rebuild(self) -> int:
        """Make the index anew beside the old one; return how many articles it holds.

        Raises:
            Locked: another process has been indexing for longer than `PATIENCE`.
        """
        with self._turn:
            self._index, self._state = self._fresh()
            return self._take_in(self.ask(source.newest))

    def _take_in(self, newest: int) -> int:
        writer = self._writer(newest)
        done = 0
        while writer is not None and self._state.last < newest:
            upto = min(self._state.last + COMMIT, newest)
            for after in range(self._state.last, upto, BATCH):
                done += self._add(writer, after, min(after + BATCH, upto))
            writer.commit()
            self._remember(upto)
        if writer is not None:
            writer.wait_merging_threads()
            self._remember(newest)
        return done

    def _add(self, writer: tantivy.IndexWriter, after: int, upto: int) -> int:
        entries = self.ask(lambda connection: list(source.entries(connection, after, upto)))
        for entry in entries:
            writer.delete_documents_by_term("id", entry.id)
            writer.add_document(fields.document(entry))
        return len(entries)

    def _writer(self, newest: int) -> tantivy.IndexWriter | None:
        """Return the writer; None where another process has done the work meanwhile."""
        limit = time.monotonic() + PATIENCE
        while self._state.last < newest:
            try:
                writer = self._index.writer(HEAP, 1)
            except (ValueError, OSError) as error:
                self._wait(error, limit)
                continue
            self._look_again()
            if self._state.last < newest:
                return writer
            del writer
        return None

    def _wait(self, error: Exception, limit: float) -> None:
        """Wait for the one who writes; if nobody does, the folder cannot be written."""
        generation = self._state.generation
        self._look_again()
        if _BUSY in str(error):
            if time.monotonic() > limit:
                raise Locked(
                    f"Another process is indexing the record, in {self.place}.",
                    "Wait until it has finished and try again.",
                ) from error
            time.sleep(_PAUSE)
        elif generation == self._state.generation:
            self._index, self._state = self._in_memory()

    def _look_again(self) -> None:
        """Go over to what another process has made meanwhile."""
        state = folder.load(self.place) if self.place else None
        if state is None or state == self._state:
            return
        if state.generation != self._state.generation:
            self._index, self._state = self._stored() or (self._index, self._state)
        elif state.last > self._state.last:
            self._state = state
            self._index.reload()

    def _remember(self, last: int) -> None:
        self._index.reload()
        self._state = msgspec.structs.replace(self._state, last=last)
        if self.place:
            seen = folder.whole(self.place / self._state.generation, self._state.seen)
            self._state = msgspec.structs.replace(self._state, seen=seen or {})
            folder.save(self.place, self._state)

    def _stored(self) -> Opened | None:
        """Open the index in the folder; None where it is of other fields, or not whole."""
        state = folder.load(self.place) if self.place else None
        if self.place is None or state is None:
            return None
        if state.version != fields.VERSION or state.record != self._made_at:
            return None
        return folder.open_whole(self.place, state)

    def _begin(self) -> Opened:
        """Make an empty index that stands at once."""
        index, state = self._fresh()
        if self.place:
            folder.save(self.place, state)
        return index, state

    def _fresh(self) -> Opened:
        """Make an empty index; in memory where the folder cannot be written."""
        if self.place is None:
            return self._in_memory()
        try:
            return folder.make(self.place, self._made_at)
        except OSError:
            return self._in_memory()

    def _in_memory(self) -> Opened:
        self.place = None
        index = tantivy.Index(fields.schema())
        return index, State(fields.VERSION, self._made_at, "")
