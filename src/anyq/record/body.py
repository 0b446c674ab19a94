"""What a reading says, as it is kept: the public JSON of `anyq.output`, but for page and text."""

import msgspec

from anyq import output
from anyq.article import Note
from anyq.checks import Check
from anyq.entity import Entity
from anyq.output import ArticleOut, EventOut, FigureOut, PublishedOut
from anyq.pipeline import Reading


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that was read. `article` is without title and text, which stand in their own columns.

    Decimals are strings in it, so that `1.50` stays `1.50`. A field that a later version adds
    has a default, so that what was written before still decodes.

    Attributes:
        article, entities, figures, events, checks, notes: as `anyq read --json` prints them.
        article_notes: of the article, where they are others than those of the reading.
    """

    article: ArticleOut
    entities: tuple[Entity, ...] = ()
    figures: tuple[FigureOut, ...] = ()
    events: tuple[EventOut, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    article_notes: tuple[Note, ...] | None = None


class _Published(msgspec.Struct):
    published: PublishedOut


class Glance(msgspec.Struct, frozen=True):
    """A body of which only the date is decoded: what a query takes one claim from."""

    article: _Published
    figures: tuple[msgspec.Raw, ...] = ()
    events: tuple[msgspec.Raw, ...] = ()
    checks: tuple[Check, ...] = ()


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Body).decode
glance = msgspec.json.Decoder(Glance).decode
figure = msgspec.json.Decoder(FigureOut).decode
event = msgspec.json.Decoder(EventOut).decode


def of(value: Reading) -> Body:
    """Return the body of a reading."""
    shape = output.reading(value)
    same = value.article.notes == value.notes
    return Body(
        article=msgspec.structs.replace(shape.article, title="", text=""),
        entities=shape.entities,
        figures=shape.figures,
        events=shape.events,
        checks=shape.checks,
        notes=shape.notes,
        article_notes=None if same else value.article.notes,
    )
