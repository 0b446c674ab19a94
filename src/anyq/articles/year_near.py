"""Clues to the year: full dates close to the printed day."""

import re
from collections.abc import Iterator
from datetime import date

from anyq.articles.clauses import Dated, Sentence, tense
from anyq.articles.view import (
    Text,
    beginnings,
    forms,
    is_adverbial,
    is_since,
    own_day,
    quote,
    times_of,
)
from anyq.articles.year_hints import Hint

WEEK = 7
SOON = 62
"""Days within which a day announced is one of this year or the next weeks."""
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_POST = re.compile(
    rf"\(@\w+\)\s+(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}}), (?P<year>20\d\d)", re.IGNORECASE
)


def _days_ahead(text: Text, time: Dated) -> int | None:
    """Return how many days a full date lies behind the printed day, years apart."""
    at = time.span.at
    if time.year is None or at.month is None or at.day is None:
        return None
    month, day = own_day(text)
    try:
        gap = date(2023, at.month, at.day) - date(2023, month, day)
    except ValueError:
        return None
    return gap.days


def near_day(text: Text) -> Iterator[Hint]:
    """A full date within a week before the printed day: news is of the last days.

    There are anniversaries too, so it only supports its year, unless `бүгін` stands beside it.
    """
    for sentence, time in times_of(text):
        ahead = _days_ahead(text, time)
        if ahead is None or not -WEEK <= ahead <= 0 or not is_adverbial(sentence, time):
            continue
        if tense(sentence.after(time)) != "future":
            yield _on_day(text, sentence, time, firm=_is_today(sentence, time, ahead))


def _is_today(sentence: Sentence, time: Dated, ahead: int) -> bool:
    """`бүгін, 2024 жылғы 20 сәуірде`: the word beside it says which day it is."""
    before = [word.norm for word in sentence.before(time)[-2:]]
    return ahead == 0 and bool(forms("today") & set(before))


def day_ahead(text: Text) -> Iterator[Hint]:
    """A full date soon after the printed day, of what will be.

    Nobody announces the very day of an ordinary event a year and some weeks before it.
    """
    for sentence, time in times_of(text):
        ahead = _days_ahead(text, time)
        if ahead is None or not 0 <= ahead <= SOON or tense(sentence.after(time)) != "future":
            continue
        if (
            is_adverbial(sentence, time)
            or _is_beginning(sentence, time)
            or _is_closing(sentence, time)
        ):
            yield _on_day(text, sentence, time, firm=True)


def _is_beginning(sentence: Sentence, time: Dated) -> bool:
    """Whether something is to begin: `5 ақпаннан бастап көрсетіледі`; `… істейді` may be habit.

    Laws come into force on the first of a month and are announced years before.
    """
    passive = any(word.norm.endswith(beginnings("passive")) for word in sentence.after(time))
    return is_since(time) and time.span.at.day != 1 and passive


def _is_closing(sentence: Sentence, time: Dated) -> bool:
    """The last day on which applications are taken; other deadlines may be years away."""
    after = sentence.after(time)[:3]
    return time.span.relation == "until" and any(
        w.norm.startswith(beginnings("accept")) for w in after
    )


def within_days(text: Text) -> Iterator[Hint]:
    """`2026 жылғы 19-23 қаңтар аралығында өтетін …`: a printed day inside such days."""
    for sentence, time in times_of(text):
        first, last, own = time.span.at, time.span.to, own_day(text)
        if time.year is None or last is None or not first.day or not last.day:
            continue
        inside = (first.month or 0, first.day) <= own <= (last.month or 0, last.day)
        if inside and tense(sentence.after(time)) == "future":
            yield _on_day(text, sentence, time, firm=True)


def _on_day(text: Text, sentence: Sentence, time: Dated, *, firm: bool) -> Hint:
    at, year = time.span.at, time.year or 0
    return Hint(
        "near_date",
        f"{year}-{at.month:02}-{at.day:02}",
        low=year,
        high=year,
        rank="equal",
        firm=firm,
        evidence=quote(text, sentence, time),
    )


def embedded_post(text: Text) -> Iterator[Hint]:
    """`(@handle) January 24, 2026` under a post that the article shows, within the last week."""
    month, day = own_day(text)
    for match in _POST.finditer(text.text):
        at, year = MONTHS.index(match["month"].lower()) + 1, int(match["year"])
        if at == month and 0 <= day - int(match["day"]) <= WEEK:
            yield Hint(
                "near_date",
                f"{year}-{at:02}-{int(match['day']):02}",
                low=year,
                high=year,
                rank="equal",
                evidence=text.evidence(*match.span()),
            )
