"""WARC files for tests."""

import gzip
import io

from fastwarc.warc import WarcRecord, WarcRecordType


def response(
    url: str,
    body: str | bytes,
    *,
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    encoding: str | None = None,
    http: str | None = None,
) -> bytes:
    """Make a response record, not packed."""
    content = body.encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n"
    head += f"Content-Encoding: {encoding}\r\n\r\n" if encoding else "\r\n"
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2024-05-02T11:20:00Z"
    record.set_bytes_content(http.encode() if http else head.encode() + content)
    out = io.BytesIO()
    record.write(out)
    return out.getvalue()


def bomb(url: str, size: int) -> bytes:
    """Make a response that unpacks to so many bytes."""
    return response(url, gzip.compress(b"<p>" + b"a" * size, 1), encoding="gzip")


def file(records: list[bytes], *, packed: bool = True) -> bytes:
    """Make a file of records, each packed on its own as crawlers do."""
    if not packed:
        return b"".join(records)
    return b"".join(gzip.compress(record, 6, mtime=0) for record in records)
