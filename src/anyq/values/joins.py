"""Neighbouring times that state one: date and clock, `дүйсенбіден жұмаға дейін`."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from anyq.values.found import Partial, TimeSpan
from anyq.values.items import Item
from anyq.values.tails import Placed


def join(found: Sequence[Placed], items: Sequence[Item]) -> Iterator[Placed]:
    """Join neighbours that state one time: date and clock, `дүйсенбіден жұмаға дейін`."""
    held: Placed | None = None
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


def _joined(left: Placed, right: Placed, items: Sequence[Item]) -> Placed | None:
    """Return one span for two neighbours, or None."""
    between = [item.norm for item in items[left.end : right.begin]]
    for rule in _JOINS:
        span = rule(left.span, right.span, between)
        if span is not None:
            return Placed(span, left.begin, right.end)
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


#: Signs that sites print between a date and a clock.
BETWEEN = frozenset(",|/•·-–—")


def _is_near(between: Sequence[str]) -> bool:
    """Whether two times stand side by side or with one sign between them."""
    return not between or (len(between) == 1 and between[0] in BETWEEN)


def _date_clock(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`20 сәуір, 11:33`, `бүгін таңертең`, `20 сәуір күні кешке`."""
    named = between == ["күні"]
    if not (named or _is_near(between)) or not _is_day(left) or not _is_clock(right):
        return None
    if (
        between
        and not named
        and (right.at.hour is None or (between != [","] and right.rule != "clock"))
    ):
        return None
    at = msgspec.structs.replace(
        left.at, hour=right.at.hour, minute=right.at.minute, part=right.at.part, utc=right.at.utc
    )
    return _merge(left, right, at, f"{left.rule}+{right.rule}")


def _clock_date(left: TimeSpan, right: TimeSpan, between: Sequence[str]) -> TimeSpan | None:
    """`11:17, 30 Қаңтар 2026`."""
    if not _is_near(between) or not _is_clock(left) or not _is_day(right):
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
