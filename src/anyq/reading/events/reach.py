"""How far left of a verb its arguments may stand."""

import msgspec

from anyq.reading.events.clauses import Clauses
from anyq.reading.events.triggers import Hit


class Reach(msgspec.Struct, frozen=True):
    """How far left the arguments of a trigger may stand (token indices).

    Attributes:
        near: from here on no other verb stands between: objects and places.
        clause: from here on only participles and verbal nouns do: actors with a case.
        subject: from here on converbs do too, which share the subject.
    """

    near: int
    clause: int
    subject: int


def reach(view: Clauses, hit: Hit) -> Reach:
    """Find how far left the arguments of a trigger may stand."""
    near = clause = subject = 0
    for i in range(hit.first - 1, -1, -1):
        if view.quoted[i]:
            continue
        kind = view.kinds[i]
        if kind == "finite" or view.tokens[i].text in {":", ";"}:
            return Reach(max(near, i + 1), max(clause, i + 1), i + 1)
        if kind in {"converb", "conditional"}:
            near, clause = max(near, i + 1), max(clause, i + 1)
        elif kind in {"participle", "nominal"}:
            near = max(near, i + 1)
    return Reach(near, clause, subject)
