"""`anyq read` and `anyq schema`."""

import io
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import click

from anyq import capture, output, pipeline
from anyq.capture import Reject
from anyq.cli.options import (
    capture_options,
    clear_errors,
    complain,
    console,
    count_lines,
    language_option,
    open_lines,
    progress,
)
from anyq.errors import AnyqError
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.report.messages import language

Coding = Literal["plover", "gdelt"]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(allow_dash=True, path_type=Path),
    help='Read many: {"id","url","captured_at","title","text"|"html"} a line; writes JSONL.',
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page.")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Coding)),
    help="Print the events alone: PLOVER-JSON, a line an event; or CSV in GDELT's columns.",
)
@click.option("--explain", is_flag=True, help="Name the rule behind each line.")
@capture_options
@language_option
def read(
    paths: tuple[Path, ...],
    jsonl: Path | None,
    as_json: bool,
    form: Coding | None,
    explain: bool,
    captured_at: date | None,
    url: str | None,
    publisher: str | None,
    lang: str | None,
) -> None:
    """Read pages and print what they say and what that rests on.

    PATHS are files of plain text or HTML; `-` is standard input.

    \b
    Examples:
      anyq read page.txt
      anyq read --json page.html --url https://example.kz/n/1 --captured-at 2024-05-02
      curl -s https://example.kz/n/1 | anyq read -
      anyq read --jsonl pages.jsonl > readings.jsonl
      anyq read --jsonl pages.jsonl --format gdelt > events.csv

    Exit codes: 0 all was read (with --jsonl: each line has its row, read or not);
    1 a page could not be read; 2 called wrongly.
    """
    if bool(paths) == bool(jsonl):
        raise click.UsageError("Give pages to read: PATHS (or - for stdin), or --jsonl FILE.")
    if jsonl:
        if url or captured_at or publisher:
            raise click.UsageError("With --jsonl each line carries its own url and captured_at.")
        with clear_errors():
            write_events(jsonl, form) if form else write_rows(jsonl)
        return
    known = Capture(url, captured_at, publisher)
    if form:
        sys.exit(1 if show_events(paths, known, form) else 0)
    failed = show_json(paths, known) if as_json else show_report(paths, known, lang, explain)
    sys.exit(1 if failed else 0)


class Capture:
    """What the command line says of the capture of the pages."""

    def __init__(self, url: str | None, captured_at: date | None, publisher: str | None) -> None:
        self.url, self.captured_at, self.publisher = url, captured_at, publisher

    def page(self, path: Path) -> Page:
        """Read the page at a path, or from standard input for `-`."""
        return capture.read_file(
            path, url=self.url, captured_at=self.captured_at, publisher=self.publisher
        )


def write_rows(path: Path) -> None:
    """Read a JSONL file and write a row a line, in order."""
    with open_lines(path) as lines:
        rows = pipeline.read_all(capture.read_jsonl(lines))
        for row in progress(rows, "anyq read", count_lines(path)):
            sys.stdout.buffer.write(output.json(output.row(row)) + b"\n")
    sys.stdout.flush()


def write_events(path: Path, form: Coding) -> None:
    """Read a JSONL file and write the events; pages that cannot be read are told on stderr."""
    with open_lines(path) as lines:
        rows = pipeline.read_all(capture.read_jsonl(lines))
        found = progress(rows, "anyq read", count_lines(path))
        code(told(row for row in found), form)


def told(rows: Iterable[Reading | Reject]) -> Iterator[Reading]:
    """Yield the readings; tell what could not be read."""
    for row in rows:
        if isinstance(row, Reject):
            name = row.source_id or row.url or f"line {row.line}"
            click.echo(f"{name}: {row.message} {row.remedy}", err=True)
        else:
            yield row


def show_events(paths: Iterable[Path], known: Capture, form: Coding) -> bool:
    """Print the events of pages; return whether one could not be read."""
    results = [result for _, result in readings(paths, known)]
    failures = [result for result in results if isinstance(result, AnyqError)]
    for failure in failures:
        complain(failure)
    code((result for result in results if not isinstance(result, AnyqError)), form)
    return bool(failures)


def code(found: Iterable[Reading], form: Coding) -> None:
    """Write the events of readings as they come."""
    from anyq.output import gdelt, plover

    out = sys.stdout.buffer
    if form == "gdelt":
        text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
        deque(gdelt.table(found, text), maxlen=0)
        text.detach()
        return
    for event in (event for reading in found for event in plover.events(reading)):
        out.write(output.json(event) + b"\n")
    out.flush()


def readings(paths: Iterable[Path], known: Capture) -> Iterator[tuple[Path, Reading | AnyqError]]:
    """Read each path; an error takes the place of its reading."""
    for path in paths:
        try:
            yield path, pipeline.read(known.page(path))
        except AnyqError as error:
            yield path, error


def show_json(paths: Iterable[Path], known: Capture) -> bool:
    """Print a JSON object a page; return whether one could not be read."""
    failed = False
    for path, result in readings(paths, known):
        row: Reading | Reject
        if isinstance(result, AnyqError):
            failed = True
            complain(result)
            row = Reject(str(path), result.code, result.message, result.remedy)
        else:
            row = result
        click.echo(output.json(output.row(row)))
    return failed


def show_report(paths: Iterable[Path], known: Capture, lang: str | None, explain: bool) -> bool:
    """Print a report a page; return whether one could not be read."""
    from anyq.report.page import render

    failed = False
    out = console()
    for number, (_, result) in enumerate(readings(paths, known)):
        if number:
            out.print()
        if isinstance(result, AnyqError):
            failed = True
            complain(result, lang)
        else:
            out.print(render(result, language(lang), explain=explain))
    return failed


@click.command()
def schema() -> None:
    """Print the JSON Schema of a line of output, generated from the types.

    \b
    Example:
      anyq schema > anyq.schema.json
    """
    click.echo(json.dumps(output.schema(), ensure_ascii=False, indent=2))
