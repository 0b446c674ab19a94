"""Claims as rows of one flat table: what an analyst filters and sums."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec
import sqlalchemy as sa

from anyq import output
from anyq.claim import EventClaim, FigureClaim, Participant
from anyq.moment import Moment
from anyq.record import load, rows
from anyq.record.correct import corrected
from anyq.record.held import Held, held
from anyq.record.load import Opened
from anyq.record.views import Judged, Source

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
        judgements: what people hold of it.
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
    judgements: str = ""
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
    reader: str


Cell = str | int | Decimal | None
COLUMNS = Cells.__struct_fields__ + Origin.__struct_fields__


def lines(connection: sa.Connection) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each claim of each standing reading, in the order they were added.

    Claims are as people have corrected them; `judgements` says so.
    """
    query = sa.select(*load.SOURCE).select_from(load.standing()).order_by(load.CURRENT.seq)
    known = held(connection)
    for row in connection.execute(query):
        opened = Opened.of(row)
        origin = msgspec.structs.astuple(_origin(opened.source))
        for cells in _of_reading(opened, known):
            yield (*msgspec.structs.astuple(cells), *origin)


def _of_reading(opened: Opened, known: Held) -> Iterator[Cells]:
    verdicts: dict[str, list[str]] = {}
    for check in opened.said.checks:
        for claim in () if check.id in known.gone else check.claims:
            verdicts.setdefault(claim, []).append(check.verdict)
    for report in opened.claims():
        judged = known.of(report.id)
        opinions = JOINT.join(map(_opinion, judged))
        if isinstance(report, FigureClaim):
            found = "" if judged else JOINT.join(dict.fromkeys(verdicts.get(report.id, ())))
            yield _figure(corrected(report, judged), found, opinions)
        else:
            yield _event(corrected(report, judged), opinions)


def _opinion(value: Judged) -> str:
    """Write what a person holds of a claim: `corrected unit: USD → EUR (Айгүл, 2026-11-23): …`."""
    changes = ", ".join(f"{one.field}: {one.was} → {one.now}" for one in value.changes)
    said = f"{value.verdict} {changes}" if changes else value.verdict
    return f"{said} ({value.author}, {value.made_at[:10]}): {value.reason}"


def _figure(claim: FigureClaim, verdicts: str, judgements: str) -> Cells:
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
        judgements=judgements,
        evidence=claim.evidence.text,
        evidence_start=claim.evidence.start,
        evidence_end=claim.evidence.end,
    )


def _event(claim: EventClaim, judgements: str) -> Cells:
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
        judgements=judgements,
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
        reader=value.reader,
    )
