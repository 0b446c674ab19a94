"""Taking everything out: readings as JSONL; claims as one flat table, CSV or Parquet; and more.

JSONL has a line a reading, as `anyq read --json` prints it, with what the record knows of it
(`line`): nothing is lost, and `anyq import` makes a record of it again. The table has a row a
claim (`table.Cells`, `table.Origin`). PLOVER-JSON has a line an event, GDELT's columns a row a
pair of its actors: as people have corrected them, without what they have rejected. `export_texts`,
`export_graph` and `export_feeds` write for other programs. All are written as they are read: a
record of any size goes out in little memory.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from types import ModuleType
from typing import IO, Literal

import sqlalchemy as sa

from anyq import output
from anyq.errors import RecordError
from anyq.output.gdelt import table as gdelt_table
from anyq.output.plover import events as plover_events
from anyq.record import judged, line
from anyq.record.export_feeds import atom, rss
from anyq.record.export_graph import ftm
from anyq.record.export_texts import conllu_blocks, json_ld
from anyq.record.table import COLUMNS, Cell, lines

Format = Literal[
    "jsonl", "csv", "parquet", "plover", "gdelt", "conllu", "ftm", "jsonld", "atom", "rss"
]
BATCH = 5_000  # rows of a Parquet row group: some MB in memory
PRECISION, SCALE = 38, 12  # of a Parquet decimal: the most that readers of Parquet share
INTEGERS = ("evidence_start", "evidence_end")
DECIMALS = ("value", "value_to", "low", "high")


def jsonl(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write a line a reading, then one a judgement of people; yield 1 after each."""
    for found in line.lines(connection):
        out.write(output.json(found) + b"\n")
        yield 1


def csv_table(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the table as CSV (RFC 4180, UTF-8); yield 1 after each row."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for cells in lines(connection):
        writer.writerow(map(_written, cells))
        yield 1
    text.detach()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def parquet(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the table as Parquet; yield the number of rows after each row group.

    Raises:
        RecordError: pyarrow is not installed, or a number has more digits than Parquet takes.
    """
    arrow, writing = _pyarrow()
    schema = arrow.schema([(name, _type(arrow, name)) for name in COLUMNS])
    rows = lines(connection)
    with writing.ParquetWriter(out, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_batch(_batch(arrow, schema, batch))
            yield len(batch)


def _batch(arrow: ModuleType, schema: object, batch: Sequence[Sequence[Cell]]) -> object:
    try:
        columns = [
            arrow.array(column, type=_type(arrow, name))
            for name, column in zip(COLUMNS, zip(*batch, strict=True), strict=True)
        ]
    except arrow.ArrowInvalid as error:
        raise RecordError(
            f"A number does not fit a Parquet decimal of {PRECISION} digits: {error}.",
            "Export as csv or jsonl, which take any number.",
        ) from error
    return arrow.record_batch(columns, schema=schema)


def _type(arrow: ModuleType, name: str) -> object:
    if name in DECIMALS:
        return arrow.decimal128(PRECISION, SCALE)
    if name in INTEGERS:
        return arrow.int64()
    return arrow.bool_() if name == "background" else arrow.string()


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise RecordError(
            "Parquet needs pyarrow, which is not installed.",
            "Install it with: pip install 'anyq[parquet]'.",
        ) from error
    return pyarrow, pyarrow.parquet


def plover(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write a line of PLOVER-JSON an event; yield 1 after each reading."""
    for reading in judged.readings(connection):
        for event in plover_events(reading):
            out.write(output.json(event) + b"\n")
        yield 1


def gdelt(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the events in GDELT's columns as CSV; yield 1 after each reading."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    yield from gdelt_table(judged.readings(connection), text)
    text.detach()


WRITERS: dict[Format, Callable[[sa.Connection, IO[bytes]], Iterator[int]]] = {
    "jsonl": jsonl,
    "csv": csv_table,
    "parquet": parquet,
    "conllu": conllu_blocks,
    "ftm": ftm,
    "jsonld": json_ld,
    "atom": atom,
    "rss": rss,
    "plover": plover,
    "gdelt": gdelt,
}
