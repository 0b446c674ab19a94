"""Many pages: speed on one core, workers beside each other, memory of a worker, runs killed.

The pages are those of eval/layouts.py, 30 to 150 kB each, every one with its own number in its
text so that none is a copy byte for byte. `pages_per_s` and `trafilatura_ratio` are taken page by
page in one process (`anyq.read` against `trafilatura.extract`, which only finds the text);
`two_workers` and `ray` are wall-clock against one worker of plain processes, the start of the
processes left out. `python -m bench.batch kills 50` kills a run fifty times.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time

from eval.layouts import pages

import anyq
from anyq import batch, capture
from anyq.batch.run import Engine
from anyq.batch.work import Settings

PAGES, RUN, SHARD = 240, 960, 60
KILLS, LONGEST = 50, 3.0
"""Kills of a run, and the seconds after which the latest comes."""


def numbered(count: int) -> Iterator[bytes]:
    """Make so many pages, each with its number in its text."""
    made = pages()
    for number in range(count):
        one = made[number % len(made)]
        mark = f"{number}-бет. ".encode()
        words = one.paragraphs[0].encode()[:40]
        yield one.content.replace(words, mark + words)


def write(path: Path, count: int) -> None:
    """Write pages as JSONL."""
    with path.open("wb") as file:
        for number, page in enumerate(numbered(count)):
            row = {"id": number, "url": f"https://gazet.example/{number}"}
            html = capture.decode(page)
            file.write(json.dumps({**row, "html": html}, ensure_ascii=False).encode() + b"\n")


def speed() -> dict[str, float]:
    """Read every page with both in turn, so that both see the same machine."""
    import trafilatura

    ours = theirs = 0.0
    for number, page in enumerate(numbered(PAGES + PAGES // 5)):
        started = process_time()
        anyq.read(capture.make_page(page, str(number)))
        between = process_time()
        trafilatura.extract(page)
        if number >= PAGES // 5:  # the first warm both up
            ours += between - started
            theirs += process_time() - between
    return {
        "pages_per_s": PAGES / ours,
        "trafilatura_extract_pages_per_s": PAGES / theirs,
        "trafilatura_ratio": theirs / ours,
    }


def seconds(source: Path, out: Path, workers: int, engine: Engine | None = None) -> float:
    """Take the time of a run from its first shard that is done to its last."""
    run = batch.begin(str(out), Settings((str(source),), SHARD))
    whole, first, done = run.left, 0.0, 0
    for _ in run.go(workers, engine):
        if whole - run.left > done and not first:
            first, done = perf_counter(), whole - run.left
        if not run.left:
            return (perf_counter() - first) / max(whole - done, 1)
    raise AssertionError("the run did not end")


def side_by_side(folder: Path) -> dict[str, float]:
    """Compare one worker with two, and with Ray where it is installed."""
    source = folder / "pages.jsonl"
    write(source, RUN)
    one = seconds(source, folder / "one", 1)
    two = seconds(source, folder / "two", 2)
    found = {"two_workers": one / two}
    if find_spec("ray"):
        from anyq.batch.engine_ray import shards_on_ray

        found["ray"] = two / seconds(source, folder / "ray", 2, shards_on_ray)
    found["worker_memory_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return found


def kills(folder: Path, count: int = KILLS) -> dict[str, float]:
    """Kill a run so many times at random moments; count rows lost and repeated."""
    from pyarrow import parquet

    source, out, chance = folder / "killed.jsonl", folder / "killed", random.Random(count)
    write(source, 40 * count)
    command = [sys.executable, "-m", "anyq", "batch", "--out", str(out), "--workers", "2"]
    for number in range(count + 1):
        rest = ["--resume"] if (out / "plan.jsonl").exists() else [str(source), "--size", "10"]
        process = subprocess.Popen([*command, *rest], stdout=subprocess.DEVNULL)
        if number == count:
            process.wait()
            break
        time.sleep(0.3 + LONGEST * chance.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
    places = [
        (row["shard"], row["row"])
        for table in ("articles", "rejects")
        for part in sorted((out / table).glob("*.parquet"))
        for row in parquet.read_table(part, columns=["shard", "row"]).to_pylist()
    ]
    return {
        "kills": float(count),
        "rows_lost": float(40 * count - len(set(places))),
        "rows_repeated": float(len(places) - len(set(places))),
    }


def measure() -> dict[str, float]:
    """Take all but the kills, which take minutes."""
    with tempfile.TemporaryDirectory() as folder:
        return speed() | side_by_side(Path(folder))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(kills(Path(place), int(sys.argv[2])) if sys.argv[1:2] == ["kills"] else measure())
