"""Files and standard input -> `Page`."""

import os
import re
import sys
from datetime import date, datetime
from pathlib import Path

from anyq.capture.charset import decode
from anyq.errors import EmptyPage, NotFound, TooLarge
from anyq.page import MediaType, Page

MAX_BYTES = 16 << 20
"""The largest page read: HTML with pictures inside it may have some millions of bytes."""

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</?(?:p|div|span|a|br|h[1-6]|article|section|meta|li|ul)\b[^<>]*>", re.I)
_TAGS_OF_HTML = 6
"""Tags that make text without `<html>` a piece of HTML."""


def read_file(
    path: str | Path,
    *,
    url: str | None = None,
    captured_at: datetime | date | None = None,
    publisher: str | None = None,
) -> Page:
    """Read one page from a file, or from standard input where `path` is `-`.

    Args:
        path: text or HTML, in any encoding of `charset.decode`.
        url: where the page was captured.
        captured_at: when; a datetime must be aware.
        publisher: name or domain of the outlet.

    Raises:
        NotFound: no file there, or it cannot be opened.
        TooLarge: over `MAX_BYTES`; the file is not read.
        EmptyPage: nothing in it, or only blanks.
        NotText: binary, or in no known encoding.
    """
    content = _standard_input() if str(path) == "-" else _contents(Path(path))
    return make_page(content, str(path), url=url, captured_at=captured_at, publisher=publisher)


def make_page(
    content: bytes,
    place: str,
    *,
    media_type: MediaType | None = None,
    url: str | None = None,
    captured_at: datetime | date | None = None,
    publisher: str | None = None,
    source_id: str | None = None,
    title: str | None = None,
    charset: str | None = None,
) -> Page:
    """Check the bytes of a page and wrap them.

    Args:
        content: the bytes as they came.
        place: what to call them in errors.
        media_type: what they are; told from the bytes if not given.
        url: see `Page`, and so on below.
        captured_at: when.
        publisher: the outlet.
        source_id: the id the input carried.
        title: the headline, if the input gave it apart.
        charset: the encoding the capture was told.

    Raises:
        TooLarge, EmptyPage, NotText: see `read_file`.
    """
    if len(content) > MAX_BYTES:
        raise _too_large(place, len(content))
    text = decode(content, charset) if content else ""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0\u00ad"):
        raise EmptyPage(f"There is nothing in {place}.", "Give a page with a headline and text.")
    return Page(
        content=content,
        media_type=media_type or _media_type(text),
        url=url,
        captured_at=captured_at,
        source_id=source_id,
        publisher=publisher,
        title=title,
        charset=charset,
    )


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _contents(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_BYTES:
                raise _too_large(str(path), size)
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotFound(
            f"{path} cannot be opened: {error.strerror}.", "Give the path of a readable file."
        ) from error


def _too_large(place: str, size: int) -> TooLarge:
    return TooLarge(
        f"{place} has at least {size:,} bytes; a page may have {MAX_BYTES:,}.",
        "Give one page a file, or many pages as lines of --jsonl.",
    )


def _media_type(text: str) -> MediaType:
    head = text[:65536].lstrip("\ufeff")
    if _HTML.match(head):
        return "text/html"
    return "text/html" if len(_TAG.findall(head)) >= _TAGS_OF_HTML else "text/plain"
