"""`make gates`: results against pinned floors and against the hashes of data and recipe.

A changed recipe fails until `make eval` has run. Where ../shared is present, the data's hash
is compared too, and measures that train nothing are taken again.
"""

import sys

from eval.measure import Evaluation, evaluations, floors, load, shared

TOLERANCE = 1e-4  # results are written with five digits


def stale(evaluation: Evaluation) -> list[str]:
    """Say how the stored result does not belong to this checkout; empty if it does."""
    redo = f"run `make eval ONLY={evaluation.name}`"
    if not evaluation.result_path.exists():
        return [f"{evaluation.name}: no result; {redo}"]
    result = load(evaluation.result_path)
    problems = []
    if result["recipe_hash"] != evaluation.recipe_hash():
        problems.append(f"{evaluation.name}: the recipe has changed since; {redo}")
    folder = shared()
    if folder and result["data_hash"] != evaluation.data_hash(folder):
        problems.append(f"{evaluation.name}: the data has changed since; {redo}")
    return problems


def below(evaluation: Evaluation, score: dict[str, float]) -> list[str]:
    """Name each metric that misses its floor, and each floor with no metric."""
    problems = []
    for (name, metric), floor in floors().items():
        if name != evaluation.name:
            continue
        if metric not in score:
            problems.append(f"{name}: no metric {metric}, which floors.tsv pins")
        elif score[metric] > floor if metric.endswith("_max") else score[metric] < floor:
            problems.append(f"{name}: {metric} is {score[metric]:.4f}, the floor is {floor}")
    return problems


def check(evaluation: Evaluation) -> list[str]:
    """Return what is wrong with one evaluation."""
    problems = stale(evaluation)
    if problems:
        return problems
    stored = load(evaluation.result_path)["score"]
    assert isinstance(stored, dict)
    problems = below(evaluation, stored)
    if shared() and not evaluation.retrains:
        problems += moved(evaluation, stored)
    return problems


def moved(evaluation: Evaluation, stored: dict[str, float]) -> list[str]:
    """Measure again and name each metric that differs from the stored result."""
    return [
        f"{evaluation.name}: {metric} is {value:.5f} now, {stored.get(metric)} in the result"
        for metric, value in evaluation.measure().items()
        if metric not in stored or abs(value - stored[metric]) > TOLERANCE
    ]


def main() -> int:
    """Check every evaluation; print what failed and what was skipped."""
    found = evaluations()
    problems = [line for evaluation in found for line in check(evaluation)]
    unknown = {name for name, _ in floors()} - {evaluation.name for evaluation in found}
    problems += [f"floors.tsv pins {name}, which no eval/*.py measures" for name in sorted(unknown)]
    if shared() is None:
        print("gates: skipped measuring again (no ../shared); stored results checked only")
    for line in problems:
        print(f"gates: {line}", file=sys.stderr)
    print(f"gates: {len(found)} evaluations, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
