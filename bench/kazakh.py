"""Speed and weight of `anyq.kazakh`, beside razdel (PyPI, MIT) cutting the same text into tokens.

The text is `../shared/data/text`, headlines, passages and KazNERD, in a shuffled order with a fixed
seed. The table of frequent words is built anew from one half, and the other half is timed.
"""

import random
import resource
import subprocess
import sys
from collections.abc import Callable
from itertools import chain
from statistics import median
from time import perf_counter, process_time

import razdel
from train.kazakh_corpus import SHARED, texts
from train.kazakh_warm import pack, seen

from anyq.kazakh import analysis, analyze, script, tagger, tokenize

_SEED, _RUNS = 20241123, 5
_PAGE = "src/anyq/demo/page.txt"
_LOAD = f"from anyq import kazakh; kazakh.analyze(open('{_PAGE}', encoding='utf-8').read())"


def lines() -> list[str]:
    """Return the running text, shuffled; empty where ../shared is not here."""
    if not SHARED.is_dir():
        return []
    blocks = (SHARED / "entities/kaznerd-dev.iob2").read_text("utf-8").split("\n\n")
    names = (" ".join(row.split(" ")[0] for row in block.splitlines()) for block in blocks)
    found = [text for text in chain(texts(), names) if script(text) == "Cyrl"]
    random.Random(_SEED).shuffle(found)
    return found


def rate(work: Callable[[str], int], sample: list[str]) -> float:
    """Return tokens a second of processor time."""
    started = process_time()
    number = sum(work(text) for text in sample)
    return number / (process_time() - started)


def _analyzed(text: str) -> int:
    return sum(len(sentence.tokens) for sentence in analyze(text))


def _started() -> float:
    """Return the seconds from a bare interpreter to the first page analysed."""
    taken = []
    for _ in range(_RUNS):
        started = perf_counter()
        subprocess.run([sys.executable, "-c", _LOAD], check=True)
        taken.append(perf_counter() - started)
    return median(taken)


def _memory() -> float:
    """Return the peak memory, MB, of a process that has analysed a page."""
    code = f"{_LOAD}; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(out.stdout) / 1024


def measure() -> dict[str, float]:
    """Take every measure; without ../shared only start-up and memory of one page."""
    found = {"first_page_s": _started(), "first_page_mb": _memory()}
    text = lines()
    if not text:
        return found
    known, timed = text[::2], text[1::2]
    trained = tagger.model()
    keys = sorted(key for key in seen(known) if key[1][0].isalpha())
    trained.warm = tagger.read_warm(pack(keys, trained.cold()))
    analysis.forget()
    found["analyze_tokens_s"] = rate(_analyzed, timed)
    found["analyze_warm_tokens_s"] = rate(_analyzed, timed)
    found["tokenize_tokens_s"] = rate(lambda t: len(tokenize(t)), timed)
    found["razdel_tokens_s"] = rate(lambda t: len(list(razdel.tokenize(t))), timed)
    found["after_all_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:26} {value:g}")
