"""The lines of a JSONL export: readings as `anyq read --json` prints them, then judgements.

A reading's line has one field more, `record`: who read it and when, what the capture knew, what
people hold of its claims. From these lines a record is made again (`anyq import`).
"""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.article import Note
from anyq.claim import Claim
from anyq.output import ReadingOut
from anyq.page import MediaType, Page
from anyq.pipeline import Reading
from anyq.record import held, load, restore, schema
from anyq.record.body import Body
from anyq.record.views import Judged

_o, _c = schema.outcome.c, schema.capture.c
_STANDING = (
    sa.select(load.CURRENT.reading, load.CURRENT.capture, _o.reader, _o.read_at, _c.added_at)
    .join_from(schema.current, schema.outcome, _o.seq == load.CURRENT.seq)
    .join(schema.capture, _c.key == load.CURRENT.capture)
    .order_by(load.CURRENT.seq)
)


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the record knows of a reading besides what it says.

    Attributes:
        reader: who read it, with the version.
        read_at, added_at: when that was, and when the capture came in, ISO 8601.
        publisher, title, charset: what the capture knew of the page.
        article_notes: where they are others than those of the reading.
        judgements: what people hold of its claims, what was withdrawn left out.
    """

    reader: str
    read_at: str
    added_at: str
    publisher: str | None = None
    title: str | None = None
    charset: str | None = None
    article_notes: tuple[Note, ...] | None = None
    judgements: tuple[Judged, ...] = ()


class Line(ReadingOut, frozen=True, kw_only=True):
    """A reading, and what the record knows of it."""

    record: Kept


class JudgementLine(msgspec.Struct, frozen=True):
    """A judgement of a person, also one that was withdrawn, and each withdrawal."""

    judgement: Judged


def lines(connection: sa.Connection) -> Iterator[Line | JudgementLine]:
    """Yield a line for each standing reading, in the order they were added, then the rest."""
    known = held.held(connection)
    for reading, capture, reader, read_at, added_at in connection.execute(_STANDING):
        found = load.one(connection, reading, capture)
        same = found.notes == found.article.notes
        claims: tuple[Claim, ...] = (*found.claims.figures, *found.claims.events)
        kept = Kept(
            reader=reader,
            read_at=read_at,
            added_at=added_at,
            publisher=found.page.publisher,
            title=found.page.title,
            charset=found.page.charset,
            article_notes=None if same else found.article.notes,
            judgements=tuple(one for claim in claims for one in known.of(claim.id)),
        )
        shape = output.reading(found)
        yield Line(**{name: getattr(shape, name) for name in shape.__struct_fields__}, record=kept)
    for judged in held.judgements(connection, schema.judgement.c.by_hand):
        yield JudgementLine(judged)


def reading(value: Line) -> Reading:
    """Return the reading of a line; its page is without its bytes."""
    page = Page(
        content=b"",
        media_type=msgspec.convert(value.page.media_type, MediaType),
        url=value.page.url,
        captured_at=restore.instant(value.page.captured_at),
        source_id=value.page.source_id,
        publisher=value.record.publisher,
        title=value.record.title,
        charset=value.record.charset,
    )
    return restore.reading(
        Body(
            article=value.article,
            entities=value.entities,
            figures=value.figures,
            events=value.events,
            checks=value.checks,
            notes=value.notes,
            article_notes=value.record.article_notes,
        ),
        restore.without_bytes(page, value.page.sha256),
        value.article.title,
        value.article.text,
    )
