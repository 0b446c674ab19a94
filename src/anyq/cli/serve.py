"""`anyq serve` and `anyq token`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from anyq.cli.options import clear_errors
from anyq.cli.record import record_option
from anyq.errors import DataError, RecordError

if TYPE_CHECKING:
    from anyq.server.settings import Settings
    from anyq.server.tokens import Tokens

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--address",
    default="",
    help="The public address, e.g. https://anyq.example.kz: citations give it, and requests "
    "under other names are refused.",
)
@click.option(
    "--public-read/--private",
    "public",
    default=True,
    show_default=True,
    help="Whether reading needs no token. Writing always needs one.",
)
@click.option(
    "--workers",
    default=min(2, os.cpu_count() or 1),
    type=click.IntRange(1, 64),
    help="Processes that serve (default: two, one on a machine with one core).",
)
@click.option("--upload", default=4, show_default=True, help="Most MiB of one request.")
@click.option("--rate", default=60, show_default=True, help="Most pages sent a minute, per reader.")
def serve(
    place: str | None,
    host: str,
    port: int,
    address: str,
    public: bool,
    workers: int,
    upload: int,
    rate: int,
) -> None:
    """Open the record in a browser, and to programs over HTTP.

    Listens on this machine alone unless --host says otherwise. Others may write while it runs.
    The addresses are described in docs/web.md.

    \b
    Examples:
      anyq serve
      anyq serve --record trade.sqlite --port 8080
      anyq serve --host 0.0.0.0 --address https://anyq.example.kz --workers 4 --private

    Exit codes: 0 stopped; 1 there is no record, or it cannot be opened; 2 called wrongly.
    """
    with clear_errors():
        try:
            import uvicorn

            from anyq.server import settings
        except ImportError as error:
            raise RecordError(
                f"Serving needs {error.name}, which is not installed.",
                "Install it with: pip install 'anyq[web]'.",
            ) from error
        told = _settings(place, host, address, public, upload, rate)
        settings.store(told)
    click.echo(f"anyq: http://{host}:{port}/", err=True)
    uvicorn.run(
        "anyq.server.app:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=30,
    )


def _settings(
    place: str | None, host: str, address: str, public: bool, upload: int, rate: int
) -> Settings:
    """Return the settings of a server, once its record has been opened and found sound."""
    from anyq.record import Record, default
    from anyq.server.settings import MIB, Settings
    from anyq.server.tokens import default as default_tokens

    where = str(place or default())
    Record.open(where).close()
    named = urlsplit(address).hostname
    if address and not named:
        raise DataError(f"{address!r} is no address.", "Give one like https://anyq.example.kz.")
    hosts = [*LOOPBACK, "[::1]"] if named or host in LOOPBACK else []
    return Settings(
        place=where,
        tokens=str(default_tokens()),
        public=public,
        address=address.rstrip("/"),
        hosts=tuple([*hosts, named] if named else hosts),
        upload=upload * MIB,
        rate=rate,
    )


@click.group()
def token() -> None:
    """Make, list and revoke the tokens that let people and programs add pages.

    Only a hash of a token is kept, in $ANYQ_TOKENS, else in the platform's configuration
    directory.

    \b
    Examples:
      anyq token create newsroom
      anyq token list
      anyq token revoke newsroom
    """


@token.command()
@click.argument("name")
def create(name: str) -> None:
    """Make a token named NAME and print it: it is told this once."""
    with clear_errors():
        click.echo(_tokens().create(name))


@token.command("list")
def list_() -> None:
    """Show the tokens: name, when made, when revoked."""
    with clear_errors():
        for one in _tokens().all():
            click.echo(f"{one.name}\t{one.created_at}\t{one.revoked_at or ''}".rstrip())


@token.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Take the token named NAME back, at once, in every running server."""
    with clear_errors():
        _tokens().revoke(name)


def _tokens() -> Tokens:
    from anyq.server.tokens import Tokens, default

    return Tokens(default())
