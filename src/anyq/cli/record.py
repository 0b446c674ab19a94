"""The commands that read the record: `show`, `timeline`, `series`, `check`, `export`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

import click
import msgspec

from anyq import output
from anyq.cli.options import When, clear_errors, console, language_option, progress
from anyq.pipeline import Reading
from anyq.record import Record, Snapshot, default, shapes
from anyq.record.export import Format
from anyq.report.messages import language, text

F = TypeVar("F", bound=Callable[..., object])


def record_option(command: F) -> F:
    """Add `--record`."""
    return click.option(
        "--record",
        "place",
        help="The record: a file, or a postgresql:// URL (default: $ANYQ_RECORD, else a file in "
        "the platform's data directory).",
    )(command)


def json_option(command: F) -> F:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, an object a line.")(
        command
    )


@contextmanager
def snapshot(place: str | None) -> Iterator[Snapshot]:
    """Open the record that `--record` names and view it as it stands now."""
    with clear_errors(), Record.open(place or default()) as record, record.snapshot() as view:
        yield view


def print_json(shape: msgspec.Struct) -> None:
    """Print one public shape on a line."""
    click.echo(output.json(shape))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@json_option
@click.option("--explain", is_flag=True, help="Name the rule behind each line.")
@record_option
@language_option
def show(
    ids: tuple[str, ...], as_json: bool, explain: bool, place: str | None, lang: str | None
) -> None:
    """Show whatever an ID names: a page, an article, a claim, an entity, a check.

    ID is one printed by any command (its first six letters are enough), the SHA-256 of a page,
    or the id or url that a page was added with.

    \b
    Examples:
      anyq show n4711
      anyq show https://example.kz/n/1
      anyq show --json f3a91c0e

    Exit codes: 0 shown; 1 nothing has that name, or there is no record; 2 called wrongly.
    """
    from anyq.report.record import judged_line
    from anyq.report.record import show as draw

    out = console()
    with snapshot(place) as view:
        for found in (one for name in ids for one in view.show(name)):
            judged = view.opinions(found) if isinstance(found, Reading) else ()
            if as_json:
                print_json(shapes.found(found, judged))
                continue
            out.print(draw(found, language(lang), explain=explain))
            for one in judged:
                out.print(judged_line(one, language(lang)))


@click.command()
@click.argument("parties", nargs=-1, required=True, metavar="PARTY...")
@click.option("--type", "kind", help="Only events of this type, e.g. visit.")
@click.option("--since", type=When(), help="Leave out what ended before this day.")
@click.option("--until", type=When(), help="Leave out what began after this day.")
@json_option
@click.option("--explain", is_flag=True, help="Name the rule behind each line.")
@record_option
@language_option
def timeline(
    parties: tuple[str, ...],
    kind: str | None,
    since: date | None,
    until: date | None,
    as_json: bool,
    explain: bool,
    place: str | None,
    lang: str | None,
) -> None:
    """Show the events in which every PARTY has a part, by time, each with all its reports.

    PARTY is an ISO country code (KZ), the id of an entity, or its name in the nominative, in
    Cyrillic. An event that tells no time stands at the date of its article (≤).

    \b
    Examples:
      anyq timeline KZ KG
      anyq timeline KZ KG --type visit --since 2024-01-01
      anyq timeline "Садыр Жапаров" --json

    Exit codes: 0 done, also where there is none; 1 a party or the record is not known;
    2 called wrongly.
    """
    from anyq.report.record import happenings as draw

    with snapshot(place) as view:
        found = view.happenings(*parties, type=kind, since=since, until=until)
        if as_json:
            for report in (one for happening in found for one in happening.reports):
                print_json(shapes.event(report))
        elif not found:
            click.echo(text("timeline.none", language(lang)))
        else:
            console().print(draw(found, language(lang), explain=explain))


@click.command()
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT...")
@click.argument("indicator")
@click.option(
    "--plot",
    "picture",
    metavar="FILE.svg",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw it too: an SVG picture.",
)
@json_option
@record_option
@language_option
def series(
    subjects: tuple[str, ...],
    indicator: str,
    picture: Path | None,
    as_json: bool,
    place: str | None,
    lang: str | None,
) -> None:
    """Show every figure on one INDICATOR of the SUBJECTS, press and official, by period.

    \b
    Examples:
      anyq series KZ KG trade_turnover
      anyq series KZ KG exports --json
      anyq series KZ KG trade_turnover --plot trade.svg

    Exit codes: 0 done; 1 neither press nor official series have a value, or the picture cannot
    be written; 2 called wrongly.
    """
    from anyq.report import plot
    from anyq.report.record import series as draw

    with snapshot(place) as view:
        found = view.series(subjects, indicator)
        if picture:
            with click.open_file(str(picture), "w", encoding="utf-8", atomic=True) as out:
                out.write(plot.draw(found, language(lang)))
        if as_json:
            print_json(shapes.series(found))
        else:
            console().print(draw(found, language(lang)))


@click.command()
@click.option("--since", type=When(), help="Only those of articles added since then.")
@json_option
@record_option
@language_option
def check(since: date | None, as_json: bool, place: str | None, lang: str | None) -> None:
    """Show every disagreement: among articles, within one, and with official series.

    \b
    Examples:
      anyq check
      anyq check --since 2026-11-01
      anyq check --json | jq 'select(.verdict == "differs")'

    Exit codes: 0 done, with or without disagreements; 1 there is no record; 2 called wrongly.
    """
    from anyq.report.record import disagreement

    out, none = console(), True
    with snapshot(place) as view:
        for found in view.checks(since):
            none = False
            if as_json:
                print_json(shapes.disagreement(found))
            else:
                out.print(disagreement(found, language(lang)))
    if none and not as_json:
        click.echo(text("check.none", language(lang)))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="jsonl",
    show_default=True,
    help="jsonl: a line a page read, nothing lost. csv, parquet: a row a claim. plover: JSON, a "
    "line an event. gdelt: CSV, a row a pair of actors. conllu: the words. ftm: entities of "
    "FollowTheMoney. jsonld: NewsArticle of schema.org. atom, rss: the claims added last.",
)
@click.option("--output", "-o", "path", default="-", help="Where to (default: standard output).")
@record_option
def export(form: Format, path: str, place: str | None) -> None:
    """Write out the whole record.

    A file named with --output appears when it is complete. The columns of csv and parquet are
    described in docs/decisions/0003-record.md.

    \b
    Examples:
      anyq export > record.jsonl
      anyq export --format csv -o claims.csv
      anyq export --format parquet -o claims.parquet
      anyq export --format gdelt -o events.csv

    Exit codes: 0 done; 1 there is no record, or it cannot be written out; 2 called wrongly.
    """
    if form == "parquet" and path == "-" and sys.stdout.isatty():
        raise click.UsageError("Parquet is binary: name a file with --output.")
    with snapshot(place) as view, click.open_file(path, "wb", atomic=path != "-") as out:
        steps = view.export(form, out)
        total = view.count() if form in {"jsonl", "plover", "gdelt"} else None
        for _ in steps if path == "-" else progress(steps, "anyq export", total):
            pass
