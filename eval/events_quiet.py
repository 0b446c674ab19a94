"""Events found where none should be: encyclopaedia and read-aloud sentences, one at a time.

Every event counts as false, also one that did happen in history: an upper bound.

`python -m eval.events_quiet -v` prints them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from eval.events_text import RECIPE as READING
from eval.events_text import article_of, events_of
from eval.measure import shared

NAME = "events_quiet"
TEXTS = {
    "wikipedia": "text/general/filtered_wikipedia_kz_pack.json",
    "common_voice": "text/general/common_voice_kk_pack.json",
}
DATA = tuple(TEXTS.values())
RECIPE = ("eval/events_quiet.py", *READING)
RETRAINS = False
EVERY = 3  # one sentence of so many is read, to keep it under a minute


def sentences(path: str) -> Iterator[str]:
    """Yield the sentences of one file that are read."""
    folder = shared()
    assert folder is not None
    samples = json.loads((folder / path).read_text("utf-8"))["samples"]
    yield from (sample["text"] for sample in samples[::EVERY])


def measure(verbose: bool = False) -> dict[str, float]:
    """Return false events per 100 sentences of each text and of both."""
    total: list[int] = [0, 0]
    score: dict[str, float] = {}
    for name, path in TEXTS.items():
        count, false = 0, 0
        for text in sentences(path):
            found, _ = events_of(article_of(text, "", None))
            count, false = count + 1, false + len(found)
            for event in found if verbose else ():
                print(event.type, event.rule, event.modality, event.evidence.text, sep="\t")
        score[f"{name}_max"] = 100 * false / count
        total = [total[0] + count, total[1] + false]
    score["all_max"] = 100 * total[1] / total[0]
    return score


if __name__ == "__main__":
    print(measure(verbose="-v" in sys.argv))
