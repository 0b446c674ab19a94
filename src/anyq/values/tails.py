"""What follows a time and changes what it says: `жылдың басында`, `жылға дейін`."""

from collections.abc import Sequence

import msgspec

from anyq.values.found import Relation, TimeSpan
from anyq.values.items import Item


class Placed(msgspec.Struct):
    """A span and the items it covers."""

    span: TimeSpan
    begin: int
    end: int


def with_tail(found: Placed, items: Sequence[Item]) -> Placed:
    """Read what follows: `жылдың басында`, `жылға дейін`, `жылдан бастап`."""
    found = _take_edge(found, items)
    follower = items[found.end] if found.end < len(items) else None
    if follower is None:
        return found
    if follower.kind in _FILLS and found.span.kind in ("point", "range", "duration"):
        return _extend(found, follower, rule=f"{found.span.rule}+{follower.kind}")
    tails = _LENGTH_TAILS if found.span.length else _TAILS
    relation = tails.get((found.span.case, follower.kind))
    if relation is None or found.span.relation in ("ago", "hence"):
        return found
    return _extend(found, follower, relation=relation)


#: Words after a time that make it longer and do not change what it says.
_FILLS = frozenset({"within", "along", "between"})
#: After a length: `он жылдан бері` is a window up to now; `он жылға дейін` stays a length.
_LENGTH_TAILS: dict[tuple[str, str], Relation] = {("abl", "since"): "last", ("", "since"): "last"}
_TAILS: dict[tuple[str, str], Relation] = {
    ("dat", "until"): "until",
    ("abl", "since"): "since",
    ("", "since"): "since",
    ("", "until"): "until",
    ("abl", "from"): "from",
    ("abl", "after"): "after",
    ("abl", "before"): "before",
}


def _take_edge(found: Placed, items: Sequence[Item]) -> Placed:
    follower = items[found.end] if found.end < len(items) else None
    if follower is None or follower.kind not in ("edge", "edge_from") or found.span.edge:
        return found
    if follower.ending.attribute == "adj":
        return found
    if found.span.case != "gen" and found.span.rule not in ("month",):
        return found
    found = _extend(found, follower, edge=follower.value)
    if follower.kind == "edge_from":
        found.span = msgspec.structs.replace(found.span, relation="since")
    return found


def _extend(found: Placed, follower: Item, **changes: object) -> Placed:
    span = msgspec.structs.replace(
        found.span, end=follower.end, last=follower.last, case=follower.ending.case, **changes
    )
    return Placed(span, found.begin, found.end + 1)
