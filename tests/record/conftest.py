"""A record in SQLite and one in PostgreSQL: the tests of what both do run on both."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import Server, binaries

from anyq.record import Record

DATABASES = ("sqlite", "postgresql")
_numbers = count()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of our own; without its programs the test is skipped, in CI it fails."""
    if binaries() is None:
        reason = "PostgreSQL is not installed: its programs initdb and postgres were looked for"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; CI runs every test")
        pytest.skip(reason)
    made = Server.start()
    yield made
    made.stop()


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record may be made: a file, then a database of the server."""
    if request.param == "sqlite":
        return str(tmp_path / "record.sqlite")
    server: Server = request.getfixturevalue("server")
    return server.database(f"record{next(_numbers)}")


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with Record.open(place, create=True) as made:
        yield made


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Record]:
    """A record in SQLite alone, for what concerns its file."""
    with Record.open(tmp_path / "record.sqlite", create=True) as made:
        yield made
