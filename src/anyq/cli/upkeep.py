"""`anyq record …`: is it whole, smaller, copied, brought back; and `anyq import`."""

import getpass
import os
import sys
from pathlib import Path

import click

from anyq.cli.keep import VARIABLE
from anyq.cli.options import (
    clear_errors,
    console,
    count_lines,
    language_option,
    open_lines,
    progress,
)
from anyq.cli.record import json_option, print_json, record_option, snapshot
from anyq.record import Record, default
from anyq.report.messages import language, text


@click.group()
def record() -> None:
    """Look after the record: verify, compact, backup, restore.

    \b
    Examples:
      anyq record verify
      anyq record backup record-2026-11-23.sqlite

    Exit codes: 0 done; 1 it is damaged, or cannot be done; 2 called wrongly.
    """


@record.command()
@json_option
@record_option
@language_option
def verify(as_json: bool, place: str | None, lang: str | None) -> None:
    """See that every id, hash, quotation and reference is as it was written.

    \b
    Examples:
      anyq record verify
      anyq record verify --json

    Exit codes: 0 the record is whole; 1 it is not, or there is none; 2 called wrongly.
    """
    from anyq.report import kept

    out, count = console(), 0
    with snapshot(place) as view:
        for count, fault in enumerate(view.faults(), 1):  # noqa: B007
            if as_json:
                print_json(fault)
            else:
                out.print(kept.fault(fault))
    if not as_json:
        key = "record.faults" if count else "record.whole"
        click.echo(text(key, language(lang), count=count))
    sys.exit(1 if count else 0)


@record.command()
@click.option("--drop-bytes", is_flag=True, help="Let the bytes of pages go; the rest stays.")
@record_option
@language_option
def compact(drop_bytes: bool, place: str | None, lang: str | None) -> None:
    """Give back the room that is not used.

    With --drop-bytes the pages as captured go, for ever; what was read from them, their SHA-256
    and where they came from stay, and the record notes who let them go.

    \b
    Examples:
      anyq record compact
      anyq record compact --drop-bytes

    Exit codes: 0 done; 1 there is no record, or it is in use; 2 called wrongly.
    """
    from anyq.record import upkeep

    author = os.environ.get(VARIABLE) or getpass.getuser()
    with clear_errors(), Record.open(place or default()) as opened:
        opened.writer()  # or say at once that it cannot be written
        done = upkeep.compact(opened, drop_bytes=drop_bytes, author=author)
    told = {"before": done.before, "after": done.after, "dropped": done.dropped}
    click.echo(text("record.compacted", language(lang), **told))


@record.command()
@click.argument("target", type=click.Path(path_type=Path))
@record_option
@language_option
def backup(target: Path, place: str | None, lang: str | None) -> None:
    """Copy the record as it stands now into the new file TARGET, whoever writes meanwhile.

    \b
    Examples:
      anyq record backup record-2026-11-23.sqlite
      anyq record backup copy.sqlite --record postgresql://anyq@localhost/anyq

    Exit codes: 0 done; 1 there is a file already, or no record; 2 called wrongly.
    """
    from anyq.record import upkeep

    with clear_errors(), Record.open(place or default()) as opened:
        size = upkeep.backup(opened, target)
    click.echo(text("record.saved", language(lang), place=target, size=size))


@record.command()
@click.argument("source", type=click.Path(path_type=Path))
@record_option
@language_option
def restore(source: Path, place: str | None, lang: str | None) -> None:
    """Bring the record back from the file SOURCE, where there is none; nothing is overwritten.

    \b
    Examples:
      anyq record restore record-2026-11-23.sqlite --record back.sqlite
      anyq record restore copy.sqlite --record postgresql://anyq@localhost/anyq

    Exit codes: 0 done; 1 there is a record already, or the file is none; 2 called wrongly.
    """
    from anyq.record import upkeep
    from anyq.record.place import locate, name

    with clear_errors():
        target = locate(place or default())
        upkeep.restore(source, target)
    click.echo(text("record.restored", language(lang), place=name(target)))


@click.command("import")
@click.argument("path", type=click.Path(allow_dash=True, path_type=Path))
@record_option
@language_option
def import_(path: Path, place: str | None, lang: str | None) -> None:
    """Read a JSONL export into the record: what is there already is not added again.

    Readings, who read them and when, and the judgements of people come in as they were; the
    bytes of the pages are not in an export.

    \b
    Examples:
      anyq export > all.jsonl
      anyq import all.jsonl --record other.sqlite

    Exit codes: 0 done; 1 a line is not one of an export, or the record not written;
    2 called wrongly.
    """
    from anyq.record import intake

    readings = judgements = 0
    with (
        clear_errors(),
        Record.open(place or default(), create=True) as opened,
        open_lines(path) as lines,
    ):
        for done in intake.take(opened.writer(), progress(lines, "anyq import", count_lines(path))):
            judgements += isinstance(done, str)
            readings += not isinstance(done, str)
    click.echo(text("import.done", language(lang), readings=readings, judgements=judgements))
