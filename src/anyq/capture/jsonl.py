"""Lines of JSON -> pages, in their order; a bad line becomes a row with its reason."""

from collections.abc import Iterable, Iterator

import msgspec

from anyq.capture.clock import parse_captured_at
from anyq.capture.files import MAX_BYTES, make_page
from anyq.errors import AnyqError, BadRow, TooLarge
from anyq.page import Page

_FORM = (
    'Write {"id", "url", "captured_at", "title", "text" or "html"} on one line; '
    '"text" alone suffices.'
)


class Reject(msgspec.Struct, frozen=True):
    """A line that is no page, and why.

    Attributes:
        source_id: the id the line carries, if it could be read.
        code, message, remedy: as in `errors.AnyqError`.
        line: number of the line, from 1; None for a page that came otherwise.
        url: where the page was captured, if known.
    """

    source_id: str | None
    code: str
    message: str
    remedy: str
    line: int | None = None
    url: str | None = None


class Row(msgspec.Struct, frozen=True):
    """A page as a line of JSON or a row of a table gives it."""

    id: str | int | None = None
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None


class _Id(msgspec.Struct, frozen=True):
    id: object = None


def read_jsonl(lines: Iterable[str | bytes], first: int = 1) -> Iterator[Page | Reject]:
    """Read pages from lines of JSON.

    Args:
        lines: one object a line: `id`, `url`, `captured_at` (ISO 8601), `publisher`, `title`,
            and `text` or `html`; `text` alone suffices. Blank lines are skipped; unknown
            keys are ignored.
        first: number of the first line.

    Yields:
        A `Page` for each line in its order, or a `Reject` where it is none.
    """
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            yield _page(line, number)
        except AnyqError as error:
            yield Reject(_source_id(line), error.code, error.message, error.remedy, number)


def _page(line: str | bytes, number: int) -> Page:
    if len(line) > 2 * MAX_BYTES:
        raise TooLarge(f"Line {number} has {len(line):,} bytes.", "Leave out what is no page.")
    return read_row(_row(line, number), f"line {number}")


def read_row(row: Row, place: str) -> Page:
    """Make the page of a row.

    Args:
        row: what the input says.
        place: what to call it in errors.

    Raises:
        BadRow: it has neither text nor html, or a time that is none.
        TooLarge, EmptyPage, NotText: see `files.make_page`.
    """
    content = row.text if row.text is not None else row.html
    if content is None:
        raise BadRow(f"There is neither text nor html in {place}.", _FORM)
    return make_page(
        content.encode("utf-8", "replace"),
        place,
        media_type="text/plain" if row.text is not None else "text/html",
        url=row.url or None,
        captured_at=parse_captured_at(row.captured_at) if row.captured_at else None,
        publisher=row.publisher or None,
        source_id=_text(row.id),
        title=row.title or None,
        charset="utf-8",
    )


def _row(line: str | bytes, number: int) -> Row:
    try:
        return msgspec.json.decode(_bytes(line), type=Row)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRow(f"Line {number} cannot be read: {error}.", _FORM) from error


def _source_id(line: str | bytes) -> str | None:
    """Find the id of a line that is otherwise bad."""
    try:
        found = msgspec.json.decode(_bytes(line), type=_Id).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return _text(found) if isinstance(found, str | int) else None


def _bytes(line: str | bytes) -> bytes:
    raw = line.encode("utf-8", "replace") if isinstance(line, str) else line
    return raw.removeprefix(b"\xef\xbb\xbf")


def _text(id: str | int | None) -> str | None:
    return None if id is None else str(id)
