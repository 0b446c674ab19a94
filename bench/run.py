"""`make bench`: run every measure of `bench/` and write `bench/results.json`."""

import importlib
import json
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")
MEASURES = ("startup", "reading", "kazakh", "names", "values", "claims", "record", "batch")


def measure(name: str) -> dict[str, float]:
    """Take one measure; in a process of its own, so that memory is that of nothing else."""
    taken: dict[str, float] = importlib.import_module(f"bench.{name}").measure()
    return taken


def main() -> int:
    """Measure all, or those named as arguments; keep the others' last results."""
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for name in sys.argv[1:] or MEASURES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            taken = alone.submit(measure, name).result()
        results[name] = {key: float(f"{value:.4g}") for key, value in sorted(taken.items())}
        for key, value in results[name].items():
            print(f"{name}: {key:34} {value:g}")
    results["machine"] = {"python": platform.python_version(), "processor": platform.machine()}
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
