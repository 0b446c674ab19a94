"""An article as the rules for its year see it: sentences, times, the day that is printed."""

from collections.abc import Iterator
from functools import cache

import msgspec

from anyq.articles.clauses import Dated, Sentence
from anyq.articles.printed import PrintedDate
from anyq.data import rows
from anyq.doc import Word
from anyq.span import Span

DECEMBER = 12
SINCE = frozenset({"since", "from"})


class Text(msgspec.Struct, frozen=True):
    """An article's sentences and the day that its date line prints."""

    text: str
    sentences: tuple[Sentence, ...]
    date: PrintedDate

    def evidence(self, start: int, end: int) -> Span:
        """Quote `[start, end)` of the article."""
        return Span.of(self.text, start, end)


def times_of(text: Text) -> Iterator[tuple[Sentence, Dated]]:
    """Yield each time that stands in no name, with its sentence."""
    for sentence in text.sentences:
        for time in sentence.times:
            if not time.in_name:
                yield sentence, time


def last_word(sentence: Sentence, time: Dated) -> Word:
    """Return the last word of a time."""
    return sentence.words[time.span.last - 1]


def is_adverbial(sentence: Sentence, time: Dated) -> bool:
    """Whether a time says when its clause happens: `2024 жылы`, `2024 жылғы мамырда`, `… күні`."""
    if time.span.relation != "in" or time.span.rule.startswith("decade"):
        return False
    last = last_word(sentence, time).norm
    if last.endswith(("дағы", "дегі", "тағы", "тегі", "ғы", "гі")):
        return False
    if time.span.case == "loc" or last.endswith(("жылы", "күні", "күндері")):
        return True
    after = sentence.after(time)
    return last == "жыл" and bool(after) and after[0].norm in forms("throughout")


def place_of(time: Dated) -> tuple[int, int] | None:
    """Return the month and day on which a time surely has begun; None for a bare year."""
    at = time.span.at
    if at.month:
        return at.month, at.day or 1
    if at.quarter:
        return at.quarter * 3 - 2, 1
    if at.half:
        return (1, 1) if at.half == 1 else (7, 1)
    if at.season:
        return at.season, 1
    return (DECEMBER, 1) if time.span.edge == "end" else None


def own_day(text: Text) -> tuple[int, int]:
    """Return the month and day that the date line prints."""
    return text.date.month or 1, text.date.day or 1


def quote(text: Text, sentence: Sentence, time: Dated) -> Span:
    """Quote the time and what its sentence says of it."""
    return text.evidence(time.span.start, sentence.words[-1].end)


def is_since(time: Dated) -> bool:
    """Whether a time is a beginning: `2022 жылдан бері`, `… бастап`."""
    return time.span.relation in SINCE


def has_no_year(sentence: Sentence) -> bool:
    """Whether a sentence names no calendar year."""
    return all(time.year is None for time in sentence.times)


@cache
def forms(kind: str) -> frozenset[str]:
    """Return the words of a class of yearwords.tsv."""
    return frozenset(_forms(kind))


@cache
def beginnings(kind: str) -> tuple[str, ...]:
    """Return the beginnings of words of a class of yearwords.tsv."""
    return tuple(_forms(kind))


def _forms(kind: str) -> Iterator[str]:
    for row in rows("anyq.articles", "yearwords.tsv"):
        if row["class"] == kind:
            yield from row["forms"].split()
