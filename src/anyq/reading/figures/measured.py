"""What an amount measures, and of whom."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from anyq.claim import FigureClaim, Indicator
from anyq.doc import Token
from anyq.reading.figures import phrases, words
from anyq.reading.figures.context import BODIES, OF_OR_IN, Context
from anyq.reading.figures.places import Place, case_of

MEASURED = frozenset(
    {"Nom", "Gen", "Acc"}
)  # cases of what is measured; `бюджеттен`, `экспортқа` are not
PAIRED = frozenset({"trade_turnover"})  # is always between two countries
COUNTED = 2  # words from a number to the name of what it counts: `27 ірі инвестициялық жоба`


class Found:
    """A name of an indicator in a text: which, where."""

    def __init__(self, name: words.Name, first: int, last: int) -> None:
        self.name, self.first, self.last = name, first, last


def known(
    tokens: Sequence[Token], family: str, cases: frozenset[str] | None = MEASURED
) -> Found | None:
    """Return the last name of an indicator of such units; the longest where several end there.

    Args:
        tokens: where to look.
        family: family of the amount's unit.
        cases: cases the name may stand in; None for any.
    """
    for last in range(len(tokens), 0, -1):
        for name in words.ending_in(tokens[last - 1].norm):
            first = last - len(name.words)
            if first < 0 or not _of_family(name.indicator, family):
                continue
            fits = cases is None or case_of(tokens[last - 1]) in cases
            if fits and _stands(name, tokens, first):
                return Found(name, first, last)
    return None


def _stands(name: words.Name, tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands at a token, and means what it says."""
    stretch = zip(name.words[:-1], tokens[first:], strict=False)
    if not all(words.meets(word, token) for word, token in stretch):
        return False
    return words.kinds()[name.indicator].parts or not _narrowed(tokens, first)


def _narrowed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bare noun or adjective makes another thing of a name: `электронды сауда көлемі`."""
    if _ends_name(tokens, first):
        return False
    for token in tokens[max(first - 1, 0) : first]:
        if token.pos in ("NOUN", "ADJ") and case_of(token) == "Nom":
            return (
                token.lemma not in words.listed("whole") | words.listed("empty")
                and token.feat("Person[psor]") is None
            )
    return False


def _ends_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name of two words or more stands before: `Ұлттық Банк базалық мөлшерлемені`."""
    return first > 1 and all(one.text[:1].isupper() for one in tokens[first - 2 : first])


def _of_family(indicator: str, family: str) -> bool:
    families = words.kinds()[indicator].families
    return family in families or family in ("percent", "ratio") or "*" in families


def read(place: Place, before: Indicator | None, same: bool) -> Indicator | None:
    """Return what an amount measures; None where its sentence does not say.

    Args:
        place: the amount.
        before: what the figure before it measures, which `бұл көрсеткіш` carries on.
        same: whether that figure stands in the same sentence.
    """
    if before and points_back(place):
        return before
    family = words.family(place.mention.amount.unit)
    counted = family == "count" and bool(place.mention.amount.unit)
    ways = (_by_verb, _by_name) if counted else (_by_name, _by_verb)
    for way in ways:
        found_here = way(place, family)
        if found_here:
            return found_here
    if _own_head(place) or counted:
        return None
    if before and (refers_back(place) or (same and _carries(before, place))):
        return before
    earlier = place.open(0, place.start)
    found = known(earlier, family)
    return _indicator(earlier, found) if found else None


def _carries(before: Indicator, place: Place) -> bool:
    """Whether what the figure before measures may be meant again, in no words of its own."""
    if before.id is not None:
        return _of_family(before.id, words.family(place.mention.amount.unit))
    return not phrases.has_words(place)


def _by_name(place: Place, family: str) -> Indicator | None:
    """Read a name of an indicator before the amount in its clause, else after it."""
    counted = family == "count" and bool(place.mention.amount.unit)
    for tokens, is_after in ((place.before, False), (place.after, True)):
        loose = is_after and family in ("count", "time")
        found = known(tokens, family, None if loose else MEASURED)
        if found and not (counted and _is_apart(found, tokens, is_after)):
            return _indicator(tokens, found)
    return None


def _is_apart(found: Found, tokens: Sequence[Token], is_after: bool) -> bool:
    """Whether a name is no name of what is counted: `халық үшін 2 заң`, `компания 5 орын ашты`."""
    if is_after:
        return found.first > COUNTED
    if any(word.meets("саны") for word in found.name.words):
        return False
    return found.last < len(tokens) or tokens[found.last - 1].feat("Person[psor]") is None


def _by_verb(place: Place, family: str) -> Indicator | None:
    """Read a verb that states an indicator: `7 адам қаза тапты`."""
    for verb, indicator in words.verbs():
        if _of_family(indicator, family) and words.find_verb(place.clause, verb):
            return Indicator(indicator, phrases.own(place))
    return None


def _own_head(place: Place) -> bool:
    """Whether the amount has a noun of its own before it: `жан басына шаққандағы үлесі`."""
    return any(
        token.feat("Person[psor]") == "3"
        and token.feat("Case") == "Nom"
        and token.lemma not in words.listed("empty")
        and token.pos == "NOUN"
        for token in place.before
    )


def points_back(place: Place) -> bool:
    """Whether the clause measures what the sentence before it did: `бұл көрсеткіш`."""
    tokens = place.tokens[place.start : place.first]
    if any(token.norm == "аталған" for token in tokens):
        return True
    pointing, anaphors = words.listed("pointing"), words.listed("anaphor")
    return any(one.norm in pointing and other.lemma in anaphors for one, other in pairwise(tokens))


def _indicator(tokens: Sequence[Token], found: Found) -> Indicator:
    kind = words.kinds()[found.name.indicator]
    return Indicator(kind.id, found.name.text, part=_part(tokens, found) if kind.parts else None)


def _part(tokens: Sequence[Token], found: Found) -> str | None:
    """Return the words that narrow an indicator: bare nouns and adjectives right before it."""
    part: list[str] = []
    for token in reversed(tokens[: found.first]):
        if token.pos not in ("NOUN", "ADJ") or case_of(token) not in ("Nom", "Gen"):
            break
        if token.lemma not in words.listed("empty"):
            part.append(token.lemma)
    return " ".join(reversed(part)) or None


def subjects(
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
    return _topic(context, place, wanted)


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


def _topic(context: Context, place: Place, wanted: int) -> tuple[str, ...]:
    """Return whom the passage is about: the one country of the paragraph, else of the article."""
    if wanted == 2:
        return tuple(sorted(context.pair()))
    if any(token.norm.startswith(words.starts("world_stems")) for token in place.clause):
        return ()
    before = context.doc.text.rfind("\n", 0, place.mention.start) + 1
    named = context.codes(before, place.mention.start)
    return named if len(named) == 1 else tuple(context.topic(1))


def refers_back(place: Place) -> bool:
    """Whether the clause begins with a word for what was said before: `оның`, `бұл`."""
    opening = place.tokens[place.start : place.start + 2]
    return any(token.norm in words.listed("pointing") for token in opening) or points_back(place)


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
