"""A claim at its permanent address: the words, their source, how to cite it, a card to embed."""

from typing import ClassVar

import msgspec

from anyq.errors import Unknown
from anyq.moment import Published
from anyq.record import shapes
from anyq.record.shapes import EventReportOut, FigureReportOut
from anyq.record.views import EventReport, FigureReport
from anyq.server.drawing import moment, template
from anyq.server.look import Look
from anyq.server.view import Ask, Moved, View
from anyq.server.views.article import series_address

Report = EventReport | FigureReport
SHORT = 300  # letters of a quotation in a citation


class ClaimQuery(msgspec.Struct, frozen=True):
    """Which claim."""

    id: str


class ClaimOut(msgspec.Struct, frozen=True):
    """A claim with its article; one of `event` and `figure` is null.

    Attributes:
        id: of the claim, for ever.
        event, figure: the claim, its source and its checks.
    """

    id: str
    event: EventReportOut | None
    figure: FigureReportOut | None


def claim_id(report: Report) -> str:
    """Return the id of the claim that is reported."""
    return report.event.id if isinstance(report, EventReport) else report.figure.id


def quotation(report: Report) -> str:
    """Return the words of a claim on one line, as printed."""
    claim = report.event if isinstance(report, EventReport) else report.figure
    words = " ".join(claim.evidence.text.split()).rstrip(",;: ")
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def find_claim(record: Look, id: str, where: str) -> Report:
    """Return a claim.

    Args:
        record: the record.
        id: of the claim; its first letters lead to it.
        where: the address of a claim, up to its id.

    Raises:
        Unknown: there is no such claim.
        Moved: the id is short for a claim's.
    """
    for found in record.show(id):
        if isinstance(found, EventReport | FigureReport):
            if claim_id(found) != id:
                raise Moved(f"{where}{claim_id(found)}")
            return found
    raise Unknown(f"{id} names no claim.", "Take the id from the article that states it.")


class ClaimView(View[ClaimQuery, Report]):
    """`/claim/{id}`."""

    path = "/claim/{id}"
    query = ClaimQuery
    shape = ClaimOut
    summary = "A claim: its words, its article, its checks"
    page: ClassVar[str] = "claim.html"
    where: ClassVar[tuple[str, str]] = ("/claim/", "")

    def find(self, record: Look, query: ClaimQuery) -> Report:
        """Return the claim."""
        return find_claim(record, query.id, "/claim/")

    def html(self, found: Report, query: ClaimQuery, ask: Ask) -> str:
        """Draw the claim, or its card."""
        event = found.event if isinstance(found, EventReport) else None
        figure = found.figure if isinstance(found, FigureReport) else None
        address = f"{ask.base}/claim/{claim_id(found)}"
        return template(self.page, ask.lang).render(
            ask=ask,
            id=claim_id(found),
            event=event,
            figure=figure,
            checks=found.checks if isinstance(found, FigureReport) else (),
            source=found.source,
            judged=found.judgements,
            series=series_address(figure) if figure else "",
            address=address,
            quote=quotation(found),
            citation=citation(found, address, ask),
        )

    def json(self, found: Report) -> ClaimOut:
        """Return the claim with its article."""
        if isinstance(found, EventReport):
            return ClaimOut(found.event.id, shapes.event(found), None)
        return ClaimOut(found.figure.id, None, shapes.figure(found))


class CardView(ClaimView):
    """`/card/{id}`: a claim as other sites may show it in a frame."""

    path = "/card/{id}"
    summary = "A claim as a small card to embed"
    page = "card.html"
    framed = True


def citation(report: Report, address: str, ask: Ask) -> str:
    """Write how to cite a claim: the words, where they stand, and the permanent address."""
    source = report.source
    told = [source.title, source.publisher or "", _day(source.published, ask), source.url or ""]
    where = ". ".join(part.rstrip(".") for part in told if part)
    return f"«{quotation(report).strip('«»')}» — {where}. Анық: {address}"


def _day(published: Published, ask: Ask) -> str:
    return moment(ask.lang, published)
