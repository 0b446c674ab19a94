"""A finished run back into readings, for the record: nothing is read again."""

from collections.abc import Iterator

import msgspec
from pyarrow import parquet

from anyq.batch.places import Place
from anyq.batch.run import resume
from anyq.capture import Reject
from anyq.errors import BatchError
from anyq.output import ReadingOut
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record.line import Kept, Line, reading

_decode = msgspec.json.Decoder(ReadingOut).decode
Row = dict[str, object]


def readings(out: str) -> Iterator[Reading | Reject]:
    """Yield what a run has written: readings with the bytes of their pages, and rejects.

    Args:
        out: the folder or URI of a run that is done.

    Raises:
        BatchError: there is no run, it is not done, or it was told to leave the pages out.
    """
    run = resume(out)
    if run.left:
        raise BatchError(f"{run.left} shards of {out} are not done.", "Go on: anyq batch --resume.")
    if not run.settings.keep_pages:
        raise BatchError(
            f"{out} was written without its pages.",
            "Write it without --no-pages, or add the input.",
        )
    for shard in run.shards:
        name = f"{shard.number:06}.parquet"
        pages = {row["row"]: row for row in _rows(run.out / "pages" / name)}
        for row in _rows(run.out / "articles" / name):
            yield _reading(row, pages[row["row"]])
        for row in _rows(run.out / "rejects" / name):
            yield _reject(row)


def _rows(place: Place) -> Iterator[Row]:
    with place.open() as file:
        for batch in parquet.ParquetFile(file).iter_batches(64):
            yield from batch.to_pylist()


def _reading(row: Row, kept: Row) -> Reading:
    told = msgspec.convert(kept, _Page)
    out = _decode(str(row["reading"]))
    fields = {name: getattr(out, name) for name in out.__struct_fields__}
    known = Kept("", "", "", publisher=told.publisher, title=told.title, charset=told.charset)
    found = reading(Line(**fields, record=known))
    page = found.page
    whole = Page(
        content=told.content,
        media_type=page.media_type,
        url=page.url,
        captured_at=page.captured_at,
        source_id=page.source_id,
        publisher=page.publisher,
        title=page.title,
        charset=page.charset,
    )
    return msgspec.structs.replace(found, page=whole)


class _Page(msgspec.Struct):
    """A row of the table `pages`."""

    content: bytes
    publisher: str | None = None
    title: str | None = None
    charset: str | None = None


def _reject(row: Row) -> Reject:
    return msgspec.convert({name: row[name] for name in _TOLD}, Reject)


_TOLD = ("source_id", "code", "message", "remedy", "url")
