"""The articles of a record as lists: what came last, of whom there is how much."""

from urllib.parse import urlsplit

import msgspec
import sqlalchemy as sa

from anyq.record import load, schema

_reading, _article, _capture, _claim = (
    table.c for table in (schema.reading, schema.article, schema.capture, schema.claim)
)
_CLAIMS = sa.select(sa.func.count()).where(_claim.reading == load.CURRENT.reading).scalar_subquery()
_LISTED = sa.select(
    load.CURRENT.seq,
    _article.id,
    _article.title,
    _reading.published_start,
    _reading.published_precision,
    _reading.published_status,
    _capture.publisher,
    _capture.url,
    _capture.added_at,
    _CLAIMS.label("claims"),
).select_from(load.standing())
_DAYS = sa.select(
    sa.func.substr(_reading.published_start, 1, 10), _capture.publisher, _capture.url
).select_from(load.standing())


class Listed(msgspec.Struct, frozen=True):
    """An article in a list.

    Attributes:
        article: its id.
        title: its headline.
        published: ISO 8601, as precise as it is known; None where the day is open.
        status: of that date, as in `Published`.
        publisher: who published it: as the capture says, else the host of its address.
        url: of the page.
        added: when it came into the record, ISO 8601.
        claims: how many it makes.
        seq: its place in the order of adding.
    """

    article: str
    title: str
    published: str | None
    status: str
    publisher: str
    url: str | None
    added: str
    claims: int
    seq: int


class Share(msgspec.Struct, frozen=True):
    """How many articles of a publisher are of a day (None: of a day not known)."""

    day: str | None
    publisher: str
    articles: int


def publisher(named: str | None, url: str | None) -> str:
    """Return who published a page: as the capture says, else its host; "" if neither is known."""
    return named or (urlsplit(url).hostname or "" if url else "").removeprefix("www.")


def latest(connection: sa.Connection, before: int | None, limit: int) -> tuple[Listed, ...]:
    """Return the articles that were added last.

    Args:
        connection: a connection in a transaction.
        before: only those added before this place (`Listed.seq`).
        limit: at most so many.
    """
    query = _LISTED.order_by(load.CURRENT.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(load.CURRENT.seq < before)
    return tuple(_listed(row) for row in connection.execute(query))


def _listed(row: "sa.Row[*tuple[object, ...]]") -> Listed:
    return Listed(
        article=row.id,
        title=row.title,
        published=row.published_start,
        status=row.published_status,
        publisher=publisher(row.publisher, row.url),
        url=row.url,
        added=row.added_at,
        claims=row.claims,
        seq=row.seq,
    )


def coverage(connection: sa.Connection) -> tuple[Share, ...]:
    """Return how many articles there are of each day and publisher, by day."""
    counts: dict[tuple[str, str], int] = {}
    for day, named, url in connection.execute(_DAYS):
        key = day or "", publisher(named, url)
        counts[key] = counts.get(key, 0) + 1
    return tuple(Share(day or None, name, counts[day, name]) for day, name in sorted(counts))
