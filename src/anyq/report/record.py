"""What is read from a record, as a person enjoys it: timelines, series, disagreements."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from anyq.checks import Check
from anyq.claim import FigureClaim
from anyq.moment import Moment
from anyq.pipeline import Reading
from anyq.record.find import Found
from anyq.record.views import (
    Appearance,
    Disagreement,
    EntityView,
    EventReport,
    FigureReport,
    Official,
    Rejected,
    Series,
    Source,
)
from anyq.report import page, words
from anyq.report.checks import SIGN, implied_line, reference_line, verdict_line
from anyq.report.messages import Language, term, text

LAST = "9999"  # a figure that tells no period stands after those that do
SHORT = 9  # letters of an id that are shown: the kind and 32 bits, enough for `anyq show`


def show(found: Found, lang: Language, *, explain: bool = False) -> RenderableType:
    """Draw whatever `anyq show` found."""
    match found:
        case Reading():
            return page.render(found, lang, explain=explain)
        case EventReport():
            return timeline([found], lang, explain=explain)
        case FigureReport():
            return Group(*figure(found, lang))
        case EntityView():
            return entity(found, lang)
        case Disagreement():
            return disagreement(found, lang)
        case _:
            return rejected(found)


def source_line(source: Source, lang: Language, id: str = "") -> Text:
    """Write where a claim comes from: headline, date, address or id, and the claim's own id."""
    line = Text(f"— {source.title}", style="dim")
    line.append(f"  {_published(source, lang)}")
    where = source.url or source.source_id or source.publisher
    if where:
        line.append(f"  {where}")
    if id:
        line.append(f"  {id[:SHORT]}", style="cyan dim")
    return line


def _published(source: Source, lang: Language) -> str:
    if source.published.status == "unresolved":
        return source.published.text or text("status.unresolved", lang)
    return words.moment(source.published, lang)


def timeline(
    reports: Iterable[EventReport], lang: Language, *, explain: bool = False
) -> RenderableType:
    """Draw events down a line of time: when on the left; what, words and source on the right.

    An event without a time of its own stands at its article's date, marked as such.
    """
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for report in reports:
        told = msgspec.structs.replace(report.event, time=None)
        grid.add_row(
            _when(report, lang),
            Group(
                page.event_line(told, lang, explain=explain),
                page.quote(report.event.evidence.text),
                source_line(report.source, lang, report.event.id),
                Text(),
            ),
        )
    return grid


def _when(report: EventReport, lang: Language) -> Text:
    time = report.event.time
    if time and (time.start or time.end):
        return Text(words.moment(time, lang), style="bold")
    return Text(f"≤ {_published(report.source, lang)}", style="dim")


def series(value: Series, lang: Language) -> RenderableType:
    """Draw a series: press and official values together, period by period."""
    subjects = ", ".join(words.country(code, lang) for code in value.subjects)
    title = Text(f"{term('indicator', value.indicator, lang)}: {subjects}", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for key in ("period", "amount", "interval", "check", "source"):
        table.add_column(text(f"column.{key}", lang))
    for _, _, row in sorted(_series_rows(value, lang), key=lambda item: item[:2]):
        table.add_row(*row)
    return Group(title, Text(), table)


Row = tuple[str, int, Sequence[RenderableType]]


def _series_rows(value: Series, lang: Language) -> Iterator[Row]:
    """Yield rows with what they are sorted by: the period, then official before press."""
    for number, item in enumerate(value.official):
        yield str(item.year), number, _official_row(item, lang)
    for number, report in enumerate(value.figures, len(value.official)):
        period = report.figure.period
        yield (
            str(period.start if period and period.start else "9"),
            number,
            _press_row(report, lang),
        )


def _official_row(item: Official, lang: Language) -> Sequence[RenderableType]:
    edition = item.vintage.published or item.vintage.workbook_year
    source = Text(f"{item.source}; {text('series.edition', lang, edition=edition)}", style="dim")
    amount = f"{words.number(item.value, lang)} {item.unit}"
    return str(item.year), Text(amount, style="green"), text("series.official", lang), "", source


def _press_row(report: FigureReport, lang: Language) -> Sequence[RenderableType]:
    claim = report.figure
    signs = Text(" ").join(Text(*SIGN[check.verdict]) for check in report.checks)
    return (
        words.moment(claim.period, lang) or text("open", lang),
        Text(_printed(claim), style="bold"),
        _interval(claim, lang),
        signs,
        source_line(report.source, lang, claim.id),
    )


def _printed(claim: FigureClaim) -> str:
    return page.ARROW[claim.direction] + " ".join(claim.amount.text.split())


def _interval(claim: FigureClaim, lang: Language) -> str:
    amount = claim.amount
    if amount.low is not None and amount.low == amount.high:
        return words.number(amount.low, lang)
    low = "…" if amount.low is None else words.number(amount.low, lang)
    high = "…" if amount.high is None else words.number(amount.high, lang)
    return f"[{low}; {high})"


def figure(report: FigureReport, lang: Language) -> Iterator[RenderableType]:
    """Draw one figure with its words, its source and its checks."""
    claim = report.figure
    line = Text(f"{_period(claim.period, lang)}{claim.indicator.text}: ")
    line.append(_printed(claim), style="bold")
    line.append(f"  {_interval(claim, lang)} {claim.amount.unit}", style="dim")
    yield line
    yield page.quote(claim.evidence.text)
    yield source_line(report.source, lang, claim.id)
    for check in report.checks:
        yield from _check(check, lang)


def _period(period: Moment | None, lang: Language) -> str:
    return f"{words.moment(period, lang)}, " if period else ""


def _check(check: Check, lang: Language) -> Iterator[RenderableType]:
    yield verdict_line(check, lang, explain=False)
    yield from (implied_line(item, lang) for item in check.implied)
    if check.reference:
        yield reference_line(check.reference, lang)


def disagreement(value: Disagreement, lang: Language) -> RenderableType:
    """Draw a disagreement: the verdict, then the figures it is about."""
    parts: list[RenderableType] = []
    if value.check:
        parts += _check(value.check, lang)
    else:
        sign, style = SIGN[value.verdict]
        parts.append(Text(f"{sign} {text('check.across', lang)}", style=style))
    for report in value.figures:
        bare = msgspec.structs.replace(report, checks=())
        parts += [Padding(part, (0, 0, 0, 4)) for part in figure(bare, lang)]
    return Group(*parts, Text())


def entity(value: EntityView, lang: Language) -> RenderableType:
    """Draw an entity: name, where it appears, what it takes part in."""
    title = Text(value.name, style="bold")
    if value.country:
        title.append(f"  {words.country(value.country, lang)}", style="dim")
    parts: list[RenderableType] = [title, page.heading("section.articles", lang)]
    parts += [page.indent(_appearance(item, lang)) for item in value.appearances]
    if value.events:
        parts += [page.heading("section.events", lang), page.indent(timeline(value.events, lang))]
    if value.figures:
        parts.append(page.heading("section.figures", lang))
        parts += [page.indent(part) for report in value.figures for part in figure(report, lang)]
    return Group(*parts)


def _appearance(item: Appearance, lang: Language) -> Text:
    line = source_line(item.source, lang, item.source.article)
    line.append(f"  ×{item.mentions}" + (f"  {item.role}" if item.role else ""))
    return line


def rejected(value: Rejected) -> RenderableType:
    """Draw input that could not be read, and why."""
    name = value.source_id or value.id
    day = date.fromisoformat(value.added_at[:10])
    return Text(f"✗ {name} ({value.code}, {day}): {value.message} {value.remedy}", style="red")
