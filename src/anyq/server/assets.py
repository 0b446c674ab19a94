"""The files of the package that pages use: style, script, fonts. Kept in memory, packed once."""

import gzip
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

PACKED = ("css", "js", "svg", "txt")
TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
}


class Asset(msgspec.Struct, frozen=True):
    """One file: its bytes, the same packed with gzip (empty where that gains nothing), its mark."""

    content: bytes
    packed: bytes
    media_type: str
    mark: str


@cache
def assets() -> dict[str, Asset]:
    """Return every file by its path under `static/`, e.g. `fonts/noto-sans-latin.woff2`."""
    root = files("anyq.server").joinpath("static")
    found = {one.name: one.read_bytes() for one in root.iterdir() if one.is_file()}
    for one in root.joinpath("fonts").iterdir():
        found[f"fonts/{one.name}"] = one.read_bytes()
    return {
        name: _asset(name.rpartition(".")[2], content)
        for name, content in sorted(found.items())
        if name.rpartition(".")[2] in TYPES
    }


def _asset(kind: str, content: bytes) -> Asset:
    packed = gzip.compress(content, 9, mtime=0) if kind in PACKED else b""
    return Asset(content, packed, TYPES[kind], sha256(content).hexdigest()[:12])


@cache
def address(name: str) -> str:
    """Return the address of a file; it changes with the file, so that it may be kept for ever."""
    return f"/static/{name}?v={assets()[name].mark}"
