"""Worker processes: each takes a shard at a time; one that dies or stands still is replaced."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic

from anyq.batch.places import Place
from anyq.batch.shards import Shard
from anyq.batch.totals import Totals
from anyq.batch.work import Settings, run
from anyq.errors import BatchError, Died, TooSlow

STILL = 10
"""Times the limit of a page after which its worker, deaf to the limit, is ended."""
TRIES = 3
"""Times a worker may die on a shard before its first page."""
DEATHS = 2
"""Deaths at one row that are laid to its page; the first may be the machine's doing."""
LOOK = 0.5
"""Seconds between looks at workers that say nothing."""
_spawn = multiprocessing.get_context("spawn")


class Worker:
    """A process, the shard it is at and the row it has come to."""

    def __init__(self, out: Place, settings: Settings) -> None:
        self.pipe, inside = _spawn.Pipe()
        self.row = _spawn.RawValue("q", -1)
        self.since = _spawn.RawValue("d", monotonic())
        self.shard: Shard | None = None
        self.process: SpawnProcess = _spawn.Process(
            target=_serve, args=(inside, self.row, self.since, out.path, settings), daemon=True
        )
        self.process.start()
        inside.close()

    def give(self, shard: Shard, skip: dict[int, str]) -> None:
        """Hand it a shard."""
        self.row.value, self.since.value = -1, monotonic()
        self.shard = shard
        with suppress(BrokenPipeError):  # a dead worker is met when it is looked at
            self.pipe.send((shard, skip))


def _serve(pipe: Connection, row, since, out: str, settings: Settings) -> None:  # type: ignore[no-untyped-def]
    """Run in a worker: read shards until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def at(number: int) -> None:
        row.value, since.value = number, monotonic()

    with suppress(EOFError, BrokenPipeError):
        while True:
            shard, skip = pipe.recv()
            try:
                result: Totals | str = run(shard, Place(out), settings, skip, at)
            except (OSError, BatchError) as error:
                result = str(error)
            pipe.send(result)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


class Crew:
    """Workers over a queue of shards."""

    def __init__(self, out: Place, settings: Settings, count: int) -> None:
        self.out, self.settings = out, settings
        self.skips: dict[int, dict[int, str]] = {}
        self.deaths: dict[tuple[int, int], int] = {}
        self.workers = [Worker(out, settings) for _ in range(count)]

    def run(self, shards: Iterator[Shard]) -> Iterator[Totals | None]:
        """Yield the totals of each shard as it is done; None now and then between."""
        queue = deque(shards)
        try:
            while queue or any(worker.shard for worker in self.workers):
                self._hand_out(queue)
                yield from self._look(queue)
        finally:
            self.close()

    def rows(self) -> int:
        """Count the rows that the workers have come to in shards not yet done."""
        return sum(max(one.row.value, 0) for one in self.workers if one.shard)

    def close(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()

    def _hand_out(self, queue: deque[Shard]) -> None:
        for worker in self.workers:
            if worker.shard is None and queue:
                shard = queue.popleft()
                worker.give(shard, self.skips.get(shard.number, {}))

    def _look(self, queue: deque[Shard]) -> Iterator[Totals | None]:
        ready = wait([one.pipe for one in self.workers if one.shard], LOOK)
        for number, worker in enumerate(self.workers):
            if worker.shard is None:
                continue
            result: Totals | str | None = None
            if worker.pipe in ready:
                with suppress(EOFError, ConnectionResetError):
                    result = worker.pipe.recv()
            if isinstance(result, str):
                raise BatchError(f"A shard cannot be done: {result}", "Run again with --resume.")
            if result is not None:
                worker.shard = None
                yield result
            elif not worker.process.is_alive() or self._stands_still(worker):
                self._replace(number, queue)
        yield None

    def _stands_still(self, worker: Worker) -> bool:
        limit = STILL * self.settings.seconds
        return bool(worker.row.value >= 0 and monotonic() - worker.since.value > limit)

    def _replace(self, number: int, queue: deque[Shard]) -> None:
        """End a worker, note the row it was at, and put its shard back."""
        worker = self.workers[number]
        shard, row = worker.shard, worker.row.value
        code = TooSlow.code if worker.process.is_alive() else Died.code
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if shard is not None:
            self._blame(shard, row, code)
            queue.appendleft(shard)
        self.workers[number] = Worker(self.out, self.settings)

    def _blame(self, shard: Shard, row: int, code: str) -> None:
        at = (shard.number, row)
        count = self.deaths[at] = self.deaths.get(at, 0) + 1
        if row >= 0 and (code == TooSlow.code or count >= DEATHS):
            self.skips.setdefault(shard.number, {})[row] = code
        elif row < 0 and count >= TRIES:
            raise BatchError(
                f"Workers die before the first page of shard {shard.number} ({shard.path}).",
                "Look at the memory of the machine, then run again with --resume.",
            )
