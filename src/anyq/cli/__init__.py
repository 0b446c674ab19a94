"""The command line: it translates arguments, calls the library and renders results.

Exit codes: 0 done; 1 something could not be read or found (the message says what and what to
do); 2 the command was called wrongly.
"""

import gc
from importlib import import_module
from keyword import iskeyword

import click

from anyq import __version__

# Command -> module that holds it: a command's module is imported when it is called, so that
# `anyq read` does not pay for the database, nor `anyq show` for the reader.
COMMANDS = {
    "add": "anyq.cli.add",
    "analyze": "anyq.cli.language",
    "batch": "anyq.cli.batch",
    "changes": "anyq.cli.keep",
    "check": "anyq.cli.record",
    "convert": "anyq.cli.language",
    "correct": "anyq.cli.keep",
    "differ": "anyq.cli.keep",
    "entities": "anyq.cli.keep",
    "export": "anyq.cli.record",
    "fetch": "anyq.cli.fetch",
    "import": "anyq.cli.upkeep",
    "index": "anyq.cli.search",
    "inflect": "anyq.cli.language",
    "publishers": "anyq.cli.batch",
    "read": "anyq.cli.read",
    "record": "anyq.cli.upkeep",
    "reject": "anyq.cli.keep",
    "same": "anyq.cli.keep",
    "schema": "anyq.cli.read",
    "search": "anyq.cli.search",
    "series": "anyq.cli.record",
    "serve": "anyq.cli.serve",
    "show": "anyq.cli.record",
    "timeline": "anyq.cli.record",
    "token": "anyq.cli.serve",
    "undo": "anyq.cli.keep",
}


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return a command, None if there is none of that name."""
        if name not in COMMANDS:
            return None
        spelt = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(import_module(COMMANDS[name]), spelt)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="anyq")
def main() -> None:
    """Anyq reads the Kazakh-language press and keeps a record that can be checked.

    \b
    anyq read page.html                 read a page and show what it says
    anyq add --jsonl pages.jsonl        read many pages into the record
    anyq timeline KZ KG                 what happened between two countries
    anyq series KZ KG trade_turnover    every figure on one indicator, press and official

    Exit codes: 0 done; 1 something could not be read or found; 2 called wrongly.
    """
    # The tables live as long as the process and hold no cycles: looking through them again and
    # again cost a tenth of a cold `anyq read` (0.93 s against 0.84 s, median of four).
    gc.set_threshold(50_000)
