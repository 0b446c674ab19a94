from collections.abc import Iterator
from pathlib import Path

import pytest

from anyq.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite", create=True) as made:
        yield made
