"""Of whom an amount is: countries, regions, and whose a flow between two is."""

from itertools import pairwise

import msgspec

from anyq.claim import FigureClaim, Indicator
from anyq.reading.figures import words
from anyq.reading.figures.context import BODIES, OF_OR_IN, Context
from anyq.reading.figures.measured import refers_back
from anyq.reading.figures.places import Place, case_of

PAIRED = frozenset({"trade_turnover"})  # is always between two countries


def of(
    context: Context, place: Place, indicator: Indicator, last: FigureClaim | None, same: bool
) -> tuple[str, ...]:
    """Return whom a figure is of: ISO codes, sorted, then the regions or cities it is of.

    Args:
        context: the article.
        place: the amount.
        indicator: what it measures.
        last: the figure before it in the paragraph, which it may carry on from.
        same: whether that one stands in the same sentence.
    """
    wanted = 2 if indicator.id in PAIRED or _between_two(place) else 1
    sentence = context.sentence(place.sentence)
    start = place.tokens[place.since].start
    last_one = place.until == place.end
    end = place.clause[-1].end if last_one else place.mention.end
    near = context.codes(start, end) or context.codes(start, place.mention.end, BODIES)
    cases = OF_OR_IN if wanted == 1 else ("Gen",)  # a meeting in a city makes no trade of its own
    regions = context.regions(start, place.mention.start, cases)
    if regions and not _between_two(place):
        return (*sorted(near), *regions)
    before = _handed_on(last, wanted)
    if same and (len(before) >= wanted > len(near) or _shares(indicator, near, before)):
        return before
    whole = context.codes(sentence.start, sentence.end)
    found = next((codes for codes in (near, whole) if len(codes) >= wanted), None)
    if found:
        return tuple(sorted(found))
    if len(before) >= wanted and (wanted == 2 or refers_back(place)):
        return before
    return _topic(context, place, indicator, wanted)


def _between_two(place: Place) -> bool:
    """Whether the clause speaks of two countries, as `екі ел арасындағы`, and of no city."""
    tokens = place.tokens[place.start : place.first]
    return any(
        one.norm in words.listed("both") and other.lemma in words.listed("states")
        for one, other in pairwise(tokens)
    )


def _handed_on(last: FigureClaim | None, wanted: int) -> tuple[str, ...]:
    """Return whom the figure before is of; of a pair of countries, only countries."""
    of = last.subjects if last else ()
    return of if wanted == 1 else tuple(one for one in of if one.isupper())


def _shares(indicator: Indicator, near: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether a flow leaves out one of two countries: `…ға экспорты – 877, …нан импорты – 508`."""
    flow = bool(indicator.id) and bool(words.kinds()[indicator.id or ""].own)
    return flow and len(before) == 2 and len(near) == 1 and near[0] in before


def _topic(context: Context, place: Place, indicator: Indicator, wanted: int) -> tuple[str, ...]:
    """Return whom the passage is about: the one country of the paragraph, else of the article."""
    if wanted == 2:
        return tuple(sorted(context.pair()))
    if any(token.norm.startswith(words.starts("world_stems")) for token in place.clause):
        return ()
    before = context.doc.text.rfind("\n", 0, place.mention.start) + 1
    named = context.codes(before, place.mention.start)
    codes = named if len(named) == 1 else context.topic(1)
    return codes if indicator.id in words.listed("national") else (*codes, *context.home())


def owned(context: Context, place: Place, indicator: Indicator, of: tuple[str, ...]) -> Indicator:
    """Say whose a flow is: `Қазақстаннан Индонезияға экспорт` is Kazakhstan's.

    The exporter stands in the ablative, the importer in the dative, either may own it in the
    genitive; of two countries the one left over is meant where only the other is marked.
    """
    own = words.kinds()[indicator.id].own if indicator.id else ""
    if not own or not of:
        return indicator
    cases = _cases(context, place)
    mine, other = ("Abl", "Dat") if own == "source" else ("Dat", "Abl")
    for case in (mine, "Gen"):
        found = [code for code in of if cases.get(code) == case]
        if len(found) == 1:
            return msgspec.structs.replace(indicator, of=found[0])
    rest = [code for code in of if cases.get(code) != other]
    if len(rest) == 1 and len(of) == 2:
        return msgspec.structs.replace(indicator, of=rest[0])
    return indicator


def _cases(context: Context, place: Place) -> dict[str, str]:
    """Return the case that each country stands in, in the sentence up to the amount."""
    start, end = place.tokens[0].start, place.mention.start
    return {
        one.code: next(case_of(token) for token in place.tokens if token.end >= one.end)
        for one in context.countries
        if start <= one.start < end and one.kind == "place"
    }
