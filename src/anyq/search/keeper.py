"""Keeping an index up with its record: made, mended, brought up to date, made anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
import tantivy
from sqlalchemy import Connection

from anyq.errors import RecordError
from anyq.record import Record
from anyq.record.browse import Browser
from anyq.search import fields, folder, source
from anyq.search.folder import State

T = TypeVar("T")
Opened = tuple[tantivy.Index, State]
HEAP = 64_000_000  # bytes in which tantivy gathers documents
BATCH = 2_000  # outcomes read from the record at once
COMMIT = 50_000  # outcomes after which what was done is kept, whatever happens later


class Keeper:
    """The index of one record, in its folder or in memory.

    The record is the truth: the index takes in outcomes in their order and notes the last.
    Whoever asks takes in what is missing; one process at a time writes.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._threads = threading.Lock()
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
            Locked: another process has been indexing for long.
            Full, RecordError: the index cannot be written.
        """
        if self.ask(source.newest) == self._state.last:
            return 0
        with self._turn():
            self._look_again()
            newest = self.ask(source.newest)
            if newest < self._state.last:  # the record was put back to an earlier state
                self._index, self._state = self._fresh()
            return self._take_in(newest) if newest > self._state.last else 0

    def rebuild(self) -> int:
        """Make the index anew beside the old one, which stands until then; return its articles.

        Raises:
            Locked: another process has been indexing for long.
            Full, RecordError: the index cannot be written.
        """
        with self._turn():
            self._index, self._state = self._fresh()
            newest = self.ask(source.newest)
            writer = self._writer()
            done = self._add(writer, newest)
            self._commit(writer, newest)
            return done

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Write alone; what the disk refuses becomes an error that tells what to do."""
        with self._threads:
            if self.place is None:
                yield
                return
            try:
                with folder.turn(self.place):
                    yield
            except (ValueError, OSError) as error:  # tantivy's errors are ValueErrors
                raise RecordError(
                    f"The index in {self.place} cannot be written: {error}.",
                    "See that there is room on that disk; the record itself is not touched.",
                ) from error

    def _take_in(self, newest: int) -> int:
        writer, done = self._writer(), 0
        while newest - self._state.last > COMMIT:
            upto = self._state.last + COMMIT
            done += self._add(writer, upto)
            writer.commit()
            self._remember(upto)
        done += self._add(writer, newest)
        self._commit(writer, newest)
        return done

    def _writer(self) -> tantivy.IndexWriter:
        return self._index.writer(HEAP, 1)

    def _commit(self, writer: tantivy.IndexWriter, last: int) -> None:
        """Commit for good: the segments that tantivy is merging are waited for."""
        writer.commit()
        writer.wait_merging_threads()
        self._remember(last)

    def _add(self, writer: tantivy.IndexWriter, upto: int) -> int:
        """Add what the outcomes after the last tell; return how many articles."""
        done = 0
        for after in range(self._state.last, upto, BATCH):
            until = min(after + BATCH, upto)
            for entry in self.ask(partial(_entries, after=after, upto=until)):
                writer.delete_documents_by_term("id", entry.id)
                writer.add_document(fields.document(entry))
                done += 1
        return done

    def _remember(self, last: int) -> None:
        self._index.reload()
        self._state = msgspec.structs.replace(self._state, last=last)
        if self.place:
            seen = folder.whole(self.place / self._state.generation, self._state.seen)
            self._state = msgspec.structs.replace(self._state, seen=seen or {})
            folder.save(self.place, self._state)

    def _look_again(self) -> None:
        """Go over to what another process has made meanwhile."""
        if self.place and folder.load(self.place) != self._state:
            self._index, self._state = self._stored() or self._fresh()

    def _stored(self) -> Opened | None:
        """Open the index in the folder; None where it is of other fields, or not whole."""
        state = folder.load(self.place) if self.place else None
        if self.place is None or state is None:
            return None
        if state.version != fields.VERSION or state.record != self._made_at:
            return None
        return folder.open_whole(self.place, state)

    def _begin(self) -> Opened:
        """Make an empty index, unless another process just has; in memory where none can be."""
        if self.place is None:
            return self._in_memory()
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            with folder.turn(self.place):
                stored = self._stored()
                if stored is None:
                    stored = self._fresh()
                    folder.save(self.place, stored[1])
                return stored
        except OSError:
            return self._in_memory()

    def _fresh(self) -> Opened:
        """Make an empty index that does not stand yet."""
        return folder.make(self.place, self._made_at) if self.place else self._in_memory()

    def _in_memory(self) -> Opened:
        self.place = None
        return tantivy.Index(fields.schema()), State(fields.VERSION, self._made_at, "")


def _entries(connection: Connection, after: int, upto: int) -> list[source.Entry]:
    return list(source.entries(connection, after, upto))
