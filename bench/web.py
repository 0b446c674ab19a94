"""Article pages a second: `anyq serve` on 10,000 articles, asked by wrk on the same two cores.

The articles are those of ../shared/data (the pages of `tests/server` where it is not there), each
multiplied with a last line and ids of its own: claims, names and checks are as many as they are.
`python -m bench.web` prints the figures; the record stays in the temporary folder for the next
run.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from urllib.request import Request, urlopen

from msgspec.structs import replace

from anyq import capture
from anyq.capture import Reject
from anyq.pipeline import Reading, read_all
from anyq.record import Record
from anyq.span import content_id

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared/data/articles/kazinform-latin-dev.jsonl"
OWN = ROOT / "tests/server/pages.jsonl"
ARTICLES = 10_000
READERS, SECONDS, WORKERS = 50, 20, 2
# Every connection goes through the whole list from a place of its own; nothing is asked twice soon.
SCRIPT = """
local paths, at = {{}}, 0
for line in io.lines("{paths}") do paths[#paths + 1] = line end
local threads = 0
function setup(thread) thread:set("first", threads * 4999); threads = threads + 1 end
function init() at = first end
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
"""
_FIELDS = {
    "pages_per_s": re.compile(r"Requests/sec:\s+([\d.]+)"),
    "p99_ms": re.compile(r"\s99%\s+([\d.]+)(us|ms|s)"),
    "p50_ms": re.compile(r"\s50%\s+([\d.]+)(us|ms|s)"),
}
_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def multiplied(readings: list[Reading], number: int) -> Iterator[Reading]:
    """Yield so many readings, each with a line and ids of its own."""
    for at, reading in enumerate(islice(cycle(readings), number)):
        text = f"{reading.article.text}\n{at}"
        article = replace(
            reading.article, id=content_id("a", reading.article.title, text), text=text
        )
        old = [one.id for one in reading.claims.figures]
        old += [one.id for one in reading.claims.events]
        ids = {one: content_id(one[0], one, str(at)) for one in old}
        claims = replace(
            reading.claims,
            figures=tuple(replace(one, id=ids[one.id]) for one in reading.claims.figures),
            events=tuple(replace(one, id=ids[one.id]) for one in reading.claims.events),
        )
        checks = tuple(
            replace(
                one, id=content_id("c", one.id, str(at)), claims=tuple(ids[i] for i in one.claims)
            )
            for one in reading.checks
        )
        page = replace(reading.page, content=reading.page.content + str(at).encode())
        yield replace(reading, page=page, article=article, claims=claims, checks=checks)


def build(place: Path) -> None:
    """Make the record, unless it is there."""
    if place.exists():
        return
    beside = place.with_suffix(".part")
    source = SHARED if SHARED.exists() else OWN
    with source.open("rb") as lines:
        pages = read_all(capture.read_jsonl(lines))
        readings = [one for one in pages if not isinstance(one, Reject)]
    with Record.open(beside, create=True) as record:
        writer = record.writer()
        for one in multiplied(readings, ARTICLES):
            writer.add(one)
    beside.rename(place)


def paths(place: Path, to: Path) -> list[str]:
    """Write the addresses of all articles, in an order that has nothing to do with their places."""
    with Record.open(place) as record, record.snapshot() as view:
        ids = sorted(one.article.id for one in view.readings())
    found = [f"/article/{one}" for one in ids]
    to.write_text("\n".join(found) + "\n")
    return found


def measure() -> dict[str, float]:
    """Serve the record and ask for its articles, evenly drawn, for some seconds."""
    if shutil.which("wrk") is None:
        raise FileNotFoundError("bench.web needs wrk: apt-get install wrk")
    folder = Path(tempfile.gettempdir())
    place = folder / f"anyq-bench-web-{ARTICLES}.sqlite"
    build(place)
    with tempfile.TemporaryDirectory() as made:
        listed = Path(made) / "paths"
        addresses = paths(place, listed)
        script = Path(made) / "ask.lua"
        script.write_text(SCRIPT.format(paths=listed))
        with Serving(place) as server:
            asked = f"http://127.0.0.1:{server.port}"
            sizes = [weight(asked + one) for one in addresses[:: len(addresses) // 100]]
            told = ask(asked, script)
    return {**told, "heaviest_page_kb": max(sizes) / 1000}


def ask(address: str, script: Path) -> dict[str, float]:
    """Run wrk and read its figures; any answer but 200 is an error."""
    command = ["wrk", "-t2", f"-c{READERS}", f"-d{SECONDS}s", "--latency", "-s", str(script)]
    subprocess.run([*command[:3], "-d3s", *command[5:], address], check=True, capture_output=True)
    told = subprocess.run([*command, address], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    found: dict[str, float] = {}
    for name, pattern in _FIELDS.items():
        match = pattern.search(told)
        assert match, told
        unit = match[2] if match.lastindex == 2 else "ms"
        found[name] = float(match[1]) * _MS[unit]
    return found


def weight(address: str) -> int:
    """Return the bytes of a page as transferred to a browser, with its style and script."""
    request = Request(address, headers={"Accept-Encoding": "gzip"})
    with urlopen(request, timeout=30) as answer:
        return len(answer.read()) + len(str(answer.headers))


class Serving:
    """`anyq serve` with two processes, for as long as this is open."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __enter__(self) -> "Serving":
        """Start it and wait until it answers."""
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        command = [sys.executable, "-m", "anyq", "serve", "--record", str(self.place)]
        self._process = subprocess.Popen(
            [*command, "--port", str(self.port), "--workers", str(WORKERS)],
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ANYQ_TOKENS": str(self.place) + ".tokens"},
        )
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(30)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
