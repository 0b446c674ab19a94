"""A run: its plan, what is done of it, and who does the rest."""

from collections.abc import Callable, Iterator

import msgspec

from anyq.batch import copies, crew
from anyq.batch import totals as counts
from anyq.batch.places import Place
from anyq.batch.shards import Shard, plan
from anyq.batch.tables import SCHEMAS
from anyq.batch.totals import Totals
from anyq.batch.work import Settings
from anyq.errors import BatchError, NotFound

PLAN, SUMMARY = "plan.jsonl", "summary.json"
Engine = Callable[[Place, Settings, Iterator[Shard]], Iterator[Totals | None]]


class Run:
    """A run over many pages into a folder.

    Attributes:
        out: the folder.
        settings: what it was begun with.
        shards: its plan.
        done: totals of the shards that are done.
    """

    def __init__(self, out: Place, settings: Settings, shards: list[Shard]) -> None:
        self.out, self.settings, self.shards = out, settings, shards
        self.done = counts.totals(out)
        self.left = len(shards) - len(counts.marks(out))

    def go(self, workers: int, engine: Engine | None = None) -> Iterator[Totals]:
        """Do the shards that are left; yield the totals so far after each, and now and then.

        Args:
            workers: processes on this machine.
            engine: who does the shards instead of them.
        """
        done = set(counts.marks(self.out))
        rest = (shard for shard in self.shards if f"{shard.number:06}.json" not in done)
        made = crew.Crew(self.out, self.settings, workers).run(rest) if engine is None else None
        for result in made or (engine or _nobody)(self.out, self.settings, rest):
            if result is not None:
                self.done.add(result)
                self.left -= 1
            yield self.done
        self._finish()

    def _finish(self) -> None:
        self.done = counts.totals(self.out)
        found = copies.link(self.out)
        summary = {"copies": found, **msgspec.to_builtins(self.done)}
        (self.out / SUMMARY).write(msgspec.json.format(msgspec.json.encode(summary), indent=1))


def _nobody(out: Place, settings: Settings, shards: Iterator[Shard]) -> Iterator[Totals | None]:
    yield None


def begin(out: str, settings: Settings) -> Run:
    """Plan a run over the inputs of the settings.

    Args:
        out: a folder without a run: a path or a URI.
        settings: inputs and limits.

    Raises:
        NotFound: an input is not there.
        BatchError: the folder holds a run already, or there is nothing in the inputs.
    """
    place = Place(out)
    if PLAN in place.names():
        raise BatchError(f"{out} holds a run already.", "Go on with --resume, or give another.")
    shards = list(plan(list(settings.inputs), settings.size))
    if not shards:
        raise BatchError("There are no pages in the inputs.", "Give files or folders of pages.")
    for name in (*SCHEMAS, "done"):
        (place / name).make()
    lines = [msgspec.json.encode(settings), *map(msgspec.json.encode, shards)]
    (place / PLAN).write(b"\n".join(lines) + b"\n")
    return Run(place, settings, shards)


def resume(out: str) -> Run:
    """Take up the run of a folder.

    Raises:
        BatchError: there is no run in it.
    """
    place = Place(out)
    try:
        lines = (place / PLAN).read().splitlines()
    except NotFound as error:
        raise BatchError(f"There is no run in {out}.", "Begin one: leave --resume out.") from error
    settings = msgspec.json.decode(lines[0], type=Settings)
    shards = [msgspec.json.decode(line, type=Shard) for line in lines[1:]]
    return Run(place, settings, shards)
