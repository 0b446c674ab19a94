"""A series: what the press claims as intervals, official values as points, by year.

The plane is that of `anyq series --plot`; here every mark is a link, for the
keyboard too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup

from anyq.claim import FigureClaim
from anyq.record.views import FigureReport, Official, Series
from anyq.report import plane
from anyq.server.charts import svg

Number = Callable[[Decimal], str]
AHEAD = frozenset({"target", "forecast"})
FLAT, GAP, YEARS = 4.0, 6.0, 16
REACH = 12  # pixels round a bar that a pointer or a finger may miss it by


def unit(value: Series) -> str:
    """Return the unit of the axis: that of the official values, else that of most levels."""
    if value.official:
        return value.official[0].unit
    counts = Counter(
        report.figure.amount.unit for report in value.figures if report.figure.kind != "change"
    )
    return counts.most_common(1)[0][0] if counts else ""


def drawn(value: Series) -> list[FigureReport]:
    """Return the figures that have a place on the plane: levels in the unit of the axis."""
    axis = unit(value)
    return [
        report
        for report in value.figures
        if report.figure.kind not in ("change", "rank") and report.figure.amount.unit == axis
    ]


def draw(value: Series, title: str, short: Number, clash: Collection[str], none: str) -> Markup:
    """Draw a series.

    Args:
        value: what press and official sources say.
        title: of the picture.
        short: how to write a number on the axis.
        clash: ids of the claims that are in conflict.
        none: label of the column of figures that tell no time.
    """
    shown = drawn(value)
    frame = plane.frame([report.figure for report in shown], value.official)
    if frame is None:
        return Markup("")
    root = svg.picture(plane.WIDTH, plane.HEIGHT - plane.TOP + 30, title, "chart series")
    inner = svg.shape(root, "g")
    inner.set("transform", f"translate(0,{30 - plane.TOP})")
    _axes(inner, frame, short, none)
    _claims(inner, frame, shown, clash)
    _points(inner, frame, value.official, short)
    return svg.markup(root)


def _axes(root: svg.Element, frame: plane.Frame, short: Number, none: str) -> None:
    step, value = plane.step(frame.top), Decimal(0)
    right = plane.WIDTH - plane.RIGHT
    while value <= frame.top:
        y = frame.y(value)
        svg.shape(root, "line", "grid" if value else "axis", x1=plane.LEFT, x2=right, y1=y, y2=y)
        svg.words(root, plane.LEFT - 8, y + 4, short(value), "end soft")
        value += step
    below = plane.HEIGHT - plane.BOTTOM + 20
    every = -(-(frame.last - frame.first + 1) // YEARS) or 1
    for year in range(frame.first, frame.last + 1, every):
        svg.words(root, frame.x(year + 0.5), below, str(year), "middle soft")
    if frame.timeless:
        svg.words(root, frame.x(frame.last + 1.5), below, none, "middle soft")


def _claims(
    root: svg.Element,
    frame: plane.Frame,
    shown: Sequence[FigureReport],
    clash: Collection[str],
) -> None:
    slots: defaultdict[plane.Slot, list[FigureReport]] = defaultdict(list)
    for report in shown:
        slots[plane.slot(report.figure)].append(report)
    for slot, reports in slots.items():
        left, right = frame.span(slot)
        width = (right - left) / len(reports)
        for number, report in enumerate(reports):
            _claim(root, frame, report, left + number * width, width, report.figure.id in clash)


def _claim(
    root: svg.Element, frame: plane.Frame, report: FigureReport, x: float, width: float, bad: bool
) -> None:
    claim = report.figure
    low, high = plane.ends(claim)
    top = frame.y(frame.top if claim.amount.high is None else high)
    bottom = frame.y(Decimal(0) if claim.amount.low is None else low)
    inner = min(max(width - GAP, FLAT), 46)
    left, height = x + (width - inner) / 2, max(bottom - top, FLAT)
    mark = svg.link(root, f"#{claim.id}", told(report))
    mark.set("class", "claim-mark clash" if bad else "claim-mark")
    svg.shape(mark, "rect", _style(claim), x=left, y=top, width=inner, height=height, rx=1.5)
    if bad:  # a cross below the bar, so that the conflict does not hang on a colour
        cross = svg.shape(mark, "path", "cross")
        middle, y = left + inner / 2, top + height + 9
        cross.set("d", f"M{middle - 4:g} {y - 4:g}l8 8m0-8l-8 8")
    reach = {"x": left - 3, "y": top - REACH, "width": inner + 6, "height": height + 2 * REACH}
    svg.shape(mark, "rect", "hit", **reach)


def _style(claim: FigureClaim) -> str:
    return "ahead" if claim.kind in AHEAD or claim.modality != "happened" else "press"


def told(report: FigureReport) -> str:
    """Return what a mark says: the number, its words, and who printed them."""
    words = " ".join(report.figure.evidence.text.split())
    amount = " ".join(report.figure.amount.text.split())
    return f"{amount} — «{words}» — {report.source.title}"


def _points(
    root: svg.Element, frame: plane.Frame, official: Iterable[Official], short: Number
) -> None:
    editions: defaultdict[tuple[int, Decimal], list[Official]] = defaultdict(list)
    for item in official:
        editions[item.year, item.value].append(item)
    for (year, value), items in editions.items():
        names = ", ".join(str(item.vintage.workbook_year) for item in items)
        mark = svg.link(
            root, f"#official-{year}", f"{year}: {short(value)} — {items[0].source} ({names})"
        )
        mark.set("class", "official-mark")
        svg.shape(mark, "circle", "official", cx=frame.x(year + 0.5), cy=frame.y(value), r=5)
