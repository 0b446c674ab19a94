"""`anyq add`: pages read into the record."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
import msgspec

from anyq import capture, output, pipeline
from anyq.capture import Reject
from anyq.cli.options import (
    capture_options,
    clear_errors,
    complain,
    count_lines,
    language_option,
    open_lines,
    progress,
)
from anyq.cli.read import Capture
from anyq.cli.record import json_option, print_json, record_option
from anyq.errors import AnyqError, BadReading
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import Added, Record, Writer, default
from anyq.record.place import name as written
from anyq.report.messages import language, text
from anyq.search import Index

NEWS = ("article", "reading", "capture", "nothing", "reject")  # as the summary tells them


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(allow_dash=True, path_type=Path),
    help='Add many: {"id","url","captured_at","title","text"|"html"} a line.',
)
@json_option
@record_option
@capture_options
@language_option
def add(
    paths: tuple[Path, ...],
    jsonl: Path | None,
    as_json: bool,
    place: str | None,
    captured_at: date | None,
    url: str | None,
    publisher: str | None,
    lang: str | None,
) -> None:
    """Read pages into the record. The same page twice adds nothing.

    PATHS are files of plain text or HTML; `-` is standard input; a folder is the output of a
    run of `anyq batch`, which is not read again. Each page is one transaction:
    whatever happens, what was added stays and nothing is half there. A page that cannot be
    read becomes a row with the reason (`anyq show ID` tells it).

    \b
    Examples:
      anyq add page.txt
      anyq add --url https://example.kz/n/1 --captured-at 2024-05-02 page.html
      anyq add --jsonl pages.jsonl --record trade.sqlite
      anyq add run1                                       what `anyq batch --out run1` has read
      anyq add --jsonl pages.jsonl --json | jq -r 'select(.error) | .id'

    Exit codes: 0 all was read (with --jsonl: each line has its row, read or not);
    1 a page could not be read, or the record not written; 2 called wrongly.
    """
    if bool(paths) == bool(jsonl):
        raise click.UsageError("Give pages to add: PATHS (or - for stdin), or --jsonl FILE.")
    if jsonl and (url or captured_at or publisher):
        raise click.UsageError("With --jsonl each line carries its own url and captured_at.")
    known = Capture(url, captured_at, publisher)
    with clear_errors(), Record.open(place or default(), create=True) as record:
        if jsonl:
            with open_lines(jsonl) as lines:
                told = progress(capture.read_jsonl(lines), "anyq add", count_lines(jsonl))
                news = add_all(record.writer(), told, as_json=as_json, aloud=False)
        else:
            many = any(path.is_dir() for path in paths)
            given = captured(paths, known)
            news = add_all(record.writer(), given, as_json=as_json, aloud=not many)
        Index.open(record)  # takes in what was added; without, the next search would
    if not as_json:
        for name in NEWS:
            if news[name]:
                click.echo(text(f"news.{name}", language(lang), count=news[name]))
        click.echo(text("record.place", language(lang), place=written(record.place)))
    sys.exit(1 if news["reject"] and not (jsonl or any(path.is_dir() for path in paths)) else 0)


def captured(paths: Iterable[Path], known: Capture) -> Iterator[Page | Reading | Reject]:
    """Read the pages at paths, or what a run of `anyq batch` has read of its own.

    An error takes the place of its page.
    """
    for path in paths:
        if path.is_dir():
            from anyq.batch.readings import readings

            yield from readings(str(path))
            continue
        try:
            yield known.page(path)
        except AnyqError as error:
            yield Reject(str(path), error.code, error.message, error.remedy)


def add_all(
    writer: Writer, pages: Iterable[Page | Reading | Reject], *, as_json: bool, aloud: bool
) -> Counter[str]:
    """Add pages, each told of as it is added; count what was new.

    Args:
        writer: of the record.
        pages: pages, and input that was none.
        as_json: print a line a page.
        aloud: complain of each that could not be read on stderr.
    """
    news: Counter[str] = Counter()
    for one in pages:
        result = add_one(writer, one)
        news["reject" if isinstance(result, Reject) else result.news] += 1
        if isinstance(result, Reject) and aloud:
            complain(msgspec.structs.replace(result, message=_named(result)))
        if as_json:
            print_json(output.row(result) if isinstance(result, Reject) else result)
    return news


def _named(reject: Reject) -> str:
    """Return the message of a reject, with the name of its page where it does not say it."""
    name = reject.source_id or ""
    return reject.message if name in reject.message else f"{name}: {reject.message}"


def add_one(writer: Writer, page: Page | Reading | Reject) -> Added | Reject:
    """Read a page into the record; what cannot be read goes in as a row with its reason."""
    sha256 = page.sha256 if isinstance(page, Page) else None
    result = pipeline.read_or_reject(page) if isinstance(page, Page) else page
    if not isinstance(result, Reject):
        try:
            return writer.add(result)
        except BadReading as error:
            result = Reject(result.page.source_id, error.code, error.message, error.remedy)
    writer.reject(result, sha256)
    return result
