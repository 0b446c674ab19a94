"""Killed at any moment, the record reopens with every committed page whole."""

import subprocess
import sys
from pathlib import Path

import kill_writer
import sqlalchemy as sa

from anyq.record import Record

SEED = 20240420
ROUNDS = 20


def test_no_committed_page_is_lost_and_none_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    command = [sys.executable, kill_writer.__file__, str(path), str(SEED), str(ROUNDS)]
    told = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    with Record.open(path) as record, record.snapshot() as view:
        found = list(view.readings())
        assert found == [kill_writer.numbered(number) for number in range(len(found))]
        assert told < len(found)
        integrity = view._connection.scalar(sa.text("PRAGMA integrity_check"))
        orphans = view._connection.execute(sa.text("PRAGMA foreign_key_check")).all()
        assert (integrity, orphans) == ("ok", [])
    assert told > ROUNDS  # writers got far enough for a kill to land among their pages
