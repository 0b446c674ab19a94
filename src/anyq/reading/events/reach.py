"""How far left of a verb its arguments may stand."""

import msgspec

from anyq.reading.events.clauses import Clauses
from anyq.reading.events.triggers import Hit

SAYING = "деп"
THOUGHT = {SAYING, "деген"}


class Reach(msgspec.Struct, frozen=True):
    """How far left the arguments of a trigger may stand (token indices).

    Attributes:
        near: from here on no other verb stands between: objects and places.
        clause: from here on only participles and verbal nouns do: actors with a case.
        subject: from here on converbs do too, which share the subject.
        said: the last `деп` behind a clause of its own on the way (`… деп тапты`), -1 if none;
            before it stand the words of that clause too, after those of the trigger.
    """

    near: int
    clause: int
    subject: int
    said: int = -1


def reach(view: Clauses, hit: Hit) -> Reach:
    """Find how far left the arguments of a trigger may stand."""
    near = clause = subject = 0
    said = -1
    for i in range(hit.first - 1, -1, -1):
        if view.quoted[i]:
            continue
        kind = view.kinds[i]
        if kind == "finite" and is_said(view, i):
            near, said = max(near, i + 1), max(said, i + 1)
        elif kind == "finite" or view.tokens[i].text in {":", ";"}:
            return Reach(max(near, i + 1), max(clause, i + 1), i + 1, said)
        elif kind in {"converb", "conditional"} and view.tokens[i].norm != SAYING:
            near, clause = max(near, i + 1), max(clause, i + 1)
        elif kind in {"participle", "nominal"}:
            near = max(near, i + 1)
    return Reach(near, clause, subject, said)


def is_said(view: Clauses, i: int) -> bool:
    """Whether a clause that ends in the verb at `i` is what somebody finds (`кінәлі деп тапты`)."""
    return i + 1 < len(view.tokens) and view.tokens[i + 1].norm in THOUGHT
