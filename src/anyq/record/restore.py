"""Rows back into the types: the inverse of `rows`, letter for letter and digit for digit."""

import zlib
from datetime import date, datetime

import msgspec
import sqlalchemy as sa

from anyq.amount import Amount
from anyq.article import Article, Headline, Note, Script
from anyq.claim import Claims, EventClaim, EventObject, FigureClaim
from anyq.errors import Damaged
from anyq.moment import Moment, Published
from anyq.output import (
    AmountOut,
    ArticleOut,
    EventOut,
    FigureOut,
    ObjectOut,
    PublishedOut,
    TimeOut,
    UnitAmountOut,
)
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.record import pack
from anyq.record.body import Body


def page(row: "sa.Row[*tuple[object, ...]]") -> Page:
    """Return the page of a row of `page` and `capture`; empty where its bytes were let go.

    Raises:
        Damaged: packed in a way this version does not know.
    """
    made = capture(row)
    if row.content is None:
        return made
    return msgspec.structs.replace(made, content=content(row.codec, row.content))


def capture(row: "sa.Row[*tuple[object, ...]]") -> Page:
    """Return the page of a row of `capture`, its bytes aside."""
    made = Page(
        content=b"",
        media_type=row.media_type,
        url=row.url,
        captured_at=instant(row.captured_at),
        source_id=row.source_id,
        publisher=row.publisher,
        title=row.title,
        charset=row.charset,
    )
    return without_bytes(made, row.sha256)


def without_bytes(value: Page, sha256: str) -> Page:
    """Return a page whose bytes are not at hand, and which is still the one of that hash."""
    value.__dict__["sha256"] = sha256  # where `cached_property` keeps it
    return value


def content(codec: str, stored: bytes) -> bytes:
    """Return the bytes of a page.

    Raises:
        Damaged: packed in a way this version does not know.
    """
    if codec != pack.CODEC:
        raise Damaged(f"The page is packed as {codec}.", "Update Anyq.")
    return zlib.decompress(stored)


def instant(value: str | None) -> datetime | date | None:
    """Parse ISO 8601: a datetime where there is a clock, else a date."""
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def moment(value: TimeOut) -> Moment:
    """Return the time of a public shape."""
    return Moment(
        instant(value.start), instant(value.end), value.precision, value.text, value.basis
    )


def published(value: PublishedOut) -> Published:
    """Return the publication time of a public shape."""
    return Published(
        instant(value.start),
        instant(value.end),
        value.precision,
        value.text,
        value.basis,
        status=value.status,
        candidates=value.candidates,
    )


def amount(value: AmountOut, unit: str) -> Amount:
    """Return the amount of a public shape."""
    return Amount(
        value.value, value.low, value.high, value.text, value.approximation, unit, value.digit
    )


def figure(value: FigureOut) -> FigureClaim:
    """Return the figure of a public shape."""
    return FigureClaim(
        id=value.id,
        indicator=value.indicator,
        subjects=value.subjects,
        kind=value.kind,
        direction=value.direction,
        amount=amount(value.amount, value.unit),
        period=moment(value.period) if value.period else None,
        base_period=moment(value.base_period) if value.base_period else None,
        modality=value.modality,
        attribution=value.attribution,
        evidence=value.evidence,
        rule=value.rule,
    )


def event(value: EventOut) -> EventClaim:
    """Return the event of a public shape."""
    return EventClaim(
        id=value.id,
        type=value.type,
        plover=value.plover,
        participants=value.participants,
        objects=tuple(map(_object, value.objects)),
        time=moment(value.time) if value.time else None,
        place=value.place,
        modality=value.modality,
        background=value.background,
        attribution=value.attribution,
        evidence=value.evidence,
        rule=value.rule,
        mode=value.mode,
    )


def _object(value: ObjectOut) -> EventObject:
    return EventObject(value.text, value.entity, _with_unit(value.amount))


def _with_unit(value: UnitAmountOut | None) -> Amount | None:
    return amount(value, value.unit) if value else None


def reading(said: Body, page: Page, title: str, text: str) -> Reading:
    """Return a reading of its body, its page, and the title and text of its article."""
    own = said.notes if said.article_notes is None else said.article_notes
    claims = Claims(said.entities, tuple(map(figure, said.figures)), tuple(map(event, said.events)))
    return Reading(page, article(said.article, title, text, own), claims, said.checks, said.notes)


def article(value: ArticleOut, title: str, text: str, notes: tuple[Note, ...]) -> Article:
    """Return the article of a public shape, its title and its text."""
    return Article(
        id=value.id,
        title=title,
        language=value.language,
        script=msgspec.convert(value.script, Script),
        published=published(value.published),
        bylines=value.bylines,
        credit=value.credit,
        dateline=value.dateline,
        text=text,
        rail=tuple(
            Headline(item.title, moment(item.published) if item.published else None)
            for item in value.rail
        ),
        notes=notes,
        republished=value.republished,
    )
