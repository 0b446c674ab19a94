"""What the reader of an article should know: repairs, doubts, things as printed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from anyq import kazakh
from anyq.article import Headline, Note
from anyq.articles.year_page import local_day
from anyq.moment import Published

_MARKS = (("«", "»"), ("“", "”"))


def author_notes(printed: Sequence[str], stated: Sequence[str]) -> tuple[Note, ...]:
    """Note authors that the metadata name and the page does not print, where it prints others."""
    others = [name for name in stated if name not in printed]
    if not printed or not others:
        return ()
    told, shown = ", ".join(others), ", ".join(printed)
    message = f"The metadata name {told} as the author, the page prints {shown}."
    return (Note("metadata_authors", message, letters=f"{told} ≠ {shown}"),)


def find_notes(
    text: str,
    published: Published,
    rail: Sequence[Headline],
    stated: Sequence[datetime | date] = (),
    *,
    conflict: bool,
) -> tuple[Note, ...]:
    """Collect the notes on an article, those in its text first.

    Args:
        text: the article's text.
        published: its date.
        rail: the other headlines.
        stated: dates that the page's metadata give to the article.
        conflict: whether clues to the date exclude each other.
    """
    return (
        *_repairs(text),
        *_repairs_around(published, rail),
        *_unclosed(text.partition("\n")[0], "headline"),
        *(note for entry in rail for note in _unclosed(entry.title, "headline of the rail")),
        *_date_notes(published, conflict=conflict),
        *_metadata_notes(published, stated),
    )


def _repairs(text: str) -> Iterator[Note]:
    for repair in kazakh.repairs(text):
        message = f"“{repair.text}” is read as “{repair.fixed}”."
        letters = f"{repair.text} → {repair.fixed}"
        yield Note(repair.kind, message, repair.start, repair.end, letters)


def _repairs_around(published: Published, rail: Sequence[Headline]) -> Iterator[Note]:
    """Note repairs in the date lines and the rail, each word once with its count."""
    lines = [published.text]
    for entry in rail:
        lines += [entry.published.text if entry.published else "", entry.title]
    found = kazakh.repairs("\n\n".join(lines))
    counts: dict[tuple[str, str, str], int] = {}
    for repair in found:
        key = (repair.kind, repair.text, repair.fixed)
        counts[key] = counts.get(key, 0) + 1
    for (kind, text, fixed), count in counts.items():
        message = f"“{text}” is read as “{fixed}” in date lines and the rail (×{count})."
        yield Note(kind, message, letters=f"{text} → {fixed} (×{count})")


def _unclosed(line: str, what: str) -> Iterator[Note]:
    for opening, closing in _MARKS:
        if line.count(opening) > line.count(closing):
            message = f"The {what} opens a quotation it never closes: {line}"
            yield Note("unclosed_quote", message, letters=line)


def _date_notes(published: Published, *, conflict: bool) -> Iterator[Note]:
    if conflict:
        yield Note("date_conflict", "Clues to the year of the date exclude each other.")
    if not published.text and published.start is None:
        yield Note("no_date", "The page prints no date of the article.")
    elif published.status == "unresolved":
        message = f"“{published.text}” leaves the year open."
        yield Note("no_year", message, letters=published.text)


def _metadata_notes(published: Published, stated: Sequence[datetime | date]) -> Iterator[Note]:
    """Note metadata that speak of another day than the page prints; zones may differ by one."""
    if not published.text or not stated:
        return
    day = local_day(stated[0])
    printed = [local_day(published.start)] if published.start else []
    printed += [date.fromisoformat(text) for text in published.candidates]
    if printed and all(abs(other - day) > timedelta(1) for other in printed):
        message = f"The metadata say {day.isoformat()}, the page prints “{published.text}”."
        yield Note("metadata_differ", message, letters=f"{day.isoformat()} ≠ {published.text}")
