from collections.abc import Iterator
from pathlib import Path

import pytest
from search_pages import fill

from anyq.record import Record
from anyq.search import Index


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of a few articles; the tests only read it."""
    with Record.open(tmp_path_factory.mktemp("filled") / "r.sqlite", create=True) as record:
        fill(record)
        yield record


@pytest.fixture(scope="session")
def index(filled: Record) -> Index:
    return Index.open(filled)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Record]:
    """A record of the test's own."""
    with Record.open(tmp_path / "r.sqlite", create=True) as record:
        yield record
