"""Where an index lies and what is known of it; whether its files are whole.

    <record>.search/state.json    which generation stands, and the last outcome it holds
    <record>.search/<generation>/ the files of tantivy

A new generation is made whole beside the old one and then named in `state.json`, so that a kill
leaves one or the other.
"""

import os
import shutil
import threading
import time
import zlib
from pathlib import Path

import msgspec
import platformdirs
import tantivy

from anyq.record import Record
from anyq.search import fields
from anyq.span import content_id

STATE = "state.json"
_MAGIC = (1337).to_bytes(4, "little")  # the end of every file of tantivy
_READ = 1 << 20
_ABANDONED = 86_400.0  # seconds


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


def save(folder: Path, state: State) -> None:
    """Write the state in one step; the generation that stood before is removed."""
    before = load(folder)
    new = folder / f"{STATE}.{os.getpid()}-{threading.get_ident()}"
    new.write_bytes(msgspec.json.encode(state))
    new.replace(folder / STATE)
    if before and before.generation != state.generation:
        shutil.rmtree(folder / before.generation, ignore_errors=True)
    _sweep(folder, state.generation)


def _sweep(folder: Path, standing: str) -> None:
    """Remove what killed processes left: generations and states nobody has touched for long."""
    for path in folder.iterdir():
        if path.name in (STATE, standing) or time.time() - path.stat().st_mtime < _ABANDONED:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


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


def whole(generation: Path, seen: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]] | None:
    """Return size and time of the files that the index consists of; None if one is not whole."""
    found: dict[str, tuple[int, int]] = {}
    for path in _files(generation):
        stat = path.stat()
        found[path.name] = (stat.st_size, stat.st_mtime_ns)
        if seen.get(path.name) != found[path.name] and not _sound(path):
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
