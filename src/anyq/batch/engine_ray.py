"""The shards of a run as tasks of a Ray cluster (`anyq[ray]`); docs/batch.md tells how to begin."""

from collections.abc import Iterator
from typing import Any

from anyq.batch.crew import Crew
from anyq.batch.places import Place
from anyq.batch.shards import Shard
from anyq.batch.totals import Totals
from anyq.batch.work import Settings, run
from anyq.errors import BatchError

RETRIES = 2
"""Times a task whose worker or machine was lost is begun again."""
AHEAD = 2
"""Tasks that wait for each processor of the cluster, so that none is idle."""


def shards_on_ray(
    out: Place, settings: Settings, shards: Iterator[Shard]
) -> Iterator[Totals | None]:
    """Yield the totals of each shard as it is done, in any order.

    A cluster that runs already is used (`RAY_ADDRESS`, or `ray start` on this machine), else one
    is begun here. Inputs and output must be seen from every machine of it.

    Raises:
        BatchError: Ray is not installed.
    """
    ray = _ray()
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    task = ray.remote(max_retries=RETRIES)(_shard)
    careful = ray.remote(max_retries=RETRIES)(_shard_carefully)
    free = AHEAD * max(int(ray.cluster_resources().get("CPU", 1)), 1)
    pending: dict[object, Shard] = {}
    for shard in shards:
        pending[task.remote(shard, out.path, settings)] = shard
        if len(pending) >= free:
            yield from _collect(pending, ray, careful, out, settings)
    while pending:
        yield from _collect(pending, ray, careful, out, settings)


def _collect(
    pending: dict[object, Shard], ray: Any, careful: Any, out: Place, settings: Settings
) -> Iterator[Totals | None]:
    """Take what is done; a shard that keeps ending its worker is done page by page."""
    ready, _ = ray.wait(list(pending), timeout=1)
    for one in ready:
        shard = pending.pop(one)
        try:
            yield ray.get(one)
        except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
            pending[careful.remote(shard, out.path, settings)] = shard
    yield None


def _shard(shard: Shard, out: str, settings: Settings) -> Totals:
    return run(shard, Place(out), settings)


def _shard_carefully(shard: Shard, out: str, settings: Settings) -> Totals:
    """Do a shard in a process of its own, which a page may end: that page gets its row."""
    done = [one for one in Crew(Place(out), settings, 1).run(iter([shard])) if one is not None]
    return done[0]


def _ray() -> Any:
    try:
        import ray  # type: ignore[import-not-found,unused-ignore]  # an extra
    except ImportError as error:
        raise BatchError(
            "`--engine ray` needs Ray.", "Install it: pip install 'anyq[parquet,ray]'."
        ) from error
    return ray
