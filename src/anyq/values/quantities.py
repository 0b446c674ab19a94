"""Words -> quantities as printed: a number, its unit or the noun it counts, its approximation."""

from collections.abc import Iterator, Sequence

from anyq.doc import Word
from anyq.values.afterwords import read_after, take_near
from anyq.values.drafts import COUNT, ONE, Draft, scaled_like, special
from anyq.values.found import Quantity, TimeSpan, Values
from anyq.values.idle import is_idle, is_label
from anyq.values.items import BARE, Item, spaced
from anyq.values.lexicon import says_nothing
from anyq.values.pairs import paired
from anyq.values.phrases import near_before, signs_before
from anyq.values.scan import DASHES, read_items
from anyq.values.times import times_in


def find_quantities(words: Sequence[Word]) -> list[Quantity]:
    """Find the quantities printed in some words; dates, clocks, ordinals and codes are left out.

    Numbers that state nothing by themselves are marked `idle`.

    Args:
        words: words or tokens of a text or of one sentence, in order.

    Returns:
        Quantities in text order; none overlaps another.
    """
    return find_values(words)[1]


def find_values(words: Sequence[Word]) -> Values:
    """Find times and quantities in one pass. See `find_times` and `find_quantities`."""
    if all(says_nothing(word.norm) for word in words):
        return [], []
    items = read_items(words)
    times = times_in(items)
    return times, list(quantities_in(items, times))


def quantities_in(items: Sequence[Item], times: Sequence[TimeSpan]) -> Iterator[Quantity]:
    """Read the quantities of items; numbers that belong to a time are none."""
    taken = _taken(items, times)
    index = floor = 0
    held: Draft | None = None
    while index < len(items):
        item = items[index]
        if item.number is None or index in taken or is_label(items, index):
            index += 1
            continue
        draft = _read(items, index, taken, floor)
        floor = index = max(draft.end, index + 1)
        if held is not None:
            held, draft = paired(held, draft, items)
            if held is not None:
                yield _finish(held, items)
        held = draft
    if held is not None:
        yield _finish(held, items)


def _taken(items: Sequence[Item], times: Sequence[TimeSpan]) -> set[int]:
    """Return the items inside times that state no length."""
    spans = [
        (time.start, time.end) for time in times if time.kind != "duration" or time.relation != "in"
    ]
    taken: set[int] = set()
    at = 0
    for start, end in spans:
        while at < len(items) and items[at].start < start:
            at += 1
        while at < len(items) and items[at].end <= end:
            taken.add(at)
            at += 1
    return taken


def _read(items: Sequence[Item], index: int, taken: set[int], floor: int) -> Draft:
    """Read the quantity of the number at `index`; items before `floor` belong to another."""
    several = special(items, index, taken)
    if several is not None:
        if several.rule == "fraction":
            take_near(several, items, several.end)
        return several
    item = items[index]
    assert item.number is not None
    draft = Draft(index, index + 1, item.number.value, item.number, item.ending)
    _read_range(draft, items, taken)
    _read_sign_before(draft, items, floor)
    _read_near_before(draft, items)
    read_after(draft, items)
    _read_negative(draft, items, floor)
    return draft


def _read_range(draft: Draft, items: Sequence[Item], taken: set[int]) -> None:
    """`10-15 мың`, `екі-үш`, `3,5 – 4 пайыз`: the scale of the last goes for both."""
    if _read_dotted(draft, items):
        return
    dash, last = draft.end, draft.end + 1
    if last < len(items) and items[dash].norm == "%" and draft.ending == BARE:  # `10%-15%`
        dash, last = dash + 1, last + 1
    if last >= len(items) or items[dash].norm not in DASHES or draft.ending != BARE:
        return
    second = items[last].number
    if second is None or second.ordinal or last in taken:
        return
    low = scaled_like(draft.number, second)
    if low >= second.value:
        return
    draft.value = (low, second.value)
    draft.number, draft.ending = second, items[last].ending
    draft.end, draft.rule = last + 1, "range"


def _read_dotted(draft: Draft, items: Sequence[Item]) -> bool:
    """`-2...-4°C`, `+14…+16 градус`: two temperatures with their signs."""
    sign = _after_dots(items, draft.end)
    second = items[sign + 1] if sign is not None and sign + 1 < len(items) else None
    if sign is None or second is None or second.number is None:
        return False
    first = draft.begin > 0 and items[draft.begin - 1].norm in SIGNS
    low = (
        -draft.number.value
        if first and items[draft.begin - 1].norm in MINUS
        else draft.number.value
    )
    high = -second.number.value if items[sign].norm in MINUS else second.number.value
    draft.value = (min(low, high), max(low, high))
    draft.number, draft.ending = second.number, second.ending
    draft.begin -= first
    draft.end, draft.rule = sign + 2, "range"
    return True


def _after_dots(items: Sequence[Item], at: int) -> int | None:
    """Return the index of the sign after `…` or dots that begin at an item."""
    while at < len(items) and items[at].norm in DEGREES:
        at += 1
    end = at
    while end < len(items) and items[end].norm in (".", "…", ".."):
        end += 1
    dots = "".join(item.norm for item in items[at:end])
    signed = end < len(items) and items[end].norm in SIGNS
    return end if dots in ("…", "...", "..") and signed else None


def _read_sign_before(draft: Draft, items: Sequence[Item], floor: int) -> None:
    """`$1,3 млн`."""
    if draft.begin <= floor:
        return
    sign = draft.begin - 1
    unit = signs_before().get(items[sign].norm)
    of_another = sign > 0 and not spaced(items, sign) and items[sign - 1].number is not None
    if unit is not None and not of_another:
        draft.unit, draft.begin = unit, draft.begin - 1


def _read_near_before(draft: Draft, items: Sequence[Item]) -> None:
    near = near_before(items, draft.begin)
    if near is not None:
        draft.approximation = near[0]


def _read_negative(draft: Draft, items: Sequence[Item], floor: int) -> None:
    """`минус 35 градус`, `-3,4 пайыз`, `20 градус суық`."""
    if isinstance(draft.value, tuple):
        return
    if _is_cold(draft, items):
        draft.value = -draft.value
        return
    if draft.begin <= floor:
        return
    before = draft.begin - 1
    glued = items[before].end == items[draft.begin].start and spaced(items, before)
    minus = items[before].norm in ("-", "−") and glued and _may_be_minus(draft, items, before)
    if items[before].norm == "минус" or minus:
        draft.value, draft.begin = -draft.value, before


def _may_be_minus(draft: Draft, items: Sequence[Item], sign: int) -> bool:
    """Whether a hyphen is a minus and no dash: before degrees, or where no word stands.

    One that begins a line begins an item of a list, unless a rate follows; things are never
    fewer than none.
    """
    if draft.unit.code == "Cel":
        return True
    if draft.noun is not None:
        return False
    if not sign:
        return draft.unit.family == "percent"
    return items[sign - 1].norm in ("(", ":", ",", ";")


#: Signs before a temperature.
MINUS = frozenset("-−–")
SIGNS = MINUS | {"+"}
DEGREES = frozenset("°cс")  # `-2°С…-4°С`: the unit may stand at both
#: Stems after degrees that put them below zero.
COLD = ("суық", "аяз")


def _is_cold(draft: Draft, items: Sequence[Item]) -> bool:
    after = items[draft.end].norm if draft.end < len(items) else ""
    return draft.unit.code == "Cel" and after.startswith(COLD)


def _finish(draft: Draft, items: Sequence[Item]) -> Quantity:
    begin, final = items[draft.begin], items[draft.end - 1]
    number, value = draft.number, draft.value
    digit = number.digit
    if number.grouped and draft.unit is COUNT and not isinstance(value, tuple):
        value, digit = value * 1000, ONE
    low = value[0] if isinstance(value, tuple) else value
    return Quantity(
        begin.start,
        final.end,
        begin.first,
        final.last,
        value=value,
        digit=digit,
        counted=digit == ONE and not number.scaled and low == low.to_integral_value(),
        approximation=draft.approximation,
        unit=draft.unit.code or None,
        family=draft.unit.family,
        noun=draft.noun,
        partitive=draft.unit is COUNT and draft.ending.possessive,
        case=draft.ending.case,
        idle=is_idle(draft, items),
        rule=draft.rule,
    )
