"""What is held of the things in a record: the judgements that stand."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
import sqlalchemy as sa

from anyq.record import schema
from anyq.record.views import Change, Judged

_j, _about = schema.judgement.c, schema.about.c
_changes = msgspec.json.Decoder(tuple[Change, ...])
_WITHDRAWALS = sa.select(_j.id, _j.withdraws).where(_j.withdraws.is_not(None))


class Held(msgspec.Struct, frozen=True):
    """The judgements of one moment.

    Attributes:
        gone: ids of judgements and checks that a later judgement takes back.
        of_claims: what people hold of a claim, by its id, in the order it was said.
    """

    gone: frozenset[str]
    of_claims: Mapping[str, tuple[Judged, ...]]

    def of(self, claim: str) -> tuple[Judged, ...]:
        """Return what people hold of a claim."""
        return self.of_claims.get(claim, ())

    def rejects(self, claim: str) -> bool:
        """Whether a person holds that the article does not say what a claim says."""
        return any(one.verdict == "rejected" for one in self.of(claim))


def held(connection: sa.Connection) -> Held:
    """Return the judgements of people that stand, and what is withdrawn."""
    gone = withdrawn(connection)
    of_claims: dict[str, list[Judged]] = {}
    for one in judgements(connection, _j.by_hand, _j.kind == "claim"):
        if one.id not in gone:
            for claim in one.about:
                of_claims.setdefault(claim, []).append(one)
    return Held(gone, {claim: tuple(said) for claim, said in of_claims.items()})


def withdrawn(connection: sa.Connection) -> frozenset[str]:
    """Return what a later judgement takes back (and none takes back in turn)."""
    by_target: dict[str, list[str]] = {}
    for key, target in connection.execute(_WITHDRAWALS):
        by_target.setdefault(target, []).append(key)

    def gone(key: str) -> bool:
        return any(not gone(by) for by in by_target.get(key, ()))

    return frozenset(filter(gone, by_target))


def judgements(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[Judged]:
    """Yield the judgements that meet the conditions, withdrawn or not, in the order made."""
    query = (
        sa.select(schema.judgement, _about.thing)
        .join_from(schema.judgement, schema.about, _about.judgement == _j.id, isouter=True)
        .where(*conditions)
        .order_by(_j.made_at, _j.id, _about.ordinal)
    )
    yield from _joined(connection.execute(query))


def _joined(rows: Iterable["sa.Row[*tuple[object, ...]]"]) -> Iterator[Judged]:
    """Put the rows of each judgement, one a thing it is about, together."""
    last: Judged | None = None
    for row in rows:
        if last is not None and last.id == row.id:
            last = msgspec.structs.replace(last, about=(*last.about, row.thing))
            continue
        if last is not None:
            yield last
        last = _judged(row)
    if last is not None:
        yield last


def _judged(row: "sa.Row[*tuple[object, ...]]") -> Judged:
    return Judged(
        id=row.id,
        kind=row.kind,
        verdict=row.verdict,
        reason=row.reason,
        author=row.author,
        by_hand=row.by_hand,
        made_at=row.made_at,
        about=() if row.thing is None else (row.thing,),
        changes=_changes.decode(row.body) if row.body else (),
        withdraws=row.withdraws,
    )
