"""Sentences of an article with the times they name, and the tense around each."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from anyq.data import rows
from anyq.doc import Word
from anyq.kazakh.morphology import readings
from anyq.values import TimeSpan, find_times

Tense = Literal["past", "future", "plan", "speech", "not"]
NAME_WORDS = 8
"""Words up to which what stands in quotation marks is a name; longer quotations are speech."""
BESIDE = 3
"""Words within which a participle behind a time has that time: `2026 жылы өтетін форум`."""
STEM = 5
"""Letters by which two forms of a word are held to be one word."""
_ENDS = frozenset({".", "!", "?", "…", "..."})
_GOES_ON = frozenset({")", ",", ";", ":"})
_OPEN = {"«": "»", "“": "”", "„": "”", '"': '"'}
_OF_YEARS = re.compile(r"1[0-9]\d\d|20\d\d|жыл|былтыр|биыл")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTICIPLE = re.compile(
    r".{2,}(?:ған|ген|қан|кен)(?:дар|дер)?(?:ы|і|ымыз|іміз)?"
    r"(?:н|ның|нің|на|не|нан|нен|мен|нда|нде|да|де|дағы|дегі|дай|дей|дық|дік|дықтан|діктен|ға|ге)?"
)


class Dated(msgspec.Struct, frozen=True):
    """A time in a sentence.

    Attributes:
        span: the time.
        year: its calendar year, None where it is only relative.
        offset: -1 for былтыр, 0 for биыл, 1 for келесі жылы; None where it is not of that kind.
        in_name: it stands inside quotation marks that enclose a name.
    """

    span: TimeSpan
    year: int | None
    offset: int | None
    in_name: bool


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its words, the times in it, the paragraph it stands in (0 is the headline).

    Indices of the times count in `words`.
    """

    words: tuple[Word, ...]
    times: tuple[Dated, ...]
    paragraph: int

    def after(self, time: Dated) -> tuple[Word, ...]:
        """Return the words behind a time."""
        return self.words[time.span.last :]

    def beside_times(self) -> tuple[Word, ...]:
        """Return the words that belong to no time."""
        taken = {i for time in self.times for i in range(time.span.first, time.span.last)}
        return tuple(w for i, w in enumerate(self.words) if i not in taken)

    def before(self, time: Dated) -> tuple[Word, ...]:
        """Return the words in front of a time."""
        return self.words[: time.span.first]


def read_sentences(text: str, words: Sequence[Word]) -> list[Sentence]:
    """Cut an article into sentences with their times.

    Args:
        text: the article's text: headline, blank line, paragraphs a line each.
        words: its words.

    Returns:
        Its sentences. Times are looked for only where a year or a word for one stands.
    """
    found: list[Sentence] = []
    first, paragraph = 0, 0
    for i, word in enumerate(words):
        last = i + 1 == len(words)
        broken = not last and "\n" in text[word.end : words[i + 1].start]
        if last or broken or _ends(words, i):
            found.append(_sentence(words[first : i + 1], paragraph))
            first = i + 1
            paragraph += broken
    return found


def _sentence(words: Sequence[Word], paragraph: int) -> Sentence:
    if not any(_OF_YEARS.match(word.norm) for word in words):
        return Sentence(tuple(words), (), paragraph)
    names = _names(words)
    times = tuple(_dated(span, names) for span in find_times(words))
    return Sentence(tuple(words), times, paragraph)


def _ends(words: Sequence[Word], i: int) -> bool:
    if words[i].text not in _ENDS:
        return False
    following = words[i + 1].text if i + 1 < len(words) else ""
    return not (following[:1].islower() or following in _GOES_ON)


def _names(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the ranges of words inside quotation marks that enclose names."""
    found, i = [], 0
    while i < len(words):
        close = _OPEN.get(words[i].text)
        if close:
            reach = range(i + 1, min(i + NAME_WORDS + 2, len(words)))
            end = next((j for j in reach if words[j].text == close), None)
            if end is not None:
                found.append((i, end))
                i = end
        i += 1
    return found


def _dated(span: TimeSpan, names: Sequence[tuple[int, int]]) -> Dated:
    in_name = any(start < span.last and span.first < end for start, end in names)
    year, offset = span.at.year, None
    if span.at.unit == "year" and year is None:
        offset = span.at.offset
    return Dated(span, year, offset, in_name)


def tense(words: Sequence[Word]) -> Literal["past", "future"] | None:
    """Return the tense of the words behind a time: of the verbs its clause ends in.

    Args:
        words: from the time to the end of its sentence.

    Returns:
        `past` or `future` (plans and duties count as future): that of a participle beside the
        time, unless it is of habit (`әкелінетін … енгізді`), else that of all verbs of the
        clause, verbs of saying apart; None where they differ, or there is none.
    """
    names = [_tense(word.norm, closes(words, i)) for i, word in enumerate(words)]
    verbs = [(i, name) for i, name in enumerate(names) if name in ("past", "future", "plan")]
    if verbs and verbs[0][0] < BESIDE and not closes(words, verbs[0][0]):
        ends_past = any(name == "past" and closes(words, i) for i, name in verbs)
        return "past" if verbs[0][1] == "past" else None if ends_past else "future"
    found = {name == "past" for _, name in verbs}
    if len(found) != 1:
        return None
    return "past" if True in found else "future"


def closes(words: Sequence[Word], i: int) -> bool:
    """Whether word `i` closes a clause: only a sign or a word of saying follows."""
    if i + 1 >= len(words):
        return True
    following = words[i + 1]
    return not following.text[0].isalnum() or _tense(following.norm, final=False) == "speech"


@lru_cache(maxsize=1 << 15)
def _tense(norm: str, final: bool) -> Tense | None:
    by_word, by_start, by_end, by_last = _forms()
    if norm in by_word:
        return by_word[norm]
    for start, name in by_start:
        if norm.startswith(start):
            return name
    if _PARTICIPLE.fullmatch(norm):
        return "past"
    ends = [*by_last, *by_end] if final else by_end
    found = next((name for end, name in ends if _has_ending(norm, end)), None)
    return _finite(norm) if final and found is None else found


def _has_ending(norm: str, end: str) -> bool:
    return norm.endswith(end) and len(norm) > len(end)


def _finite(norm: str) -> Tense | None:
    """Return the tense that all readings of a word as a finite verb agree on."""
    finite = [reading for reading in readings(norm) if "VerbForm=Fin" in reading.feats]
    past = {"Tense=Past" in reading.feats for reading in finite}
    if len(past) != 1:
        return None
    return "past" if True in past else "future"


_Forms = tuple[
    dict[str, Tense],
    tuple[tuple[str, Tense], ...],
    tuple[tuple[str, Tense], ...],
    tuple[tuple[str, Tense], ...],
]


@cache
def _forms() -> _Forms:
    table = [
        (row["match"], row["form"], msgspec.convert(row["tense"], Tense))
        for row in rows("anyq.articles", "tenses.tsv")
    ]

    def group(match: str) -> tuple[tuple[str, Tense], ...]:
        return tuple((form, name) for kind, form, name in table if kind == match)

    return dict(group("word")), group("start"), group("end"), group("last")


def stems(words: Sequence[Word]) -> frozenset[str]:
    """Return what a sentence is about: the beginnings of its longer words, and its numbers."""
    return frozenset(
        word.norm[:STEM] for word in words if len(word.norm) >= STEM - 1 and word.norm[0].isalpha()
    )


def numbers(words: Sequence[Word]) -> frozenset[str]:
    """Return the numbers of a sentence that are more than one digit, years apart."""
    found = (_NUMBER.match(word.norm) for word in words)
    digits = {match.group() for match in found if match is not None}
    return frozenset(number for number in digits if len(number) > 1 and not _YEAR.match(number))
