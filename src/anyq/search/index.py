"""`Index`: the articles of a record, found by their words. It keeps itself up with the record."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TypeVar

import msgspec
import tantivy
from sqlalchemy import Connection

from anyq.errors import Locked
from anyq.record import Record
from anyq.record.browse import Browser
from anyq.search import ask, fields, folder, snippets, source, typed
from anyq.search.facets import facets_of
from anyq.search.folder import State
from anyq.search.query import parse
from anyq.search.views import Facets, Hit, Hits, Sort, Status

T = TypeVar("T")
HEAP = 64_000_000  # bytes that tantivy gathers documents in
BATCH = 2_000  # outcomes read from the record at once
PATIENCE = 30.0  # seconds to wait for another process that is indexing
_PAUSE = 0.05


class Index:
    """The full-text index of a record; use it from any number of threads."""

    def __init__(self, record: Record, place: Path | None, index: tantivy.Index, state: State):
        self._record = record
        self._place = place  # None: in memory
        self._index = index
        self._state = state
        self._turn = threading.Lock()

    @classmethod
    def open(cls, record: Record) -> Index:
        """Open the index of a record, making, mending and bringing it up to date as needed.

        It lies beside the record's file, or in the platform's data folder; where that cannot
        be written, in memory for as long as it is open.

        Raises:
            RecordError: the record cannot be read.
        """
        with Browser.of(record) as view:
            made_at = view.ask(source.made_at)
        place = folder.beside(record)
        opened = _stored(place, made_at)
        if opened is None:
            opened = _fresh(place, made_at)
        made = cls(record, place, *opened) if opened else cls._in_memory(record, made_at)
        made.catch_up()
        return made

    @classmethod
    def _in_memory(cls, record: Record, made_at: str) -> Index:
        index = fields.prepare(tantivy.Index(fields.schema()))
        return cls(record, None, index, State(fields.VERSION, made_at, ""))

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        snippets: bool = True,
        facets: bool = False,
        count: bool = True,
    ) -> Hits:
        """Find articles.

        Args:
            query: words in any script, and filters; see `query.parse`.
            limit: how many hits.
            offset: how many to pass over.
            sort: by relevance, or the latest first.
            snippets: whether to say where in the article.
            facets: whether to count what was found by month, source, entity and type.
            count: whether to count what was found; `total` is that of the hits otherwise.

        Raises:
            RecordError: the record cannot be read.
        """
        self.catch_up()
        parsed = parse(query)
        searcher = self._index.searcher()
        sought = typed.sought(parsed)
        if parsed.conflict:
            sought = msgspec.structs.replace(sought, among=tuple(self._contradicted()))
        scored = _found(searcher, sought, sort, offset, limit)
        total = offset + len(scored)
        if count or facets:
            total = max(total, _count(searcher, ask.matching(sought, searcher)))
        return Hits(
            query=query,
            read_as=None,
            total=total,
            hits=self._hits(scored, sought, snippets),
            facets=self._facets(searcher, sought) if facets else None,
        )

    def _hits(
        self, scored: list[tuple[float, str]], sought: ask.Sought, with_snippets: bool
    ) -> tuple[Hit, ...]:
        with Browser.of(self._record) as view:
            articles = view.ask(source.opened, [one for _, one in scored])
        stems = sought.stems
        return tuple(
            Hit(
                articles[one].source,
                score,
                snippets.snippet(articles[one].text, stems) if with_snippets else None,
            )
            for score, one in scored
            if one in articles
        )

    def _facets(self, searcher: tantivy.Searcher, sought: ask.Sought) -> Facets:
        found = facets_of(searcher, ask.matching(sought, searcher))
        with Browser.of(self._record) as view:
            names = view.ask(source.named, [one.value for one in found.entities])
        named = [
            msgspec.structs.replace(c, name=names.get(c.value, c.value)) for c in found.entities
        ]
        return msgspec.structs.replace(found, entities=tuple(named))

    def _contradicted(self) -> frozenset[str]:
        with Browser.of(self._record) as view:
            return view.ask(source.contradicted)

    def catch_up(self) -> int:
        """Take in what the record has and the index has not; return how many articles.

        Raises:
            Locked: another process has been indexing for longer than `PATIENCE`.
        """
        with Browser.of(self._record) as view:
            newest = view.ask(source.newest)
        if newest == self._state.last:
            return 0
        with self._turn:
            return self._take_in(newest)

    def _take_in(self, newest: int) -> int:
        writer = self._writer(newest)
        if writer is None:
            return 0
        if newest < self._state.last:
            raise NotImplementedError
        done = 0
        with Browser.of(self._record) as view:
            for after in range(self._state.last, newest, BATCH):
                upto = min(after + BATCH, newest)
                for entry in view.ask(_entries, after, upto):
                    writer.delete_documents_by_term("id", entry.id)
                    writer.add_document(fields.document(entry))
                    done += 1
        writer.commit()
        writer.wait_merging_threads()
        self._remember(newest)
        return done

    def _writer(self, newest: int) -> tantivy.IndexWriter | None:
        """Return the writer, None where another process has done the work meanwhile."""
        limit = time.monotonic() + PATIENCE
        while True:
            try:
                writer = self._index.writer(HEAP, 1)
            except ValueError as error:
                if time.monotonic() > limit:
                    raise Locked(
                        f"Another process is indexing the record at {self._place}.",
                        "Wait until it has finished and try again.",
                    ) from error
                time.sleep(_PAUSE)
                writer = None
            self._look_again()
            if self._state.last >= newest:
                return None
            if writer is not None:
                return writer

    def _look_again(self) -> None:
        state = folder.load(self._place) if self._place else None
        if state and state.generation == self._state.generation and state.last > self._state.last:
            self._state = state
            self._index.reload()

    def _remember(self, last: int) -> None:
        self._index.reload()
        self._state = msgspec.structs.replace(self._state, last=last)
        if self._place:
            seen = folder.whole(self._place / self._state.generation, self._state.seen)
            self._state = msgspec.structs.replace(self._state, seen=seen or {})
            folder.save(self._place, self._state)

    def status(self) -> Status:
        """Return how much it holds and whether its files are whole, every byte read."""
        with Browser.of(self._record) as view:
            newest = view.ask(source.newest)
        place, sound = self._place, True
        if place:
            sound = folder.whole(place / self._state.generation, {}) is not None
        return Status(
            place=str(place) if place else None,
            articles=self._index.searcher().num_docs,
            behind=newest - self._state.last,
            bytes=folder.size(place) if place else 0,
            sound=sound,
        )


def _entries(connection: Connection, after: int, upto: int) -> list[source.Entry]:
    return list(source.entries(connection, after, upto))


def _stored(place: Path, made_at: str) -> tuple[tantivy.Index, State] | None:
    state = folder.load(place)
    if state is None or state.version != fields.VERSION or state.record != made_at:
        return None
    return folder.open_whole(place, state)


def _fresh(place: Path, made_at: str) -> tuple[tantivy.Index, State] | None:
    """Make an empty index; None where the folder cannot be written."""
    try:
        made = folder.make(place, made_at)
        folder.save(place, made[1])
        folder.clear(place, keep=made[1].generation)
    except OSError:
        return None
    return made


def _found(
    searcher: tantivy.Searcher, sought: ask.Sought, sort: Sort, offset: int, limit: int
) -> list[tuple[float, str]]:
    """Return score and id of the articles from `offset` on."""
    if sort == "date" or not sought.words:
        query = ask.matching(sought, searcher)
        answer = searcher.search(query, limit, count=False, offset=offset, order_by_field="day")
        return [(0.0, searcher.doc(at)["id"][0]) for _, at in answer.hits]
    wide = max(ask.CANDIDATES, offset + limit)
    answer = searcher.search(ask.candidates(sought, searcher), wide, count=False)
    ids = [searcher.doc(at)["id"][0] for _, at in answer.hits]
    if not ids:
        return []
    ranked = searcher.search(ask.ranking(sought, ids, searcher), limit, count=False, offset=offset)
    return [(float(score), searcher.doc(at)["id"][0]) for score, at in ranked.hits]


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return int(searcher.search(query, 1, count=True).count or 0)
