"""What people hold of the record: `reject`, `correct`, `undo`, `same`, `differ`; what is new.

Each judgement is signed, and taken back by another one.
"""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import click

from anyq.cli.options import When, clear_errors, console, language_option
from anyq.cli.record import json_option, print_json, record_option, snapshot
from anyq.record import Record, Writer, default, shapes
from anyq.report.messages import language, text

F = TypeVar("F", bound=Callable[..., object])
VARIABLE = "ANYQ_AUTHOR"
KINDS = ("person", "place", "organisation", "document", "award", "other")


def signature(command: F) -> F:
    """Add what every judgement of a person has: `--reason` and `--author`."""
    for option in (
        click.option(
            "--author",
            default=lambda: os.environ.get(VARIABLE) or getpass.getuser(),
            show_default=f"${VARIABLE}, else the user's name",
            help="Who says so.",
        ),
        click.option("--reason", required=True, help="Why: for those who read the record later."),
    ):
        command = option(command)
    return command


@contextmanager
def writer(place: str | None) -> Iterator[Writer]:
    """Open the record that `--record` names for writing."""
    with clear_errors(), Record.open(place or default()) as record:
        yield record.writer()


def noted(judgements: tuple[str, ...], lang: str | None) -> None:
    """Tell the ids of judgements: `anyq undo` takes them back."""
    for one in judgements:
        click.echo(text("judgement.made", language(lang), id=one))


@click.command()
@click.argument("claim")
@signature
@record_option
@language_option
def reject(claim: str, reason: str, author: str, place: str | None, lang: str | None) -> None:
    """Say that an article does not say what a CLAIM says.

    The claim stays, marked as rejected in every view and export, and counts no more.

    \b
    Examples:
      anyq reject f3a91c0e --reason "the page says tonnes, not dollars"
      anyq undo j5d20b71

    Exit codes: 0 noted; 1 there is no such claim, or the record cannot be written;
    2 called wrongly.
    """
    with writer(place) as made:
        noted((made.refuse(claim, reason=reason, author=author),), lang)


class Field(click.ParamType[tuple[str, str]]):
    """A field and its value: `unit=EUR`; nothing after the sign empties it."""

    name = "field=value"

    def convert(
        self,
        value: str | tuple[str, str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """Take the two apart."""
        if isinstance(value, tuple):
            return value
        field, sign, new = value.partition("=")
        if not sign or not field:
            self.fail(f"{value!r} is no correction; write a field and its value, as in unit=EUR.")
        return field.strip(), new.strip()


@click.command()
@click.argument("claim")
@click.argument("fields", nargs=-1, required=True, type=Field(), metavar="FIELD=VALUE...")
@signature
@record_option
@language_option
def correct(
    claim: str,
    fields: tuple[tuple[str, str], ...],
    reason: str,
    author: str,
    place: str | None,
    lang: str | None,
) -> None:
    """Say what an article says instead of what a CLAIM says.

    \b
    A figure has: indicator part of subjects kind direction value low high unit period
      base_period modality attribution
    An event has: type time place modality background attribution
    Times are written 2023, 2023-05, 2023-Q1, 2023-05-09, or START/END; a range 10..15;
    subjects KZ,KG. Nothing after the sign empties a field.

    \b
    Examples:
      anyq correct f3a91c0e unit=EUR --reason "the page says euro"
      anyq correct v77b20aa type=visit time=2024-04-19 --reason "misread"

    Exit codes: 0 noted; 1 there is no such claim or it cannot be so; 2 called wrongly.
    """
    with writer(place) as made:
        noted((made.correct(claim, dict(fields), reason=reason, author=author),), lang)


@click.command()
@click.argument("judgement")
@signature
@record_option
@language_option
def undo(judgement: str, reason: str, author: str, place: str | None, lang: str | None) -> None:
    """Take a JUDGEMENT back, a person's or Anyq's own; undoing that restores it.

    \b
    Examples:
      anyq undo j5d20b71 --reason "I misread the page"

    Exit codes: 0 noted; 1 there is no such judgement, or the record cannot be written;
    2 called wrongly.
    """
    with writer(place) as made:
        noted((made.withdraw(judgement, reason=reason, author=author),), lang)


@click.command()
@click.argument("one")
@click.argument("other")
@signature
@record_option
@language_option
def same(
    one: str, other: str, reason: str, author: str, place: str | None, lang: str | None
) -> None:
    """Say that two entities are one. A name or an id names each.

    \b
    Examples:
      anyq same "Касым-Жомарт Токаев" "Қасым-Жомарт Тоқаев" --reason "the Russian form"
      anyq same e1f0a2b3 e9c8d7e6 --reason "the agency was renamed"

    Exit codes: 0 noted; 1 the record does not know one of them; 2 called wrongly.
    """
    with writer(place) as made:
        noted(made.link(one, other, "same", reason=reason, author=author), lang)


@click.command()
@click.argument("one")
@click.argument("other")
@signature
@record_option
@language_option
def differ(
    one: str, other: str, reason: str, author: str, place: str | None, lang: str | None
) -> None:
    """Say that two entities are not one, whatever Anyq holds. An id names each.

    \b
    Examples:
      anyq differ e1f0a2b3 e9c8d7e6 --reason "namesakes: one is a poet"

    Exit codes: 0 noted; 1 the record does not know one of them; 2 called wrongly.
    """
    with writer(place) as made:
        noted(made.link(one, other, "different", reason=reason, author=author), lang)


@click.command()
@click.argument("query", required=False)
@click.option("--kind", type=click.Choice(KINDS), help="Only entities of this kind.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many.")
@json_option
@record_option
@language_option
def entities(
    query: str | None,
    kind: str | None,
    limit: int,
    as_json: bool,
    place: str | None,
    lang: str | None,
) -> None:
    """List people, places and organisations, those that most articles name first.

    QUERY is a name in any spelling, or a part of one. Entries that are held to be one stand
    together; `anyq show ID` tells why.

    \b
    Examples:
      anyq entities
      anyq entities Токаев
      anyq entities --kind person --limit 10 --json

    Exit codes: 0 done, also where there is none; 1 there is no record; 2 called wrongly.
    """
    from anyq.report import kept

    with snapshot(place) as view:
        found = view.entities(query, kind=kind, limit=limit)
        if as_json:
            for line in found:
                print_json(line)
        elif not found:
            click.echo(text("entities.none", language(lang)))
        else:
            console().print(kept.entities(found, language(lang)))


@click.command()
@click.option("--since", type=When(), required=True, help="A day, or an instant with its offset.")
@json_option
@record_option
@language_option
def changes(since: date, as_json: bool, place: str | None, lang: str | None) -> None:
    """Show what is new: articles, changed pages, claims, disagreements, judgements.

    \b
    Examples:
      anyq changes --since 2026-11-01
      anyq changes --since 2026-11-23T09:00+05:00 --json

    Exit codes: 0 done, also where nothing is new; 1 there is no record; 2 called wrongly.
    """
    from anyq.report import kept

    with snapshot(place) as view:
        found = view.changes(since)
        if as_json:
            print_json(shapes.changes(found))
        else:
            console().print(kept.changes(found, language(lang)))
