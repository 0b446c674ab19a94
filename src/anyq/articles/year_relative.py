"""Clues to the year: былтыр, биыл and келесі жыл tied to an explicit year; anniversaries."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from anyq.articles.clauses import Dated, Sentence, numbers, stems, tense
from anyq.articles.view import (
    DECEMBER,
    Text,
    beginnings,
    forms,
    has_no_year,
    is_adverbial,
    last_word,
    place_of,
    quote,
    times_of,
)
from anyq.articles.year_hints import Hint
from anyq.doc import Word
from anyq.values import Quantity, find_quantities

LATE = 10
"""Month from which `2026 жылы` in the same breath as былтыр may be the next year."""
LIKE_WITH_NUMBER, LIKE, LIKE_SHARE = 3, 4, 0.4
"""Words that two sentences about one thing share: with a number; without; of the shorter one's.
Read off the dev articles of Kazinform."""
MANY = 40
"""Times of a kind that are compared with each other: the work grows with their square."""
RELATIVE = {-1: "былтыр", 0: "биыл", 1: "келесі жыл"}


def base_of(sentence: Sentence, time: Dated) -> int | None:
    """Return the year that a figure is compared with, None where the time is no such base."""
    after = sentence.after(time)
    if time.span.case not in ("ins", "dat") or not after or time.span.rule != "year":
        return None
    return time.year if after[0].norm in forms("compared") else None


def relative_base(text: Text) -> Iterator[Hint]:
    """`Былтыр … өңделді. Бұл 2024 жылмен салыстырғанда …`: былтыр is the year after the base.

    A year further back may be compared with, so this supports a year and excludes none.
    """
    for i, sentence in enumerate(text.sentences):
        for time in sentence.times:
            base = None if time.in_name else base_of(sentence, time)
            if base is None or any(t.year not in (None, base) for t in sentence.times):
                continue
            before = [t for t in sentence.times if t.span.start < time.span.start]
            holder = _relative(sentence, before)
            if holder is None and not before and i and _refers_back(sentence):
                previous = text.sentences[i - 1]
                if previous.paragraph == sentence.paragraph and has_no_year(previous):
                    holder = _relative(previous, previous.times)
            if holder is not None:
                yield _equal(text, "base_year", holder, base + 1, time.span.end, firm=False)


def _refers_back(sentence: Sentence) -> bool:
    return sentence.words[0].norm in forms("back")


def _relative(sentence: Sentence, times: Sequence[Dated]) -> Dated | None:
    """Return былтыр or биыл where it is the time of its clause, not a base of comparison."""
    for time in times:
        if time.offset in (-1, 0) and not time.in_name and _is_when(sentence, time):
            return time
    return None


def _is_when(sentence: Sentence, time: Dated) -> bool:
    """Whether a relative year says when: `былтыр`, `өткен жылы`, `өткен жылдың қорытындысы`."""
    after = sentence.after(time)
    following = after[0].norm if after else ""
    if following in forms("compared") or time.span.case in ("ins", "abl", "dat"):
        return False
    if time.span.case == "gen":
        return following.startswith(beginnings("review"))
    if time.span.at.month or time.span.at.season:
        return True
    last = last_word(sentence, time).norm
    return last in ("былтыр", "биыл") or last.endswith(("жылы", "айда", "айында"))


def _equal(text: Text, clue: str, time: Dated, year: int, end: int, *, firm: bool = True) -> Hint:
    """Make the hint that a relative year is an explicit one."""
    offset = time.offset or 0
    said = year - offset
    return Hint(
        clue,
        f"{RELATIVE[offset]} = {year}",
        low=said,
        high=said,
        rank="equal",
        firm=firm,
        evidence=text.evidence(min(time.span.start, end), max(time.span.end, end)),
    )


def growth_chain(text: Text) -> Iterator[Hint]:
    """`2022 жылы … жетті. Былтыр бұл көрсеткіш … өсті`: былтыр is the year after the base."""
    for before, sentence in pairwise(text.sentences):
        years = [t for t in before.times if t.year is not None and is_adverbial(before, t)]
        if before.paragraph != sentence.paragraph or not years or not sentence.times:
            continue
        time, base = sentence.times[0], years[-1]
        follows = time.offset == -1 and _is_when(sentence, time) and has_no_year(sentence)
        if not follows or base.year is None or not _same_indicator(sentence, time):
            continue
        if tense(before.after(base)) == "past" and _grows(before, sentence):
            found = _equal(text, "base_year", time, base.year + 1, base.span.start)
            said = text.evidence(base.span.start, sentence.words[-1].end)
            yield msgspec.structs.replace(found, evidence=said)


def _grows(before: Sentence, sentence: Sentence) -> bool:
    """Whether the second figure can be the first one with the growth that is stated."""
    levels, later = find_quantities(before.words), find_quantities(sentence.words)
    change = next((q for q in later if q.unit == "%"), None)
    pairs = [(one, two) for one in levels for two in later if one.unit == two.unit != "%"]
    if not pairs or change is None:
        return bool(levels and later)
    one, two = pairs[-1]
    return any(_reaches(one, change, two, sign) for sign in (1, -1))


def _reaches(one: Quantity, change: Quantity, two: Quantity, sign: int) -> bool:
    """Whether `one` changed by `change` percent is `two`, each within its printed digits."""
    rates = [1 + sign * (_bound(change, side) / 100) for side in (-1, 1)]
    reached = [_bound(one, side) * rate for side in (-1, 1) for rate in rates]
    return min(reached) <= _bound(two, 1) and _bound(two, -1) <= max(reached)


def _bound(quantity: Quantity, side: int) -> Decimal:
    """Return an end of the interval that printed digits allow."""
    value = quantity.value
    if isinstance(value, tuple):
        return value[side > 0]
    return value + side * quantity.digit / 2


def growth_ahead(text: Text) -> Iterator[Hint]:
    """`Өткен жылы … әкелді. Ал 2026 жылы бұл көрсеткіш … болады`: the year after былтыр.

    Late in a year the year ahead may be meant, so the last months are left out.
    """
    if (text.date.month or DECEMBER) >= LATE:
        return
    for before, sentence in pairwise(text.sentences):
        holder = _relative(before, [t for t in before.times if t.offset == -1])
        if holder is None or before.paragraph != sentence.paragraph or not sentence.times:
            continue
        time = sentence.times[0]
        ahead = time.year is not None and is_adverbial(sentence, time)
        if ahead and _same_indicator(sentence, time) and has_no_year(before) and time.year:
            yield _equal(text, "base_year", holder, time.year - 1, time.span.end)


def _same_indicator(sentence: Sentence, time: Dated) -> bool:
    after = sentence.after(time)[:3]
    this = [i for i, word in enumerate(after) if word.norm in forms("this")]
    return any(
        after[i + 1].norm.startswith(beginnings("indicator")) for i in this if i + 1 < len(after)
    )


def apposition(text: Text) -> Iterator[Hint]:
    """`биыл, 2024 жылы`, `былтыр (2023 жылы)`, `2023 жылы, яғни былтыр`."""
    for sentence in text.sentences:
        for one, other in pairwise(sentence.times):
            if one.in_name or other.in_name or not _side_by_side(sentence, one, other):
                continue
            relative, explicit = (one, other) if other.year is not None else (other, one)
            if explicit.year is None or relative.offset not in RELATIVE:
                continue
            if _bare(sentence, explicit) and _is_when(sentence, relative):
                yield _equal(text, "relative_year", relative, explicit.year, explicit.span.end)


def _side_by_side(sentence: Sentence, one: Dated, other: Dated) -> bool:
    """Whether two times name one: nothing but signs and `яғни` between them.

    In brackets the second stands alone: `биыл (2017 жылы 3 пайыз)` compares two years.
    """
    between = sentence.words[one.span.last : other.span.first]
    signs = {word.norm for word in between}
    if len(between) > 2 or not signs <= forms("that_is"):
        return False
    behind = [word.text for word in sentence.after(other)[:2]]
    return "(" not in signs or ")" in behind[:1] or behind == [".", ")"]


def _bare(sentence: Sentence, time: Dated) -> bool:
    return (
        time.span.kind == "point" and time.span.case in ("", "loc") and time.span.relation == "in"
    )


def next_or_last(text: Text) -> Iterator[Hint]:
    """`келесі 2026 жылы`, `өткен 2023 жылы`, `ағымдағы 2024 жылы`."""
    for sentence, time in times_of(text):
        named = _named_year(sentence, time)
        if named is None:
            continue
        year, word = named
        offsets = {"next": 1, "now": 0, "last": -1}
        offset = next((by for name, by in offsets.items() if word.norm in forms(name)), None)
        if offset is not None:
            stated = msgspec.structs.replace(time, offset=offset)
            yield _equal(text, "relative_year", stated, year, word.start)


def _named_year(sentence: Sentence, time: Dated) -> tuple[int, Word] | None:
    """Return a bare explicit year and the word before it, which may be read as part of it."""
    length = time.span.length
    if length is not None and length.unit == "year" and 1900 <= length.count < 2100:
        return int(length.count), sentence.words[time.span.first]
    before = sentence.before(time)
    if time.year is None or not before or not is_adverbial(sentence, time) or place_of(time):
        return None
    return time.year, before[-1]


def same_event(text: Text) -> Iterator[Hint]:
    """One event told once with былтыр or биыл and once with its year."""
    relative = [(s, t) for s, t in times_of(text) if t.offset in RELATIVE and _is_when(s, t)]
    explicit = [(s, t) for s, t in times_of(text) if t.year is not None and is_adverbial(s, t)]
    for same in (_same_day, _same_words):
        pairs = [
            (time, other, dated)
            for one, time in relative[:MANY]
            for other, dated in explicit[:MANY]
            if one is not other and same(one, time, other, dated)
        ]
        said = {(dated.year or 0) - (time.offset or 0) for time, _, dated in pairs}
        if len(said) == 1:
            time, other, dated = pairs[0]
            hint = _equal(text, "relative_year", time, dated.year or 0, time.span.end)
            yield msgspec.structs.replace(hint, evidence=quote(text, other, dated))
            return


def _same_day(one: Sentence, time: Dated, other: Sentence, dated: Dated) -> bool:
    """Whether two sentences name one day, month or season, and share words."""
    if place_of(time) is None or place_of(time) != place_of(dated):
        return False
    figures = numbers(one.beside_times()), numbers(other.beside_times())
    if all(figures) and not figures[0] & figures[1]:
        return False
    return len(stems(one.words) & stems(other.words)) >= (2 if time.span.at.day else 3)


def _same_words(one: Sentence, time: Dated, other: Sentence, dated: Dated) -> bool:
    """Whether two sentences tell one thing: a number and words, headline and lead, or one plan.

    Likeness alone does not do: a series is told in like sentences, a year each.
    """
    shared = len(stems(one.words) & stems(other.words))
    if numbers(one.beside_times()) & numbers(other.beside_times()):
        return shared >= LIKE_WITH_NUMBER
    least = min(len(stems(one.words)), len(stems(other.words)))
    if shared < LIKE or shared < LIKE_SHARE * least:
        return False
    if {one.paragraph, other.paragraph} == {0, 1}:
        return True
    return tense(one.after(time)) == tense(other.after(dated)) == "future"
