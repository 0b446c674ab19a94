"""Claims as rows of one flat table: what an analyst filters and sums."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.claim import EventClaim, FigureClaim, Participant
from anyq.moment import Moment
from anyq.record import load, restore, rows, schema
from anyq.record.views import Source

JOINT = "; "


class Cells(msgspec.Struct, frozen=True, kw_only=True):
    """A claim. Lists are joined by `; `; what is not stated, or not of this kind, is None.

    Attributes:
        claim, kind: its id; `figure` or `event`.
        type: indicator id or event type.
        words: what is measured, or the objects of the event.
        part, of: of the indicator: what narrows it, whose it is.
        parties: subjects of a figure; participants of an event as `role name (country)`.
        countries: ISO codes of them all and of the place, sorted.
        place: of an event.
        measure, direction: of a figure, e.g. `change`, `up`.
        value, value_to: printed (a printed range has both); low, high: what that allows.
        unit, printed, approximation: of the amount.
        start, end, precision: of the time; base_start, base_end: what a change is from.
        modality, background, attribution: as in the output.
        verdicts: of the checks that stand.
        evidence, evidence_start, evidence_end: the words, and where in the article's text.
    """

    claim: str
    kind: str
    type: str | None
    words: str
    part: str | None = None
    of: str | None = None
    parties: str
    countries: str
    place: str | None = None
    measure: str | None = None
    direction: str | None = None
    value: Decimal | None = None
    value_to: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    printed: str | None = None
    approximation: str | None = None
    start: str | None
    end: str | None
    precision: str | None
    base_start: str | None = None
    base_end: str | None = None
    modality: str
    background: bool = False
    attribution: str | None
    verdicts: str = ""
    evidence: str
    evidence_start: int
    evidence_end: int


class Origin(msgspec.Struct, frozen=True):
    """Where a claim comes from; see `views.Source`."""

    article: str
    title: str
    published_start: str | None
    published_end: str | None
    published_status: str
    source_id: str | None
    url: str | None
    captured_at: str | None
    publisher: str | None
    page: str


Cell = str | int | Decimal | None
COLUMNS = Cells.__struct_fields__ + Origin.__struct_fields__


def lines(connection: sa.Connection) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each claim of each standing reading, in the order they were added."""
    columns = (load.CURRENT.reading, schema.article.c.text)
    query = sa.select(*columns, *load.SOURCE).select_from(load.standing())
    gone = load.withdrawn(connection)
    for row in connection.execute(query.order_by(load.CURRENT.seq)):
        origin = msgspec.structs.astuple(_origin(load.source(row)))
        for cells in _of_reading(connection, row.reading, row.text, gone):
            yield (*msgspec.structs.astuple(cells), *origin)


def _of_reading(
    connection: sa.Connection, reading: int, text: str, gone: frozenset[str]
) -> Iterator[Cells]:
    verdicts: dict[str, list[str]] = {}
    for check in load.checks(connection, reading, without=gone):
        for claim in check.claims:
            verdicts.setdefault(claim, []).append(check.verdict)
    for kind, body in load.bodies(connection, reading):
        if kind == "figure":
            figure = restore.figure(body, text)
            yield _figure(figure, JOINT.join(dict.fromkeys(verdicts.get(figure.id, ()))))
        else:
            yield _event(restore.event(body, text))


def _figure(claim: FigureClaim, verdicts: str) -> Cells:
    amount = claim.amount
    value, to = amount.value if isinstance(amount.value, tuple) else (amount.value, None)
    start, end, precision = _time(claim.period)
    base_start, base_end, _ = _time(claim.base_period)
    return Cells(
        claim=claim.id,
        kind="figure",
        type=claim.indicator.id,
        words=claim.indicator.text,
        part=claim.indicator.part,
        of=claim.indicator.of,
        parties=JOINT.join(claim.subjects),
        countries=JOINT.join(sorted(filter(rows.is_country, claim.subjects))),
        measure=claim.kind,
        direction=claim.direction,
        value=value,
        value_to=to,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        printed=amount.text,
        approximation=amount.approximation,
        start=start,
        end=end,
        precision=precision,
        base_start=base_start,
        base_end=base_end,
        modality=claim.modality,
        attribution=claim.attribution,
        verdicts=verdicts,
        evidence=claim.evidence.text,
        evidence_start=claim.evidence.start,
        evidence_end=claim.evidence.end,
    )


def _event(claim: EventClaim) -> Cells:
    start, end, precision = _time(claim.time)
    codes = {one.country for one in claim.participants if one.country}
    if claim.place and claim.place.country:
        codes.add(claim.place.country)
    return Cells(
        claim=claim.id,
        kind="event",
        type=claim.type,
        words=JOINT.join(item.text for item in claim.objects),
        parties=JOINT.join(map(_participant, claim.participants)),
        countries=JOINT.join(sorted(codes)),
        place=claim.place.name if claim.place else None,
        start=start,
        end=end,
        precision=precision,
        modality=claim.modality,
        background=claim.background,
        attribution=claim.attribution,
        evidence=claim.evidence.text,
        evidence_start=claim.evidence.start,
        evidence_end=claim.evidence.end,
    )


def _participant(value: Participant) -> str:
    return f"{value.role} {value.name}" + (f" ({value.country})" if value.country else "")


def _time(value: Moment | None) -> tuple[str | None, str | None, str | None]:
    if value is None:
        return None, None, None
    return output.iso(value.start), output.iso(value.end), value.precision


def _origin(value: Source) -> Origin:
    return Origin(
        article=value.article,
        title=value.title,
        published_start=output.iso(value.published.start),
        published_end=output.iso(value.published.end),
        published_status=value.published.status,
        source_id=value.source_id,
        url=value.url,
        captured_at=value.captured_at.isoformat() if value.captured_at else None,
        publisher=value.publisher,
        page=value.page,
    )
