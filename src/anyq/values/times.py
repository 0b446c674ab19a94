"""Words -> times as printed: patterns matched, their parts read, neighbours joined."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from anyq.doc import Word
from anyq.values.found import Edge, Length, Partial, Relation, TimeSpan, TimeUnit
from anyq.values.grammar import Match, matches
from anyq.values.items import Item
from anyq.values.scan import read_items

#: A bare `N жыл` is a year from here on, a length before.
FIRST_YEAR = 1700
TABLE = "time_patterns.tsv"
#: Classes of timewords.tsv that name a unit under another name.
UNITS: dict[str, TimeUnit] = {
    "year": "year",
    "month": "month",
    "week": "week",
    "day": "day",
    "night": "day",
    "weekday": "week",
    "hour": "hour",
    "minute": "minute",
    "second": "minute",
    "quarter": "quarter",
    "halfyear": "half",
    "season": "season",
    "decade": "decade",
    "century": "century",
}


def find_times(words: Sequence[Word]) -> list[TimeSpan]:
    """Find the times printed in some words.

    Args:
        words: words or tokens of a text or of one sentence, in order.

    Returns:
        Spans in text order; none overlaps another.
    """
    return times_in(read_items(words))


def times_in(items: Sequence[Item]) -> list[TimeSpan]:
    """Find the times in items already read. See `find_times`."""
    found: list[_Found] = []
    for match in matches(items, TABLE):
        span = _build(match, items)
        if span is not None:
            found.append(_with_tail(span, items))
    return [each.span for each in _join(found, items)]


class _Found(msgspec.Struct):
    """A span and the items it covers."""

    span: TimeSpan
    begin: int
    end: int


def _number(item: Item) -> int:
    if item.number is not None:
        return item.number.whole or 0
    return dict(item.fields).get("value", 0)


def _build(match: Match, items: Sequence[Item]) -> _Found | None:
    """Read the named parts of a match; None for one that is no time."""
    parts = match.parts
    at = _partial(parts)
    to = _last(parts, at)
    begin, final = items[match.begin], items[match.end - 1]
    if _is_length(match, final) or _is_other_word(match, final):
        return None
    span = TimeSpan(
        begin.start,
        final.end,
        begin.first,
        final.last,
        kind=match.rule.kind,  # type: ignore[arg-type]
        at=at,
        to=to,
        relation=_own_relation(parts),
        edge=_edge(parts),
        length=_length(parts),
        case=final.ending.case,
        rule=match.rule.name,
    )
    return _Found(span, match.begin, match.end)


def _is_length(match: Match, final: Item) -> bool:
    """Whether `1500 жыл` is a duration: a bare жыл after a number before `FIRST_YEAR`."""
    year = match.parts.get("y")
    if match.rule.name != "year" or year is None or final.norm != "жыл":
        return False
    return _number(year) < FIRST_YEAR


def _is_other_word(match: Match, final: Item) -> bool:
    """Whether a bare month is rather the other word of months.tsv: `қазан` is also a cauldron."""
    if match.rule.name != "month" or len(match.parts) > 1 or match.end - match.begin > 1:
        return False
    homonym = final.form is not None and bool(final.form.entry.detail)
    return homonym and final.ending.case not in ("loc", "abl") and not final.ending.attribute


def _partial(parts: dict[str, Item]) -> Partial:
    """Read the first (or only) time of a match."""
    values: dict[str, object] = {}
    for name, item in parts.items():
        reader = _READERS.get(name)
        if reader is not None:
            values.update(reader(item))
    if "d10" in parts:
        values.update(_decade(parts, values))
    if "eu" in parts and "unit" not in values and "year" not in values:
        values["unit"] = UNITS[parts["eu"].kind]
    if "ru" in parts:
        values["unit"] = UNITS[parts["ru"].kind]
    if "u" in parts and parts["u"].kind == "weekday":
        values["weekday"] = int(parts["u"].value)
    if "m2" in parts and "m" not in parts:
        values["month"] = int(parts["m2"].value)
    if parts.keys() & {"n"} and not parts.keys() & {"u"}:
        values.update(_first_months())
    _adjust_hour(values)
    return msgspec.convert(values, Partial)


def _first_months() -> dict[str, object]:
    """The first month of `биылғы 9 айда`; `_last` gives the ninth."""
    return {"month": 1}


def _adjust_hour(values: dict[str, object]) -> None:
    """Count the hour from midnight: `кешкі 6` is 18."""
    hour, part = values.get("hour"), values.get("part")
    if not isinstance(hour, int) or not isinstance(part, str) or not part or hour >= 12:
        return
    begin, end = (int(edge) for edge in part.split("-"))
    inside = begin <= hour <= end if begin < end else hour >= begin or hour <= end
    later = hour + 12
    later_inside = begin <= later <= end if begin < end else later >= begin or later <= end
    if later_inside and not inside:
        values["hour"] = later


def _decade(parts: dict[str, Item], values: dict[str, object]) -> dict[str, object]:
    number = _number(parts["d10"])
    century = values.pop("century", None)
    if number >= 1000:
        return {"decade": number // 10 * 10}
    if isinstance(century, int):
        return {"decade": (century - 1) * 100 + number}
    return {"decade": number}


def _last(parts: dict[str, Item], at: Partial) -> Partial | None:
    """Read the last time of a range; what it does not print it shares with the first."""
    if "years" in parts:
        return Partial(year=dict(parts["years"].fields)["year2"])
    if "c2" in parts:
        return Partial(century=_number(parts["c2"]))
    if "n" in parts and "u" not in parts:
        months = _number(parts["n"]) * (
            1 if "quarter" not in {i.kind for i in parts.values()} else 3
        )
        return Partial(year=at.year, unit=at.unit, offset=at.offset, month=months)
    if not parts.keys() & {"y2", "m2", "d2"}:
        return None
    return Partial(
        year=_number(parts["y2"]) if "y2" in parts else at.year,
        month=int(parts["m2"].value) if "m2" in parts else at.month,
        day=_number(parts["d2"]) if "d2" in parts else None,
        unit=at.unit,
        offset=at.offset,
    )


def _own_relation(parts: dict[str, Item]) -> Relation:
    """Return the relation that the pattern itself states."""
    if "la" in parts:
        return "last" if int(parts["la"].value) < 0 else "next"
    if "rl" not in parts:
        return "in"
    return {"before": "ago", "after": "hence", "edge_from": "since"}[parts["rl"].kind]  # type: ignore[return-value]


def _edge(parts: dict[str, Item]) -> Edge:
    if "ed" in parts:
        return parts["ed"].value  # type: ignore[return-value]
    return "start" if "rl" in parts and parts["rl"].kind == "edge_from" else ""


def _length(parts: dict[str, Item]) -> Length | None:
    """Read `3 жыл`; a range of lengths counts as its longer end."""
    if "u" not in parts or parts["u"].kind == "weekday":
        return None
    unit = UNITS[parts["u"].kind]
    number = parts.get("n2") or parts.get("n")
    count = number.number.value if number and number.number else Decimal(1)
    if "nm" in parts:
        return Length(count * 60 + _number(parts["nm"]), "minute")
    if parts["u"].kind == "second":
        return Length(count / 60, "minute")
    return Length(count, unit)


_READERS: dict[str, Callable[[Item], dict[str, object]]] = {
    "y": lambda item: {"year": _number(item)},
    "ry": lambda item: {"unit": "year", "offset": int(item.value)},
    "rel": lambda item: {"offset": int(item.value)},
    "m": lambda item: {"month": int(item.value)},
    "d": lambda item: {"day": _number(item)},
    "date": lambda item: dict(item.fields),
    "years": lambda item: {"year": dict(item.fields)["year"]},
    "q": lambda item: {"quarter": _number(item)},
    "q1": lambda item: {"quarter": 1},
    "y1900": lambda item: {"year": 1900 + _number(item)},
    "sr": lambda item: {"season": int(item.value), "unit": "season"},
    "pn": lambda item: {"part": "12-13"},
    "pa": lambda item: {"part": "12-18"},
    "pb": lambda item: {"part": "6-12"},
    "hf": lambda item: {"half": _number(item)},
    "first": lambda item: {"half": 1},
    "c": lambda item: {"century": _number(item)},
    "wd": lambda item: {"weekday": int(item.value)},
    "rd": lambda item: {"unit": "day", "offset": int(item.value)},
    "s": lambda item: {"season": int(item.value)},
    "p": lambda item: {"part": item.value},
    "k": lambda item: dict(item.fields),
    "h": lambda item: {"hour": _number(item)},
    "mi": lambda item: {"minute": _number(item)},
    "z": lambda item: {"utc": _number(item) * 60},
}


def _with_tail(found: _Found, items: Sequence[Item]) -> _Found:
    """Read what follows: `жылдың басында`, `жылға дейін`, `жылдан бастап`."""
    found = _take_edge(found, items)
    follower = items[found.end] if found.end < len(items) else None
    if follower is None:
        return found
    if follower.kind in _FILLS and found.span.kind in ("point", "range", "duration"):
        return _extend(found, follower, rule=f"{found.span.rule}+{follower.kind}")
    relation = _TAILS.get((found.span.case, follower.kind))
    if relation is None or found.span.relation in ("ago", "hence"):
        return found
    return _extend(found, follower, relation=relation)


#: Words after a time that make it longer and do not change what it says.
_FILLS = frozenset({"within", "along", "between"})
_TAILS: dict[tuple[str, str], Relation] = {
    ("dat", "until"): "until",
    ("abl", "since"): "since",
    ("", "since"): "since",
    ("abl", "from"): "from",
    ("abl", "after"): "after",
    ("abl", "before"): "before",
}


def _take_edge(found: _Found, items: Sequence[Item]) -> _Found:
    follower = items[found.end] if found.end < len(items) else None
    if follower is None or follower.kind not in ("edge", "edge_from") or found.span.edge:
        return found
    if found.span.case != "gen" and found.span.rule not in ("month",):
        return found
    found = _extend(found, follower, edge=follower.value)
    if follower.kind == "edge_from":
        found.span = msgspec.structs.replace(found.span, relation="since")
    return found


def _extend(found: _Found, follower: Item, **changes: object) -> _Found:
    span = msgspec.structs.replace(
        found.span, end=follower.end, last=follower.last, case=follower.ending.case, **changes
    )
    return _Found(span, found.begin, found.end + 1)


def _join(found: Sequence[_Found], items: Sequence[Item]) -> Iterator[_Found]:
    """Join neighbours that state one time: date and clock, `дүйсенбіден жұмаға дейін`."""
    held: _Found | None = None
    for each in found:
        joined = _joined(held, each, items) if held is not None else None
        if joined is not None:
            held = joined
            continue
        if held is not None and held.span.kind != "zone":
            yield held
        held = each
    if held is not None and held.span.kind != "zone":
        yield held


def _joined(left: _Found, right: _Found, items: Sequence[Item]) -> _Found | None:
    """Return one span for two neighbours, or None."""
    between = [item.norm for item in items[left.end : right.begin]]
    for rule in _JOINS:
        span = rule(left.span, right.span, between)
        if span is not None:
            return _Found(span, left.begin, right.end)
    return None


def _merge(left: TimeSpan, right: TimeSpan, at: Partial, rule: str) -> TimeSpan:
    """Make one span of two: where they stand, with `at` as its time."""
    return msgspec.structs.replace(
        left,
        end=right.end,
        last=right.last,
        at=at,
        case=right.case,
        relation=right.relation if right.relation != "in" else left.relation,
        rule=rule,
    )


def _is_clock(span: TimeSpan) -> bool:
    at = span.at
    return span.kind == "point" and bool(at.hour is not None or at.part) and not _is_day(span)


def _is_day(span: TimeSpan) -> bool:
    at = span.at
    day = at.day is not None or at.weekday is not None or (at.unit == "day")
    return span.kind == "point" and day and at.hour is None


def _date_clock(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`20 сәуір, 11:33`, `бүгін таңертең`."""
    if between not in ([], [","]) or not _is_day(left) or not _is_clock(right):
        return None
    if right.at.hour is None and between:
        return None
    at = msgspec.structs.replace(
        left.at, hour=right.at.hour, minute=right.at.minute, part=right.at.part, utc=right.at.utc
    )
    return _merge(left, right, at, f"{left.rule}+{right.rule}")


def _clock_date(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`11:17, 30 Қаңтар 2026`."""
    if between not in ([], [","], ["|"]) or not _is_clock(left) or not _is_day(right):
        return None
    if left.at.hour is None:
        return None
    at = msgspec.structs.replace(
        right.at, hour=left.at.hour, minute=left.at.minute, part=left.at.part
    )
    return _merge(left, right, at, f"{left.rule}+{right.rule}")


def _date_weekday(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`20 сәуір, сенбі`."""
    only_weekday = right.rule == "weekday" and left.at.day is not None and left.kind == "point"
    if between not in ([], [","], ["("]) or not only_weekday or left.at.weekday is not None:
        return None
    return _merge(
        left, right, msgspec.structs.replace(left.at, weekday=right.at.weekday), left.rule
    )


def _weekday_date(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`сенбі, 20 сәуір`."""
    if between not in ([], [","]) or left.rule != "weekday" or right.at.day is None:
        return None
    if right.kind != "point":
        return None
    return _merge(
        left, right, msgspec.structs.replace(right.at, weekday=left.at.weekday), right.rule
    )


def _zone(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`11:17, 30 Қаңтар 2026 | GMT +5`."""
    if between or right.kind != "zone" or left.at.hour is None:
        return None
    return _merge(left, right, msgspec.structs.replace(left.at, utc=right.at.utc or 0), left.rule)


def _from_to(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`дүйсенбіден жұмаға дейін`, `2019 жылдан 2024 жылға дейін`, `9:00-ден 18:00-ге дейін`."""
    points = left.kind == right.kind == "point" and left.relation in ("in", "since")
    if between or not points or left.case != "abl" or right.relation != "until":
        return None
    if (left.at.hour is None) != (right.at.hour is None):
        return None
    return _merged_range(left, right)


def _between(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`сәуірдің 29-ы мен мамырдың 5-і аралығында`."""
    if between not in (["мен"], ["бен"], ["пен"]) or not right.rule.endswith("+between"):
        return None
    same = _grain(left.at) == _grain(right.at) and left.kind == right.kind == "point"
    return _merged_range(left, right) if same else None


def _dashed(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`12 қазан – 5 қараша 2024 жыл`, `09:00-18:00`."""
    if len(between) != 1 or between[0] not in "-–—" or left.case or left.kind != "point":
        return None
    same = _grain(left.at) == _grain(right.at) and right.kind == "point"
    return _merged_range(left, right) if same else None


def _grain(at: Partial) -> tuple[bool, ...]:
    return (at.hour is None, at.day is None, at.weekday is None, at.month is None)


def _merged_range(left: TimeSpan, right: TimeSpan) -> TimeSpan:
    at = left.at
    if at.year is None and at.unit is None and right.at.year is not None:
        at = msgspec.structs.replace(at, year=right.at.year)
    merged = _merge(left, right, at, f"{left.rule}–{right.rule}")
    return msgspec.structs.replace(merged, kind="range", to=right.at, relation="in")


_JOINS: tuple[Callable[[TimeSpan, TimeSpan, Sequence[str]], TimeSpan | None], ...] = (
    _date_clock,
    _clock_date,
    _date_weekday,
    _weekday_date,
    _zone,
    _from_to,
    _between,
    _dashed,
)
