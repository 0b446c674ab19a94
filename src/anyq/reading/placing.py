"""Where the times of a sentence lie: by what they print, by the article's date, by each other."""

from datetime import date, datetime, timedelta

import msgspec

from anyq.moment import Clue, Precision
from anyq.reading.calendar import DAY, Days, instants, shifted, unit_days, within_year
from anyq.values import Length, Partial, TimeSpan

#: Days before the page's own that `бүгін` may mean in a text taken from elsewhere.
REPUBLISHED_WITHIN = 3
#: With a past verb a month without a year lies at most so far ahead (`6 ақпанда ашылады деді`).
SOON = timedelta(days=45)
#: Without a tense to go by, a day to come counts as twice as far as one that has passed.
FUTURE_WEIGHT = 2
#: Units at most this many years ago are named by their year; a rounder distance stays open.
NAMED_YEARS = 60
Interval = tuple[date | datetime | None, date | datetime | None, Precision, tuple[Clue, ...]]


class Reference(msgspec.Struct, frozen=True):
    """What a relative time is counted from.

    Attributes:
        today: the day of publication, None while its year is open.
        clue: the clue that travels with every time counted from it.
        republished: the text was taken from elsewhere, so `бүгін` may lie a little earlier.
    """

    today: date | None
    clue: Clue
    republished: bool = False


class Context:
    """What the times of one sentence may lean on: the reference and the times before them."""

    def __init__(self, reference: Reference, tense: str) -> None:
        self.reference = reference
        self.tense = tense
        self.open_ended = False
        self.century: int | None = None
        self.year: int | None = None
        self.day: date | None = None

    def place(self, span: TimeSpan) -> Interval:
        """Return start, end, precision and basis of a span."""
        if span.kind == "vague":
            placed = None
        else:
            placed = self._window(span) if span.length else self._interval(span)
        if placed is None:
            return None, None, "open", (self.reference.clue,) if span.at.year is None else ()
        return placed

    def _window(self, span: TimeSpan) -> Interval | None:
        """Place `үш жыл бұрын`, `соңғы 7 жылда`, `алдағы бес жылда`."""
        today, length = self.reference.today, span.length
        if today is None or length is None or span.relation == "hence":
            return None
        back = span.relation in ("ago", "last")
        count = -length.count if back else length.count
        other = shifted(today, Length(count, length.unit))
        if other is None:
            return None
        basis = (self.reference.clue,)
        if span.relation == "ago":
            if abs(today.year - other.year) > NAMED_YEARS:
                return None
            days, precision = unit_days(length.unit, 0, other)
            return days[0], self._nearest(today, length) or days[1], precision, basis
        precision = _precision_of(length.unit)
        if back:
            return other, today + DAY, precision, basis
        return today, other + DAY, precision, basis

    def _nearest(self, today: date, length: Length) -> date | None:
        """Return the end of the nearer time of a range: `екі-үш жыл бұрын` ends two years ago."""
        if length.least is None:
            return None
        nearer = shifted(today, Length(-length.least, length.unit))
        return unit_days(length.unit, 0, nearer)[0][1] if nearer else None

    def _interval(self, span: TimeSpan) -> Interval | None:
        self.open_ended = span.relation in ("from", "until")
        first = self._days(_first_decade(span, self.reference.today))
        if first is None:
            return None
        days, precision, basis = first
        if span.to is not None:
            last = self._days(_completed(span.to, span.at, days[0].year))
            if last is None or last[0][1] <= days[0]:
                return None
            days = days[0], last[0][1]
        self._remember(span, days, precision)
        if span.kind == "point" and (span.at.hour is not None or span.at.part):
            found = instants(days[0], span.at)
            if found is not None:
                return *_open_ended(span, found[0], found[1]), found[2], basis
        return *_related(span, days, self.reference.today), precision, basis

    def _remember(self, span: TimeSpan, days: Days, precision: Precision) -> None:
        if span.at.year is not None and span.relation == "in":
            self.year = span.at.year
        if precision == "day" and span.kind == "point":
            self.day = days[0]

    def _days(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        """Return the days of a printed time, by the first way that applies."""
        for way in (self._absolute, self._relative, self._clock, self._weekday, self._in_year):
            found = way(at)
            if found is not None:
                return found
        return None

    def _absolute(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        if at.year is not None:
            found = within_year(at, at.year) if 1 <= at.year < 9990 else None
            clue = Clue("printed_year", str(at.year), (at.year,))
            return (*found, (clue,)) if found else None
        if at.century is not None:
            self.century = at.century
        elif at.decade is not None and at.decade < 100 and self.century and at.unit is None:
            at = msgspec.structs.replace(at, decade=(self.century - 1) * 100 + at.decade)
        start = _long_start(at, self.reference.today)
        if start is None or start < 1:
            return None
        count = 10 if at.decade is not None else 100
        if at.half is not None and at.century is not None:
            count = 50
            start += 50 * (at.half - 1)
        return (date(start, 1, 1), date(start + count, 1, 1)), "decade", ()

    def _relative(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        today = self.reference.today
        if at.unit in (None, "century", "season") or today is None:
            return None
        basis = (self.reference.clue,)
        if at.unit == "year":
            year = today.year + at.offset
            found = within_year(at, year)
            if found and at.offset == 0 and self._is_too_late(found[0], today):
                return None
            clue = Clue("relative_year", f"{at.offset:+d} year = {year}", (year,))
            return (*found, (self.reference.clue, clue)) if found else None
        days, precision = unit_days(at.unit, at.offset, today)
        if at.unit == "week" and at.weekday is not None:
            day = days[0] + timedelta(days=at.weekday)
            return (day, day + DAY), "day", basis
        if at.unit == "day" and at.offset == 0 and self.reference.republished:
            days = days[0] - timedelta(days=REPUBLISHED_WITHIN), days[1]
        return days, precision, basis

    def _clock(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        """A clock alone is on the day that the sentence named before it."""
        if self.day is None or at.day is not None or at.weekday is not None or at.month is not None:
            return None
        if at.hour is None and not at.part:
            return None
        return (self.day, self.day + DAY), "day", (self.reference.clue,)

    def _weekday(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        """A weekday alone is the last one up to today, or the next when the verb is future."""
        today = self.reference.today
        if at.weekday is None or today is None or at.day is not None:
            return None
        if self.tense == "Fut":
            day = today + timedelta(days=(at.weekday - today.weekday()) % 7)
        else:
            day = today - timedelta(days=(today.weekday() - at.weekday) % 7)
        return (day, day + DAY), "day", (self.reference.clue,)

    def _is_too_late(self, days: Days, today: date) -> bool:
        """Whether a past verb bars days so far ahead."""
        return self.tense == "Past" and not self.open_ended and days[0] > today + SOON

    def _in_year(self, at: Partial) -> tuple[Days, Precision, tuple[Clue, ...]] | None:
        """A month or day without a year: the sentence's year, else the nearest to publication."""
        if not (at.month or at.quarter or at.half or at.season):
            return None
        if self.year is not None:
            found = within_year(at, self.year)
            clue = Clue("printed_year", f"{self.year} in the sentence", (self.year,))
            return (*found, (clue,)) if found else None
        today = self.reference.today
        if today is None:
            return None
        near = (within_year(at, year) for year in (today.year - 1, today.year, today.year + 1))
        options = [
            found
            for found in near
            if found is not None
            and _on_side(found[0], at, today)
            and not self._is_too_late(found[0], today)
        ]
        if not options:
            return None
        late = FUTURE_WEIGHT if not self.tense and not self.open_ended else 1
        days, precision = min(options, key=lambda found: _distance(found[0], today, late))
        return days, precision, (self.reference.clue,)


def _on_side(days: Days, at: Partial, today: date) -> bool:
    """Whether `өткен` or `келесі` before a season leaves these days."""
    if at.unit != "season" or at.offset == 0:
        return True
    return days[1] <= today if at.offset < 0 else days[0] > today


def _distance(days: Days, today: date, late: int) -> timedelta:
    """Return how far an interval lies from today, days to come counting `late` times."""
    if days[0] <= today < days[1]:
        return timedelta(0)
    return late * (days[0] - today) if today < days[0] else today - days[1]


def _completed(to: Partial, at: Partial, year: int) -> Partial:
    """Give the end of a range the year that its beginning was placed in."""
    if to.year is not None or to.unit is not None or to.century is not None:
        return to
    if to.month is None or at.month is None:
        return to
    later = year + 1 if (to.month, to.day or 0) < (at.month, at.day or 0) else year
    return msgspec.structs.replace(to, year=later)


def _first_decade(span: TimeSpan, today: date | None) -> Partial:
    """Give the first of two decades the century of the last: `20-30-жылдары`."""
    at, to = span.at, span.to
    if to is None or at.decade is None or to.decade is None or at.decade > 99 or today is None:
        return at
    last = _last_decade(to.decade, today.year)
    return msgspec.structs.replace(at, decade=last - (to.decade - at.decade))


def _long_start(at: Partial, today: date | None) -> int | None:
    """Return the first year of a decade or century."""
    if at.decade is not None and at.decade >= 100:
        return at.decade
    if at.decade is not None:
        if at.unit == "century" and today is not None:
            return (today.year // 100 + at.offset) * 100 + at.decade
        return None if today is None else _last_decade(at.decade, today.year)
    if at.century is not None:
        return (at.century - 1) * 100 + 1
    if at.unit == "century" and today is not None:
        return (today.year - 1) // 100 * 100 + 1 + 100 * at.offset
    return None


def _last_decade(decade: int, year: int) -> int:
    """Return the last decade of that number that has begun: `90-жылдар` are 1990–1999."""
    start = year // 100 * 100 + decade
    return start if start <= year else start - 100


def _precision_of(unit: str) -> Precision:
    names: dict[str, Precision] = {"month": "month", "quarter": "quarter", "year": "year"}
    return names.get(unit, "day" if unit in ("day", "week") else "decade")


def _open_ended(
    span: TimeSpan, start: datetime, end: datetime
) -> tuple[datetime | None, datetime | None]:
    """Return the instants that `сағат 9-дан бастап`, `кешке дейін` leave."""
    if span.relation in ("until", "before"):
        return None, end
    if span.relation in ("since", "from", "after"):
        return start, None
    return start, end


def _related(span: TimeSpan, days: Days, today: date | None) -> tuple[date | None, date | None]:
    """Return the interval that `дейін`, `бері`, `бастап`, `кейін` make of some days.

    `X-ға дейін` includes X, unless only its start is meant (`жыл басына дейін`).
    """
    start, end = days
    if span.relation == "until":
        return None, (start if span.edge == "start" else end)
    if span.relation == "since":
        return start, (today + DAY if today is not None and today >= start else None)
    if span.relation == "from":
        return start, None
    if span.relation == "after":
        return end, None
    if span.relation == "before":
        return None, start
    return start, end
