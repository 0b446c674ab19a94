"""`make table`: write the measured tables of README.md from the results of eval and bench."""

import json
import sys
from pathlib import Path

from eval.measure import ROOT, evaluations, floors, load

README = ROOT / "README.md"
BENCH = ROOT / "bench" / "results.json"


def accuracy() -> list[str]:
    """Return the lines of the table of accuracy: each pinned metric and its floor."""
    lines = ["| measure | metric | measured | floor |", "|---|---|---|---|"]
    for evaluation in evaluations():
        score = load(evaluation.result_path)["score"]
        assert isinstance(score, dict)
        for (name, metric), floor in floors().items():
            if name == evaluation.name:
                sign = "≤" if metric.endswith("_max") else "≥"
                label = metric.removesuffix("_max").replace("_", " ")
                lines.append(f"| {name} | {label} | {score[metric]:.3f} | {sign} {floor:g} |")
    return lines


def speed() -> list[str]:
    """Return the lines of the table of speed."""
    results = json.loads(BENCH.read_text("utf-8"))
    lines = ["| measure | metric | measured |", "|---|---|---|"]
    for name, taken in results.items():
        if name != "machine":
            lines += [
                f"| {name} | {key.replace('_', ' ')} | {value:,g} |" for key, value in taken.items()
            ]
    return lines


def between(text: str, name: str, lines: list[str]) -> str:
    """Put lines between the marks `<!-- name -->` and `<!-- /name -->`."""
    head, rest = text.split(f"<!-- {name} -->\n", 1)
    _, tail = rest.split(f"<!-- /{name} -->", 1)
    return f"{head}<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- /{name} -->{tail}"


def written(path: Path = README) -> str:
    """Return the text of README.md with its tables as they should be."""
    text = between(path.read_text("utf-8"), "accuracy", accuracy())
    return between(text, "speed", speed())


def main() -> int:
    """Write the tables; with `--check`, only say whether they are what they should be."""
    wanted = written()
    if "--check" in sys.argv[1:]:
        if README.read_text("utf-8") != wanted:
            print("README.md: its tables are not those of the results; run `make table`.")
            return 1
        return 0
    README.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
