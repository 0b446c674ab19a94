"""Run as a program by test_keeper: processes that add and index, each killed with -9.

    python kill_indexer.py RECORD SEED ROUNDS

Each adds articles and takes them into the index, over and over; it is killed at a chance moment.
Prints, for each round, how many articles the record and what a search in it then finds.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from search_pages import numbered

from anyq.pipeline import Reading
from anyq.record import Record
from anyq.search import Index

FEW = 3  # articles between two commits of the index


def write(place: Path, readings: list[Reading], tell: int) -> None:
    with Record.open(place, create=True) as record:
        os.write(tell, b".")
        for at in range(0, len(readings), FEW):
            for reading in readings[at : at + FEW]:
                record.writer().add(reading)
            Index.open(record)


def write_and_kill(place: Path, readings: list[Reading], dice: random.Random) -> None:
    """Start a process that adds and indexes; kill it some moments after it has begun."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        write(place, readings, tell)
        os._exit(0)
    os.close(tell)
    with os.fdopen(hear, "rb") as lines:
        lines.read(1)
        time.sleep(dice.random() / 5)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def found(place: Path) -> tuple[int, int]:
    """Return how many articles the record has and how many a search finds, in another process."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        with Record.open(place) as record, record.snapshot() as view:
            total = Index.open(record).search("мектеп", limit=1).total
            os.write(tell, f"{view.count()} {total}".encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(hear, "rb") as lines:
        have, total = lines.read().split()
    os.waitpid(child, 0)
    return int(have), int(total)


if __name__ == "__main__":
    file, seed, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    made = list(numbered(2 * rounds))
    for number in range(rounds):
        write_and_kill(file, made[number:], chance)
        have, total = found(file)
        sys.stdout.write(f"{have} {total}\n")
