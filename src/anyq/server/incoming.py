"""Pages that are sent: from a form, or from a program; read, shown, and kept if that is asked."""

from base64 import b64decode, b64encode
from collections.abc import Iterable

import msgspec

from anyq import capture, pipeline
from anyq.capture import Reject, parse_captured_at
from anyq.errors import AnyqError, BadReading, BadRow
from anyq.page import MediaType, Page
from anyq.pipeline import Reading
from anyq.record import Added, Record

TYPES: tuple[MediaType, ...] = ("text/plain", "text/html")
READING = ("no_article", "not_kazakh", "internal")  # reasons that the record notes


class Sent(msgspec.Struct, frozen=True):
    """A page as a program sends it; `text` or `html`, and what the capture knew.

    Attributes:
        text, html: the page; one of the two.
        title: the headline, where the text does not begin with it.
        url: where it was captured.
        captured_at: when, ISO 8601.
        publisher: the outlet.
        id: what to call it.
    """

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    id: str | None = None


class Capture(msgspec.Struct, frozen=True):
    """What a form says of the capture of its pages; "" where it says nothing."""

    url: str = ""
    captured_at: str = ""
    publisher: str = ""
    title: str = ""


def page(sent: Sent) -> Page:
    """Return the page that a program sent.

    Raises:
        CaptureError: it is none.
    """
    content = sent.text if sent.text is not None else sent.html
    if content is None:
        raise BadRow("There is neither text nor html.", 'Send {"text": …} or {"html": …}.')
    return capture.make_page(
        content.encode("utf-8", "replace"),
        "what was sent",
        media_type="text/plain" if sent.text is not None else "text/html",
        url=sent.url or None,
        captured_at=parse_captured_at(sent.captured_at) if sent.captured_at else None,
        publisher=sent.publisher or None,
        source_id=sent.id,
        title=sent.title or None,
        charset="utf-8",
    )


def upload(content: bytes, name: str, known: Capture, media_type: str = "") -> Page:
    """Return the page that a file holds.

    Raises:
        CaptureError: it is none.
    """
    return capture.make_page(
        content,
        name,
        media_type=next((kind for kind in TYPES if kind == media_type), None),
        url=known.url or None,
        captured_at=parse_captured_at(known.captured_at) if known.captured_at else None,
        publisher=known.publisher or None,
        source_id=None,
        title=known.title or None,
    )


def packed(value: Page) -> str:
    """Write the bytes of a page for a hidden field of a form."""
    return b64encode(value.content).decode()


def unpacked(value: str) -> bytes:
    """Read the bytes of a page from a hidden field.

    Raises:
        BadRow: they were changed on the way.
    """
    try:
        return b64decode(value, validate=True)
    except ValueError as error:
        raise BadRow("The page of this form is damaged.", "Give the page again.") from error


def read_all(pages: Iterable[Page]) -> list[tuple[Page, Reading | AnyqError]]:
    """Read pages; what cannot be read has the reason in the place of its reading."""
    found: list[tuple[Page, Reading | AnyqError]] = []
    for one in pages:
        try:
            found.append((one, pipeline.read(one)))
        except AnyqError as error:
            found.append((one, error))
    return found


def keep(record: Record, value: Page) -> Added:
    """Read a page into the record.

    Raises:
        AnyqError: it cannot be read, which the record notes; or the record cannot be written.
    """
    writer = record.writer()
    try:
        return writer.add(pipeline.read(value))
    except AnyqError as error:
        if isinstance(error, BadReading) or error.code in READING:
            told = Reject(value.source_id or value.url, error.code, error.message, error.remedy)
            writer.reject(told, value.sha256)
        raise
