"""What is new in a record since a time: articles, claims, revisions, judgements, conflicts."""

from collections.abc import Iterator

import sqlalchemy as sa

from anyq.claim import FigureClaim
from anyq.record import conflicts, held, load, reports, schema
from anyq.record.views import Changes, Disagreement, FigureReport, Restated, Revision, Source

_o, _r, _c, _claim = schema.outcome.c, schema.reading.c, schema.capture.c, schema.claim.c


def since(connection: sa.Connection, moment: str) -> Changes:
    """Return what is new since a moment, ISO 8601."""
    new = _new_readings(moment)
    articles = sa.select(*load.SOURCE).select_from(load.standing())
    articles = articles.where(load.CURRENT.reading.in_(new)).order_by(load.CURRENT.seq)
    claims = _claim.reading.in_(new)
    return Changes(
        since=moment,
        articles=tuple(load.source(row) for row in connection.execute(articles)),
        events=tuple(reports.event_reports(connection, claims)),
        figures=tuple(reports.figures(connection, claims)),
        revisions=tuple(_revisions(connection, moment)),
        judgements=tuple(held.judgements(connection, schema.judgement.c.made_at >= moment)),
        conflicts=tuple(recent(connection, moment)),
    )


def _new_readings(moment: str) -> "sa.Select[*tuple[object, ...]]":
    """Select the standing readings of articles that were not there before a moment."""
    earlier, of = schema.outcome.alias(), schema.reading.alias()
    known = (
        sa.select(of.c.article)
        .join_from(earlier, of, earlier.c.reading == of.c.key)
        .where(of.c.article == load.CURRENT.article, earlier.c.read_at < moment)
    )
    return sa.select(load.CURRENT.reading).where(~known.exists())


def recent(connection: sa.Connection, moment: str) -> Iterator[Disagreement]:
    """Yield the disagreements that an article added since a moment has a part in."""
    for found in (*conflicts.across(connection), *conflicts.within(connection)):
        if any(report.source.added_at >= moment for report in found.figures):
            yield found


def _revisions(connection: sa.Connection, moment: str) -> Iterator[Revision]:
    """Yield the pages that were there before under the same address with another text."""
    old, new = schema.capture.alias(), schema.capture.alias()
    query = (
        sa.select(old.c.key, new.c.key)
        .join_from(new, old, (old.c.url == new.c.url) & (old.c.page != new.c.page))
        .where(new.c.added_at >= moment, old.c.key < new.c.key)
        .order_by(new.c.key, old.c.key)
    )
    last = {after: before for before, after in connection.execute(query)}
    for after, before in last.items():
        sources = [_source(connection, capture) for capture in (before, after)]
        first, second = sources
        if first and second and first.article != second.article:
            yield Revision(first, second, tuple(_restated(connection, first, second)))


def _source(connection: sa.Connection, capture: int) -> Source | None:
    """Return the article of a capture, None where another reading of it stands."""
    query = sa.select(*load.SOURCE).select_from(load.standing()).where(_c.key == capture)
    row = connection.execute(query).first()
    return load.source(row) if row else None


def _restated(connection: sa.Connection, before: Source, after: Source) -> Iterator[Restated]:
    old, new = (_figures(connection, source) for source in (before, after))
    for number in old.keys() & new.keys():
        one, other = old[number], new[number]
        if one.figure.amount.value != other.figure.amount.value:
            yield Restated(one, other)


def _figures(connection: sa.Connection, source: Source) -> dict[object, FigureReport]:
    """Return the figures of an article by the number each is of."""
    found = reports.figures(connection, schema.article.c.id == source.article)
    return {_number(report.figure): report for report in found}


def _number(claim: FigureClaim) -> object:
    period, base = claim.period, claim.base_period
    return (
        (claim.indicator.id or claim.indicator.text, claim.indicator.part, claim.indicator.of),
        (claim.subjects, claim.kind, claim.amount.unit),
        (period and (period.start, period.end), base and (base.start, base.end)),
    )
