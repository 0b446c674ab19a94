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
    Happening,
    Judged,
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
        return source.published.text or text("open", lang)
    return words.moment(source.published, lang)


def timeline(
    reports: Iterable[EventReport], lang: Language, *, explain: bool = False
) -> RenderableType:
    """Draw events down a line of time: when on the left; what, words and source on the right.

    An event without a time of its own stands at its article's date, marked as such.
    """
    grid = _grid()
    for report in reports:
        grid.add_row(
            _when(report, lang), Group(_told(report, lang, explain), *_report(report, lang), Text())
        )
    return grid


def happenings(
    values: Iterable[Happening], lang: Language, *, explain: bool = False
) -> RenderableType:
    """Draw the same line of time with every event once, its reports below it."""
    grid = _grid()
    for value in values:
        first = next((one for one in value.reports if not one.rejected), value.reports[0])
        what = _told(first, lang, explain)
        if len(value.reports) > 1:
            count = text("happening.sources", lang, count=value.sources)
            what.append(f"  {count}", style="dim not bold")
        told = [line for report in value.reports for line in _report(report, lang)]
        grid.add_row(_when(first, lang), Group(what, *told, Text()))
    return grid


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    return grid


def _told(report: EventReport, lang: Language, explain: bool) -> Text:
    line = page.event_line(msgspec.structs.replace(report.event, time=None), lang, explain=explain)
    if report.rejected:
        line.stylize("strike dim")
    return line


def _report(report: EventReport, lang: Language) -> Iterator[RenderableType]:
    """Draw the words of one report, its source, and what people hold of it."""
    yield page.quote(report.event.evidence.text)
    yield source_line(report.source, lang, report.event.id)
    yield from (judged_line(one, lang) for one in report.judgements)


def judged_line(value: Judged, lang: Language) -> Text:
    """Write what somebody holds of something: what, why, who, when, and the judgement's id."""
    line = Text(f"✎ {term('judgement', value.verdict, lang)}", style="magenta")
    for change in value.changes:
        line.append(f"  {change.field}: {change.was or '–'} → {change.now or '–'}")
    if value.kind != "claim":
        line.append(f"  {', '.join(thing[:SHORT] for thing in value.about)}", style="cyan dim")
    line.append(f"  — {value.reason} ({value.author}, {value.made_at[:10]})", style="not bold")
    return line.append(f"  {value.id[:SHORT]}", style="cyan dim")


def _when(report: EventReport, lang: Language) -> Text:
    time = report.event.time
    if time and (time.start or time.end):
        return Text(words.moment(time, lang), style="bold")
    return Text(f"≤ {_published(report.source, lang)}", style="dim")


def series(value: Series, lang: Language) -> RenderableType:
    """Draw a series: press and official values by period, then the official sources."""
    subjects = ", ".join(words.country(subject, lang) for subject in value.subjects)
    title = Text(f"{term('indicator', value.indicator, lang)}: {subjects}", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for key in ("period", "amount", "interval", "check", "source"):
        table.add_column(text(f"column.{key}", lang), no_wrap=key != "source")
    for _, _, row in sorted(_series_rows(value, lang), key=lambda item: item[:2]):
        table.add_row(*row)
    notes = [_note(*note, lang) for note in _sources(value.figures).values()]
    notes += [judged_line(one, lang) for report in value.figures for one in report.judgements]
    return Group(title, Text(), table, Text(), *notes, *_editions(value.official))


Row = tuple[str, int, Sequence[RenderableType]]


def _series_rows(value: Series, lang: Language) -> Iterator[Row]:
    """Yield rows with what they are sorted by: the period, then official before press."""
    editions: dict[tuple[int, str], list[str]] = {}
    for item in value.official:
        amount = f"{words.number(item.value, lang)} {item.unit}"
        editions.setdefault((item.year, amount), []).append(str(item.vintage.workbook_year))
    for number, ((year, amount), years) in enumerate(editions.items()):
        yield str(year), number, _official_row(year, amount, ", ".join(years), lang)
    notes = _sources(value.figures)
    for number, report in enumerate(value.figures, len(editions)):
        period = report.figure.period
        start = str(period.start) if period and period.start else LAST
        note, _ = notes[report.source.article]
        yield start, number, _press_row(report, note, lang)


def _official_row(
    year: int, amount: str, editions: str, lang: Language
) -> Sequence[RenderableType]:
    source = Text(text("series.official", lang, editions=editions), style="green dim")
    return str(year), Text(amount, style="green"), "", "", source


def _sources(reports: Iterable[FigureReport]) -> dict[str, tuple[int, Source]]:
    """Number the articles in the order of their figures."""
    sources = {report.source.article: report.source for report in reports}
    return {article: (at, sources[article]) for at, article in enumerate(sources, 1)}


def _note(number: int, source: Source, lang: Language) -> Text:
    return Text(f"[{number}] ", style="dim").append_text(source_line(source, lang))


def _editions(official: Iterable[Official]) -> Iterator[Text]:
    """Write the source of each edition on a line."""
    sources = {item.vintage.workbook_year: item for item in official}
    for year, item in sorted(sources.items()):
        day = f" ({item.vintage.published})" if item.vintage.published else ""
        yield Text(f"{year}{day}: {item.source}", style="dim")


def _press_row(report: FigureReport, note: int, lang: Language) -> Sequence[RenderableType]:
    claim = report.figure
    signs = Text(" ").join(Text(*SIGN[check.verdict]) for check in report.checks)
    for one in report.judgements:
        signs.append(f" ✎ {term('judgement', one.verdict, lang)} {one.id[:SHORT]}", style="magenta")
    return (
        words.moment(claim.period, lang) or text("open", lang),
        Text(_printed(claim), style="strike dim" if report.rejected else "bold"),
        _interval(claim, lang),
        signs,
        Text(f"[{note}]  ", style="dim").append(claim.id[:SHORT], style="cyan dim"),
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
    if report.rejected:
        line.stylize("strike dim")
    yield page.quote(claim.evidence.text)
    yield source_line(report.source, lang, claim.id)
    yield from (judged_line(one, lang) for one in report.judgements)
    for check in report.checks:
        yield from _check(check, lang)


def _period(period: Moment | None, lang: Language) -> str:
    return f"{words.moment(period, lang)}, " if period else ""


def _check(check: Check, lang: Language) -> Iterator[RenderableType]:
    yield verdict_line(check, lang, explain=False)
    yield from (implied_line(item, lang) for item in check.implied)
    if check.reference:
        yield reference_line(check.reference, lang, f"({check.reference.source})")


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
    names = ", ".join(other.name for other in value.entries if other.name != value.name)
    parts: list[RenderableType] = [title]
    parts += [Text(f"= {names}", style="dim")] if names else []
    parts += [judged_line(one, lang) for one in value.judgements]
    parts.append(page.heading("section.articles", lang))
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
