"""Clues to the year in the running text: explicit years, былтыр and биыл, tenses, anniversaries.

Each rule is a function from the sentences to hints; `RULES` lists them. None of them looks at
years inside names, nor at years that only say which plan, law or contest is meant
(`2026 жылға арналған`, `2026 жылғы чемпионат`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from anyq.articles.clauses import Dated, Sentence, numbers, stems, tense
from anyq.articles.printed import PrintedDate
from anyq.articles.year_hints import Hint
from anyq.doc import Word
from anyq.span import Span

DECEMBER = 12
SPRING = 3
WEEK = 7
SOON = 62
"""Days within which a day announced is one of this year or the next weeks."""
REACH = 10
"""Words within which an event's name ends."""
FRAMES = frozenset({"аясында", "барысында", "кезінде", "шеңберінде"})
EVENTS = (
    "көрме",
    "форум",
    "саммит",
    "жиын",
    "конференция",
    "чемпионат",
    "турнир",
    "фестивал",
    "ойын",
    "сайыс",
    "олимпиада",
    "конгресс",
    "кездесу",
    "отырыс",
    "байқау",
    "жәрмеңке",
)
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
LATE = 10
EARLY = 1
"""The month in which figures of “the year” are those of the year before."""
THROUGHOUT = frozenset({"барысында", "ішінде", "бойы", "бойына"})
SINCE = frozenset({"since", "from"})
RELATIVE = {-1: "былтыр", 0: "биыл", 1: "келесі жыл"}
COMPARED = frozenset({"салыстырғанда", "қарағанда", "салыстырсақ", "салыстырмалы"})
SAME_INDICATOR = ("көрсеткіш", "көлем", "сан", "соммас", "сома", "үлес", "деңгей")
ANNIVERSARY = frozenset({"жылдығы", "жылдығын", "жылдығына", "жылдығымен", "жылдығының"})
TURNS = ("толд", "толад", "толып", "толу", "толған", "толға")


class Text(msgspec.Struct, frozen=True):
    """An article's sentences and the day that its date line prints."""

    text: str
    sentences: tuple[Sentence, ...]
    date: PrintedDate

    def evidence(self, start: int, end: int) -> Span:
        """Quote `[start, end)` of the article."""
        return Span.of(self.text, start, end)


Rule = Callable[[Text], Iterator[Hint]]


def find_hints(text: Text) -> list[Hint]:
    """Run all rules."""
    return [hint for rule in RULES for hint in rule(text)]


def _times(text: Text) -> Iterator[tuple[Sentence, Dated]]:
    for sentence in text.sentences:
        for time in sentence.times:
            if not time.in_name:
                yield sentence, time


def _last_word(sentence: Sentence, time: Dated) -> Word:
    return sentence.words[time.span.last - 1 - sentence.first]


def is_adverbial(sentence: Sentence, time: Dated) -> bool:
    """Whether a time says when its clause happens: `2024 жылы`, `2024 жылғы мамырда`, `… күні`."""
    if time.span.relation != "in" or time.span.rule.startswith("decade"):
        return False
    last = _last_word(sentence, time).norm
    if last.endswith(("дағы", "дегі", "тағы", "тегі", "ғы", "гі")):
        return False
    if time.span.case == "loc" or last.endswith(("жылы", "күні", "күндері")):
        return True
    after = sentence.after(time)
    return last == "жыл" and bool(after) and after[0].norm in THROUGHOUT


def _place(time: Dated) -> tuple[int, int] | None:
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


def _own(text: Text) -> tuple[int, int]:
    return text.date.month or 1, text.date.day or 1


def _quote(text: Text, sentence: Sentence, time: Dated) -> Span:
    """Quote the time and what its sentence says of it."""
    return text.evidence(time.span.start, sentence.words[-1].end)


def past_year(text: Text) -> Iterator[Hint]:
    """What has happened in a year was not published before it."""
    for sentence, time in _times(text):
        if time.year is None or not (is_adverbial(sentence, time) or _since(time)):
            continue
        after = sentence.after(time)
        said = tense(after)
        if said == "past" or (_since(time) and said is None):
            low = time.year + _not_yet(text, time)
            if _whole_year(text, sentence, time):
                low = time.year + 1
            yield Hint("tense", f"≥ {low}", low=low, evidence=_quote(text, sentence, time))


def _since(time: Dated) -> bool:
    return time.span.relation in SINCE


def _not_yet(text: Text, time: Dated) -> bool:
    """Whether a time lies after the printed day in any one year."""
    place = _place(time)
    return place is not None and place > _own(text)


def _whole_year(text: Text, sentence: Sentence, time: Dated) -> bool:
    """Whether figures of a bare year are told in its first month: then the year is over."""
    bare = _place(time) is None and time.span.relation == "in"
    return bare and text.date.month == EARLY and bool(numbers(sentence.after(time)))


def year_in_review(text: Text) -> Iterator[Hint]:
    """`2025 жылдың қорытындысы бойынша … жетті`: that year is over, or in its last month."""
    for sentence, time in _times(text):
        after = sentence.after(time)
        if time.year is None or time.span.case != "gen" or time.span.rule != "year" or not after:
            continue
        if after[0].norm.startswith("қорытынды") and tense(after) != "future":
            low = time.year + ((text.date.month or 1) < DECEMBER)
            yield Hint("tense", f"≥ {low}", low=low, evidence=_quote(text, sentence, time))


def future_year(text: Text) -> Iterator[Hint]:
    """What is planned for a year, or will be in it, was not published after it."""
    for sentence, time in _times(text):
        if time.year is None or not _may_be_planned(sentence, time):
            continue
        if tense(sentence.after(time)) != "future":
            continue
        high = time.year - _over(text, time)
        yield Hint("tense", f"≤ {high}", high=high, evidence=_quote(text, sentence, time))


def _over(text: Text, time: Dated) -> bool:
    """Whether a time lies before the printed day in any one year; a beginning may."""
    at = time.span.to or time.span.at
    if at.month is None or _since(time):
        return False
    return (at.month, at.day or 31) < _own(text)


def _may_be_planned(sentence: Sentence, time: Dated) -> bool:
    """Whether a time may be that of a plan; since a bare year, things are also done by habit."""
    if is_adverbial(sentence, time) or time.span.relation == "until":
        return True
    if _since(time):
        return time.span.at.month is not None
    after = sentence.after(time)
    return time.span.case == "dat" and bool(after) and after[0].norm == "қарай"


def compared_year(text: Text) -> Iterator[Hint]:
    """`2024 жылмен салыстырғанда …`: the figure is of a later time than the year compared with."""
    for sentence, time in _times(text):
        base = _base(sentence, time)
        if base is not None and tense(sentence.after(time)) != "future":
            years = [other.year for other in sentence.times if other.year is not None]
            if min(years) == base:
                yield Hint(
                    "base_year",
                    f"> {base}",
                    low=base + 1,
                    evidence=_quote(text, sentence, time),
                )


def _base(sentence: Sentence, time: Dated) -> int | None:
    after = sentence.after(time)
    if time.span.case not in ("ins", "dat") or not after or time.span.rule != "year":
        return None
    return time.year if after[0].norm in COMPARED else None


def relative_base(text: Text) -> Iterator[Hint]:
    """`Былтыр … өңделді. Бұл 2024 жылмен салыстырғанда …`: былтыр is the year after the base."""
    for i, sentence in enumerate(text.sentences):
        for time in sentence.times:
            base = None if time.in_name else _base(sentence, time)
            if base is None or any(t.year not in (None, base) for t in sentence.times):
                continue
            before = [t for t in sentence.times if t.span.start < time.span.start]
            holder = _relative(sentence, before)
            if holder is None and not before and i and _refers_back(sentence):
                previous = text.sentences[i - 1]
                if previous.paragraph == sentence.paragraph and _no_year(previous):
                    holder = _relative(previous, previous.times)
            if holder is not None:
                yield _equal(text, "base_year", holder, base + 1, time.span.end)


def _no_year(sentence: Sentence) -> bool:
    return all(time.year is None for time in sentence.times)


def _refers_back(sentence: Sentence) -> bool:
    return sentence.words[0].norm in ("бұл", "ол", "осы", "яғни")


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
    if following in COMPARED or time.span.case in ("ins", "abl", "dat"):
        return False
    if time.span.case == "gen":
        return following.startswith("қорытынды")
    if time.span.at.month or time.span.at.season:
        return True
    last = _last_word(sentence, time).norm
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
        follows = time.offset == -1 and _is_when(sentence, time) and _no_year(sentence)
        if not follows or base.year is None or not _same_indicator(sentence, time):
            continue
        if (
            tense(before.after(base)) == "past"
            and numbers(before.words)
            and numbers(sentence.words)
        ):
            found = _equal(text, "base_year", time, base.year + 1, base.span.start)
            yield msgspec.structs.replace(
                found, evidence=text.evidence(base.span.start, sentence.words[-1].end)
            )


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
        if ahead and _same_indicator(sentence, time) and _no_year(before) and time.year:
            yield _equal(text, "base_year", holder, time.year - 1, time.span.end)


def _same_indicator(sentence: Sentence, time: Dated) -> bool:
    after = sentence.after(time)[:3]
    this = [i for i, word in enumerate(after) if word.norm in ("бұл", "осы", "аталған")]
    return any(after[i + 1].norm.startswith(SAME_INDICATOR) for i in this if i + 1 < len(after))


def apposition(text: Text) -> Iterator[Hint]:
    """`биыл, 2024 жылы`, `былтыр (2023 жылы)`, `2023 жылы, яғни былтыр`."""
    for sentence in text.sentences:
        for one, other in pairwise(sentence.times):
            if one.in_name or other.in_name:
                continue
            between = sentence.words[
                one.span.last - sentence.first : other.span.first - sentence.first
            ]
            if len(between) > 2 or not {w.norm for w in between} <= {",", "(", "яғни", "–", "—"}:
                continue
            relative, explicit = (one, other) if other.year is not None else (other, one)
            if explicit.year is None or relative.offset not in RELATIVE:
                continue
            if _bare(sentence, explicit) and _is_when(sentence, relative):
                yield _equal(text, "relative_year", relative, explicit.year, explicit.span.end)


def _bare(sentence: Sentence, time: Dated) -> bool:
    return (
        time.span.kind == "point" and time.span.case in ("", "loc") and time.span.relation == "in"
    )


def next_or_last(text: Text) -> Iterator[Hint]:
    """`келесі 2026 жылы`, `өткен 2023 жылы`, `ағымдағы 2024 жылы`."""
    offsets = {"келесі": 1, "алдағы": 1, "келер": 1, "ағымдағы": 0, "биылғы": 0, "өткен": -1}
    for sentence, time in _times(text):
        length = time.span.length
        if length is None or length.unit != "year" or not 1900 <= length.count < 2100:
            continue
        offset = offsets.get(sentence.words[time.span.first - sentence.first].norm)
        if offset is not None:
            stated = msgspec.structs.replace(time, offset=offset)
            yield _equal(text, "relative_year", stated, int(length.count), time.span.end)


def anniversary(text: Text) -> Iterator[Hint]:
    """`жүз жыл бұрын, 1926 жылы`; `1976 жылдан бері … 50 жылдығы`; `20 жыл (2006 ж.) толып`."""
    for sentence in text.sentences:
        for time in sentence.times:
            if time.year is None or time.in_name or time.span.kind != "point":
                continue
            count = _years_beside(sentence, time)
            if count is not None:
                year = time.year + count
                yield Hint(
                    "relative_year",
                    f"{time.year} + {count} = {year}",
                    low=year,
                    high=year,
                    rank="equal",
                    evidence=text.evidence(sentence.words[0].start, sentence.words[-1].end),
                )


def _years_beside(sentence: Sentence, time: Dated) -> int | None:
    """Return how many years after the time the sentence is written, if it says so."""
    for other in sentence.times:
        length = other.span.length
        if length is None or length.unit != "year" or length.count != int(length.count):
            continue
        gap = time.span.first - other.span.last
        if other.span.relation == "ago" and 0 <= gap <= 1:
            return int(length.count)
        beside = sentence.words[other.span.last - sentence.first : time.span.first - sentence.first]
        turns = any(word.norm.startswith(TURNS) for word in sentence.after(time)[:3])
        if [word.text for word in beside] == ["("] and turns:
            return int(length.count)
    return _jubilee(sentence, time)


def _jubilee(sentence: Sentence, time: Dated) -> int | None:
    """`1976 жылдан бері … 50 жылдығымен`: the first jubilee behind a year of founding."""
    if not _since(time):
        return None
    after = sentence.after(time)
    for number, word in pairwise(after):
        if word.norm in ANNIVERSARY and number.norm.isdigit() and int(number.norm) < 200:
            return int(number.norm)
    return None


def same_event(text: Text) -> Iterator[Hint]:
    """One event told once with былтыр or биыл and once with its year."""
    relative = [(s, t) for s, t in _times(text) if t.offset in RELATIVE and _is_when(s, t)]
    explicit = [(s, t) for s, t in _times(text) if t.year is not None and is_adverbial(s, t)]
    for same in (_same_day, _same_words):
        pairs = [
            (time, other, dated)
            for one, time in relative
            for other, dated in explicit
            if one is not other and same(one, time, other, dated)
        ]
        said = {(dated.year or 0) - (time.offset or 0) for time, _, dated in pairs}
        if len(said) == 1:
            time, other, dated = pairs[0]
            hint = _equal(text, "relative_year", time, dated.year or 0, time.span.end)
            yield msgspec.structs.replace(hint, evidence=_quote(text, other, dated))
            return


def _same_day(one: Sentence, time: Dated, other: Sentence, dated: Dated) -> bool:
    """Whether two sentences name one day, month or season, and share words."""
    if _place(time) is None or _place(time) != _place(dated):
        return False
    return len(stems(one.words) & stems(other.words)) >= (2 if time.span.at.day else 3)


def _same_words(one: Sentence, time: Dated, other: Sentence, dated: Dated) -> bool:
    """Whether two sentences tell one thing: most of the shorter one's words, or its number."""
    shared = stems(one.words) & stems(other.words)
    least = min(len(stems(one.words)), len(stems(other.words)))
    if len(shared) >= 4 and len(shared) >= 0.4 * least:
        return True
    return bool(numbers(one.words) & numbers(other.words)) and len(shared) >= 3


def _days_ahead(text: Text, time: Dated) -> int | None:
    """Return how many days a full date lies behind the printed day, years apart."""
    at = time.span.at
    if time.year is None or at.month is None or at.day is None:
        return None
    month, day = _own(text)
    try:
        gap = date(2023, at.month, at.day) - date(2023, month, day)
    except ValueError:
        return None
    return gap.days


def near_day(text: Text) -> Iterator[Hint]:
    """A full date within a week before the printed day: news is of the last days.

    There are anniversaries too, so it only supports its year, unless `бүгін` stands beside it.
    """
    for sentence, time in _times(text):
        ahead = _days_ahead(text, time)
        if ahead is None or not -WEEK <= ahead <= 0 or not is_adverbial(sentence, time):
            continue
        if tense(sentence.after(time)) != "future":
            yield _on_day(text, sentence, time, firm=_is_today(sentence, time, ahead))


def _is_today(sentence: Sentence, time: Dated, ahead: int) -> bool:
    """`бүгін, 2024 жылғы 20 сәуірде`: the word beside it says which day it is."""
    before = [word.norm for word in sentence.before(time)[-2:]]
    return ahead == 0 and "бүгін" in before


def day_ahead(text: Text) -> Iterator[Hint]:
    """A full date soon after the printed day, of what will be.

    Nobody announces the very day of an ordinary event a year and some weeks before it.
    """
    for sentence, time in _times(text):
        ahead = _days_ahead(text, time)
        if ahead is None or not 0 <= ahead <= SOON or tense(sentence.after(time)) != "future":
            continue
        if is_adverbial(sentence, time) or _is_beginning(time) or _is_closing(sentence, time):
            yield _on_day(text, sentence, time, firm=True)


def _is_beginning(time: Dated) -> bool:
    """Laws come into force on the first of a month and are announced years before."""
    return _since(time) and time.span.at.day != 1


def _is_closing(sentence: Sentence, time: Dated) -> bool:
    """The last day on which applications are taken; other deadlines may be years away."""
    after = sentence.after(time)[:3]
    return time.span.relation == "until" and any(w.norm.startswith("қабылда") for w in after)


def within_days(text: Text) -> Iterator[Hint]:
    """`2026 жылғы 19-23 қаңтар аралығында өтетін …`: a printed day inside such days."""
    for sentence, time in _times(text):
        first, last, own = time.span.at, time.span.to, _own(text)
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
        evidence=_quote(text, sentence, time),
    )


def embedded_post(text: Text) -> Iterator[Hint]:
    """`(@handle) January 24, 2026` under a post that the article shows, within the last week."""
    month, day = _own(text)
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


def annual_lead(text: Text) -> Iterator[Hint]:
    """News of the first months that opens with the figures of a year: the year just over."""
    if (text.date.month or DECEMBER) > SPRING:
        return
    opening = [(s, t) for s, t in _times(text) if s.paragraph <= 2 and t.year is not None]
    lead = next(((s, t) for s, t in opening if s.paragraph <= 1), None)
    if lead is None or not _is_told(*lead):
        return
    sentence, time = lead
    if any(_is_told(s, t) and numbers(s.after(t)) for s, t in opening if t.year == time.year):
        year = (time.year or 0) + 1
        quote = _quote(text, sentence, time)
        yield Hint("tense", f"= {year}", low=year, high=year, evidence=quote)


def _is_told(sentence: Sentence, time: Dated) -> bool:
    """Whether a sentence tells what happened in a bare year."""
    told = is_adverbial(sentence, time) and tense(sentence.after(time)) == "past"
    return told and _place(time) is None


def at_event(text: Text) -> Iterator[Hint]:
    """`2026 жылғы көрме аясында … қол қойылды`: an event of that year has begun."""
    for sentence, time in _times(text):
        after = sentence.after(time)
        if time.year is None or _last_word(sentence, time).norm != "жылғы" or not after:
            continue
        frame = next((i for i, word in enumerate(after[:REACH]) if word.norm in FRAMES), None)
        if frame and after[frame - 1].norm.startswith(EVENTS) and tense(after) == "past":
            quote = _quote(text, sentence, time)
            yield Hint("tense", f"≥ {time.year}", low=time.year, evidence=quote)


RULES: tuple[Rule, ...] = (
    apposition,
    next_or_last,
    growth_chain,
    growth_ahead,
    relative_base,
    anniversary,
    same_event,
    year_in_review,
    past_year,
    at_event,
    future_year,
    compared_year,
    annual_lead,
    day_ahead,
    within_days,
    embedded_post,
    near_day,
)
