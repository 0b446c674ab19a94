"""Checks as lines that a journalist can print."""

from collections.abc import Iterator

from rich.text import Text

from anyq.checks import Check, Implied, Reference
from anyq.pipeline import Reading
from anyq.report import words
from anyq.report.messages import Language, text

SIGN = {
    "consistent": ("✓", "green"),
    "agrees": ("✓", "green"),
    "within_rounding": ("≈", "yellow"),
    "rounds_differently": ("≈", "yellow"),
    "revised_since": ("↻", "yellow"),
    "inconsistent": ("✗", "bold red"),
    "differs": ("✗", "bold red"),
    "not_checkable": ("?", "dim"),
}


def check_lines(reading: Reading, lang: Language, *, explain: bool) -> Iterator[Text]:
    """Write each check: verdict and sum, then the official value; sources once, at the end.

    What is implied stands in the sum already; with `explain` it gets lines of its own.
    """
    measured = {claim.id: claim.indicator.text for claim in reading.claims.figures}
    sources: list[str] = []
    for check in reading.checks:
        about = dict.fromkeys(measured[claim] for claim in check.claims if claim in measured)
        yield verdict_line(check, lang, ", ".join(about), explain=explain)
        if explain:
            yield from (implied_line(item, lang) for item in check.implied)
        if check.reference:
            if check.reference.source not in sources:
                sources.append(check.reference.source)
            mark = sources.index(check.reference.source) + 1
            yield reference_line(check.reference, lang, f"[{mark}]")
    for mark, source in enumerate(sources, 1):
        yield Text(f"[{mark}] {source}", style="dim")


def verdict_line(check: Check, lang: Language, about: str = "", *, explain: bool) -> Text:
    """Write the verdict, what it is about, and its arithmetic."""
    sign, style = SIGN[check.verdict]
    line = Text(f"{sign} {text(f'verdict.{check.verdict}', lang)}: ", style=style)
    line.append(f"{about}, " if about else "", style="default not bold")
    line.append(check.arithmetic, style="default not bold")
    if explain:
        line.append(f"  [{text('field.rule', lang)}: {check.rule}]", style="dim not bold")
    return line


def implied_line(item: Implied, lang: Language) -> Text:
    """Write the interval that the other figures leave for a value."""
    low = words.number(item.low, lang) if item.low is not None else "…"
    high = words.number(item.high, lang) if item.high is not None else "…"
    label = text("field.implied", lang)
    return Text(f"    {label}: {item.period}: [{low}; {high}) {item.unit}", style="dim")


def reference_line(reference: Reference, lang: Language, source: str) -> Text:
    """Write the official value with its vintage and the mark or name of its source."""
    vintage = reference.vintage
    edition = vintage.published.isoformat() if vintage.published else str(vintage.workbook_year)
    value = f"{words.number(reference.value, lang)} {reference.unit}"
    line = text("reference.line", lang, value=value, source=source, vintage=edition)
    if reference.after_article:
        line += f" — {text('reference.after', lang)}"
    return Text(f"    {line}", style="dim")
