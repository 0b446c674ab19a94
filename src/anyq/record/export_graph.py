"""People, organisations, events and articles as entities of FollowTheMoney.

A line an entity, as the `ftm` tools and Aleph read them: `id`, `schema`, `properties` (each a
list of strings). Entries of the record that are one entity are one line; an event is one line
whatever the number of its reports, each of them a `proof`. Figures have no schema there.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import IO

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.moment import Moment
from anyq.pipeline import Reading
from anyq.record import reports, schema
from anyq.record.groups import AT_ONCE, groups
from anyq.record.load import standing_readings
from anyq.record.views import EventReport, Happening

SCHEMA = {"person": "Person", "organisation": "Organization"}
_e, _n = schema.entity.c, schema.naming.c
Properties = dict[str, list[str]]


class FtmEntity(msgspec.Struct, frozen=True):
    """An entity as FollowTheMoney writes it."""

    id: str
    schema: str
    properties: Properties


def ftm(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write articles, then people and organisations, then events; yield 1 after each."""
    for part in (_articles, _entities, _events):
        for entity in part(connection):
            out.write(msgspec.json.encode(entity) + b"\n")
            yield 1


def _made(id: str, schema: str, **values: Sequence[str | None]) -> FtmEntity:
    """Return an entity, its empty properties left out and its values once each."""
    told = {
        name: list(dict.fromkeys(value for value in several if value))
        for name, several in values.items()
    }
    return FtmEntity(id, schema, {name: several for name, several in told.items() if several})


def _articles(connection: sa.Connection) -> Iterator[FtmEntity]:
    for reading, reader in standing_readings(connection):
        yield _article(reading, reader)


def _article(reading: Reading, reader: str) -> FtmEntity:
    article, page = reading.article, reading.page
    named = [one.name for one in reading.claims.entities if one.kind in SCHEMA]
    return _made(
        article.id,
        "Article",
        name=[article.title],
        title=[article.title],
        author=article.bylines,
        language=["kaz"],
        publishedAt=[(output.iso(article.published.start) or "")[:10]],
        publisher=[page.publisher],
        sourceUrl=[page.url],
        retrievedAt=[page.captured_at.isoformat()[:10] if page.captured_at else None],
        namesMentioned=named,
        generator=[reader],
    )


def _entities(connection: sa.Connection) -> Iterator[FtmEntity]:
    ids = list(connection.scalars(sa.select(_e.id).where(_e.kind.in_(SCHEMA)).order_by(_e.key)))
    seen: set[str] = set()
    for at in range(0, len(ids), AT_ONCE):
        for members in groups(connection, "entity", ids[at : at + AT_ONCE]).values():
            if not seen & set(members):
                seen |= set(members)
                yield _entity(connection, members)


def _entity(connection: sa.Connection, members: Sequence[str]) -> FtmEntity:
    query = sa.select(schema.entity).where(_e.id.in_(members)).order_by(_e.key)
    rows = connection.execute(query).all()
    told = (
        sa.select(_n.role, schema.article.c.id)
        .join_from(schema.naming, schema.entity, _n.entity == _e.key)
        .join(schema.reading, _n.reading == schema.reading.c.key)
        .join(schema.article, schema.reading.c.article == schema.article.c.key)
        .where(_e.id.in_(members))
    )
    found = connection.execute(told).all()
    person = rows[0].kind == "person"
    return _made(
        members[0],
        SCHEMA[rows[0].kind],
        name=[rows[0].name],
        alias=[row.name for row in rows[1:] if row.name != rows[0].name],
        country=[row.country.lower() if row.country else None for row in rows],
        position=sorted({row.role for row in found if row.role}) if person else [],
        proof=sorted({row.id for row in found}),
    )


def _events(connection: sa.Connection) -> Iterator[FtmEntity]:
    told = reports.event_reports(connection)
    for happening in reports.happenings(connection, told):
        entities = {
            part.entity
            for report in happening.reports
            for part in report.event.participants
            if part.entity
        }
        of = groups(connection, "entity", entities)
        yield _event(happening, sorted({members[0] for members in of.values()}))


def _event(value: Happening, involved: Sequence[str]) -> FtmEntity:
    told = [report for report in value.reports if not report.rejected] or list(value.reports)
    first = told[0].event
    parties = [part for report in told for part in report.event.participants]
    return _made(
        f"anyq-{value.id}",
        "Event",
        name=[_name(told[0])],
        summary=[report.event.evidence.text for report in told],
        startDate=[_day(first.time, last=False)],
        endDate=[_day(first.time, last=True)],
        location=[first.place.name if first.place else None],
        country=[part.country.lower() if part.country else None for part in parties],
        involved=involved,
        proof=[report.source.article for report in told],
        sourceUrl=[report.source.url for report in told],
        recordId=[report.event.id for report in told],
        notes=[
            *(report.source.reader for report in told),
            *(
                f"{one.verdict}: {one.reason} ({one.author})"
                for report in value.reports
                for one in report.judgements
            ),
        ],
    )


def _name(report: EventReport) -> str:
    who = ", ".join(part.name for part in report.event.participants)
    return f"{report.event.type}: {who}" if who else report.event.type


def _day(time: Moment | None, *, last: bool) -> str | None:
    """Return the first or last day of a time; its end is the first instant after it."""
    if time is None:
        return None
    at = time.end if last else time.start
    if at is None:
        return None
    return (at - timedelta(days=1) if last and time.precision == "day" else at).isoformat()[:10]
