"""`anyq fetch`: pages of the web as lines of JSON."""

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from anyq.capture import Reject, decode
from anyq.cli.options import clear_errors, complain, progress
from anyq.errors import BadRow, NotText
from anyq.page import Page

if TYPE_CHECKING:
    from anyq.capture.fetch import Fetcher, Known


class Feed(msgspec.Struct, frozen=True):
    """A table `[[feed]]` of FEEDS.toml."""

    url: str
    publisher: str | None = None


class Feeds(msgspec.Struct, frozen=True):
    """The form of FEEDS.toml."""

    feed: tuple[Feed, ...]


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL|FEEDS.toml…")
@click.option("--state", type=click.Path(path_type=Path), help="Keeps ETag and Last-Modified.")
@click.option("--rate", type=click.FloatRange(0.01), default=1.0, help="Requests a second, a host.")
@click.option("--tries", type=click.IntRange(1), default=3, help="Of a request that fails.")
@click.option("--seconds", type=click.FloatRange(0.1), default=30.0, help="For one answer.")
@click.option("--limit", type=click.IntRange(1), help="Pages of one feed at most.")
@click.option("--allow-private", is_flag=True, help="Also private and loopback addresses.")
@click.option("--ignore-robots", is_flag=True, help="Of your own site only.")
def fetch(
    urls: tuple[str, ...],
    state: Path | None,
    rate: float,
    tries: int,
    seconds: float,
    limit: int | None,
    allow_private: bool,
    ignore_robots: bool,
) -> None:
    """Fetch pages and print them as JSONL for `anyq add --jsonl -` and `anyq batch`.

    A URL is a page; FEEDS.toml names feeds and sitemaps, each in a table [[feed]] with its url
    (and publisher). robots.txt is kept, each host is asked at its own rate, and with --state a
    page that has not changed is not fetched again.

    \b
    Examples:
      anyq fetch https://example.kz/n/1 | anyq add --jsonl -
      anyq fetch feeds.toml --state feeds.state --limit 50 > pages.jsonl

    Exit codes: 0 all that has changed was fetched; 1 something could not be; 2 called wrongly.
    """
    from anyq.capture.fetch import Fetcher, Limits

    limits = Limits(rate, tries, seconds, allow_private, not ignore_robots)
    failed = False
    with clear_errors():
        known = _known(state)
        with Fetcher(limits, known) as fetcher:
            for page in progress(_pages(fetcher, urls, limit), "anyq fetch", None):
                failed |= isinstance(page, Reject)
                _print(page)
        if state:
            part = state.with_name(f"{state.name}.{os.getpid()}.part")
            part.write_bytes(msgspec.json.encode(known))
            part.replace(state)
    sys.exit(failed)


def _pages(fetcher: "Fetcher", urls: Iterable[str], limit: int | None) -> Iterator[Page | Reject]:
    for url in urls:
        if not url.endswith(".toml"):
            yield from filter(None, [fetcher.page(url)])
            continue
        for feed in _feeds(Path(url)).feed:
            yield from _of_feed(fetcher, feed, limit)


def _of_feed(fetcher: "Fetcher", feed: Feed, limit: int | None) -> Iterator[Page | Reject]:
    for found in islice(fetcher.feed(feed.url), limit):
        page = fetcher.page(found) if isinstance(found, str) else found
        if isinstance(page, Page):
            page = msgspec.structs.replace(page, publisher=feed.publisher)
        if page is not None:
            yield page


def _feeds(path: Path) -> Feeds:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Feeds)
    except (OSError, ValueError) as error:
        raise BadRow(
            f"{path} cannot be read: {error}.", "Write [[feed]] tables, each with a url."
        ) from error


def _known(state: Path | None) -> "dict[str, Known]":
    from anyq.capture.fetch import Known

    if state is None or not state.exists():
        return {}
    try:
        return msgspec.json.decode(state.read_bytes(), type=dict[str, Known])
    except msgspec.DecodeError as error:
        raise BadRow(f"{state} is no state of `anyq fetch`: {error}.", "Remove it.") from error


def _print(page: Page | Reject) -> None:
    if isinstance(page, Reject):
        complain(page)
        return
    try:
        text = decode(page.content, page.charset)
    except NotText as error:
        complain(error)
        return
    row = {
        "id": page.source_id,
        "url": page.url,
        "captured_at": page.captured_at,
        "publisher": page.publisher,
        "html" if page.media_type == "text/html" else "text": text,
    }
    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    sys.stdout.buffer.flush()
