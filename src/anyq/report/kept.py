"""What people hold of the record, and what is new in it, as a person enjoys it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from anyq.record.verify import Fault
from anyq.record.views import Changes, EntityLine, Entry, Revision
from anyq.report import page, words
from anyq.report import record as drawn
from anyq.report.messages import Language, term, text

MOST = 20  # articles, claims or judgements of a list of what is new; the rest is counted


def entities(lines: Iterable[EntityLine], lang: Language) -> RenderableType:
    """Draw a list of entities: articles, name, kind, country, id; other entries below."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    for line in lines:
        name = Text(line.name, style="bold")
        for other in line.entries:
            if other.id != line.id:
                name.append(f"\n  = {_entry(other, lang)}", style="not bold dim")
        kind = Text(term("entity", line.kind, lang), style="dim")
        where = words.country(line.country, lang) if line.country else ""
        key = Text(line.id[: drawn.SHORT], style="cyan dim")
        table.add_row(f"×{line.articles}", name, kind, where, key)
    return table


def _entry(entry: Entry, lang: Language) -> str:
    where = f", {words.country(entry.country, lang)}" if entry.country else ""
    return f"{entry.name}{where} ({entry.id[: drawn.SHORT]})"


def changes(value: Changes, lang: Language) -> RenderableType:
    """Draw what is new: articles, revisions, claims, conflicts, judgements."""
    parts: list[RenderableType] = []
    parts += _section("articles", [drawn.source_line(one, lang) for one in value.articles], lang)
    parts += _section("revisions", [_revision(one, lang) for one in value.revisions], lang)
    claims = [
        *(Group(*drawn.figure(one, lang)) for one in value.figures[:MOST]),
        *([drawn.timeline(value.events[:MOST], lang)] if value.events else []),
    ]
    count = len(value.figures) + len(value.events)
    parts += _section("claims", claims, lang, count)
    parts += _section("conflicts", [drawn.disagreement(one, lang) for one in value.conflicts], lang)
    judged: list[RenderableType] = [
        drawn.judged_line(one, lang) for one in value.judgements if one.by_hand
    ]
    ours = [drawn.judged_line(one, lang) for one in value.judgements if not one.by_hand]
    parts += _section("judgements", [*judged, *ours], lang)
    return Group(*parts) if parts else Text(text("changes.none", lang, since=value.since))


def _section(
    name: str, items: list[RenderableType], lang: Language, count: int | None = None
) -> Iterator[RenderableType]:
    if items:
        total = len(items) if count is None else count
        yield Text(text(f"changes.{name}", lang, count=total), style="bold")
        yield from (Padding(item, (0, 0, 0, 2)) for item in items[:MOST])
        if len(items) > MOST:
            yield Text(f"  … {len(items) - MOST}", style="dim")


def _revision(value: Revision, lang: Language) -> RenderableType:
    lines: list[RenderableType] = [
        drawn.source_line(value.before, lang),
        drawn.source_line(value.after, lang),
    ]
    for one in value.restated:
        before, after = one.before.figure, one.after.figure
        line = Text(f"{after.indicator.text}: ")
        line.append(before.amount.text, style="strike").append(" → ")
        lines.append(page.indent(line.append(after.amount.text, style="bold")))
    return Group(*lines)


def fault(value: Fault) -> Text:
    """Draw what is wrong with a record, and where."""
    return Text(f"✗ {value.table} {value.id}: {value.message}", style="red")
