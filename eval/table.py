"""`make table`: write the example and the tables of README.md and docs/measured.md."""

import json
import sys
from pathlib import Path

from click.testing import CliRunner

from anyq.cli import main as anyq
from anyq.data import parse_rows
from eval.measure import ROOT, evaluations, floors, load

README = ROOT / "README.md"
MEASURED = ROOT / "docs" / "measured.md"
DEMO = ROOT / "src" / "anyq" / "demo" / "page.txt"
BENCH = ROOT / "bench" / "results.json"
WHOLE = 100  # a speed from here on is shown without decimals
BARS = ROOT / "eval" / "bars.tsv"


def bars() -> list[str]:
    """Return the lines of the table of what the project aims at and has reached."""
    rows = parse_rows(BARS.read_text("utf-8"), "bars.tsv")
    return [
        "| what | measured | aim | on |",
        "|---|---|---|---|",
        *(
            f"| {row['what']} | {_result(row['source'], row['metric'])} "
            f"| {row['bar']} | {row['split']} |"
            for row in rows
        ),
    ]


def _result(source: str, metric: str) -> str:
    """Return a result as it is shown: a share with three decimals, a speed with commas."""
    if source.startswith("bench:"):
        value = _bench()[source.removeprefix("bench:")][metric]
        return f"{value:,.0f}" if value >= WHOLE else f"{value:.3g}"
    score = next(load(one.result_path)["score"] for one in evaluations() if one.name == source)
    assert isinstance(score, dict)
    return f"{score[metric]:.3f}"


def _bench() -> dict[str, dict[str, float]]:
    results: dict[str, dict[str, float]] = json.loads(BENCH.read_text("utf-8"))
    return results


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
    lines = ["| measure | metric | measured |", "|---|---|---|"]
    for name, taken in _bench().items():
        if name != "machine":
            lines += [
                f"| {name} | {key.replace('_', ' ')} | {value:,g} |" for key, value in taken.items()
            ]
    return lines


def demo() -> list[str]:
    """Return what `anyq read` prints of the page that ships, as a code block."""
    printed = CliRunner().invoke(anyq, ["read", "--lang", "kk", str(DEMO)])
    lines = [line.rstrip() for line in printed.stdout.strip().splitlines()]
    return ["```text", "$ anyq read src/anyq/demo/page.txt", *lines, "```"]


def between(text: str, name: str, lines: list[str]) -> str:
    """Put lines between the marks `<!-- name -->` and `<!-- /name -->`."""
    head, rest = text.split(f"<!-- {name} -->\n", 1)
    _, tail = rest.split(f"<!-- /{name} -->", 1)
    return f"{head}<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- /{name} -->{tail}"


def written() -> dict[Path, str]:
    """Return the files with their example and tables as they should be."""
    readme = between(README.read_text("utf-8"), "demo", demo())
    measured = between(MEASURED.read_text("utf-8"), "accuracy", accuracy())
    return {
        README: between(readme, "bars", bars()),
        MEASURED: between(measured, "speed", speed()),
    }


def main() -> int:
    """Write them; with `--check`, only say whether they are right."""
    for path, wanted in written().items():
        if "--check" not in sys.argv[1:]:
            path.write_text(wanted, "utf-8")
        elif path.read_text("utf-8") != wanted:
            print(f"{path.name}: its example or a table is out of date; run `make table`.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
