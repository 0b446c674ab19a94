"""Run as a program by test_kill: writers in turn, each killed with -9 at a chance moment.

    python kill_writer.py RECORD SEED ROUNDS

A writer adds numbered articles and tells each number once it is committed; the next goes on
after the last that was told. Prints the last number told.
"""

import os
import random
import signal
import sys
import time

from record_readings import event, level, reading

from anyq.pipeline import Reading
from anyq.record import Record

ENDLESS = 100_000


def numbered(number: int) -> Reading:
    """The article of a number, with enough claims to fill more than one database page."""
    visits = [event(f"visit{at}", ("Жапаров", "KG"), at=None) for at in range(10)]
    return reading(f"№{number}", level("1.3e9", 2000 + number % 25), *visits)


def write(place: str, first: int, tell: int) -> None:
    with Record.open(place, create=True) as record:
        for number in range(first, ENDLESS):
            record.writer().add(numbered(number))
            os.write(tell, f"{number}\n".encode())


def write_and_kill(place: str, first: int, dice: random.Random) -> int:
    """Start a writer, kill it after some pages and some moments; return the last it told of."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        write(place, first, tell)
    os.close(tell)
    with os.fdopen(hear) as lines:
        said = [lines.readline() for _ in range(dice.randrange(5))]
        time.sleep(dice.random() / 50)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += lines.readlines()
    return max([first - 1, *map(int, said)])


if __name__ == "__main__":
    place, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    told = -1
    for _ in range(rounds):
        told = write_and_kill(place, told + 1, chance)
    sys.stdout.write(str(told))
