"""A series as a picture: what the press claims as intervals, official values as points, by year.

SVG written by hand, since a plotting library would weigh more than all of Anyq.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple
from xml.etree import ElementTree as ET

from babel.numbers import format_compact_decimal

from anyq.claim import FigureClaim
from anyq.record.views import FigureReport, Official, Series
from anyq.report import plane, words
from anyq.report.messages import Language, term, text

LINE = 20  # between lines of text
FLAT = 3  # least height of an interval, so that it is seen
LETTERS = 110  # in a line of text
NEAR = 18  # pixels over a bar within which an official value pushes its label below
GAP = 6  # between bars of one year
YEARS = 16  # so many years have a mark each
AHEAD = frozenset({"target", "forecast"})
STYLE = (
    "text{font-family:'Noto Sans','DejaVu Sans',sans-serif;font-size:12px;fill:#333;"
    "paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".title{font-size:16px;font-weight:bold}.axis{stroke:#999}.grid{stroke:#e5e5e5}"
    ".press{fill:#3b6ea5;fill-opacity:.55;stroke:#3b6ea5}"
    ".ahead{fill:none;stroke:#3b6ea5;stroke-width:1.5;stroke-dasharray:5 3}"
    ".official{fill:#2a8f4f}.dim{fill:#777}"
)


class Box(NamedTuple):
    """A bar, in pixels."""

    x: float
    y: float
    width: float
    height: float


def draw(value: Series, lang: Language) -> str:
    """Draw a series.

    Args:
        value: what press and official sources say.
        lang: language of the labels.

    Returns:
        An SVG document. Every claim is in it: as a bar from the least to the greatest value it
        allows (targets and forecasts dashed), or, where it is a change or of another unit, in a
        line below. `<title>`s hold the words and ids of the claims.
    """
    unit = _unit(value)
    drawn = [one for one in value.figures if _is_level(one.figure, unit)]
    notes = _notes(value.figures)
    lines = [
        *_others(value.figures, drawn, notes, lang),
        *_sources(value.figures, notes, lang),
        *(f"{text('plot.official', lang)}: {item.source}" for item in value.official[-1:]),
    ]
    lines = [part for line in lines for part in wrap(line, LETTERS, subsequent_indent="    ")]
    height = plane.HEIGHT + LINE * (len(lines) + 1)
    size = {
        "width": str(plane.WIDTH),
        "height": str(height),
        "viewBox": f"0 0 {plane.WIDTH} {height}",
    }
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
    ET.SubElement(root, "style").text = STYLE
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#fff"})
    _heading(root, value, unit, lang)
    frame = plane.frame([one.figure for one in drawn], value.official)
    if frame:
        _axes(root, frame, lang)
        placed = _bars(root, frame, drawn)
        points = _points(root, frame, value.official, lang)
        _labels(root, placed, points, notes, lang)
    for number, line in enumerate(lines):
        _text(root, plane.LEFT, plane.HEIGHT + LINE * (number + 1), line, "dim")
    return ET.tostring(root, encoding="unicode") + "\n"


def _unit(value: Series) -> str:
    """Return the unit of the axis: that of the official values, else that of most levels."""
    if value.official:
        return value.official[0].unit
    levels = (one.figure for one in value.figures if one.figure.kind != "change")
    counts = Counter(claim.amount.unit for claim in levels)
    return counts.most_common(1)[0][0] if counts else ""


def _is_level(claim: FigureClaim, unit: str) -> bool:
    return claim.kind not in ("change", "rank") and claim.amount.unit == unit


def _notes(reports: Iterable[FigureReport]) -> dict[str, int]:
    """Number the articles in the order of their figures, as the table does."""
    articles = dict.fromkeys(report.source.article for report in reports)
    return {article: number for number, article in enumerate(articles, 1)}


def _others(
    reports: Iterable[FigureReport],
    drawn: Sequence[FigureReport],
    notes: dict[str, int],
    lang: Language,
) -> list[str]:
    """Write a line for every claim that has no place on the plane."""
    shown = {report.figure.id for report in drawn}
    return [
        f"{words.moment(claim.period, lang) or text('open', lang)}: {_printed(claim)}"
        f"  [{notes[report.source.article]}]"
        for report in reports
        if (claim := report.figure).id not in shown
    ]


def _sources(reports: Iterable[FigureReport], notes: dict[str, int], lang: Language) -> list[str]:
    """Write the articles, each once, by their numbers."""
    sources = {report.source.article: report.source for report in reports}
    return [
        f"[{number}] {sources[article].title} — {words.moment(sources[article].published, lang)}"
        for article, number in notes.items()
    ]


def _heading(root: ET.Element, value: Series, unit: str, lang: Language) -> None:
    subjects = ", ".join(words.country(subject, lang) for subject in value.subjects)
    title = f"{term('indicator', value.indicator, lang)}: {subjects}, {unit}".rstrip(", ")
    _text(root, plane.LEFT, plane.TOP - 54, title, "title")
    x = float(plane.LEFT)
    for name in ("press", "ahead", "official"):
        label = text(f"plot.{name}", lang)
        y = plane.TOP - 30
        if name == "official":
            _shape(root, "circle", "official", cx=x + 7, cy=y - 4, r=5)
        else:
            _shape(root, "rect", name, x=x, y=y - 10, width=14, height=11)
        _text(root, x + 20, y, label)
        x += 20 + 8 * len(label) + 24


def _axes(root: ET.Element, frame: plane.Frame, lang: Language) -> None:
    step, value = plane.step(frame.top), Decimal(0)
    while value <= frame.top:
        y = frame.y(value)
        _shape(root, "line", "grid", x1=plane.LEFT, x2=plane.WIDTH - plane.RIGHT, y1=y, y2=y)
        _text(root, plane.LEFT - 8, y + 4, _short(value, lang), "dim", "end")
        value += step
    base = plane.HEIGHT - plane.BOTTOM
    _shape(root, "line", "axis", x1=plane.LEFT, x2=plane.WIDTH - plane.RIGHT, y1=base, y2=base)
    every = -(-(frame.last - frame.first + 1) // YEARS) or 1
    for year in range(frame.first, frame.last + 1, every):
        _text(root, frame.x(year + 0.5), base + 18, str(year), "dim", "middle")
    if frame.timeless:
        middle = frame.x(frame.last + 1.5)
        _text(root, middle, base + 18, text("open", lang), "dim", "middle")


def _bars(
    root: ET.Element, frame: plane.Frame, drawn: Sequence[FigureReport]
) -> list[tuple[FigureReport, Box]]:
    """Draw the claims, those of one slot side by side; return where each stands."""
    slots: defaultdict[plane.Slot, list[FigureReport]] = defaultdict(list)
    for report in drawn:
        slots[plane.slot(report.figure)].append(report)
    placed = []
    for slot, reports in slots.items():
        left, right = frame.span(slot)
        width = (right - left) / len(reports)
        for number, report in enumerate(reports):
            box = _box(frame, report.figure, left + number * width, width)
            _bar(root, report.figure, box)
            placed.append((report, box))
    return placed


def _box(frame: plane.Frame, claim: FigureClaim, x: float, width: float) -> Box:
    """Return the bar of a claim; an open end reaches to the edge of the plane."""
    low, high = plane.ends(claim)
    top = frame.y(frame.top if claim.amount.high is None else high)
    bottom = frame.y(Decimal(0) if claim.amount.low is None else low)
    inner = max(width - GAP, FLAT)
    return Box(x + (width - inner) / 2, top, inner, max(bottom - top, FLAT))


def _bar(root: ET.Element, claim: FigureClaim, box: Box) -> None:
    ahead = claim.kind in AHEAD or claim.modality != "happened"
    bar = _shape(root, "rect", "ahead" if ahead else "press", **box._asdict())
    told = f"{_printed(claim)} — {claim.evidence.text} ({claim.id})"
    ET.SubElement(bar, "title").text = " ".join(told.split())


def _labels(
    root: ET.Element,
    placed: Iterable[tuple[FigureReport, Box]],
    points: Sequence[tuple[float, float]],
    notes: dict[str, int],
    lang: Language,
) -> None:
    """Write the number of each bar above it, below where an official value is in the way."""
    for report, box in placed:
        middle, bottom = box.x + box.width / 2, box.y + box.height
        crowded = any(
            box.x <= x <= box.x + box.width and box.y - NEAR <= y <= box.y for x, y in points
        )
        label = f"{_short(_middle(report.figure), lang)} [{notes[report.source.article]}]"
        _text(root, middle, bottom + 15 if crowded else box.y - 5, label, "", "middle")


def _middle(claim: FigureClaim) -> Decimal:
    value = claim.amount.value
    return (value[0] + value[1]) / 2 if isinstance(value, tuple) else value


def _points(
    root: ET.Element, frame: plane.Frame, official: Iterable[Official], lang: Language
) -> list[tuple[float, float]]:
    """Draw the official values, one point for editions that agree; return where they lie."""
    editions: defaultdict[tuple[int, Decimal], list[Official]] = defaultdict(list)
    for item in official:
        editions[item.year, item.value].append(item)
    points = []
    for (year, value), items in editions.items():
        x, y = frame.x(year + 0.5), frame.y(value)
        point = _shape(root, "circle", "official", cx=x, cy=y, r=4.5)
        names = ", ".join(str(item.vintage.workbook_year) for item in items)
        label = f"{year}: {words.number(value, lang)} {items[0].unit}"
        ET.SubElement(point, "title").text = f"{label}, {items[0].source} ({names})"
        points.append((x, y))
    return points


def _short(value: Decimal, lang: Language) -> str:
    """Write a number shortly: `1,3 млрд`."""
    return str(format_compact_decimal(value, locale=lang, fraction_digits=2))


def _printed(claim: FigureClaim) -> str:
    sign = {"up": "↑ ", "down": "↓ ", None: ""}[claim.direction]
    return f"{sign}{' '.join(claim.amount.text.split())}"


def _shape(root: ET.Element, tag: str, name: str, **places: float) -> ET.Element:
    return ET.SubElement(
        root, tag, {"class": name, **{key: f"{value:g}" for key, value in places.items()}}
    )


def _text(
    root: ET.Element, x: float, y: float, words: str, name: str = "", anchor: str = "start"
) -> None:
    made = _shape(root, "text", name, x=x, y=y)
    made.set("text-anchor", anchor)
    made.text = words
