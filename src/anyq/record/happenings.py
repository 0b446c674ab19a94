"""One event, many reports: which claims of different articles tell of the same event.

`anyq.reading.events.same_event` says whether two are of one and why; here are the claims that
are worth comparing, and the judgements that come of it.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from datetime import date, timedelta

import msgspec
import sqlalchemy as sa

from anyq.claim import EventClaim
from anyq.moment import Published
from anyq.pipeline import Reading
from anyq.reading.events import same_event
from anyq.record import body, pack, restore, rows, schema
from anyq.record.direct import Direct, number
from anyq.record.judge import Statement

BEFORE, AFTER = timedelta(days=4), timedelta(days=15)  # the reach of `same_event`
MOST = 12  # claims that are compared with a new one: the last added
_c, _p, _r, _a = schema.claim.c, schema.party.c, schema.reading.c, schema.article.c
_LIKELY = (
    sa.select(_c.reading, _c.position)
    .join_from(schema.claim, schema.party, (_p.reading == _c.reading) & (_p.claim == _c.position))
    .where(
        _c.type == sa.bindparam("type"),
        _c.begins >= sa.bindparam("first"),
        _c.begins < sa.bindparam("last"),
        _c.kind == "event",
        _p.party == sa.bindparam("party"),
        _c.reading != sa.bindparam("reading"),
    )
    .order_by(_c.reading.desc())
    .limit(MOST)
)
_TOLD = (
    sa.select(_a.id, _a.text, _r.body)
    .join_from(schema.reading, schema.article)
    .where(_r.key == sa.bindparam("reading"))
)


class Told(msgspec.Struct, frozen=True):
    """The events of a reading: what later ones are compared with.

    Attributes:
        article: id of its article.
        published: when.
        first: number of figures before the events among its claims.
        events: in order.
    """

    article: str
    published: Published
    first: int
    events: tuple[EventClaim, ...]


def of(reading: Reading) -> Told:
    """Return the events of a reading that is at hand."""
    claims = reading.claims
    return Told(reading.article.id, reading.article.published, len(claims.figures), claims.events)


def told(direct: Direct, reading: int) -> Told:
    """Return the events of a reading of the record."""
    ((article, packed, said),) = direct.rows(_TOLD, reading=reading)
    assert isinstance(packed, bytes)
    assert isinstance(said, bytes)
    found = body.glance(pack.body(said, pack.text(packed)))
    events = tuple(restore.event(body.event(one)) for one in found.events)
    published = restore.published(found.article.published)
    return Told(str(article), published, len(found.figures), events)


def link(
    direct: Direct, reading: int, ours: Told, known: MutableMapping[int, Told]
) -> Iterator[Statement]:
    """Yield the judgements that events of a new reading are those of earlier articles.

    Args:
        direct: the transaction that adds it.
        reading: its key.
        ours: its events.
        known: readings met before, by key; more are put in as they are read.
    """
    for event in ours.events:
        for key, position in _likely(direct, reading, event, ours.published):
            if key not in known:
                known[key] = told(direct, key)
            theirs = known[key]
            if theirs.article == ours.article:
                continue
            other = theirs.events[position - theirs.first]
            reason = same_event(other, event, (theirs.published, ours.published))
            if reason:
                yield Statement("event", "same", (other.id, event.id), reason)
                break


def _likely(
    direct: Direct, reading: int, event: EventClaim, published: Published
) -> list[tuple[int, int]]:
    """Return the places of the claims that may be of an event, the last added first."""
    time = event.time
    start = (time and (time.start or time.end)) or published.start
    if start is None:
        return []
    found = {
        (number(key), number(position))
        for party in _tellers(event)
        for key, position in direct.rows(
            _LIKELY,
            party=party,
            type=event.type,
            reading=reading,
            first=_day(start - BEFORE),
            last=_day(start + AFTER),
        )
    }
    return sorted(found, reverse=True)[:MOST]


def _day(at: date) -> str:
    return at.isoformat()[:10]


def _tellers(event: EventClaim) -> Sequence[str]:
    """Return the parties by which an event is looked for: entities; else countries."""
    parties = rows.parties(event)
    return sorted(one for one in parties if not rows.is_country(one)) or sorted(parties)
