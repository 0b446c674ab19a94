"""`anyq search` and `anyq index`: the articles of a record found by their words."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click
import msgspec

from anyq.cli.options import clear_errors, console, language_option, open_lines
from anyq.cli.record import json_option, print_json, record_option
from anyq.errors import BadRow
from anyq.record import Record, default
from anyq.report.messages import language, text
from anyq.report.search import found as draw
from anyq.report.search import status as draw_status
from anyq.search import Index, Sort, shapes

MOST = 1000  # hits of one answer


class _Line(msgspec.Struct):
    query: str


@click.command()
@click.argument("query", nargs=-1)
@click.option(
    "--queries",
    type=click.Path(allow_dash=True, path_type=Path),
    help='Answer many: {"query"} a line; prints {"query","hits"} a line.',
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    default=10,
    show_default=True,
    help="How many articles.",
)
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over.")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True)
@click.option("--facets", is_flag=True, help="Count by month, source, entity and type of event.")
@json_option
@record_option
@language_option
def search(
    query: tuple[str, ...],
    queries: Path | None,
    limit: int,
    offset: int,
    sort: Sort,
    facets: bool,
    as_json: bool,
    place: str | None,
    lang: str | None,
) -> None:
    """Find articles by their words, in any script: Cyrillic, Latin or Arabic.

    QUERY is words; "words side by side" in quotes; -word to leave out (after `--`);
    person:Тоқаев, place:Бішкек, org:Үкімет; type:visit; source:egemen.kz; since:2024-05,
    until:2024-05-02; has:conflict for articles whose figures contradict others.

    With --json: one object with the hits; with --queries: one a line, in the order asked.

    \b
    Examples:
      anyq search сыртқы сауда айналымы
      anyq search '"сауда айналымы" place:Бішкек since:2024'
      anyq search -- қазақстан -болжам
      anyq search Qyrgyzstan --sort date --limit 5
      anyq search --queries questions.jsonl > answers.jsonl

    Exit codes: 0 done, also where nothing is found; 1 there is no record, or a line is no query;
    2 called wrongly.
    """
    if bool(query) == bool(queries):
        raise click.UsageError("Give words to look for, or --queries FILE.")
    with clear_errors(), Record.open(place or default()) as record:
        index = Index.open(record)
        if queries:
            with open_lines(queries) as lines:
                for one in asked(lines):
                    hits = index.search(one, limit=limit, offset=offset, sort=sort, count=False)
                    print_json(shapes.answer(hits))
            return
        hits = index.search(" ".join(query), limit=limit, offset=offset, sort=sort, facets=facets)
        if as_json:
            print_json(shapes.search(hits))
        else:
            console().print(draw(hits, language(lang)))


def asked(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the query of each line that is not blank.

    Raises:
        BadRow: a line is no object with a query.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_Line).query
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadRow(
                f"Line {number} is no query: {error}.", 'Write {"query": "…"} on one line.'
            ) from error


@click.group()
def index() -> None:
    """Look after the full-text index of a record, or make it anew.

    It keeps itself up with the record, and mends itself when it is damaged.

    \b
    Examples:
      anyq index status
      anyq index rebuild --record trade.sqlite
    """


@index.command()
@json_option
@record_option
@language_option
def status(as_json: bool, place: str | None, lang: str | None) -> None:
    """Tell how many articles the index holds, and whether its files are whole.

    Exit codes: 0 told; 1 there is no record; 2 called wrongly.
    """
    with clear_errors(), Record.open(place or default()) as record:
        told = Index.open(record).status()
    if as_json:
        print_json(told)
    else:
        console().print(draw_status(told, language(lang)))


@index.command()
@record_option
@language_option
def rebuild(place: str | None, lang: str | None) -> None:
    """Make the index anew from the record.

    Exit codes: 0 made; 1 there is no record, or it is being indexed; 2 called wrongly.
    """
    with clear_errors(), Record.open(place or default()) as record:
        articles = Index.open(record).rebuild()
    click.echo(text("index.rebuilt", language(lang), articles=articles))
