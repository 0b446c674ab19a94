"""The same runs on a Ray cluster of two processes; skipped by name where Ray is not installed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_tables import places

from anyq import batch
from anyq.batch.engine_ray import shards_on_ray
from anyq.batch.places import Place
from anyq.batch.work import Settings

ray = pytest.importorskip("ray", reason="needs the extra anyq[ray], which is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own
EXPECTED = [(shard, row) for shard in range(5) for row in range(4)]


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def test_a_run_on_ray_has_each_row(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = batch.begin(str(out), Settings((str(lines),), size=4))
    *_, last = run.go(1, shards_on_ray)
    assert places(out) == EXPECTED
    assert (last.pages, last.articles, run.left) == (20, 18, 0)


def test_a_worker_that_is_killed_costs_no_row(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = batch.begin(str(out), Settings((str(lines),), size=4))
    killed = 0
    for _ in shards_on_ray(run.out, run.settings, iter(run.shards)):
        if not killed:
            killed = kill_one_worker()
    assert killed
    assert places(out) == EXPECTED
    assert batch.totals(Place(str(out))).pages == 20


def kill_one_worker() -> int:
    """Kill a process that runs a shard; return its id, 0 if none does."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            title = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if title.startswith(b"ray::_shard"):
            os.kill(int(folder.name), signal.SIGKILL)
            return int(folder.name)
    return 0
