"""Clues to the year: an explicit year and the number of years that have passed since."""

from collections.abc import Iterator
from itertools import pairwise

from anyq.articles.clauses import Dated, Sentence
from anyq.articles.view import Text, beginnings, forms, is_since
from anyq.articles.year_hints import Hint


def anniversary(text: Text) -> Iterator[Hint]:
    """`жүз жыл бұрын, 1926 жылы`; `1976 жылдан бері … 50 жылдығы`; `20 жыл (2006 ж.) толып`."""
    for sentence in text.sentences:
        for time in sentence.times:
            if time.year is None or time.in_name or time.span.kind != "point":
                continue
            found = _years_beside(sentence, time)
            if found is not None:
                count, exact = found
                year = time.year + count
                yield Hint(
                    "relative_year",
                    f"{time.year} + {count} = {year}",
                    low=year,
                    high=year,
                    rank="equal",
                    firm=exact,
                    evidence=text.evidence(sentence.words[0].start, sentence.words[-1].end),
                )


def _years_beside(sentence: Sentence, time: Dated) -> tuple[int, bool] | None:
    """Return how many years after the time the sentence is written, and whether that is exact."""
    for other in sentence.times:
        length = other.span.length
        if length is None or length.unit != "year" or length.count != int(length.count):
            continue
        count, gap = int(length.count), time.span.first - other.span.last
        if other.span.relation == "ago" and 0 <= gap <= 1:
            said = {word.norm for word in sentence.before(other)[-1:]}
            return count, bool(count % 10 or said & forms("exactly"))
        beside = sentence.words[other.span.last : time.span.first]
        turns = any(w.norm.startswith(beginnings("turns")) for w in sentence.after(time)[:3])
        if [word.text for word in beside] == ["("] and turns:
            return count, True
    jubilee = _jubilee(sentence, time)
    return None if jubilee is None else (jubilee, True)


def _jubilee(sentence: Sentence, time: Dated) -> int | None:
    """`1976 жылдан бері … 50 жылдығымен`: the first jubilee behind a year of founding."""
    if not is_since(time):
        return None
    after = sentence.after(time)
    for number, word in pairwise(after):
        if word.norm in forms("jubilee") and number.norm.isdigit() and int(number.norm) < 200:
            return int(number.norm)
    return None
