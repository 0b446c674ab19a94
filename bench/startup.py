"""Start-up, as whole processes: the import, and one page from a cold start."""

import subprocess
import sys
from importlib.resources import files
from statistics import median
from time import perf_counter

RUNS = 5


def seconds(*arguments: str) -> float:
    """Return the median wall time of a command, after one run that is not counted."""
    taken = []
    for _ in range(RUNS + 1):
        started = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        taken.append(perf_counter() - started)
    return median(taken[1:])


def measure() -> dict[str, float]:
    """Time `python -c pass`, `import anyq` and `anyq read` of the page that ships."""
    page = str(files("anyq.demo").joinpath("page.txt"))
    return {
        "python_alone_s": seconds("-c", "pass"),
        "import_anyq_s": seconds("-c", "import anyq"),
        "anyq_read_cold_s": seconds("-m", "anyq", "read", page),
    }
