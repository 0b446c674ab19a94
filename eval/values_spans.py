"""Times and amounts on the spans of KazNERD-dev: read at all, and the same in words and digits.

Most sentences of the set are printed twice in a row, with numbers in words and in digits; both
must give the same values. 519 amounts and 310 times were read by hand (value_labels.tsv,
time_labels.tsv). A vague number (`мыңдаған`) and a vague time (`таяуда`) count as read:
that they have no value is what there is to say of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from anyq.data import parse_rows
from anyq.kazakh import tokenize
from anyq.values import Quantity, TimeSpan, find_values
from anyq.values.idle import is_vague
from anyq.values.scan import read_items
from eval.measure import ROOT, shared
from eval.value_readings import amount, time

NAME = "values_spans"
DATA = ("entities/kaznerd-dev.iob2",)
RECIPE = (
    "eval/values_spans.py",
    "eval/value_readings.py",
    "eval/value_labels.tsv",
    "eval/time_labels.tsv",
    "src/anyq/kazakh/**/*",
    "src/anyq/values/**/*",
)
RETRAINS = False
AMOUNTS = frozenset({"MONEY", "PERCENTAGE", "QUANTITY", "CARDINAL"})
TIMES = frozenset({"DATE", "TIME"})
TIGHT = frozenset(".,;:!?)»%/")


@dataclass
class Read:
    """A sentence of the set, its labelled spans and what is read in it."""

    text: str
    spans: list[tuple[str, int, int]]
    times: list[TimeSpan]
    quantities: list[Quantity]

    def amounts_at(self, start: int, end: int) -> list[object]:
        """Return value, unit and approximation of what is read in a span."""
        return [
            (q.value, q.unit, q.approximation)
            for q in self.quantities
            if q.start < end and start < q.end
        ]

    def times_at(self, start: int, end: int) -> list[object]:
        """Return what is read of the times in a span."""
        return [
            (t.kind, t.at, t.to, t.length) for t in self.times if t.start < end and start < t.end
        ]

    def is_vague(self, start: int, end: int) -> bool:
        """Whether a number in the span has no value: `жүздеген`."""
        items = read_items(tokenize(self.text[start:end]))
        return any(is_vague(item.ending) for item in items if item.number)


def sentences() -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences: words with their labels."""
    folder = shared()
    assert folder is not None, "checked by the runner"
    words: list[tuple[str, str]] = []
    for line in (folder / DATA[0]).read_text("utf-8").splitlines():
        cells = line.split()
        if cells:
            words.append((cells[0], cells[-1]))
        elif words:
            yield words
            words = []


def printed(words: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """Join the words as they were printed: `1 , 8` is `1,8`; return where each stands."""
    text, places = "", []
    for index, (word, _) in enumerate(words):
        before = words[index - 1][0] if index else ""
        decimal = before in (",", ":", ".") and index > 1 and words[index - 2][0].isdigit()
        tight = word[0] in TIGHT or before in ("(", "«", "/") or (decimal and word[:1].isdigit())
        text += "" if tight or not index else " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def labelled(
    words: list[tuple[str, str]], places: list[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    """Yield label, start and end of each span."""
    start, label = 0, ""
    for index, (_, tag) in enumerate([*words, ("", "O")]):
        if label and tag != f"I-{label}":
            yield label, start, places[index - 1][1]
            label = ""
        if tag.startswith("B-"):
            start, label = places[index][0], tag[2:]


def readings() -> list[Read]:
    """Read the whole set."""
    found = []
    for words in sentences():
        text, places = printed(words)
        times, quantities = find_values(tokenize(text))
        found.append(Read(text, list(labelled(words, places)), times, quantities))
    return found


def twins(all_read: list[Read]) -> Iterator[tuple[Read, Read]]:
    """Yield neighbours that are one sentence in words and in digits."""
    for one, other in pairwise(all_read):
        same_labels = [s[0] for s in one.spans] == [s[0] for s in other.spans]
        same_end = one.text.split()[-2:] == other.text.split()[-2:]
        if one.spans and same_labels and same_end and one.text != other.text:
            yield one, other


def measure() -> dict[str, float]:
    """Return the share of spans that are read, and of twin spans that are read alike."""
    all_read = readings()
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in all_read:
        for label, start, end in one.spans:
            if label in AMOUNTS:
                seen["amounts_read"] += 1
                right["amounts_read"] += bool(
                    one.amounts_at(start, end) or one.times_at(start, end)
                ) or one.is_vague(start, end)
            elif label in TIMES:
                seen["times_read"] += 1
                right["times_read"] += bool(one.times_at(start, end) or one.amounts_at(start, end))
    for one, other in twins(all_read):
        for (label, start, end), (_, begin, stop) in zip(one.spans, other.spans, strict=True):
            if label in AMOUNTS | TIMES and one.text[start:end] != other.text[begin:stop]:
                kind = "amounts_alike" if label in AMOUNTS else "times_alike"
                seen[kind] += 1
                right[kind] += _alike(one, start, end, label) == _alike(other, begin, stop, label)
    scores = {name: right[name] / seen[name] for name in seen}
    return scores | labelled_scores(all_read) | {"spans": float(seen.total())}


def labelled_scores(all_read: list[Read]) -> dict[str, float]:
    """Return the share of the spans read by hand that are read the same."""
    scores = {}
    for name in ("value_labels", "time_labels"):
        wrong = errors(all_read, name)
        total = len(labels(name))
        scores[name.replace("_labels", "s_right")] = 1 - len(wrong) / total
    return scores


def labels(name: str) -> list[dict[str, str]]:
    """Return the lines of a table of labels."""
    return list(parse_rows((ROOT / f"eval/{name}.tsv").read_text("utf-8"), name))


def errors(all_read: list[Read], name: str) -> list[tuple[str, str, str]]:
    """Return the printed words, the label and our reading where the two differ."""
    found = []
    for row in labels(name):
        read = all_read[int(row["sentence"])]
        start, end = int(row["start"]), int(row["end"])
        if name == "value_labels":
            ours = [amount(q) for q in read.quantities if q.start < end and start < q.end]
        else:
            ours = [time(t) for t in read.times if t.start < end and start < t.end]
        reading = "; ".join(ours) or ("vague" if name == "value_labels" else "none")
        if reading != row["reading"]:
            found.append((read.text[start:end], row["reading"], reading))
    return found


def _alike(read: Read, start: int, end: int, label: str) -> list[object]:
    return read.amounts_at(start, end) if label in AMOUNTS else read.times_at(start, end)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}\t{value:.4f}")
    for table in ("value_labels", "time_labels"):
        for error in errors(readings(), table):
            print(*error, sep="\t")
