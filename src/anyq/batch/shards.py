"""Inputs cut into shards: each is read by one worker and is done whole or not at all."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Literal

import msgspec

from anyq.batch.places import Place
from anyq.capture import Reject, make_page, read_jsonl, warc
from anyq.capture.files import MAX_BYTES
from anyq.errors import AnyqError, BatchError
from anyq.page import Page

Kind = Literal["jsonl", "warc", "parquet", "files"]
SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".parquet": "parquet",
}
LINE = 1 << 16
"""Bytes of lines read at a time while a file is cut."""
LONGEST = 2 * MAX_BYTES + 2
"""Bytes of a line read; `read_jsonl` refuses lines that long."""


class Shard(msgspec.Struct, frozen=True):
    """A piece of the input.

    Attributes:
        number: from 0; names its parts in the output.
        kind: how it is read.
        path: the file; empty for `files`.
        member: the WARC inside a WACZ; empty otherwise.
        start, end: bytes of lines or records, or numbers of rows; None: to the end.
        first: number of its first line, from 1; for messages.
        files: paths of pages, for `files`.
    """

    number: int
    kind: Kind
    path: str = ""
    member: str = ""
    start: int = 0
    end: int | None = None
    first: int = 1
    files: tuple[str, ...] = ()


def plan(inputs: list[str], size: int) -> Iterator[Shard]:
    """Cut the inputs into shards.

    Args:
        inputs: files, folders, URIs. In a folder each file is taken for what its name says:
            `.warc`, `.warc.gz`, `.wacz`, `.jsonl`, `.jsonl.gz`, `.parquet`; all others are pages.
        size: pages of a shard at most.

    Raises:
        NotFound: an input is not there.
        BatchError: a WACZ that is no ZIP file.
    """
    for number, shard in enumerate(_pieces(inputs, size)):
        yield msgspec.structs.replace(shard, number=number)


def _pieces(inputs: list[str], size: int) -> Iterator[Shard]:
    loose: list[str] = []
    for path in (path for given in inputs for path in Place(given).files()):
        kind = kind_of(path)
        if path.lower().endswith(".wacz"):
            yield from _wacz(path, size)
        elif kind == "files":
            loose.append(path)
        else:
            yield from _CUTTERS[kind](path, size)
    for at in range(0, len(loose), size):
        yield Shard(0, "files", files=tuple(loose[at : at + size]))


def kind_of(path: str) -> Kind:
    """Tell by its name what a file holds."""
    name = path.lower()
    return next((kind for end, kind in SUFFIXES.items() if name.endswith(end)), "files")


def _cut_lines(path: str, size: int) -> Iterator[Shard]:
    """Cut after every `size` lines."""
    start, at, lines, first = 0, 0, 0, 1
    with _unpacked(path) as file:
        while block := file.readlines(LINE):
            for line in block:
                at += len(line)
                lines += 1
                if lines % size == 0:
                    yield Shard(0, "jsonl", path, start=start, end=at, first=first)
                    start, first = at, lines + 1
    if at > start:
        yield Shard(0, "jsonl", path, start=start, end=at, first=first)


def _cut_records(path: str, size: int, member: str = "") -> Iterator[Shard]:
    """Cut before every `size`-th response; a file packed as one stream is one shard."""
    start = 0
    with open_warc(path, member) as file:
        for number, at in enumerate(warc.offsets(file)):
            if number % size == 0 and at > start:
                yield Shard(0, "warc", path, member, start, at)
                start = at
    yield Shard(0, "warc", path, member, start)


def _cut_rows(path: str, size: int) -> Iterator[Shard]:
    from anyq.capture.tables import count_rows

    with Place(path).open() as file:
        total = count_rows(file, path)
    for start in range(0, total, size):
        yield Shard(0, "parquet", path, start=start, end=min(start + size, total))


def _wacz(path: str, size: int) -> Iterator[Shard]:
    try:
        with Place(path).open() as file, zipfile.ZipFile(file) as archive:
            members = [name for name in archive.namelist() if kind_of(name) == "warc"]
    except zipfile.BadZipFile as error:
        raise BatchError(f"{path} is no WACZ: {error}.", "Leave it out.") from error
    for member in members:
        yield from _cut_records(path, size, member)


_CUTTERS = {"jsonl": _cut_lines, "warc": _cut_records, "parquet": _cut_rows}


@contextmanager
def open_warc(path: str, member: str = "") -> Iterator[IO[bytes]]:
    """Open a WARC file, or the member of a WACZ."""
    with Place(path).open() as file:
        if not member:
            yield file
            return
        with zipfile.ZipFile(file) as archive, archive.open(member) as inside:
            yield inside


@contextmanager
def _unpacked(path: str) -> Iterator[IO[bytes]]:
    import gzip

    with Place(path).open() as file:
        if not path.lower().endswith(".gz"):
            yield file
            return
        with gzip.open(file) as inside:
            yield inside  # type: ignore[misc]  # a GzipFile reads bytes


def pages(shard: Shard) -> Iterator[Page | Reject]:
    """Read a shard: a row for each line, response, row or file, in their order.

    Raises:
        NotFound: the input has gone.
    """
    if shard.kind == "jsonl":
        yield from _lines(shard)
    elif shard.kind == "warc":
        with open_warc(shard.path, shard.member) as file:
            yield from warc.read_warc(file, shard.path, shard.start, shard.end)
    elif shard.kind == "parquet":
        from anyq.capture.tables import read_table

        with Place(shard.path).open() as file:
            yield from read_table(file, shard.path, shard.start, shard.end)
    else:
        yield from map(_file, shard.files)


def _lines(shard: Shard) -> Iterator[Page | Reject]:
    with _unpacked(shard.path) as file:
        file.seek(shard.start)
        yield from read_jsonl(_until(file, (shard.end or 0) - shard.start), shard.first)


def _until(file: IO[bytes], left: int) -> Iterator[bytes]:
    """Yield lines; of one that is too long to be a page its beginning, which is refused."""
    whole = True
    while left > 0 and (line := file.readline(LONGEST)):
        left -= len(line)
        if whole:
            yield line
        whole = line.endswith(b"\n")


def _file(path: str) -> Page | Reject:
    try:
        with Place(path).open() as file:
            return make_page(_content(file, path), path, source_id=path)
    except AnyqError as error:
        return Reject(path, error.code, error.message, error.remedy)


def _content(file: IO[bytes], path: str) -> bytes:
    if not path.lower().endswith(".gz"):
        return file.read(MAX_BYTES + 1)
    import gzip

    try:
        with gzip.open(file) as inside:
            return inside.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise BatchError(f"{path} cannot be unpacked: {error}.", "Leave it out.") from error
