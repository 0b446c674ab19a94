"""The report of one page, as rich renderables: what it says, and what that rests on."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from anyq.article import Article, Headline, Note
from anyq.claim import EventClaim, FigureClaim, Participant
from anyq.entity import Entity, EntityKind
from anyq.moment import Clue, Published
from anyq.pipeline import Reading
from anyq.report import words
from anyq.report.checks import check_lines
from anyq.report.messages import Language, term, text

STATUS_STYLE = {"resolved": "green", "likely": "yellow", "unresolved": "red"}
MOST_DAYS = 6  # what fits on a line of 100 columns beside the printed date
ARROW = {"up": "↑ ", "down": "↓ ", None: ""}
SECTIONS: tuple[tuple[str, tuple[EntityKind, ...]], ...] = (
    ("section.places", ("place",)),
    ("section.organisations", ("organisation",)),
    ("section.documents", ("document", "award")),
)


def render(reading: Reading, lang: Language, *, explain: bool = False) -> RenderableType:
    """Draw the report of a page.

    Args:
        reading: what the page says.
        lang: language of the words around it; quotations stay as printed.
        explain: name the rule behind each line.
    """
    claims = reading.claims
    parts: list[RenderableType] = [head(reading.article, lang)]
    if claims.figures:
        parts += [heading("section.figures", lang), figures(reading, lang, explain=explain)]
    if reading.checks:
        parts += [heading("section.checks", lang)]
        parts += [indent(line) for line in check_lines(reading, lang, explain=explain)]
    if claims.events:
        parts += [heading("section.events", lang), *events(reading, lang, explain=explain)]
    parts += people(claims.entities, lang)
    parts += others(claims.entities, lang)
    parts += rail(reading.article.rail, lang)
    parts += notes(reading.notes, lang)
    return Group(*parts)


def heading(key: str, lang: Language) -> RenderableType:
    """Draw the line above a section."""
    return Rule(Text(text(key, lang), style="bold"), align="left", style="dim", characters="─")


def indent(part: RenderableType) -> RenderableType:
    """Set a part off from its heading."""
    return Padding(part, (0, 0, 0, 2))


def quote(letters: str, limit: int = 160) -> Text:
    """Show printed words on one line, shortened in the middle where they are long."""
    line = " ".join(letters.split())
    if len(line) > limit:
        line = f"{line[: limit * 2 // 3].rstrip()} … {line[-limit // 3 :].lstrip()}"
    return Text(f"«{line}»", style="dim italic")


def head(article: Article, lang: Language) -> RenderableType:
    """Draw headline, date with its clues, byline, credit and dateline."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    grid.add_row(text("field.published", lang), published(article.published, lang))
    for clue in article.published.basis:
        grid.add_row("", clue_line(clue, lang))
    for key, value in (
        ("field.byline", ", ".join(article.bylines)),
        ("field.credit", article.credit or ""),
        ("field.dateline", article.dateline or ""),
    ):
        if value:
            grid.add_row(text(key, lang), value)
    return Group(Text(article.title, style="bold"), Text(), grid, Text())


def published(value: Published, lang: Language) -> Text:
    """Write the date and how sure it is; the days left where the year is open."""
    line = Text()
    if value.status == "unresolved":
        line.append(value.text or text("none", lang))
    else:
        line.append(words.moment(value, lang), style="bold")
    line.append("  ")
    line.append(text(f"status.{value.status}", lang), style=STATUS_STYLE[value.status])
    if value.candidates:
        line.append(f"  {text('field.candidates', lang)}: {days(value.candidates)}", "dim")
    return line


def days(candidates: tuple[str, ...]) -> str:
    """List a few days; of many, the first and the last."""
    if len(candidates) <= MOST_DAYS:
        return ", ".join(candidates)
    return f"{candidates[0]} … {candidates[-1]} ({len(candidates)})"


def clue_line(clue: Clue, lang: Language) -> Text:
    """Write one clue: its kind, the fact, the words."""
    line = Text(f"· {term('clue', clue.clue, lang)}: ", style="dim")
    line.append(clue.detail, style="default")
    if clue.evidence:
        line.append("  ")
        line.append_text(quote(clue.evidence.text, 80))
    return line


def figures(reading: Reading, lang: Language, *, explain: bool) -> RenderableType:
    """Draw the figures, one a row."""
    names = {entity.id: entity.name for entity in reading.claims.entities}
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for key in ("subjects", "indicator", "period", "amount", "kind"):
        table.add_column(text(f"column.{key}", lang))
    if explain:
        table.add_column(text("field.rule", lang), style="dim")
    for claim in reading.claims.figures:
        row = figure_row(claim, names, lang)
        table.add_row(*row, *([claim.rule] if explain else []))
    return indent(table)


def figure_row(claim: FigureClaim, names: dict[str, str], lang: Language) -> list[str]:
    """Return the cells of a figure."""
    subjects = (names.get(item) or words.country(item, lang) for item in claim.subjects)
    kind = text(f"kind.{claim.kind}", lang)
    if claim.modality != "happened" and claim.kind not in ("target", "forecast", "capacity"):
        kind += f" ({text(f'modality.{claim.modality}', lang)})"
    return [
        ", ".join(subjects),
        claim.indicator.text,
        words.moment(claim.period, lang),
        ARROW[claim.direction] + " ".join(claim.amount.text.split()),
        kind,
    ]


def events(reading: Reading, lang: Language, *, explain: bool) -> Iterator[RenderableType]:
    """Draw the events: what, who, when and where on one line, the words under it."""
    for claim in reading.claims.events:
        yield indent(event_line(claim, lang, explain=explain))
        yield Padding(quote(claim.evidence.text), (0, 0, 0, 4))


def event_line(claim: EventClaim, lang: Language, *, explain: bool) -> Text:
    """Write one event on a line."""
    line = Text(term("event", claim.type, lang), style="bold cyan")
    for part in (
        cast_line(claim.participants),
        ", ".join(item.text for item in claim.objects),
        words.moment(claim.time, lang),
        claim.place.name if claim.place else "",
    ):
        if part:
            line.append(f"  {part}", style="default not bold")
    marks = [] if claim.modality == "happened" else [text(f"modality.{claim.modality}", lang)]
    marks += [text("flag.background", lang)] if claim.background else []
    if marks:
        line.append(f"  ({', '.join(marks)})", style="yellow")
    if claim.attribution:
        line.append(f"  — {claim.attribution}", style="dim")
    if explain:
        line.append(f"  [{text('field.rule', lang)}: {claim.rule}; {claim.plover}]", style="dim")
    return line


def cast_line(participants: Iterable[Participant]) -> str:
    """Write who acts and on whom: `agents ↔ counterparts → recipients`."""
    by_role: dict[str, list[str]] = {}
    for item in participants:
        by_role.setdefault(item.role, []).append(item.name)
    line = ", ".join(by_role.get("agent", []))
    for role, sign in (("counterpart", "↔"), ("patient", "→"), ("recipient", "→")):
        if role in by_role:
            line += f" {sign} {', '.join(by_role[role])}"
    return line.strip()


def people(entities: Iterable[Entity], lang: Language) -> list[RenderableType]:
    """Draw the people: name, role, country, how often they are named."""
    found = [entity for entity in entities if entity.kind == "person"]
    if not found:
        return []
    grid = Table.grid(padding=(0, 2))
    for entity in found:
        place = words.country(entity.country, lang) if entity.country else ""
        grid.add_row(entity.name, entity.role or "", place, f"×{len(entity.mentions)}")
    return [heading("section.people", lang), indent(grid)]


def others(entities: Iterable[Entity], lang: Language) -> list[RenderableType]:
    """Draw places, organisations, documents and awards, a line each."""
    known = list(entities)
    parts: list[RenderableType] = []
    for key, kinds in SECTIONS:
        found = [f"{item.name} ×{len(item.mentions)}" for item in known if item.kind in kinds]
        if found:
            parts += [heading(key, lang), indent(Text(" · ".join(found)))]
    return parts


def rail(headlines: Iterable[Headline], lang: Language) -> list[RenderableType]:
    """Draw the other headlines of the page with their dates as printed."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(style="dim")
    for item in headlines:
        grid.add_row(item.published.text if item.published else "", item.title)
    return [heading("section.rail", lang), indent(grid)] if grid.row_count else []


def note_words(note: Note, lang: Language) -> str:
    """Say a note in the reader's language, with the letters it is about."""
    said = term("note", note.code, lang)
    return f"{said}: {note.letters}" if note.letters else said


def notes(items: Iterable[Note], lang: Language) -> list[RenderableType]:
    """Draw the notes."""
    lines = [Text(f"· {note_words(item, lang)}", style="dim") for item in items]
    return [heading("section.notes", lang), *map(indent, lines)] if lines else []
