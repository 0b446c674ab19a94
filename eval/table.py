"""`make table`: write the example and the tables of README.md from what runs and was measured."""

import json
import sys
from pathlib import Path

from click.testing import CliRunner

from anyq.cli import main as anyq
from eval.measure import ROOT, evaluations, floors, load

README = ROOT / "README.md"
DEMO = ROOT / "src" / "anyq" / "demo" / "page.txt"
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


def written(path: Path = README) -> str:
    """Return the text of README.md with its example and tables as they should be."""
    text = path.read_text("utf-8")
    for name, lines in (("demo", demo()), ("accuracy", accuracy()), ("speed", speed())):
        text = between(text, name, lines)
    return text


def main() -> int:
    """Write them; with `--check`, only say whether they are right."""
    wanted = written()
    if "--check" in sys.argv[1:]:
        if README.read_text("utf-8") != wanted:
            print("README.md: its example or a table is out of date; run `make table`.")
            return 1
        return 0
    README.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
