"""Where an index lies and what is known of it; whether its files are whole.

    <record>.search/state.json    which generation stands, and the last outcome it holds
    <record>.search/<generation>/ the files of tantivy

A new generation is made whole beside the old one and then named in `state.json`, so that a kill
leaves one or the other.
"""

import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import platformdirs
import tantivy

from anyq.errors import Locked
from anyq.record import Record
from anyq.search import fields
from anyq.span import content_id

STATE = "state.json"
TURN = "turn.sqlite"
PATIENCE = 60.0  # seconds to wait for another process that is indexing
_MAGIC = (1337).to_bytes(4, "little")  # the end of every file of tantivy
_READ = 1 << 20


Seen = dict[str, tuple[int, int]]  # name -> size and time of change


class State(msgspec.Struct, frozen=True):
    """What is known of an index.

    Attributes:
        version: of the fields.
        record: what tells the record from another at its place.
        generation: the folder of tantivy's files.
        last: the last outcome of the record that it holds.
        seen: the files found whole.
    """

    version: int
    record: str
    generation: str
    last: int = 0
    seen: Seen = {}


def beside(record: Record) -> Path:
    """Return the folder for the index of a record: beside its file, else in the data folder."""
    if isinstance(record.place, Path):
        return record.place.with_name(record.place.name + ".search")
    address = record.place.render_as_string(hide_password=True)
    return Path(platformdirs.user_data_dir("anyq")) / "search" / content_id("i", address)


def load(folder: Path) -> State | None:
    """Return the state; None where there is none that can be read."""
    try:
        return msgspec.json.decode((folder / STATE).read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return None


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Hold the right to write in a folder: one process at a time, let go by a kill too.

    An empty database of SQLite serves as the lock: it is the same on every system.

    Raises:
        Locked: another process has held it for longer than `PATIENCE`.
        OSError: the folder cannot be written.
    """
    try:
        lock = sqlite3.connect(folder / TURN, timeout=PATIENCE, isolation_level=None)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise Locked(
                f"Another process is indexing the record, in {folder}.",
                "Wait until it has finished and try again.",
            ) from error
        raise OSError(f"{folder / TURN}: {error}") from error


def save(folder: Path, state: State) -> None:
    """Write the state in one step, in one's `turn`; the generation that stood before goes."""
    new = folder / f"{STATE}.new"
    new.write_bytes(msgspec.json.encode(state))
    new.replace(folder / STATE)
    for path in folder.iterdir():  # nobody else writes: what else is there was left by a kill
        if path.is_dir() and path.name != state.generation:
            shutil.rmtree(path, ignore_errors=True)


def make(folder: Path, record: str) -> tuple[tantivy.Index, State]:
    """Make an empty generation. Its state is not saved yet.

    Raises:
        OSError: the folder cannot be written.
    """
    generation = f"{time.time_ns():x}-{os.getpid():x}"
    (folder / generation).mkdir(parents=True)
    index = tantivy.Index(fields.schema(), str(folder / generation))
    return index, State(fields.VERSION, record, generation)


def open_whole(folder: Path, state: State) -> tuple[tantivy.Index, State] | None:
    """Open a generation; None where a file is missing or damaged.

    Files not changed since they were last found whole are not read again.
    """
    seen = whole(folder / state.generation, state.seen)
    if seen is None:
        return None
    try:
        index = tantivy.Index.open(str(folder / state.generation))
    except (OSError, ValueError):
        return None
    return index, msgspec.structs.replace(state, seen=seen)


def whole(generation: Path, seen: Seen) -> Seen | None:
    """Return size and time of the files that the index consists of; None if one is not whole."""
    found: Seen = {}
    try:
        for path in _files(generation):
            stat = path.stat()
            found[path.name] = (stat.st_size, stat.st_mtime_ns)
            if seen.get(path.name) != found[path.name] and not _sound(path):
                return None
    except (OSError, msgspec.DecodeError):
        return None
    return found


class _Segment(msgspec.Struct):
    segment_id: str
    deletes: dict[str, int] | None = None


class _Meta(msgspec.Struct):
    segments: list[_Segment]


def _files(generation: Path) -> list[Path]:
    """Return the files of the segments that the index consists of.

    Raises:
        OSError: the list of segments cannot be read.
        msgspec.DecodeError: it is damaged.
    """
    meta = msgspec.json.decode((generation / "meta.json").read_bytes(), type=_Meta)
    found: list[Path] = []
    for segment in meta.segments:
        name = segment.segment_id.replace("-", "")
        found += [generation / f"{name}.{kind}" for kind in _KINDS]
        if segment.deletes:
            found.append(generation / f"{name}.{segment.deletes['opstamp']}.del")
    return found


_KINDS = ("term", "idx", "pos", "fast", "fieldnorm", "store")


def _sound(path: Path) -> bool:
    """Whether the checksum at the end of a file is that of the bytes before it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 8))
        end = file.read(8)
        if len(end) < 8 or end[4:] != _MAGIC:
            return False
        length = int.from_bytes(end[:4], "little")
        if length > size - 8:
            return False
        file.seek(size - 8 - length)
        said = msgspec.json.decode(file.read(length), type=_Footer).crc
        return _crc(path, size - 8 - length) == said


class _Footer(msgspec.Struct):
    crc: int


def _crc(path: Path, size: int) -> int:
    total = 0
    with path.open("rb") as file:
        while size > 0:
            block = file.read(min(_READ, size))
            if not block:
                return -1
            total = zlib.crc32(block, total)
            size -= len(block)
    return total


def size(folder: Path) -> int:
    """Return the bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
