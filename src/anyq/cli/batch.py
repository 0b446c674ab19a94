"""`anyq batch`: many pages into Parquet."""

import json
import os
import sys
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

import click

from anyq.cli.options import clear_errors
from anyq.errors import AnyqError

if TYPE_CHECKING:
    from anyq.batch import Run, Totals
    from anyq.batch.run import Engine


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--out", required=True, help="Folder or URI that the tables go to.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count, help="Processes.")
@click.option("--resume", "again", is_flag=True, help="Go on with the run in --out.")
@click.option("--engine", type=click.Choice(("processes", "ray")), default="processes")
@click.option("--size", type=click.IntRange(1), default=500, help="Pages of a shard.")
@click.option("--page-seconds", type=click.FloatRange(0.01), default=10, help="Limit of a page.")
@click.option("--no-pages", is_flag=True, help="Leave the bytes of the pages out.")
def batch(
    inputs: tuple[str, ...],
    out: str,
    workers: int,
    again: bool,
    engine: str,
    size: int,
    page_seconds: float,
    no_pages: bool,
) -> None:
    """Read many pages and write Parquet: articles, claims, evidence, pages, rejects.

    INPUTS are files, folders or URIs: .warc, .warc.gz, .wacz, .jsonl, .jsonl.gz, .parquet
    (columns as the keys of `anyq read --jsonl`); any other file is a page. Each response has one
    row, in articles or in rejects. A run that was stopped goes on with --resume; nothing is lost
    or written twice. Near-copies are linked in copies.parquet when all is read.

    \b
    Examples:
      anyq batch crawl/*.warc.gz --out run1 --workers 8
      anyq batch --out run1 --resume
      anyq batch s3://bucket/crawl --out s3://bucket/run1 --engine ray

    Exit codes: 0 each page has its row; 1 the run could not begin or go on; 2 called wrongly.
    """
    if bool(inputs) == again:
        raise click.UsageError("Give INPUTS to begin a run, or --resume to go on with one.")
    with clear_errors():
        _need_pyarrow()
        from anyq import batch as runs
        from anyq.batch.work import Settings

        settings = Settings(inputs, size, page_seconds, not no_pages)
        run = runs.resume(out) if again else runs.begin(out, settings)
        _follow(run, run.go(workers, _engine(engine)))
    click.echo((run.out / "summary.json").read())


@click.command()
@click.argument("out")
@click.option("--json", "as_json", is_flag=True, help="Print a line a publisher and month.")
def publishers(out: str, as_json: bool) -> None:
    """Show what the articles of a run have, by publisher and month.

    OUT is the output of `anyq batch`, done or not. A share that falls from one month to the next
    tells that a publisher has changed its layout.

    \b
    Example:
      anyq publishers run1

    Exit codes: 0 done; 1 there is no run.
    """
    from anyq import batch as runs
    from anyq.batch.totals import FIELDS

    with clear_errors():
        total = runs.resume(out).done
    if not as_json:
        click.echo(f"{'':32}{'':9}{'articles':>9}" + "".join(f"{name:>10}" for name in FIELDS))
    for publisher, months in sorted(total.publishers.items()):
        for month, fill in sorted(months.items()):
            shares = {name: getattr(fill, name) / fill.articles for name in FIELDS}
            if as_json:
                row = {"publisher": publisher, "month": month, "articles": fill.articles, **shares}
                click.echo(json.dumps(row, ensure_ascii=False))
                continue
            told = "".join(f"{share:>10.0%}" for share in shares.values())
            click.echo(f"{publisher[:31]:32}{month:9}{fill.articles:>9,}{told}")


def _engine(name: str) -> "Engine | None":
    from anyq.batch.engine_ray import shards_on_ray

    return shards_on_ray if name == "ray" else None


def _need_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401  # whether it is there is the question
    except ImportError as error:
        raise AnyqError(
            "`anyq batch` writes Parquet.", "Install it: pip install 'anyq[parquet]'."
        ) from error


def _follow(run: "Run", results: "Iterable[Totals]") -> None:
    """Tell on stderr, where that is a terminal, how far a run is."""
    begun, shards, before = monotonic(), max(run.left, 1), run.done.pages
    for total in results:
        if sys.stderr.isatty():
            spent = monotonic() - begun
            rate = (total.pages - before) / spent
            left = spent / max(shards - run.left, 1) * run.left if shards > run.left else 0
            told = (
                f"{total.pages:,} pages, {rate:.1f}/s, {run.left} shards to go, {left:.0f} s left"
            )
            click.echo(f"\r{told:<78}", nl=False, err=True)
    if sys.stderr.isatty():
        click.echo(err=True)
