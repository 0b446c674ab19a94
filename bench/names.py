"""Speed and weight of the recogniser of names: KazNERD's tokens given, one core.

Half the sentences of its dev half, blocks of 50 in a fixed order, are read first, as a process that
has been at work for a while has; the other half is timed, its new words and all. `warm` times the
same sentences again: every word known. Processor time, best of three.
"""

import resource
from pathlib import Path
from time import perf_counter, process_time

from train.kazakh_corpus import SHARED

from anyq.reading.names import clues, recogniser
from anyq.reading.names.recogniser import Model

_BLOCK, _RUNS = 50, 3
_MODEL = Path("src/anyq/reading/names/recogniser.bin")


def sentences() -> list[list[str]]:
    """Return the words of KazNERD's sentences; none where ../shared is not here."""
    path = SHARED / "entities/kaznerd-dev.iob2"
    if not path.is_file():
        return []
    blocks = path.read_text("utf-8").split("\n\n")
    rows = ([line.split()[0] for line in block.splitlines() if line] for block in blocks)
    return [row for row in rows if row]


def _rate(model: Model, sample: list[list[str]]) -> float:
    """Return tokens a second of processor time."""
    started = process_time()
    number = sum(len(model.tag(words)) for words in sample)
    return number / (process_time() - started)


def _rates(known: list[list[str]], timed: list[list[str]]) -> tuple[float, float]:
    """Return the rate with new words met on the way, and that with every word known."""
    clues.word.cache_clear()
    recogniser.model.cache_clear()
    model = recogniser.model()
    _rate(model, known)
    return _rate(model, timed), _rate(model, timed)


def measure() -> dict[str, float]:
    """Take every measure; without ../shared only what loading costs."""
    started = perf_counter()
    recogniser.model()
    found = {"load_s": perf_counter() - started, "model_mb": _MODEL.stat().st_size / 1e6}
    text = sentences()
    if not text:
        return found
    blocks = [text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK)]
    known = [words for block in blocks[::2] for words in block]
    timed = [words for block in blocks[1::2] for words in block]
    runs = [_rates(known, timed) for _ in range(_RUNS)]
    found["tokens_s"] = max(first for first, _ in runs)
    found["warm_tokens_s"] = max(second for _, second in runs)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


if __name__ == "__main__":
    print(measure())
