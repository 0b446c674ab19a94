"""WARC files of a crawl -> pages: each response has its row, whatever is wrong with it."""

import re
import zlib
from collections.abc import Iterator
from typing import IO

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from anyq.capture.files import MAX_BYTES, make_page
from anyq.capture.jsonl import Reject
from anyq.errors import AnyqError, BadRecord, BadStatus, NotText
from anyq.page import MediaType, Page

GZIP = b"\x1f\x8b\x08"
BLOCK = 1 << 20
"""Bytes looked through at a time for the next record after a broken one."""
HEADER = 64
"""Bytes of a record unpacked to see whether it is one."""

_MEDIA: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_OK = range(200, 300)
_REMEDY = "Capture it again; the other records are read."


class Broken(msgspec.Struct, frozen=True):
    """A stretch of a WARC file that is no record.

    Attributes:
        offset: where it begins.
        reason: what the library says of it.
    """

    offset: int
    reason: str


def read_warc(
    stream: IO[bytes], place: str, start: int = 0, end: int | None = None
) -> Iterator[Page | Reject]:
    """Read the responses of a WARC file, packed or not.

    Args:
        stream: the file; it must be able to seek.
        place: its name in errors.
        start: offset of the first record.
        end: offset of the record after the last; to the end if None.

    Yields:
        A page or a reject for each response and each broken stretch, in their order.
    """
    for item in records(stream, start):
        if isinstance(item, Broken):
            if end is None or item.offset < end:
                yield _broken(item, place)
            continue
        if end is not None and item.stream_pos >= end:
            return
        yield _response(item, place)


def offsets(stream: IO[bytes]) -> Iterator[int]:
    """Yield the offset of each response and each broken stretch."""
    for item in records(stream):
        yield item.offset if isinstance(item, Broken) else item.stream_pos


def records(stream: IO[bytes], start: int = 0) -> Iterator[WarcRecord | Broken]:
    """Yield the responses of a WARC file; after a broken stretch go on at the next record."""
    at: int | None = start
    reason = ""  # of a stretch that is broken and not yet told
    while at is not None:
        last, whole, failed = None, True, ""
        stream.seek(at)
        try:
            for record in ArchiveIterator(stream, WarcRecordType.any_type, parse_http=False):
                if reason:
                    yield Broken(at, reason)
                    reason = ""
                last = record.stream_pos
                if record.record_type == WarcRecordType.response:
                    yield record
                    whole = _is_read(record)
        except OSError as error:
            failed = str(error)
        if last is None:
            yield from _told(stream, at, failed or reason)
            reason = ""
        elif whole and (failed or _has_more(stream, last)):
            reason = failed or "the file ends inside it"
        after = at if last is None else last
        at = _next_record(stream, after + 1)
    if reason:
        yield Broken(after + 1, reason)


def _told(stream: IO[bytes], at: int, reason: str) -> Iterator[Broken]:
    """Tell of a place where no record could be read, unless the file is at its end there."""
    stream.seek(at)
    if stream.read(1):
        yield Broken(at, reason or "the file ends inside it")


def _is_read(record: WarcRecord) -> bool:
    """Whether all of a record was read, so that an error after it is not its own."""
    try:
        return not record.reader.read(1)
    except OSError:
        return False


def _has_more(stream: IO[bytes], at: int) -> bool:
    """Whether bytes follow the packed record at an offset, which is the last that was read."""
    stream.seek(at)
    block = stream.read(BLOCK)
    if not block.startswith(GZIP):
        return False
    packer = zlib.decompressobj(31)
    try:
        while block and not packer.eof:
            packer.decompress(block, BLOCK)
            block = packer.unconsumed_tail or stream.read(BLOCK)
    except zlib.error:
        return False
    return packer.eof and bool(packer.unused_data or block)


def _next_record(stream: IO[bytes], at: int) -> int | None:
    """Return the offset of the next record at or after one; None if there is none."""
    marks = re.compile(re.escape(GZIP) + rb"|(?<=\n)WARC/1\.")
    kept, base = b"", at
    stream.seek(at)
    while block := stream.read(BLOCK):
        data = kept + block
        for mark in marks.finditer(data):
            if _is_record(stream, base + mark.start()):
                return base + mark.start()
        kept = data[-8:]
        base += len(data) - len(kept)
        stream.seek(base + len(kept))
    return None


def _is_record(stream: IO[bytes], at: int) -> bool:
    stream.seek(at)
    head = stream.read(4096)
    if head.startswith(b"WARC/1."):
        return True
    try:
        return zlib.decompressobj(31).decompress(head, HEADER).startswith(b"WARC/1.")
    except zlib.error:
        return False


def _broken(item: Broken, place: str) -> Reject:
    message = f"The record at byte {item.offset:,} of {place} is broken: {item.reason}."
    return Reject(None, BadRecord.code, message, _REMEDY)


def _response(record: WarcRecord, place: str) -> Page | Reject:
    url = record.headers.get("WARC-Target-URI")
    try:
        return _page(record, url, f"the response {url} in {place}")
    except AnyqError as error:
        return Reject(record.record_id, error.code, error.message, error.remedy, url=url)
    except (OSError, ValueError) as error:
        message = f"The response {url} in {place} cannot be read: {error}."
        return Reject(record.record_id, BadRecord.code, message, _REMEDY, url=url)


def _page(record: WarcRecord, url: str | None, place: str) -> Page:
    content = record.reader.read(min(record.content_length, 2 * MAX_BYTES))
    if len(content) < min(record.content_length, 2 * MAX_BYTES):
        raise BadRecord(f"{place} ends after {len(content):,} bytes.", _REMEDY)
    record.set_bytes_content(content)
    record.parse_http(auto_decode="all", quirks_mode=True)
    http = record.http_headers
    status = http.status_code if http else None
    if status is None or status not in _OK:
        raise BadStatus(f"HTTP says {status} of {place}.", "Capture it again.")
    stated = (record.http_content_type or "").lower()
    if stated and stated not in _MEDIA:
        raise NotText(f"{place} is {stated}.", "Give text or HTML.")
    return make_page(
        record.reader.read(MAX_BYTES + 1),
        place,
        media_type=_MEDIA.get(stated),
        url=url,
        captured_at=record.record_date,
        source_id=record.record_id,
        charset=record.http_charset,
    )
