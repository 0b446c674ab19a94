"""Judgements: what people, or Anyq itself, hold of things in the record, as rows to be added."""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from anyq.errors import Unknown
from anyq.record import correct, names, reports, schema
from anyq.record.direct import Direct, Row
from anyq.record.views import Change, JudgementKind, Opinion
from anyq.span import content_id

ANYQ = "anyq"
_claim, _judgement, _verdict = schema.claim.c, schema.judgement.c, schema.verdict.c


class Statement(msgspec.Struct, frozen=True):
    """A judgement before it is signed; see `views.Judged`."""

    kind: JudgementKind
    verdict: Opinion
    about: tuple[str, ...]
    reason: str
    changes: tuple[Change, ...] = ()
    withdraws: str | None = None


def sign(direct: Direct, value: Statement, author: str, at: str, *, by_hand: bool) -> str:
    """Add a judgement; return its id.

    Two of a person at different times are two; Anyq says the same thing once, in whatever
    version: what a person has taken back stays so.
    """
    body = msgspec.json.encode(value.changes).decode() if value.changes else None
    who = author if by_hand else ANYQ
    said = (value.kind, value.verdict, *value.about, value.withdraws or "", who)
    key = content_id("j", *said, *((value.reason, body or "", at) if by_hand else ()))
    row: Row = {
        "id": key,
        "kind": value.kind,
        "verdict": value.verdict,
        "reason": value.reason,
        "author": author,
        "by_hand": by_hand,
        "made_at": at,
        "withdraws": value.withdraws,
        "body": body,
    }
    if direct.add(schema.judgement, [row]):
        direct.add(schema.about, _about(key, value.about))
    return key


def _about(judgement: str, things: Sequence[str]) -> list[Row]:
    return [
        {"judgement": judgement, "ordinal": ordinal, "thing": thing}
        for ordinal, thing in enumerate(things)
    ]


def rejection(connection: sa.Connection, claim: str, reason: str) -> Statement:
    """Return the judgement that an article does not say what a claim says.

    Raises:
        Unknown: there is no such claim, or more than one begins so.
    """
    return Statement("claim", "rejected", (_one_claim(connection, claim),), reason)


def correction(
    connection: sa.Connection, claim: str, new: Mapping[str, str], reason: str
) -> Statement:
    """Return the judgement that a claim says something else; see `correct.changes`.

    Raises:
        Unknown: there is no such claim among those that stand.
        BadCorrection: a field or a value that it cannot have.
    """
    key = _one_claim(connection, claim)
    for figure in reports.figures(connection, _claim.id == key):
        changes = correct.changes(figure.figure, new)
        return Statement("claim", "corrected", (key,), reason, changes)
    for event in reports.event_reports(connection, _claim.id == key):
        changes = correct.changes(event.event, new)
        return Statement("claim", "corrected", (key,), reason, changes)
    raise Unknown(
        f"The claim {claim} is of a reading that a later one has replaced.",
        "`anyq show` the article to see what is read in it now.",
    )


def _one_claim(connection: sa.Connection, id: str) -> str:
    found = connection.scalars(sa.select(_claim.id).where(names.begins(_claim.id, id)).distinct())
    return _only(list(found), id, "claim", "`anyq timeline` and `anyq series` show them.")


def _only(found: Sequence[str], id: str, kind: str, where: str) -> str:
    if not found:
        raise Unknown(f"There is no {kind} {id} in the record.", where)
    if len(found) > 1:
        raise Unknown(f"{id} may be {', '.join(sorted(found))}.", "Give more of its letters.")
    return found[0]


def links(
    connection: sa.Connection, one: str, other: str, verdict: Opinion, reason: str
) -> list[Statement]:
    """Return the judgements that two entities are, or are not, the same.

    Args:
        connection: a connection in a transaction.
        one: an entity's id or name.
        other: that of the other. A name may stand for several entries of the record.
        verdict: `same` or `different`.
        reason: why.

    Raises:
        Unknown: the record does not know one of them, or both are one entry.
    """
    ours, theirs = (names.entries(connection, name) for name in (one, other))
    pairs = [pair for a in ours for b in theirs if (pair := tuple(sorted((a, b)))) and a != b]
    if not pairs:
        raise Unknown(
            f"“{one}” and “{other}” are one entry of the record.",
            "Give the ids of two, as `anyq entities` prints them.",
        )
    return [Statement("entity", verdict, pair, reason) for pair in dict.fromkeys(pairs)]


def withdrawal(connection: sa.Connection, id: str, reason: str) -> Statement:
    """Return the judgement that takes another, or a check, back.

    Raises:
        Unknown: there is no such judgement or check, or more than one begins so.
    """
    made = sa.select(_judgement.id).where(names.begins(_judgement.id, id))
    checked = sa.select(_verdict.id).where(names.begins(_verdict.id, id)).distinct()
    found = [*connection.scalars(made), *connection.scalars(checked)]
    target = _only(found, id, "judgement", "`anyq check` and `anyq changes` list them.")
    about = schema.about.c
    things = sa.select(about.thing).where(about.judgement == target).order_by(about.ordinal)
    return Statement(
        "withdrawal", "withdrawn", tuple(connection.scalars(things)), reason, withdraws=target
    )
