"""Parquet tables of pages -> pages: a row is what a line of JSONL is."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO

import msgspec
from pyarrow import parquet

from anyq.capture.jsonl import Reject, Row, read_row
from anyq.errors import AnyqError, BadRow
from anyq.page import Page

COLUMNS = tuple(field.name for field in msgspec.structs.fields(Row))
ROWS = 64
"""Rows held at a time: a page may have megabytes."""


def read_table(
    stream: IO[bytes], place: str, start: int = 0, end: int | None = None
) -> Iterator[Page | Reject]:
    """Read rows `[start, end)` of a Parquet table with the columns of `Row`; others are ignored.

    Args:
        stream: the file.
        place: its name in errors.
        start: number of the first row, from 0.
        end: number of the row after the last; to the end if None.

    Raises:
        BadRow: it is no Parquet table of pages.
    """
    table = _open(stream, place)
    columns = [name for name in table.schema_arrow.names if name in COLUMNS]
    number = 0
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        if number + rows > start and (end is None or number < end):
            for batch in table.iter_batches(ROWS, row_groups=[group], columns=columns):
                for one in batch.to_pylist():
                    if start <= number and (end is None or number < end):
                        yield _page(one, number, place)
                    number += 1
        else:
            number += rows


def count_rows(stream: IO[bytes], place: str) -> int:
    """Return the number of rows.

    Raises:
        BadRow: it is no Parquet table of pages.
    """
    rows: int = _open(stream, place).metadata.num_rows
    return rows


def _open(stream: IO[bytes], place: str) -> parquet.ParquetFile:
    try:
        table = parquet.ParquetFile(stream)
    except (OSError, ValueError) as error:
        raise BadRow(f"{place} cannot be read: {error}.", "Give a Parquet table.") from error
    if not {"text", "html"} & set(table.schema_arrow.names):
        raise BadRow(f"{place} has no column text or html.", "Name the column of pages so.")
    return table


def _page(cells: dict[str, object], number: int, place: str) -> Page | Reject:
    named = f"row {number} of {place}"
    cells = {name: _plain(cell) for name, cell in cells.items()}
    try:
        return read_row(msgspec.convert(cells, Row), named)
    except msgspec.ValidationError as error:
        message, remedy = f"{named} cannot be read: {error}.", "See `anyq read --help`."
        return Reject(_source_id(cells), BadRow.code, message, remedy, number)
    except AnyqError as error:
        return Reject(_source_id(cells), error.code, error.message, error.remedy, number)


def _source_id(cells: dict[str, object]) -> str | None:
    found = cells.get("id")
    return None if found is None else str(found)


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, datetime | date) else cell
