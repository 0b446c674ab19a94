"""Clues to the year: what has happened in a year, and what will."""

from collections.abc import Iterator

from anyq.articles.clauses import Dated, Sentence, numbers, tense
from anyq.articles.view import (
    DECEMBER,
    Text,
    beginnings,
    forms,
    is_adverbial,
    is_since,
    last_word,
    own_day,
    place_of,
    quote,
    times_of,
)
from anyq.articles.year_hints import Hint
from anyq.articles.year_relative import base_of

SPRING = 3
EARLY = 1
"""The month in which figures of “the year” are those of the year before."""
REACH = 10
"""Words within which an event's name ends."""


def past_year(text: Text) -> Iterator[Hint]:
    """What has happened in a year was not published before it."""
    for sentence, time in times_of(text):
        if time.year is None or not (is_adverbial(sentence, time) or is_since(time)):
            continue
        after = sentence.after(time)
        said = tense(after)
        if said == "past" or (is_since(time) and said is None):
            low = time.year + _not_yet(text, time)
            if _whole_year(text, sentence, time):
                low = time.year + 1
            yield Hint("tense", f"≥ {low}", low=low, evidence=quote(text, sentence, time))


def _not_yet(text: Text, time: Dated) -> bool:
    """Whether a time lies after the printed day in any one year."""
    place = place_of(time)
    return place is not None and place > own_day(text)


def _whole_year(text: Text, sentence: Sentence, time: Dated) -> bool:
    """Whether figures of a bare year are told in its first month: then the year is over."""
    bare = place_of(time) is None and time.span.relation == "in"
    return bare and text.date.month == EARLY and bool(numbers(sentence.beside_times()))


def year_in_review(text: Text) -> Iterator[Hint]:
    """`2025 жылдың қорытындысы бойынша … жетті`: that year is over, or in its last month."""
    for sentence, time in times_of(text):
        after = sentence.after(time)
        if time.year is None or time.span.case != "gen" or time.span.rule != "year" or not after:
            continue
        if after[0].norm.startswith(beginnings("review")) and tense(after) != "future":
            low = time.year + ((text.date.month or 1) < DECEMBER)
            yield Hint("tense", f"≥ {low}", low=low, evidence=quote(text, sentence, time))


def at_event(text: Text) -> Iterator[Hint]:
    """`2026 жылғы көрме аясында … қол қойылды`: an event of that year has begun."""
    for sentence, time in times_of(text):
        after = sentence.after(time)
        if time.year is None or last_word(sentence, time).norm != "жылғы" or not after:
            continue
        frame = next(
            (i for i, word in enumerate(after[:REACH]) if word.norm in forms("frame")), None
        )
        if (
            frame
            and after[frame - 1].norm.startswith(beginnings("event"))
            and tense(after) == "past"
        ):
            said = quote(text, sentence, time)
            yield Hint("tense", f"≥ {time.year}", low=time.year, evidence=said)


def future_year(text: Text) -> Iterator[Hint]:
    """What is planned for a year, or will be in it, was not published after it."""
    for sentence, time in times_of(text):
        if time.year is None or not _may_be_planned(sentence, time):
            continue
        if tense(sentence.after(time)) != "future":
            continue
        high = time.year - _over(text, time)
        yield Hint("tense", f"≤ {high}", high=high, evidence=quote(text, sentence, time))


def _over(text: Text, time: Dated) -> bool:
    """Whether a time lies before the printed day in any one year."""
    at = time.span.to or time.span.at
    if at.month is None:
        return False
    return (at.month, at.day or 31) < own_day(text)


def _may_be_planned(sentence: Sentence, time: Dated) -> bool:
    """Whether a time may be that of a plan; what begins at a time may go on by habit since."""
    if is_adverbial(sentence, time) or time.span.relation == "until":
        return True
    after = sentence.after(time)
    return time.span.case == "dat" and bool(after) and after[0].norm in forms("toward")


def compared_year(text: Text) -> Iterator[Hint]:
    """`2024 жылмен салыстырғанда …`: the figure is of a later time than the year compared with."""
    for sentence, time in times_of(text):
        base = base_of(sentence, time)
        if base is not None and tense(sentence.after(time)) != "future":
            years = [other.year for other in sentence.times if other.year is not None]
            if min(years) == base:
                yield Hint(
                    "base_year",
                    f"> {base}",
                    low=base + 1,
                    evidence=quote(text, sentence, time),
                )


def annual_lead(text: Text) -> Iterator[Hint]:
    """News of the first months that opens with the figures of a year: likely the year just over.

    Where былтыр is told apart from that year, it is another one.
    """
    if (text.date.month or DECEMBER) > SPRING or any(t.offset == -1 for _, t in times_of(text)):
        return
    opening = [(s, t) for s, t in times_of(text) if s.paragraph <= 2 and t.year is not None]
    lead = next(((s, t) for s, t in opening if s.paragraph <= 1), None)
    if lead is None or not _is_told(*lead):
        return
    sentence, time = lead
    if any(_is_told(s, t) and numbers(s.beside_times()) for s, t in opening if t.year == time.year):
        year = (time.year or 0) + 1
        said = quote(text, sentence, time)
        yield Hint("tense", f"= {year}", low=year, high=year, firm=False, evidence=said)


def _is_told(sentence: Sentence, time: Dated) -> bool:
    """Whether a sentence tells what happened in a bare year."""
    told = is_adverbial(sentence, time) and tense(sentence.after(time)) == "past"
    return told and place_of(time) is None
