"""Claims, articles and readings in their public shapes."""

from datetime import date, datetime

import msgspec

from anyq.amount import Amount
from anyq.capture import Reject
from anyq.claim import (
    EventClaim,
    EventObject,
    FigureClaim,
)
from anyq.moment import Moment, Published
from anyq.output.shapes import (
    AmountOut,
    ArticleOut,
    ErrorOut,
    EventOut,
    FailureOut,
    FigureOut,
    HeadlineOut,
    ObjectOut,
    PageOut,
    PublishedOut,
    ReadingOut,
    TimeOut,
)
from anyq.page import Page
from anyq.pipeline import Reading


def iso(instant: datetime | date | None) -> str | None:
    """Write an instant: `2024-04-20T11:33+05:00`, or `2024-04-20` for a plain date."""
    if isinstance(instant, datetime):
        return instant.isoformat(timespec="minutes")
    return instant.isoformat() if instant else None


def page(value: Page) -> PageOut:
    """Return the public shape of a page."""
    captured = value.captured_at.isoformat() if value.captured_at else None
    return PageOut(value.sha256, value.source_id, value.url, captured, value.media_type)


def time(value: Moment) -> TimeOut:
    """Return the public shape of a time."""
    return TimeOut(iso(value.start), iso(value.end), value.precision, value.text, value.basis)


def published(value: Published) -> PublishedOut:
    """Return the public shape of a publication time."""
    return PublishedOut(
        iso(value.start),
        iso(value.end),
        value.precision,
        value.text,
        value.basis,
        status=value.status,
        candidates=value.candidates,
    )


def amount(value: Amount) -> AmountOut:
    """Return the public shape of an amount whose unit stands beside it."""
    return msgspec.convert(value, AmountOut, from_attributes=True)


def figure(claim: FigureClaim) -> FigureOut:
    """Return the public shape of a figure."""
    return FigureOut(
        id=claim.id,
        indicator=claim.indicator,
        subjects=claim.subjects,
        kind=claim.kind,
        direction=claim.direction,
        amount=amount(claim.amount),
        unit=claim.amount.unit,
        period=time(claim.period) if claim.period else None,
        base_period=time(claim.base_period) if claim.base_period else None,
        modality=claim.modality,
        attribution=claim.attribution,
        evidence=claim.evidence,
        rule=claim.rule,
    )


def _object(value: EventObject) -> ObjectOut:
    return msgspec.convert(value, ObjectOut, from_attributes=True)


def event(claim: EventClaim) -> EventOut:
    """Return the public shape of an event."""
    return EventOut(
        id=claim.id,
        type=claim.type,
        plover=claim.plover,
        participants=claim.participants,
        objects=tuple(_object(item) for item in claim.objects),
        time=time(claim.time) if claim.time else None,
        place=claim.place,
        modality=claim.modality,
        background=claim.background,
        attribution=claim.attribution,
        evidence=claim.evidence,
        rule=claim.rule,
        mode=claim.mode,
    )


def reading(value: Reading) -> ReadingOut:
    """Return the public shape of everything read from a page."""
    article = value.article
    return ReadingOut(
        page=page(value.page),
        article=ArticleOut(
            id=article.id,
            title=article.title,
            language=article.language,
            script=article.script,
            published=published(article.published),
            bylines=article.bylines,
            credit=article.credit,
            dateline=article.dateline,
            text=article.text,
            rail=tuple(
                HeadlineOut(item.title, time(item.published) if item.published else None)
                for item in article.rail
            ),
            republished=article.republished,
        ),
        entities=value.claims.entities,
        figures=tuple(map(figure, value.claims.figures)),
        events=tuple(map(event, value.claims.events)),
        checks=value.checks,
        notes=value.notes,
    )


def row(value: Reading | Reject) -> ReadingOut | FailureOut:
    """Return the row that stands for a page in JSONL, read or not."""
    if isinstance(value, Reject):
        return FailureOut(value.source_id, ErrorOut(value.code, value.message, value.remedy))
    return reading(value)
