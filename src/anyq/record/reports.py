"""Claims of the record with their articles: timelines, series, what an entity takes part in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.checks import Check, trade
from anyq.claim import FigureClaim
from anyq.errors import Unknown
from anyq.record import load, names, rows, schema
from anyq.record.correct import corrected
from anyq.record.groups import groups
from anyq.record.held import Held, held
from anyq.record.load import Opened
from anyq.record.views import EventReport, FigureReport, Happening, Official, Series, Source

_claim, _party = schema.claim.c, schema.party.c
_KEY = sa.tuple_(_claim.reading, _claim.position)
# An event without a time of its own was news when its article came out.
_ENDS = sa.func.coalesce(_claim.time_end, _claim.time_start, schema.reading.c.published_end)
_FIRST_YEAR = 1991
LAST = "9999"  # what has no time at all stands after what has

Condition = sa.ColumnElement[bool]


def events(
    connection: sa.Connection,
    parties: Sequence[str],
    type: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Iterator[EventReport]:
    """Yield the events in which every party has a part, by time.

    Args:
        connection: a connection in a transaction.
        parties: ISO country codes, entity ids or canonical names.
        type: of the event; None for all.
        since: leave out what ended before this day.
        until: leave out what began after this day.

    Raises:
        Unknown: a party that the record does not know, or knows several of.
    """
    meant = [names.meant(connection, party) for party in parties]
    first = since.isoformat() if since else ""
    last = (until + timedelta(days=1)).isoformat() if until else LAST
    conditions = list(map(part_of, meant))
    if type is not None:
        conditions.append(_claim.type == type)
    if since:
        conditions.append(first < _ENDS)
    if until:
        conditions.append(_claim.begins < last)

    def fits(report: EventReport) -> bool:
        start, end = _times(report)
        return (
            type in (None, report.event.type)
            and all(rows.parties(report.event) & set(ids) for ids in meant)
            and (not since or end > first)
            and (not until or start < last)
        )

    yield from event_reports(connection, *conditions, fits=fits)


def event_reports(
    connection: sa.Connection,
    *conditions: Condition,
    fits: Callable[[EventReport], bool] | None = None,
) -> Iterator[EventReport]:
    """Yield the events of standing readings that meet the conditions, by time.

    Args:
        connection: a connection in a transaction.
        conditions: on the claim as it was read.
        fits: the same conditions on a claim as people have corrected it; None to look only
            at how it was read.
    """
    known = held(connection)
    changed = _changed(known) if fits else ()
    found, open_row = [], load.Opener()
    for row in connection.execute(_claims("event", conditions, changed)):
        opened, judged = open_row(row), known.of(row.id)
        claim = corrected(opened.event(row.position), judged)
        report = EventReport(claim, opened.source, judged)
        if row.id not in changed or fits is None or fits(report):
            found.append(report)
    if changed:
        found.sort(key=lambda report: _times(report)[0])
    of = groups(connection, "event", [report.event.id for report in found])
    for report in found:
        yield msgspec.structs.replace(report, happening=of[report.event.id][0])


def happenings(connection: sa.Connection, reports: Iterable[EventReport]) -> Iterator[Happening]:
    """Yield the events of reports, each with all of those that tell of it, in their order."""
    told: dict[str, list[EventReport]] = {}
    for report in reports:
        told.setdefault(report.happening, []).append(report)
    articles = {one.source.article for several in told.values() for one in several}
    of = groups(connection, "copy", articles)
    for shared, several in told.items():
        first = sorted(several, key=lambda one: _published(one.source))
        sources = [one.source for one in several if not one.rejected]
        yield Happening(shared, tuple(first), _count(sources, of))


def _count(sources: Iterable[Source], of: Mapping[str, tuple[str, ...]]) -> int:
    """Count sources: copies of one text are one, and so are versions of one page."""
    by_address: dict[str, str] = {}
    for source in sources:
        text = of[source.article][0]
        by_address.setdefault(source.url or text, text)
    return len(set(by_address.values()))


def _published(source: Source) -> str:
    return output.iso(source.published.start) or LAST


def figures(
    connection: sa.Connection,
    *conditions: Condition,
    fits: Callable[[FigureClaim], bool] | None = None,
) -> Iterator[FigureReport]:
    """Yield the figures of standing readings that meet the conditions, by period.

    `fits`: see `event_reports`.
    """
    known = held(connection)
    changed = _changed(known) if fits else ()
    found, open_row = [], load.Opener()
    for row in connection.execute(_claims("figure", conditions, changed)):
        opened, judged = open_row(row), known.of(row.id)
        claim = corrected(opened.figure(row.position), judged)
        checks = () if judged else _checks(opened, row.id, known)
        if row.id not in changed or fits is None or fits(claim):
            found.append(FigureReport(claim, opened.source, checks, judged))
    yield from sorted(found, key=_period) if changed else found


def _checks(opened: Opened, claim: str, known: Held) -> tuple[Check, ...]:
    """Return the checks of a figure that stand; one that people have judged has none."""
    return tuple(
        one for one in opened.said.checks if claim in one.claims and one.id not in known.gone
    )


def _changed(known: Held) -> tuple[str, ...]:
    """Return the claims that people have corrected."""
    of = known.of_claims.items()
    return tuple(claim for claim, said in of if any(one.changes for one in said))


def _times(report: EventReport) -> tuple[str, str]:
    """Return start and end of an event as its columns have them."""
    time, published = report.event.time, report.source.published
    start, end = (time.start, time.end) if time else (None, None)
    first = output.iso(start or end or published.start)
    return first or LAST, output.iso(end or start or published.end) or ""


def _period(report: FigureReport) -> tuple[str, str]:
    period = report.figure.period
    if period is None:
        return LAST, LAST
    return output.iso(period.start) or LAST, output.iso(period.end) or LAST


def series(connection: sa.Connection, subjects: Sequence[str], indicator: str) -> Series:
    """Return every claim and every official value of one indicator of the subjects.

    Raises:
        Unknown: neither the press nor the official series has a value.
    """
    asked = tuple(sorted(names.code(subject) for subject in subjects))
    meant = [names.meant(connection, subject) for subject in asked]

    def fits(claim: FigureClaim) -> bool:
        whose = set(claim.subjects)
        return claim.indicator.id == indicator and all(whose & set(ids) for ids in meant)

    read = figures(connection, _claim.type == indicator, *map(part_of, meant), fits=fits)
    found = tuple(one for one in read if len(one.figure.subjects) == len(meant))
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


def _claims(
    kind: str, conditions: Sequence[Condition], changed: Sequence[str]
) -> "sa.Select[*tuple[object, ...]]":
    """Select claims of standing readings, those changed too, with the columns of their source."""
    joined = load.standing().join(schema.claim, _claim.reading == load.CURRENT.reading)
    asked = sa.and_(sa.true(), *conditions)
    time = _claim.begins if kind == "event" else _claim.time_start
    return (
        sa.select(_claim.id, _claim.position, *load.SOURCE)
        .select_from(joined)
        .where(_claim.kind == kind, sa.or_(asked, _claim.id.in_(changed)) if changed else asked)
        .order_by(
            time.nulls_last(), _claim.time_end.nulls_last(), load.CURRENT.seq, _claim.position
        )
    )


def takes_part(party: str) -> Condition:
    """Return the condition that a claim is about a country or an entity, given its id."""
    return part_of([party])


def part_of(meant: Sequence[str]) -> Condition:
    """Return the condition that a claim is about one of some countries or entities, by id."""
    return _KEY.in_(sa.select(_party.reading, _party.claim).where(_party.party.in_(meant)))


def _no_series(
    connection: sa.Connection,
    subjects: Sequence[str],
    meant: Sequence[Sequence[str]],
    indicator: str,
) -> Unknown:
    """Say what is not there, and which indicators of these subjects are."""
    query = sa.select(_claim.type).where(_claim.kind == "figure", _claim.type.is_not(None))
    known = query.where(*map(part_of, meant)).distinct().order_by(_claim.type)
    listed = ", ".join(str(name) for name in connection.scalars(known))
    return Unknown(
        f"The record has no {indicator} of {', '.join(subjects)}.",
        f"It has of them: {listed}." if listed else "It has no known indicator of them.",
    )
