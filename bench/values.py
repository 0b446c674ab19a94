"""Times and amounts beside dateparser (times) and quantulum3 (amounts), on the words of each span.

The spans are those of KazNERD-dev read by hand (eval/value_labels.tsv, eval/time_labels.tsv: our
readings, corrected) where ../shared is present, else those of our own sentences (tests/values). Of
the times only dates and clocks printed in full count, which a parser of dates can answer; of the
amounts only the numbers. Numbers that num2words writes in Kazakh are read back.
"""

import random
import re
import warnings
from collections.abc import Callable, Sequence
from decimal import Decimal
from time import process_time
from typing import NamedTuple

import dateparser
from eval import values_spans
from eval.measure import ROOT, shared
from eval.value_readings import time
from num2words import num2words

from anyq.data import parse_rows
from anyq.kazakh import tokenize
from anyq.values import find_quantities, find_times

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # quantulum3 says that its optional classifier is not installed
    from quantulum3 import parser as quantulum

PART = re.compile(r"(year|month|day|hour|minute)=(\d+)")
DATE = re.compile(r"point in(?: (?:year|month|day|hour|minute)=\d+)+")
NUMBERS, SEED = 500, 20241123
Parts = dict[str, int]
Values = list[Decimal]


class Amount(NamedTuple):
    """The words of an amount and the numbers it states, in order."""

    text: str
    values: Values


class Date(NamedTuple):
    """The words of a time and what is printed of it, as `value_readings.time` writes it."""

    text: str
    reading: str

    @property
    def parts(self) -> Parts:
        """Return the parts by name."""
        return {name: int(value) for name, value in PART.findall(self.reading)}


def cases() -> tuple[list[Amount], list[Date]]:
    """Return the labelled amounts and times, else those of our own sentences."""
    return _labelled() if shared() else _own()


def _labelled() -> tuple[list[Amount], list[Date]]:
    texts = [values_spans.printed(words)[0] for words in values_spans.sentences()]
    amounts = [
        Amount(words, _values(row["reading"]))
        for row, words in _spans("value_labels", texts)
        if row["reading"] != "vague"
    ]
    dates = [Date(words, row["reading"]) for row, words in _spans("time_labels", texts)]
    return amounts, [date for date in dates if DATE.fullmatch(date.reading)]


def _spans(name: str, texts: Sequence[str]) -> list[tuple[dict[str, str], str]]:
    return [
        (row, texts[int(row["sentence"])][int(row["start"]) : int(row["end"])])
        for row in values_spans.labels(name)
    ]


def _own() -> tuple[list[Amount], list[Date]]:
    amounts = [Amount(row["span"], _values(row["value"])) for row in _table("quantities")]
    dates = [
        Date(row["span"], f"{row['kind']} {row['relation']} {row['parts']}")
        for row in _table("times")
        if not row["to"]
    ]
    return amounts, [date for date in dates if DATE.fullmatch(date.reading)]


def _table(name: str) -> list[dict[str, str]]:
    text = (ROOT / f"tests/values/{name}.tsv").read_text("utf-8")
    return list(parse_rows(text, name))


def _values(reading: str) -> Values:
    parts = [part.split()[0].split("..") for part in reading.split(";")]
    return [Decimal(number) for part in parts for number in part]


def our_values(text: str) -> Values:
    """Read amounts with Anyq."""
    found = [one.value for one in find_quantities(tokenize(text))]
    return [one for value in found for one in (value if isinstance(value, tuple) else (value,))]


def their_values(text: str) -> Values:
    """Read amounts with quantulum3."""
    try:
        return [Decimal(str(found.value)) for found in quantulum.parse(text)]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return []  # it fails on some of them


def our_date(text: str) -> str | None:
    """Read a time with Anyq."""
    return "; ".join(time(one) for one in find_times(tokenize(text)))


def their_date(text: str, parts: Parts) -> bool:
    """Whether dateparser, told that the language is Kazakh, finds these parts."""
    found = dateparser.parse(text, languages=["kk"])
    return found is not None and all(getattr(found, name) == parts[name] for name in parts)


def timed(work: Callable[[int], bool], texts: Sequence[str]) -> tuple[float, float]:
    """Return the share of the texts on which `work` is right, and tokens a second of processor."""
    tokens = sum(len(tokenize(text)) for text in texts)
    work(0)  # loads the tables
    started = process_time()
    right = sum(work(index) for index in range(len(texts)))
    return right / len(texts), tokens / (process_time() - started)


def round_trip() -> float:
    """Return the share of numbers up to a milliard that are read back from their Kazakh words."""
    draw = random.Random(SEED)
    numbers = [draw.randrange(10 ** draw.randint(1, 9)) for _ in range(NUMBERS)]
    read = (our_values(f"{num2words(number, lang='kz')} теңге") for number in numbers)
    return sum(one == [number] for one, number in zip(read, numbers, strict=True)) / NUMBERS


def measure() -> dict[str, float]:
    """Take every measure; each pair of a peer and of ours on the same words."""
    amounts, dates = cases()
    works: dict[str, tuple[Callable[[int], bool], Sequence[str]]] = {
        "anyq_amounts": (lambda i: our_values(amounts[i].text) == amounts[i].values, _of(amounts)),
        "quantulum3_amounts": (
            lambda i: their_values(amounts[i].text) == amounts[i].values,
            _of(amounts),
        ),
        "anyq_dates": (lambda i: our_date(dates[i].text) == dates[i].reading, _of(dates)),
        "dateparser_dates": (lambda i: their_date(dates[i].text, dates[i].parts), _of(dates)),
    }
    found = {"amounts": float(len(amounts)), "dates": float(len(dates))}
    for name, (work, texts) in works.items():
        found[f"{name}_right"], found[f"{name}_tokens_s"] = timed(work, texts)
    return {**found, "num2words_read_back": round_trip()}


def _of(cases: Sequence[Amount] | Sequence[Date]) -> list[str]:
    return [case.text for case in cases]


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:g}")
