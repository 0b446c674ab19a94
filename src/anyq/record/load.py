"""Rows read and put together: readings, sources, claims. Every query of one snapshot."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from anyq.claim import Claim, EventClaim, FigureClaim
from anyq.pipeline import Reading
from anyq.record import body, pack, restore, schema
from anyq.record.views import Source

Row = sa.Row[*tuple[object, ...]]

_r, _a, _c, _p = schema.reading.c, schema.article.c, schema.capture.c, schema.page.c
CURRENT = schema.current.c

# What `Opened.of` reads: join it to `current` (or to an outcome) in a query.
SOURCE = (
    _r.key.label("reading_key"),
    _a.id.label("article"),
    _a.title.label("headline"),
    _a.text.label("packed_text"),
    _r.body.label("packed_body"),
    _p.sha256,
    _c.source_id,
    _c.url,
    _c.captured_at,
    _c.publisher,
    schema.outcome.c.reader,
    _c.added_at,
)
AT_HAND = 1_000  # readings: some 10 MB
_STANDING = sa.select(CURRENT.reading, CURRENT.capture).order_by(CURRENT.seq)
_READING = (
    sa.select(_a.title.label("headline"), _a.text.label("packed_text"), _r.body)
    .join_from(schema.reading, schema.article)
    .where(_r.key == sa.bindparam("reading"))
)
_PAGE = (
    sa.select(schema.capture, _p.sha256, _p.codec, _p.content)
    .join_from(schema.capture, schema.page)
    .where(_c.key == sa.bindparam("capture"))
)


def standing() -> sa.FromClause:
    """Return the join of each article with its standing reading and that reading's capture."""
    return (
        sa.join(schema.current, schema.reading, CURRENT.reading == _r.key)
        .join(schema.article, _r.article == _a.key)
        .join(schema.capture, CURRENT.capture == _c.key)
        .join(schema.page, _c.page == _p.key)
        .join(schema.outcome, schema.outcome.c.seq == CURRENT.seq)
    )


class Opened(msgspec.Struct, frozen=True):
    """A row with the columns `SOURCE`, unpacked.

    Attributes:
        source: where its claims come from.
        text: of the article.
        said: what was read, its claims still as JSON.
    """

    source: Source
    text: str
    said: body.Glance

    @classmethod
    def of(cls, row: Row) -> "Opened":
        """Unpack a row."""
        text = pack.text(row.packed_text)
        said = body.glance(pack.body(row.packed_body, text))
        source = Source(
            article=row.article,
            title=row.headline,
            published=restore.published(said.article.published),
            page=row.sha256,
            source_id=row.source_id,
            url=row.url,
            captured_at=restore.instant(row.captured_at),
            publisher=row.publisher,
            reader=row.reader,
            added_at=row.added_at,
        )
        return cls(source, text, said)

    def figure(self, position: int) -> FigureClaim:
        """Return the figure at a position among the claims."""
        return restore.figure(body.figure(self.said.figures[position]))

    def event(self, position: int) -> EventClaim:
        """Return the event at a position among the claims, the figures before it counted."""
        return restore.event(body.event(self.said.events[position - len(self.said.figures)]))

    def claims(self) -> Iterator[Claim]:
        """Yield the figures, then the events."""
        yield from map(self.figure, range(len(self.said.figures)))
        first = len(self.said.figures)
        yield from map(self.event, range(first, first + len(self.said.events)))


class Opener:
    """Opens rows with the columns `SOURCE`, the reading that several claims share once."""

    def __init__(self) -> None:
        self._last: dict[int, Opened] = {}

    def __call__(self, row: Row) -> Opened:
        """Unpack a row, if its reading is not at hand."""
        found = self._last.get(row.reading_key)
        if found is None:
            if len(self._last) >= AT_HAND:
                self._last.clear()
            found = self._last[row.reading_key] = Opened.of(row)
        return found


def source(row: Row) -> Source:
    """Return the source of a row that holds the columns `SOURCE`."""
    return Opened.of(row).source


def readings(connection: sa.Connection) -> Iterator[Reading]:
    """Yield the standing reading of every article, in the order they were added."""
    for reading, capture in connection.execute(_STANDING):
        yield one(connection, reading, capture)


def standing_readings(connection: sa.Connection) -> Iterator[tuple[Reading, str]]:
    """Yield the standing reading of every article with who read it, in the order of adding."""
    outcome = schema.outcome.c
    query = _STANDING.add_columns(outcome.reader).join(schema.outcome, outcome.seq == CURRENT.seq)
    for reading, capture, reader in connection.execute(query):
        yield one(connection, reading, capture), reader


def one(connection: sa.Connection, reading: int, capture: int) -> Reading:
    """Return one reading as it was made of one capture."""
    row = connection.execute(_READING, {"reading": reading}).one()
    page = restore.page(connection.execute(_PAGE, {"capture": capture}).one())
    text = pack.text(row.packed_text)
    said = body.decode(pack.body(row.body, text))
    return restore.reading(said, page, row.headline, text)
