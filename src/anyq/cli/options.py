"""Options and habits that the commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

from anyq.capture import Reject
from anyq.errors import AnyqError, NotFound
from anyq.report.messages import LANGUAGES, language, term

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")


class When(click.ParamType[date]):
    """A day or an instant in ISO 8601."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Parse `2024-05-02` or `2024-05-02T16:01+05:00`."""
        if isinstance(value, date):
            return value
        try:
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 date; write 2024-05-02 or 2024-05-02T16:01+05:00.")


def language_option(command: F) -> F:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        help="Language of the report (default: $ANYQ_LANG, else kk).",
    )(command)


def capture_options(command: F) -> F:
    """Add what a capture may know of its pages: `--captured-at`, `--url`, `--publisher`."""
    for option in (
        click.option("--publisher", help="The outlet, if the capture knew it."),
        click.option("--url", help="Where the page was captured."),
        click.option("--captured-at", type=When(), help="When it was captured (ISO 8601)."),
    ):
        command = option(command)
    return command


@contextmanager
def open_lines(path: Path) -> Iterator[IO[bytes]]:
    """Open a file of lines, or standard input for `-`.

    Raises:
        NotFound: it cannot be opened.
    """
    try:
        opened = click.open_file(str(path), "rb")
    except OSError as error:
        raise NotFound(
            f"{path} cannot be opened: {error.strerror}.", "Give the path of a readable file."
        ) from error
    with opened as lines:
        yield lines


def count_lines(path: Path) -> int | None:
    """Count the lines of a file, for a progress bar; None for what can be read only once."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def complain(error: AnyqError | Reject, lang: str | None = None) -> None:
    """Print on stderr what is wrong, with what, and what to do about it."""
    spoken = language(lang)
    if spoken == "en":
        click.echo(f"anyq: {error.message}\n      {error.remedy}", err=True)
        return
    said, remedy = (term(kind, error.code, spoken) for kind in ("error", "remedy"))
    advice = error.remedy if remedy == error.code else remedy
    click.echo(f"anyq: {said}: {error.message}\n      {advice}", err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn an `AnyqError` into its message and remedy on stderr and exit code 1."""
    try:
        yield
    except AnyqError as error:
        complain(error)
        sys.exit(1)


def console() -> Console:
    """Return where reports are printed: as wide as the terminal, 100 columns in a pipe."""
    from rich.console import Console

    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=100)


def progress(items: Iterable[T], label: str, total: int | None) -> Iterator[T]:
    """Pass items on with a progress bar on stderr, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Left())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield from bar.track(items, total=total, description=label)
