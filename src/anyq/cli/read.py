"""`anyq read` and `anyq schema`."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

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


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(allow_dash=True, path_type=Path),
    help='Read many: {"id","url","captured_at","title","text"|"html"} a line; writes JSONL.',
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page.")
@click.option("--explain", is_flag=True, help="Name the rule behind each line.")
@capture_options
@language_option
def read(
    paths: tuple[Path, ...],
    jsonl: Path | None,
    as_json: bool,
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

    Exit codes: 0 all was read (with --jsonl: each line has its row, read or not);
    1 a page could not be read; 2 called wrongly.
    """
    if bool(paths) == bool(jsonl):
        raise click.UsageError("Give pages to read: PATHS (or - for stdin), or --jsonl FILE.")
    if jsonl:
        if url or captured_at or publisher:
            raise click.UsageError("With --jsonl each line carries its own url and captured_at.")
        with clear_errors():
            write_rows(jsonl)
        return
    known = Capture(url, captured_at, publisher)
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
