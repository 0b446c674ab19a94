"""From an amount in its place to a figure: kind, indicator, subjects, times."""

from collections.abc import Iterator

import msgspec

from anyq.amount import Amount
from anyq.claim import FigureClaim, Indicator
from anyq.moment import Moment
from anyq.reading.figures import (
    choice,
    kinds,
    measured,
    mentions,
    outlook,
    periods,
    phrases,
    rates,
    speakers,
    subjects,
    words,
)
from anyq.reading.figures.context import Context
from anyq.reading.figures.identity import identify
from anyq.reading.figures.kind import Kind
from anyq.reading.figures.places import Place, places
from anyq.span import Span

TIMELESS = ("rank", "capacity")  # kinds that hold now; a time beside them dates something else


PLAIN = ("level", "reached", "left")  # rules that leave the kind to what is measured
CARRIED = ("year", "quarter", "month")
YEAR = 366  # days


class Draft(msgspec.Struct, frozen=True):
    """A figure with the place it was read at, from which the next may carry on."""

    claim: FigureClaim
    place: Place
    paragraph: int
    earlier: "Draft | None" = None

    def like(self, place: Place) -> FigureClaim | None:
        """Return the last figure of the paragraph whose kind of unit an amount may go on with."""
        draft: Draft | None = self
        while draft is not None and draft.paragraph == self.paragraph:
            if measured.goes_on(draft.claim, place):
                return draft.claim
            draft = draft.earlier
        return None


def figures(context: Context) -> list[FigureClaim]:
    """Return a figure for every amount that states something."""
    return [draft.claim for draft in _drafts(context)]


def _drafts(context: Context) -> Iterator[Draft]:
    last: Draft | None = None
    outer: Draft | None = None
    for place in places(context.doc, mentions.read(context.doc)):
        if not choice.states(context, place):
            continue
        last = _draft(context, place, last if place.inner else _outside(last, outer))
        outer = outer if place.inner else last
        yield last


def _outside(last: Draft | None, outer: Draft | None) -> Draft | None:
    """Return what to carry on from: not from brackets where their sentence says a period itself."""
    if last is None or outer is None or not last.place.inner:
        return last
    own = outer.place.sentence == last.place.sentence and outer.claim.period is not None
    return outer if own else last


def _draft(context: Context, place: Place, last: Draft | None) -> Draft:
    paragraph = context.paragraphs[place.sentence]
    over = measured.points_back(place) or measured.continues(place)
    near = last is not None and last.paragraph >= paragraph - over
    before = last.claim if last and near else None
    kind = kinds.read(place)
    back = before is not None and measured.refers_back(place)
    if back and before and before.kind == "capacity" and kind.rule == "level":
        kind = Kind("capacity", "of_capacity", None, before.modality)
    same = last is not None and last.place.sentence == place.sentence
    like = last.like(place) if last and near else None
    indicator = _indicator(place, like, same and kind.kind != "rank")
    of = subjects.of(context, place, indicator, before, same)
    if not same or indicator.of is None:
        indicator = subjects.owned(context, place, indicator, of)
    if kind.kind == "level" and kind.rule in PLAIN and indicator.id:
        kind = Kind(words.kinds()[indicator.id].kind, kind.rule)
    times = _times(context, place, last, kind, indicator)
    ahead = periods.is_ahead(times.period, context.article.published)
    if kind.rule == "level" and ahead and not outlook.is_past(place):
        crowd = place.mention.amount.unit in words.signals("crowd")
        kind = Kind("forecast" if crowd else "target", "ahead", None, "planned")
    claim = FigureClaim(
        id="",
        indicator=indicator,
        subjects=of,
        kind=kind.kind,
        direction=kind.direction,
        amount=_amount(place.mention.amount, kind),
        period=times.period,
        base_period=times.base,
        modality=kind.modality,
        attribution=speakers.of(context, place),
        evidence=_evidence(context, place),
        rule=kind.rule,
    )
    named = msgspec.structs.replace(claim, id=identify(context, claim))
    return Draft(named, place, paragraph, last)


def _indicator(place: Place, before: FigureClaim | None, same: bool) -> Indicator:
    found = rates.read(place) or measured.read(place, before.indicator if before else None, same)
    return found or Indicator(None, phrases.own(place))


def _times(
    context: Context, place: Place, last: Draft | None, kind: Kind, indicator: Indicator
) -> periods.Times:
    """Return period and base: stated, else implied, else carried on from the sentence before."""
    if kind.kind in TIMELESS:
        return periods.Times()
    if kind.rule == "left":
        return periods.Times(periods.beside(context, place))
    times = periods.read(context, place)
    period = times.period
    carried = _carried(context, place, last) if last and kind.modality == "happened" else None
    if period is None and times.base is not None and not carried:
        period = periods.year_after(times.base, context.article.published)
    period = period or periods.of_list(context, place) or carried
    if period is None and indicator.id == rates.EXCHANGE:
        period = periods.published_day(context.article.published)
    if kind.kind != "change":
        return periods.Times(period)
    return periods.Times(period, periods.base_of(period, times.base))


def _carried(context: Context, place: Place, last: Draft) -> Moment | None:
    """Return the period of a figure in the same sentence or the one before: a year or months."""
    period = last.claim.period
    if last.place.sentence < place.sentence - 1 or context.in_title(last.place.sentence):
        return None
    if periods.has_origin(context, place) or periods.is_now(place):
        return None
    if place.inner and last.claim.kind == "change":
        return None
    near = last.place.sentence == place.sentence
    return period if near or (period and _is_carried(period)) else None


def _is_carried(period: Moment) -> bool:
    """Whether a period may hold for the next sentence too: a year or less, by the calendar."""
    if period.precision not in CARRIED or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days <= YEAR


def _amount(amount: Amount, kind: Kind) -> Amount:
    """Return the amount; `…-ға дейін өсті` is where a change ends, not an upper bound."""
    reached = kind.rule.startswith("reached") and amount.approximation == "up_to"
    if not reached or isinstance(amount.value, tuple):
        return amount
    half = amount.digit / 2
    low, high = amount.value - half, amount.value + half
    return msgspec.structs.replace(amount, approximation="exact", low=low, high=high)


def _evidence(context: Context, place: Place) -> Span:
    start, end = place.clause[0].start, place.clause[-1].end
    return context.article.quote(start, end)
