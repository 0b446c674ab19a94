"""Sitemaps (also of sitemaps), RSS and Atom -> the addresses of pages, with their times."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import IO, Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

import msgspec

from anyq.errors import BadRow

MAX_BYTES = 64 << 20
"""Of a feed, unpacked: sitemaps.org allows 50 MB."""
_BLOCK = 1 << 16
_REMEDY = "Give a sitemap, an RSS or an Atom feed."


class Entry(msgspec.Struct, frozen=True):
    """An address of a feed.

    Attributes:
        url: where the page, or the next sitemap, is.
        at: when it was published or changed; None if not told.
        is_feed: whether it is a sitemap of its own.
        title: the headline, if told.
    """

    url: str
    at: datetime | None = None
    is_feed: bool = False
    title: str | None = None


def read_feed(content: bytes, place: str) -> list[Entry]:
    """Read the entries of a feed in their order.

    Args:
        content: XML, perhaps packed with gzip. Entities of a document type are refused.
        place: what to call it in errors.

    Raises:
        BadRow: no feed, too large, or not well-formed.
    """
    try:
        return list(_entries(_unpacked(content)))
    except (ParseError, EOFError, zlib.error, OSError, ValueError) as error:
        raise BadRow(f"{place} cannot be read: {error}.", _REMEDY) from error


def _unpacked(content: bytes) -> Iterator[bytes]:
    import io

    file: IO[bytes] = io.BytesIO(content)
    if content.startswith(b"\x1f\x8b"):
        file = gzip.GzipFile(fileobj=file)  # type: ignore[assignment]  # it reads bytes too
    size = 0
    while block := file.read(_BLOCK):
        size += len(block)
        if size > MAX_BYTES:
            raise ValueError(f"more than {MAX_BYTES:,} bytes")
        if b"<!ENTITY" in block:  # a billion laughs
            raise ValueError("it defines entities")
        yield block


def _entries(blocks: Iterator[bytes]) -> Iterator[Entry]:
    """Read entries as they end, and forget them: a feed of any length takes little memory."""
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    root: Element | None = None
    known = False
    for block in blocks:
        parser.feed(block)
        for event, node in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            if root is None:
                root = node
                known = _name(node) in ("urlset", "sitemapindex", "rss", "feed", "RDF")
            if event == "end" and _name(node) in ("url", "sitemap", "item", "entry"):
                found = _entry(node)
                if found is not None:
                    yield found
                node.clear()
    parser.close()
    if not known:
        raise ValueError("it is no feed")


def _entry(node: Element) -> Entry | None:
    url, at, title = "", None, None
    for child in node:
        name, text = _name(child), (child.text or "").strip()
        if name in ("loc", "link") and not url and child.get("rel", "alternate") == "alternate":
            url = text or child.get("href") or ""
        elif name in ("lastmod", "pubDate", "published", "updated", "date"):
            at = at or _time(text)
        elif name == "title":
            title = text or None
        elif name == "news":  # sitemap-news: the time and headline one level down
            inner = {_name(one): (one.text or "").strip() for one in child}
            at = at or _time(inner.get("publication_date", ""))
            title = title or inner.get("title") or None
    return Entry(url, at, _name(node) == "sitemap", title) if url else None


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _time(text: str) -> datetime | None:
    """Read ISO 8601 or the form of mail; None where it is neither or has no offset."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except (ValueError, TypeError):
            continue
        return found if found.tzinfo else None
    return None
