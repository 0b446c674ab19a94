"""The rail: other headlines that the page held under the article, each with its own date."""

from collections.abc import Sequence

import msgspec

from anyq.articles.bylines import bylines, credit
from anyq.articles.lines import Line
from anyq.articles.printed import PrintedDate, read_date_line

MIN_WORDS = 3
"""Words from which a line under `Соңғы жаңалықтар` is a headline and not a section."""


HEADLINE_WORDS = 30
SEPARATORS = " ,.|•·/–—-:\t"
MIN_ENTRIES = 2
"""Dated headlines from which lines outside an article are a rail."""


class Entry(msgspec.Struct, frozen=True):
    """Another headline, as printed, and the date printed with it."""

    title: str
    date: PrintedDate | None


def find_rail(lines: Sequence[Line]) -> tuple[list[Line], tuple[Entry, ...]]:
    """Part the body from what follows it.

    Args:
        lines: the page below the headline and date.

    Returns:
        The lines of the body with its signatures, and the rail.
    """
    cut = min(_first_marker(lines), _first_dated(lines))
    body = [line for i, line in enumerate(lines[:cut]) if not _inside_link(lines, i)]
    return body, tuple(_entries(lines[cut:]))


def find_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Find dated headlines among lines that are surely outside the article."""
    whole = [entry for line in lines if (entry := _on_one_line(line))]
    if len(whole) >= MIN_ENTRIES:
        return tuple(whole)
    dates = [i for i, line in enumerate(lines) if line.date is not None]
    if len(dates) < MIN_ENTRIES:
        return ()
    first = dates[0] - 1 if dates[0] and _is_headline(lines[dates[0] - 1]) else dates[0]
    last = dates[-1] if first < dates[0] else min(dates[-1] + 1, len(lines) - 1)
    return tuple(entry for entry in _entries(lines[first : last + 1]) if entry.date is not None)


def _on_one_line(line: Line) -> Entry | None:
    """`28 мамыр, 17:45 Көкшетауда кітапхана ашылды`: date and headline on one line."""
    if line.kind not in ("text", "date") or line.is_sentence:
        return None
    date = read_date_line(line.text, line.words, HEADLINE_WORDS)
    if date is None or len(date.other.split()) < MIN_WORDS:
        return None
    if date.start and line.text[date.end :].strip(SEPARATORS):
        return None
    title = (line.text[: date.start] + line.text[date.end :]).strip(SEPARATORS)
    return Entry(title, msgspec.structs.replace(date, other=""))


def _paragraphs_after(lines: Sequence[Line], at: int) -> int:
    return sum(len(line.text) for line in lines[at:] if line.is_paragraph)


def _first_marker(lines: Sequence[Line]) -> int:
    """Return where a line says that the article is over, and no more of it follows."""
    for i, line in enumerate(lines):
        if line.kind in ("more", "end") and any(other.kind == "text" for other in lines[:i]):
            before = sum(len(other.text) for other in lines[:i] if other.is_paragraph)
            if _paragraphs_after(lines, i) <= before:
                return i
    return len(lines)


def _inside_link(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the headline that `Тағы оқыңыз` above it links to."""
    if at == 0 or lines[at].kind != "text" or lines[at].is_sentence:
        return False
    return lines[at - 1].kind in ("more", "inline") and not lines[at - 1].value


def _first_dated(lines: Sequence[Line]) -> int:
    """Return where dated headlines begin: at the first date, or at the headline above it."""
    dates = [i for i, line in enumerate(lines) if line.date is not None]
    whole = [i for i, line in enumerate(lines) if _on_one_line(line)]
    if len(whole) >= MIN_ENTRIES and any(line.is_sentence for line in lines[: whole[0]]):
        return min(whole[0], *dates, len(lines))
    text = [i for i, line in enumerate(lines) if line.kind == "text"]
    if not dates or not text or dates[0] < text[0]:
        return len(lines)
    if _paragraphs_after(lines, dates[0]) > _paragraphs_after(lines[: dates[0]], 0):
        return len(lines)
    if not any(i > dates[0] for i in text) and len(dates) == 1:
        return len(lines)
    return dates[0] - 1 if _titles_first(lines, dates, text) else dates[0]


def _titles_first(lines: Sequence[Line], dates: Sequence[int], text: Sequence[int]) -> bool:
    above = lines[dates[0] - 1]
    signed = bylines(above, sure=False) or credit(above) is not None
    return dates[-1] > text[-1] and above.may_be_headline and not signed


def _entries(lines: Sequence[Line]) -> list[Entry]:
    """Read the rail: a date belongs to the headline beside it, in the order the page has."""
    whole = [entry for line in lines if (entry := _on_one_line(line))]
    if len(whole) >= MIN_ENTRIES:
        return whole
    marks = [line for line in lines if line.date is not None or _is_headline(line)]
    if not any(line.date for line in marks):
        listed = bool(lines) and lines[0].kind == "more"
        return [Entry(line.text, None) for line in marks] if listed else []
    forward = marks[0].date is not None
    found: list[Entry] = []
    pending: PrintedDate | str | None = None
    for line in marks:
        if (line.date is not None) == forward:
            pending = line.date or line.text
        elif isinstance(pending, PrintedDate):
            found.append(Entry(line.text, pending))
            pending = None
        elif pending is not None and line.date is not None:
            found.append(Entry(pending, line.date))
            pending = None
    return found


def _is_headline(line: Line) -> bool:
    return line.may_be_headline and len(line.norm.split()) >= MIN_WORDS
