"""What is known of the articles of each publisher: date, byline, credit; month by month."""

from collections.abc import Iterator, Mapping

import msgspec
import sqlalchemy as sa

from anyq.record import load, pack, schema
from anyq.record.browse_articles import publisher

MOST = 50_000  # readings whose bodies are opened: the latest of a large record, a few seconds

_reading, _article, _capture = (
    table.c for table in (schema.reading, schema.article, schema.capture)
)
_BODIES = (
    sa.select(_reading.key, _article.text, _reading.body)
    .join_from(schema.reading, schema.article)
    .where(_reading.key > sa.bindparam("after"))
    .order_by(_reading.key.desc())
    .limit(MOST)
)
_STANDING = sa.select(
    load.CURRENT.reading,
    _reading.published_start,
    _reading.published_status,
    _capture.publisher,
    _capture.url,
    _capture.added_at,
).select_from(load.standing())


class _Named(msgspec.Struct, frozen=True):
    """The part of an article's body that names its authors; the rest is not decoded."""

    bylines: tuple[str, ...] = ()
    credit: str | None = None


class _Body(msgspec.Struct, frozen=True):
    article: _Named


_decode = msgspec.json.Decoder(_Body).decode


class Named(msgspec.Struct, frozen=True):
    """Whether an article names its author, and where it was taken from."""

    byline: bool
    credit: bool


class Fill(msgspec.Struct, frozen=True):
    """The articles of a publisher in a month, and how many of them tell what.

    Attributes:
        publisher: its name or host; "" where neither is known.
        month: of publication, else of adding: `2024-05`.
        articles: how many.
        dated, byline, credit: how many have a day, an author, a source.
    """

    publisher: str
    month: str
    articles: int
    dated: int
    byline: int
    credit: int


def named(connection: sa.Connection, after: int) -> Iterator[tuple[int, Named]]:
    """Yield what the bodies of readings name, by key; only keys greater than `after`.

    A reading never changes, so what was once yielded need not be asked again.
    """
    for key, text, body in connection.execute(_BODIES, {"after": after}):
        article = _decode(pack.body(body, pack.text(text))).article
        yield key, Named(bool(article.bylines), bool(article.credit))


def fills(connection: sa.Connection, known: Mapping[int, Named]) -> tuple[Fill, ...]:
    """Return what articles tell, by publisher and month; articles not in `known` are left out."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in connection.execute(_STANDING):
        one = known.get(row.reading)
        if one is not None:
            key = publisher(row.publisher, row.url), (row.published_start or row.added_at)[:7]
            count = counts.setdefault(key, [0, 0, 0, 0])
            told = (True, row.published_status != "unresolved", one.byline, one.credit)
            counts[key] = [sum(pair) for pair in zip(count, told, strict=True)]
    return tuple(Fill(*key, *counts[key]) for key in sorted(counts))
