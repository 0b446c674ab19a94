"""A PNG of few colours made of one of many: a screen of text needs no more, and weighs a third."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
Colour = tuple[int, int, int]


def packed(content: bytes) -> bytes:
    """Return an 8-bit RGB or RGBA picture, not interlaced, with 256 colours at most."""
    chunks = dict(_chunks(content))
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert depth == 8
    size = {2: 3, 6: 4}[kind]
    rows = _rows(zlib.decompress(chunks[b"IDAT"]), width * size, height, size)
    pixels = [
        [
            (row[at] & 0xFC, row[at + 1] & 0xFC, row[at + 2] & 0xFC)
            for at in range(0, len(row), size)
        ]
        for row in rows
    ]
    counts = Counter(colour for line in pixels for colour in line)
    palette = [colour for colour, _ in counts.most_common(COLOURS)]
    place = {colour: _nearest(colour, palette) for colour in counts}
    drawn = b"".join(b"\x00" + bytes(place[one] for one in line) for line in pixels)
    table = b"".join(bytes(min(one | one >> 6, 255) for one in colour) for colour in palette)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", table), (b"IDAT", zlib.compress(drawn, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG; those of the picture itself as one."""
    at, picture = len(SIGNATURE), b""
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        picture += data if name == b"IDAT" else b""
        yield name, picture if name == b"IDAT" else data
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(data: bytes, width: int, height: int, size: int) -> Iterator[bytearray]:
    """Yield the rows with their filters (PNG, 9.2) taken off."""
    above = bytearray(width)
    for number in range(height):
        start = number * (width + 1)
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for at in range(width):
            left = row[at - size] if at >= size else 0
            corner = above[at - size] if at >= size else 0
            row[at] = (row[at] + _guess(kind, left, above[at], corner)) & 0xFF
        yield row
        above = row


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        guess = left + up - corner
        near = [(abs(guess - left), left), (abs(guess - up), up), (abs(guess - corner), corner)]
        return min(near, key=lambda pair: pair[0])[1]
    return (0, left, up, (left + up) // 2)[kind]


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    def far(at: int) -> int:
        return sum((one - other) ** 2 for one, other in zip(colour, palette[at], strict=True))

    return min(range(len(palette)), key=far)
