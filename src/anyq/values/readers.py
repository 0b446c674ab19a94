"""The named parts of a matched pattern -> `Partial`, `Length`, relation."""

from collections.abc import Callable
from decimal import Decimal

import msgspec

from anyq.values.found import Edge, Length, Partial, Relation, TimeUnit
from anyq.values.items import Item

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
    "anniversary": "year",
}


def number_of(item: Item) -> int:
    """Return the whole number of a number or a Roman numeral."""
    if item.number is not None:
        return item.number.whole or 0
    return dict(item.fields).get("value", 0)


def _hour(item: Item) -> int:
    """Return the hour of `алты жарым`, half past six."""
    return int(item.number.value) if item.number else 0


def partial(parts: dict[str, Item]) -> Partial:
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
    number = number_of(parts["d10"])
    century = values.pop("century", None)
    if number >= 1000:
        return {"decade": number // 10 * 10}
    if isinstance(century, int):
        return {"decade": (century - 1) * 100 + number}
    return {"decade": number}


def last(parts: dict[str, Item], at: Partial) -> Partial | None:
    """Read the last time of a range; what it does not print it shares with the first."""
    short = _short_last(parts, at)
    if short is not None:
        return short
    if "n" in parts and "u" not in parts:
        months = number_of(parts["n"]) * (
            1 if "quarter" not in {i.kind for i in parts.values()} else 3
        )
        return Partial(year=at.year, unit=at.unit, offset=at.offset, month=months)
    if not parts.keys() & {"y2", "m2", "d2"}:
        return None
    return Partial(
        year=number_of(parts["y2"]) if "y2" in parts else at.year,
        month=int(parts["m2"].value) if "m2" in parts else at.month,
        day=number_of(parts["d2"]) if "d2" in parts else None,
        unit=at.unit,
        offset=at.offset,
    )


def _short_last(parts: dict[str, Item], at: Partial) -> Partial | None:
    """Read the end of a range whose pattern names it apart: `2026-27 жылдары`."""
    if "years" in parts:
        return Partial(year=dict(parts["years"].fields)["year2"])
    if "h2" in parts:
        return Partial(hour=number_of(parts["h2"]))
    if "ys" in parts and at.year is not None:
        return Partial(year=at.year // 100 * 100 + number_of(parts["ys"]))
    if "d20" in parts:
        return msgspec.structs.replace(at, decade=number_of(parts["d20"]))
    return Partial(century=number_of(parts["c2"])) if "c2" in parts else None


def own_relation(parts: dict[str, Item]) -> Relation:
    """Return the relation that the pattern itself states."""
    if "la" in parts:
        offset = int(parts["la"].value)
        return "in" if offset == 0 else "last" if offset < 0 else "next"
    if "rl" not in parts:
        return "in"
    return {"before": "ago", "after": "hence", "edge_from": "since"}[parts["rl"].kind]  # type: ignore[return-value]


def edge(parts: dict[str, Item]) -> Edge:
    """Return the part of the time that the pattern itself names."""
    if "ed" in parts:
        return parts["ed"].value  # type: ignore[return-value]
    return "start" if "rl" in parts and parts["rl"].kind == "edge_from" else ""


def length(parts: dict[str, Item]) -> Length | None:
    """Read `3 жыл`, `2-3 апта`, `екі жыл үш ай`, `1 сағат 20 минут`."""
    if "u" not in parts or parts["u"].kind == "weekday":
        return None
    unit = UNITS[parts["u"].kind]
    number = parts.get("n2") or parts.get("n")
    count = number.number.value if number and number.number else Decimal(1)
    if "nm" in parts:
        return Length(count * 60 + number_of(parts["nm"]), "minute")
    if "nq" in parts:
        return Length(count * 12 + number_of(parts["nq"]), "month")
    shorter = parts["n"].number if "n2" in parts else None
    least = shorter.value if shorter is not None and shorter.value < count else None
    if parts["u"].kind == "second":
        return Length(count / 60, "minute", least / 60 if least else None)
    return Length(count, unit, least)


_READERS: dict[str, Callable[[Item], dict[str, object]]] = {
    "y": lambda item: {"year": number_of(item)},
    "ry": lambda item: {"unit": "year", "offset": int(item.value)},
    "rel": lambda item: {"offset": int(item.value)},
    "m": lambda item: {"month": int(item.value)},
    "d": lambda item: {"day": number_of(item)},
    "date": lambda item: dict(item.fields),
    "years": lambda item: {"year": dict(item.fields)["year"]},
    "q": lambda item: {"quarter": number_of(item)},
    "m1": lambda item: {"month": 1},
    "q1": lambda item: {"quarter": 1},
    "y2000": lambda item: {"year": 2000 + number_of(item)},
    "y1900": lambda item: {"year": 1900 + number_of(item)},
    "mr": lambda item: {"month": int(item.value), "unit": "season"},
    "h5": lambda item: {"hour": _hour(item), "minute": 30},
    "sr": lambda item: {"season": int(item.value), "unit": "season"},
    "pn": lambda item: {"part": "12-13"},
    "pa": lambda item: {"part": "12-18"},
    "pb": lambda item: {"part": "6-12"},
    "hf": lambda item: {"half": number_of(item)},
    "first": lambda item: {"half": 1},
    "c": lambda item: {"century": number_of(item)},
    "wd": lambda item: {"weekday": int(item.value)},
    "rd": lambda item: {"unit": "day", "offset": int(item.value)},
    "s": lambda item: {"season": int(item.value)},
    "p": lambda item: {"part": item.value},
    "k": lambda item: dict(item.fields),
    "h": lambda item: {"hour": number_of(item)},
    "mi": lambda item: {"minute": number_of(item)},
    "z": lambda item: {"utc": number_of(item) * 60},
}
