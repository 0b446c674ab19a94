"""What an amount measures."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from anyq.claim import FigureClaim, Indicator
from anyq.doc import Token
from anyq.reading.figures import phrases, words
from anyq.reading.figures.places import Place, case_of

MEASURED = frozenset(
    {"Nom", "Gen", "Acc"}
)  # cases of what is measured; `бюджеттен`, `экспортқа` are not
RATES = ("percent", "ratio")  # families that may follow a level of another
COUNTED = 2  # words from a number to the name of what it counts: `27 ірі инвестициялық жоба`


class Found:
    """A name of an indicator in a text: which, where."""

    def __init__(self, name: words.Name, first: int, last: int) -> None:
        self.name, self.first, self.last = name, first, last


def known(
    tokens: Sequence[Token],
    family: str,
    cases: frozenset[str] | None = MEASURED,
    named: frozenset[int] = frozenset(),
) -> Found | None:
    """Return the last name of an indicator of such units; the longest where several end there.

    Args:
        tokens: where to look.
        family: family of the amount's unit.
        cases: cases the name may stand in; None for any.
        named: where words of names of places and people begin: `Шығыс Қазақстан` is no expense.
    """
    for last in range(len(tokens), 0, -1):
        for name in words.ending_in(tokens[last - 1].norm):
            first = last - len(name.words)
            if first < 0 or not _of_family(name.indicator, family):
                continue
            fits = cases is None or case_of(tokens[last - 1]) in cases
            own = not any(one.start in named for one in tokens[first:last])
            if fits and own and _stands(name, tokens, first):
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
        return _part_of(before, place)
    earlier = place.open(0, place.start)
    found = known(earlier, family, named=place.name_starts)
    return _indicator(earlier, found) if found else None


def goes_on(before: FigureClaim, place: Place) -> bool:
    """Whether an amount may measure what another did: as its like, or as a rate of its level."""
    families = words.family(before.amount.unit), words.family(place.mention.amount.unit)
    known_by = before.indicator.id
    if families[0] == families[1]:
        return True
    if families[0] in RATES and families[1] not in RATES:
        if before.kind != "change":
            return False
        return known_by is None or _of_family(known_by, families[1])
    counted = families[0] == "count" and known_by is None
    return families[1] in RATES and (refers_back(place) or not counted)


def continues(place: Place) -> bool:
    """Whether the clause begins with words that go on with a list: `бұл ретте`, `оның ішінде`."""
    opening = " ".join(token.norm for token in place.tokens[place.start : place.start + 2])
    return opening in words.listed("continuing")


def _part_of(before: Indicator, place: Place) -> Indicator | None:
    """Return what was measured, or the part of it that a noun beside the amount names."""
    part = phrases.beside(place)
    if not part:
        return before
    if before.id is None or not words.kinds()[before.id].parts:
        return None
    return msgspec.structs.replace(before, part=part)


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
        if is_after and not loose and _of_next(place):
            continue
        found = known(tokens, family, None if loose else MEASURED, place.name_starts)
        if found and not is_after and _modifies(found, tokens):
            continue
        if found and not (counted and _is_apart(found, tokens, is_after)):
            return _indicator(tokens, found)
    return None


def _of_next(place: Place) -> bool:
    """Whether the words behind an amount are of the next: `өндіріс – 9, егін – 5 пайызға артты`."""
    return place.until < place.end


def _modifies(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a noun right behind a name is what is measured: `көмек алушылар саны`."""
    empty = words.listed("empty") | words.listed("anaphor")
    return any(
        one.pos == "NOUN"
        and case_of(one) in MEASURED
        and (one.feat("Person[psor]") == "3" or one.feat("Number") == "Plur")
        and one.lemma not in empty
        and not one.norm.startswith(tuple(words.signals("growth")))
        for one in tokens[found.last : found.last + 1]
    )


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
    heads = [
        index
        for index, token in enumerate(place.before)
        if token.feat("Person[psor]") == "3"
        and token.feat("Case") == "Nom"
        and (token.pos == "NOUN" or token.feat("VerbForm") == "Ger")
    ]
    return any(_names(place.before, index) for index in heads)


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a head says what is measured: itself, or by the noun before `саны`, `көлемі`."""
    if tokens[index].lemma not in words.listed("empty"):
        return True
    before = tokens[max(index - 1, 0) : index]
    return any(one.pos == "NOUN" and one.lemma not in words.listed("whole") for one in before)


def points_back(place: Place) -> bool:
    """Whether the clause measures what the sentence before it did: `бұл көрсеткіш`."""
    tokens = place.tokens[place.start : place.first]
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


def refers_back(place: Place) -> bool:
    """Whether the clause begins with a word for what was said before: `оның`, `бұл`."""
    opening = place.tokens[place.start : place.start + 2]
    return any(token.norm in words.listed("pointing") for token in opening) or points_back(place)
