"""`make eval [ONLY=name]`: take every measure and write `eval/results/*.json`."""

import json
import os
import sys
import time

from eval.measure import RESULTS, SEED, Evaluation, evaluations, shared


def take(evaluation: Evaluation) -> dict[str, float]:
    """Measure and write the result with the hashes of data and recipe."""
    folder = shared()
    assert folder is not None, "checked by main"
    started = time.perf_counter()
    score = evaluation.measure()
    result = {
        "eval": evaluation.name,
        "score": {name: round(value, 5) for name, value in sorted(score.items())},
        "data": list(evaluation.data),
        "data_hash": evaluation.data_hash(folder),
        "recipe_hash": evaluation.recipe_hash(),
        "seed": SEED,
    }
    RESULTS.mkdir(exist_ok=True)
    evaluation.result_path.write_text(
        json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    print(f"{evaluation.name}: {time.perf_counter() - started:.0f} s")
    for name, value in sorted(score.items()):
        print(f"  {name:40} {value:.4f}")
    return score


def main() -> int:
    """Measure all, or those named in $ONLY (comma-separated)."""
    if shared() is None:
        print("eval: ../shared/data is not here; the measures are taken on it.", file=sys.stderr)
        return 2
    only = set(filter(None, os.environ.get("ONLY", "").split(",")))
    for evaluation in evaluations():
        if not only or evaluation.name in only:
            take(evaluation)
    return 0


if __name__ == "__main__":
    sys.exit(main())
