"""One shard, from its pages to its parts of the tables; done whole or not at all."""

import gc
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from time import process_time
from types import FrameType
from urllib.parse import urlsplit

import msgspec
import pyarrow as pa
from pyarrow import parquet

from anyq import pipeline
from anyq.batch import tables
from anyq.batch.places import Place
from anyq.batch.shards import Shard, pages
from anyq.batch.totals import FIELDS, Totals
from anyq.capture import Reject
from anyq.errors import AnyqError, Died, TooSlow
from anyq.page import Page
from anyq.pipeline import Reading

HELD = 24 << 20
"""Bytes of rows held before they are written as a row group."""


REMEMBERED = 20_000
"""Entries from which a cache without a bound is emptied between two shards."""


class Settings(msgspec.Struct, frozen=True):
    """What a run was begun with.

    Attributes:
        inputs: as given.
        size: pages of a shard at most.
        seconds: that one page may take.
        keep_pages: whether the bytes of the pages are written too.
    """

    inputs: tuple[str, ...]
    size: int = 500
    seconds: float = 10.0
    keep_pages: bool = True


def run(
    shard: Shard,
    out: Place,
    settings: Settings,
    skip: dict[int, str] | None = None,
    at: Callable[[int], None] = lambda row: None,
) -> Totals:
    """Read a shard and write its parts; the mark in `done/` comes last.

    Args:
        shard: what to read.
        out: the folder of the run.
        settings: of the run.
        skip: rows that ended or stopped a worker, and the code of the reason.
        at: called with the number of each row before it is read.
    """
    started = process_time()
    parts = Parts(out, shard.number)
    total = Totals()
    for row, given in enumerate(pages(shard)):
        at(row)
        code = (skip or {}).get(row)
        result = _refused(given, code) if code else read(given, settings.seconds)
        _count(total, result)
        _write(parts, row, given, result, settings)
    parts.close()
    forget()
    total.seconds = process_time() - started
    (out / "done" / f"{shard.number:06}.json").write(msgspec.json.encode(total))
    return total


def forget() -> None:
    """Empty the caches that grow with the words met: a run of any length takes the same memory.

    Caches of tables, which have few entries, stay.
    """
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper):
            known = one.cache_info()
            if known.maxsize is None and known.currsize > REMEMBERED:
                one.cache_clear()


def _refused(given: Page | Reject, code: str) -> Reject:
    error: type[AnyqError] = TooSlow if code == TooSlow.code else Died
    said = (error.__doc__ or "").rstrip(".")
    message = f"{said}: {given.source_id}."
    return Reject(given.source_id, code, message, "Please report it.", url=given.url)


def read(given: Page | Reject, seconds: float) -> Reading | Reject:
    """Read a page within a time; the time is kept in the main thread only."""
    if isinstance(given, Reject):
        return given
    try:
        with _within(seconds):
            return pipeline.read(given)
    except AnyqError as error:
        return Reject(given.source_id, error.code, error.message, error.remedy, url=given.url)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow(f"The page took longer than {seconds:g} s.", "Give it more: --page-seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _count(total: Totals, result: Reading | Reject) -> None:
    total.pages += 1
    if isinstance(result, Reject):
        total.rejects[result.code] = total.rejects.get(result.code, 0) + 1
        return
    article = result.article
    total.articles += 1
    total.claims += len(result.claims.figures) + len(result.claims.events)
    fill = total.fill(publisher(result.page), tables.month(result))
    fill.articles += 1
    has = (article.published.start, article.bylines, article.credit, article.dateline)
    for name, value in zip(FIELDS, has, strict=True):
        setattr(fill, name, getattr(fill, name) + bool(value))


def publisher(page: Page) -> str:
    """Return the outlet that the capture names, or the host of its address."""
    host = urlsplit(page.url or "").hostname or ""
    return page.publisher or host.removeprefix("www.")


def _write(
    parts: "Parts", row: int, given: Page | Reject, result: Reading | Reject, settings: Settings
) -> None:
    if isinstance(result, Reject):
        page = given if isinstance(given, Page) else None
        parts.add("rejects", row, tables.reject(result, page))
        return
    parts.add("articles", row, tables.article(result))
    if settings.keep_pages:
        parts.add("pages", row, tables.page(result.page))
    for claim in tables.claims(result):
        parts.add("claims", row, claim)
    for words in tables.evidence(result):
        parts.add("evidence", row, words)


class Parts:
    """The parts of a shard: one Parquet file a table, under their names only when whole."""

    def __init__(self, out: Place, number: int) -> None:
        self.out, self.number = out, number
        self.rows: dict[str, list[tables.Row]] = {name: [] for name in tables.SCHEMAS}
        self.held = 0
        self.sinks = {name: pa.BufferOutputStream() for name in tables.SCHEMAS}
        self.writers = {
            name: parquet.ParquetWriter(self.sinks[name], schema, compression="zstd")
            for name, schema in tables.SCHEMAS.items()
        }

    def add(self, table: str, row: int, cells: tables.Row) -> None:
        """Add a row of a table."""
        self.rows[table].append({"shard": self.number, "row": row, **cells})
        self.held += sum(len(cell) for cell in cells.values() if isinstance(cell, str | bytes))
        if self.held > HELD:
            self._flush()

    def _flush(self) -> None:
        for name, rows in self.rows.items():
            if rows:
                self.writers[name].write_table(pa.Table.from_pylist(rows, tables.SCHEMAS[name]))
                rows.clear()
        self.held = 0

    def close(self) -> None:
        """Write all tables under their names."""
        self._flush()
        for name, writer in self.writers.items():
            writer.close()
            place = self.out / name / f"{self.number:06}.parquet"
            place.write(self.sinks[name].getvalue().to_pybytes())
