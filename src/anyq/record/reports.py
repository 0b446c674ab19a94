"""Claims of the record with their articles: timelines, series, what an entity takes part in."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from anyq.checks import trade
from anyq.errors import Unknown
from anyq.record import load, restore, rows, schema
from anyq.record.views import EventReport, FigureReport, Official, Series

_claim, _party = schema.claim.c, schema.party.c
_KEY = sa.tuple_(_claim.reading, _claim.position)
# An event without a time of its own was news when its article came out.
_STARTS = sa.func.coalesce(_claim.time_start, _claim.time_end, schema.reading.c.published_start)
_ENDS = sa.func.coalesce(_claim.time_end, _claim.time_start, schema.reading.c.published_end)
_FIRST_YEAR = 1991


def events(
    connection: sa.Connection,
    parties: Sequence[str],
    type: str | None = None,
    since: date | None = None,
    until: date | None = None,
    where: sa.ColumnElement[bool] | None = None,
) -> Iterator[EventReport]:
    """Yield the events in which every party has a part, by time.

    Args:
        connection: a connection in a transaction.
        parties: ISO country codes, entity ids or canonical names.
        type: of the event; None for all.
        since: leave out what ended before this day.
        until: leave out what began after this day.
        where: a further condition on the claim.

    Raises:
        Unknown: a party that the record does not know, or knows several of.
    """
    query = _claims("event", type).order_by(_STARTS.nulls_last(), load.CURRENT.seq, _claim.position)
    for party in parties:
        query = query.where(_part_of(_meant(connection, party)))
    if where is not None:
        query = query.where(where)
    if since:
        query = query.where(_ENDS.op(">")(since.isoformat()))
    if until:
        query = query.where(_STARTS.op("<")((until + timedelta(days=1)).isoformat()))
    for row in connection.execute(query):
        yield EventReport(restore.event(row.body, row.text), load.source(row))


def figures(
    connection: sa.Connection, *conditions: sa.ColumnElement[bool]
) -> Iterator[FigureReport]:
    """Yield the figures of standing readings that meet the conditions, by period."""
    query = (
        _claims("figure", None)
        .where(*conditions)
        .order_by(
            _claim.time_start.nulls_last(), _claim.time_end, load.CURRENT.seq, _claim.position
        )
    )
    gone = load.withdrawn(connection)
    for row in connection.execute(query):
        claim = restore.figure(row.body, row.text)
        checks = load.checks(connection, row.reading, without=gone)
        about = tuple(check for check in checks if claim.id in check.claims)
        yield FigureReport(claim, load.source(row), about)


def series(connection: sa.Connection, subjects: Sequence[str], indicator: str) -> Series:
    """Return every claim and every official value of one indicator of the subjects.

    Raises:
        Unknown: neither the press nor the official series has a value.
    """
    asked = tuple(sorted(_code(subject) for subject in subjects))
    meant = [_meant(connection, subject) for subject in asked]
    found = tuple(
        report
        for report in figures(connection, _claim.type == indicator, *map(_part_of, meant))
        if len(report.figure.subjects) == len(meant)
    )
    known = tuple(official(asked, indicator))
    if not found and not known:
        raise _no_series(connection, asked, meant, indicator)
    return Series(indicator, asked, found, known)


def official(subjects: Sequence[str], indicator: str) -> Iterator[Official]:
    """Yield the official values of Kazakhstan with one partner, by year, then edition."""
    partners = [code for code in subjects if code != trade.HOME]
    if len(subjects) != 2 or len(partners) != 1:
        return
    for year in range(_FIRST_YEAR, date.today().year + 1):
        for edition, value in trade.values(indicator, partners[0], year).items():
            yield Official(year, value, trade.UNIT, edition.source, edition.vintage)


def _claims(kind: str, type: str | None) -> sa.Select[tuple[object, ...]]:
    """Select the claims of standing readings, with the columns of their source."""
    joined = load.standing().join(schema.claim, _claim.reading == load.CURRENT.reading)
    columns = (_claim.reading, _claim.body, schema.article.c.text)
    query = sa.select(*columns, *load.SOURCE).select_from(joined)
    query = query.where(_claim.kind == kind)
    return query if type is None else query.where(_claim.type == type)


def _code(party: str) -> str:
    return party.upper() if rows.is_country(party.upper()) else party


def _meant(connection: sa.Connection, party: str) -> Sequence[str]:
    """Return the country code or the entity ids that a party stands for."""
    code = _code(party)
    return [code] if rows.is_country(code) else _entities(connection, party)


def _part_of(meant: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*map(takes_part, meant))


def _entities(connection: sa.Connection, party: str) -> list[str]:
    """Return the ids of an entity given by id, by name, or by the last word of its name."""
    entity = schema.entity.c
    for condition in (
        (entity.id == party) | (entity.name == party),
        entity.name.endswith(f" {party}", autoescape=True),
    ):
        found = connection.execute(sa.select(entity.id, entity.name).where(condition)).all()
        names = sorted({row.name for row in found})
        if len(names) > 1:
            raise Unknown(
                f"“{party}” may be {', '.join(names)}.", "Give the whole name, or the entity's id."
            )
        if names:
            return [row.id for row in found]
    raise Unknown(
        f"The record knows no “{party}”.",
        "Give ISO country codes (KZ KG), or a name in the nominative, in Cyrillic.",
    )


def takes_part(party: str) -> sa.ColumnElement[bool]:
    """Return the condition that a claim is about a country or an entity, given its id."""
    column = _party.country if rows.is_country(party) else _party.entity
    return _KEY.in_(sa.select(_party.reading, _party.claim).where(column == party))


def _no_series(
    connection: sa.Connection,
    subjects: Sequence[str],
    meant: Sequence[Sequence[str]],
    indicator: str,
) -> Unknown:
    """Say what is not there, and which indicators of these subjects are."""
    query = sa.select(_claim.type).where(_claim.kind == "figure", _claim.type.is_not(None))
    known = query.where(*map(_part_of, meant)).distinct().order_by(_claim.type)
    names = ", ".join(str(name) for name in connection.scalars(known))
    return Unknown(
        f"The record has no {indicator} of {', '.join(subjects)}.",
        f"It has of them: {names}." if names else "It has no known indicator of them.",
    )
