"""What an evaluation is, and the hashes that tie its result to data and recipe."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import eval as package

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "eval" / "results"
SEED = 20261123  # printed in every result; evaluations that draw at random start from it


def shared() -> Path | None:
    """Return the folder of development data, None where the checkout has none."""
    place = ROOT.parent / "shared" / "data"
    return place if place.is_dir() else None


@dataclass(frozen=True)
class Evaluation:
    """One `eval/<name>.py`: what it reads, what can change its score, how it is taken."""

    name: str
    data: tuple[str, ...]
    recipe: tuple[str, ...]
    retrains: bool
    measure: Callable[[], dict[str, float]]

    @property
    def result_path(self) -> Path:
        """Where the result is kept."""
        return RESULTS / f"{self.name}.json"

    def recipe_hash(self) -> str:
        """Hash the files whose change can change the score."""
        paths = {path for glob in self.recipe for path in ROOT.glob(glob) if path.is_file()}
        return _hash(path for path in sorted(paths) if "__pycache__" not in path.parts)

    def data_hash(self, folder: Path) -> str:
        """Hash the data the score is taken on; a folder stands for all files below it."""
        return _hash(path for name in self.data for path in _files(folder / name))


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(path for path in place.rglob("*") if path.is_file())
    return [place]


def _hash(paths: Iterable[Path]) -> str:
    total = sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def evaluations() -> list[Evaluation]:
    """Find every module of `eval/` that measures something, by name."""
    found = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"eval.{info.name}")
        if hasattr(module, "NAME"):
            found.append(
                Evaluation(module.NAME, module.DATA, module.RECIPE, module.RETRAINS, module.measure)
            )
    return found


def floors() -> dict[tuple[str, str], float]:
    """Read `floors.tsv`: (evaluation, metric) -> floor (ceiling, if it ends in `_max`)."""
    lines = (ROOT / "eval" / "floors.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {(name, metric): float(floor) for name, metric, floor in cells[1:]}


def load(path: Path) -> dict[str, object]:
    """Read a result file."""
    read: dict[str, object] = json.loads(path.read_text("utf-8"))
    return read
