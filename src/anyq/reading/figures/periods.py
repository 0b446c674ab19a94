"""When a figure holds, and what a change is measured from."""

from datetime import date, datetime, timedelta

import msgspec

from anyq.doc import TimeMention, Token
from anyq.moment import Clue, Moment, Published
from anyq.reading.figures import words
from anyq.reading.figures.context import Context
from anyq.reading.figures.places import Place

WINDOWS = ("last_", "ago", "hence", "relunit", "duration")
HOUR = timedelta(hours=1)
LAG = 2  # years from a base year to publication within which the year after the base is meant
REACH = 3  # tokens between a time and the word that makes it a base
LONG = ("year", "quarter", "month")  # precisions of a change whose base is the year before


class Times(msgspec.Struct, frozen=True):
    """The period of a figure and the base of a change; None where nothing says it."""

    period: Moment | None = None
    base: Moment | None = None


def read(context: Context, place: Place) -> Times:
    """Return the times that an amount's clause states, else those of the clauses before it.

    Args:
        context: the article.
        place: the amount.
    """
    period = base = None
    for start, end in _stretches(place):
        tokens = place.tokens[start:end]
        if not tokens:
            continue
        for time in context.times(tokens[0].start, tokens[-1].end):
            if _is_aside(place, time):
                continue
            if _is_base(place.tokens, time):
                base = base or time.moment
            elif _is_open(time) and not _is_origin(place.tokens, time):
                return Times(None, base)
            elif (
                not _is_origin(place.tokens, time) and period is None and _dated(place.tokens, time)
            ):
                period = _whole_day(time)
        if period is not None:
            break
    return Times(period, base)


def beside(context: Context, place: Place) -> Moment | None:
    """Return the period printed right before an amount: `2017 жылғы 60 млрд-тан`."""
    start, end = place.tokens[place.since].start, place.mention.start
    found = [one for one in context.times(start, end) if _dated(place.tokens, one)]
    return _whole_day(found[-1]) if found else None


def _stretches(place: Place) -> list[tuple[int, int]]:
    """Return where to look: beside the amount, in its clause, then before it in the sentence."""
    if place.inner:
        return [(place.start, place.end)]
    return [(place.since, place.until), (place.start, place.end), (0, place.start)]


def _is_aside(place: Place, time: TimeMention) -> bool:
    """Whether a time stands in brackets that the amount is not in."""
    return any(place.tokens[i].start == time.start for i in place.aside)


def _dated(tokens: tuple[Token, ...], time: TimeMention) -> bool:
    """Whether a time is a period: placed, and no window up to today (`соңғы үш жылда`)."""
    placed = time.moment.start is not None or time.moment.end is not None
    if time.rule == "season":
        named = [token.norm for token in tokens if time.start <= token.start < time.end]
        placed = placed and named[-1].endswith(words.starts("season_endings"))
    return placed and not time.rule.startswith(WINDOWS)


def _is_open(time: TimeMention) -> bool:
    """Whether a time is a year that cannot be placed: no other stands for it (`биыл`)."""
    return time.rule == "year" and time.moment.start is time.moment.end is None


def _whole_day(time: TimeMention) -> Moment:
    """Return the period of a time; a part of a day (`күндізгі`) dates the day."""
    moment = time.moment
    if not isinstance(moment.start, datetime) or not isinstance(moment.end, datetime):
        return moment
    if moment.end - moment.start <= HOUR:
        return moment
    day = moment.start.date()
    return Moment(day, day + timedelta(days=1), "day", moment.text, moment.basis)


def _is_base(tokens: tuple[Token, ...], time: TimeMention) -> bool:
    return _followed(tokens, time, words.starts("compared_stems"))


def _is_origin(tokens: tuple[Token, ...], time: TimeMention) -> bool:
    return _followed(tokens, time, words.starts("since_stems"))


def _followed(tokens: tuple[Token, ...], time: TimeMention, stems: tuple[str, ...]) -> bool:
    after = [token for token in tokens if token.start >= time.start]
    inside = sum(token.end <= time.end for token in after)
    return any(token.norm.startswith(stems) for token in after[: inside + REACH])


def has_origin(context: Context, place: Place) -> bool:
    """Whether the words before the amount say since when it holds: `2005 жылдан бері`."""
    start, end = place.tokens[0].start, place.mention.start
    return any(_is_origin(place.tokens, time) for time in context.times(start, end))


def of_list(context: Context, place: Place) -> Moment | None:
    """Return the period that the sentence before a list states for all its items."""
    index = context.lead(place.sentence)
    if index is None:
        return None
    sentence = context.sentence(index)
    found = context.times(sentence.start, sentence.end)
    return next((_whole_day(time) for time in found if _dated(sentence.tokens, time)), None)


def is_now(place: Place) -> bool:
    """Whether the words before the amount say that it holds today: `қазір`, `бүгінде`."""
    return any(
        token.norm.startswith(words.starts("now_stems")) for token in place.tokens[: place.first]
    )


def base_of(period: Moment | None, stated: Moment | None) -> Moment | None:
    """Return what a change is measured from.

    The base stated, of the same months as the period (`желтоқсанда 2024 жылмен салыстырғанда`);
    the year before where none is stated, or where the base is the period itself
    (`өткен жылмен салыстырғанда` in a report on that very year).
    """
    if period is None or stated is None or stated.start is None:
        return stated or year_before(period)
    if (stated.start, stated.end) == (period.start, period.end):
        return year_before(period)
    if stated.precision != "year" or period.precision == "year":
        return stated
    years = (period.start.year if period.start else stated.start.year) - stated.start.year
    earlier = period
    for _ in range(years):
        earlier = year_before(earlier) or stated
    return earlier if years > 0 else stated


def year_before(period: Moment | None) -> Moment | None:
    """Return the same period a year earlier: what a yearly growth is measured from.

    The press compares a year, a quarter or months with those of the year before unless it
    says otherwise.
    """
    if period is None or period.start is None or period.end is None:
        return None
    if period.precision not in LONG or isinstance(period.start, datetime):
        return None
    start, end = _earlier(period.start), _earlier(period.end)
    clue = Clue("base_year", f"{period.start.year} − 1 = {start.year}", (start.year,))
    return Moment(start, end, period.precision, "", (clue,))


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def year_after(base: Moment, published: Published) -> Moment | None:
    """Return the year that is compared with the year before it: the last one by publication.

    None where the base lies further back, or is no year.
    """
    if base.precision != "year" or not base.start or not base.end or not published.start:
        return None
    if not 1 <= published.start.year - base.start.year <= LAG:
        return None
    start, end = base.start, base.end
    clue = Clue("base_year", f"{start.year} + 1 = {end.year}", (end.year,))
    return Moment(_later(start), _later(end), "year", "", (clue,))


def _later(day: date) -> date:
    return date(day.year + 1, day.month, day.day)


def published_day(published: Published) -> Moment | None:
    """Return the day an article came out; None while it is not known."""
    if published.start is None:
        return None
    first = _day(published.start)
    clue = Clue("published", f"published {first.isoformat()}", (first.year,))
    return Moment(first, first + timedelta(days=1), "day", "", (clue,))


def is_ahead(period: Moment | None, published: Published) -> bool:
    """Whether a period begins after an article came out."""
    if period is None or period.start is None or published.end is None:
        return False
    return _day(period.start) > _day(published.end)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
