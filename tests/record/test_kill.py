"""Killed at any moment, the record reopens with every committed page whole."""

import subprocess
import sys

import kill_writer

from anyq.record import Record

SEED = 20240420
ROUNDS = {"sqlite": 100, "postgresql": 10}  # there a kill ends a client; its server lives on


def test_no_committed_page_is_lost_and_none_is_half_there(place: str) -> None:
    rounds = ROUNDS["postgresql" if "://" in place else "sqlite"]
    command = [sys.executable, kill_writer.__file__, place, str(SEED), str(rounds)]
    told = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    with Record.open(place) as record, record.snapshot() as view:
        found = list(view.readings())
        assert found == [kill_writer.numbered(number) for number in range(len(found))]
        assert told < len(found)
        assert list(view.faults()) == []
    assert told > rounds  # writers got far enough for a kill to land among their pages
