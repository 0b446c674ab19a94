"""Rows back into the types: the inverse of `rows`, letter for letter and digit for digit."""

import zlib
from datetime import date, datetime
from typing import TypeVar

import msgspec

from anyq.amount import Amount
from anyq.article import Article, Headline, Note, Script
from anyq.checks import Check
from anyq.claim import EventClaim, EventObject, FigureClaim
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
from anyq.span import Span

T = TypeVar("T")

_figures = msgspec.json.Decoder(FigureOut)
_events = msgspec.json.Decoder(EventOut)
_articles = msgspec.json.Decoder(ArticleOut)
_checks = msgspec.json.Decoder(Check)
_notes = msgspec.json.Decoder(tuple[Note, ...])


def content(codec: str, stored: bytes) -> bytes:
    """Return the bytes of a page.

    Raises:
        Damaged: packed in a way this version does not know.
    """
    if codec != "zlib":
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


def figure(body: str, text: str) -> FigureClaim:
    """Return the figure of a stored body and the article's text."""
    value = _figures.decode(body)
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
        evidence=Span.of(text, value.evidence.start, value.evidence.end),
        rule=value.rule,
    )


def event(body: str, text: str) -> EventClaim:
    """Return the event of a stored body and the article's text."""
    value = _events.decode(body)
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
        evidence=Span.of(text, value.evidence.start, value.evidence.end),
        rule=value.rule,
        mode=value.mode,
    )


def _object(value: ObjectOut) -> EventObject:
    return EventObject(value.text, value.entity, _with_unit(value.amount))


def _with_unit(value: UnitAmountOut | None) -> Amount | None:
    return amount(value, value.unit) if value else None


def article(body: str, title: str, text: str, notes: tuple[Note, ...]) -> Article:
    """Return the article of a stored body, its title and its text."""
    value = _articles.decode(body)
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


def check(body: str) -> Check:
    """Return the check of a stored body."""
    return _checks.decode(body)


def notes(body: str) -> tuple[Note, ...]:
    """Return the notes of a stored body."""
    return _notes.decode(body)
