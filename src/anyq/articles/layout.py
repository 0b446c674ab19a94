"""Which lines are the headline, the date, the body, and what else the page held.

Each decision is an ordered list of rules; the first that gives an answer decides.
"""

from collections.abc import Sequence

import msgspec

from anyq.articles.bylines import bylines, credit, is_name, name_in
from anyq.articles.lines import Line, read_lines
from anyq.articles.printed import PrintedDate
from anyq.articles.rail import Entry, find_rail

HEAD = 25
"""Lines from the top within which headline and date stand."""
FAR = 6
"""Lines between headline and date at most."""
SIGNED = ("text", "author", "source")
SIGNATURE, SIGNED_WORDS = 5, 9
"""Lines that sign an article at most, and words of one."""
SHORT = 3
"""Words up to which a line above the date is rather a section than a headline."""


class Layout(msgspec.Struct, frozen=True):
    """An article's parts.

    Attributes:
        title: the headline, empty if there is none.
        date: the date line, if any.
        body: paragraphs.
        bylines: authors.
        credit: where a line says it was taken from.
        rail: other headlines.
    """

    title: str
    date: PrintedDate | None
    body: tuple[Line, ...]
    bylines: tuple[str, ...]
    credit: str | None
    rail: tuple[Entry, ...]


def read_layout(lines: Sequence[Line], title: str | None = None) -> Layout:
    """Tell the parts of a page.

    Args:
        lines: its lines, top first.
        title: the headline, if the capture knew it.
    """
    lines = _without_given(lines, title) if title else list(lines)
    at = None if title else find_title(lines)
    own = find_date(lines, at)
    first = max((at + 1) if at is not None else 0, (own + 1) if own is not None else 0)
    headline = title or (lines[at].text if at is not None else _beside_date(lines, own))
    between = [line for i, line in enumerate(lines[:first]) if i != at and (at is None or i > at)]
    rest = [*(line for line in between if line.kind in SIGNED), *lines[first:]]
    rest, rail = find_rail(rest)
    date = lines[own].date if own is not None else None
    if date is None:
        rest, date = _date_below(rest)
    rest, authors, source = _signatures(rest)
    if date and (name := name_in(date.other)):
        authors = (name, *authors)
    return Layout(
        title=headline,
        date=date,
        body=tuple(_body(rest, headline)),
        bylines=tuple(dict.fromkeys(authors)),
        credit=source,
        rail=rail,
    )


def _beside_date(lines: Sequence[Line], own: int | None) -> str:
    """Return the headline that stands on the date line itself, empty if there is none."""
    date = lines[own].date if own is not None else None
    return (
        date.other if date and len(date.other.split()) > SHORT and not is_name(date.other) else ""
    )


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _without_given(lines: Sequence[Line], title: str) -> list[Line]:
    """Take the headline that the capture gave off the lines of the head that repeat it."""
    head = [line for line in lines[:HEAD] if not _same(line.text, title)]
    for i, line in enumerate(head):
        rest = line.text.removeprefix(title)
        if len(rest) < len(line.text) and _begins_anew(rest):
            head[i : i + 1] = read_lines(rest.lstrip(" .–—-:|"))
            break
    return [*head, *lines[HEAD:]]


def _begins_anew(rest: str) -> bool:
    """Whether what stands behind the headline on its line is no part of its sentence."""
    following = rest.lstrip(' .–—-:|«“"')[:1]
    return not rest[0].isalnum() and (following.isupper() or following.isdigit())


def find_title(lines: Sequence[Line]) -> int | None:
    """Return the number of the headline's line, None where no line is one."""
    for rule in TITLE_RULES:
        found = rule(lines[: _head_end(lines)])
        if found is not None:
            return found
    return None


def _head_end(lines: Sequence[Line]) -> int:
    """Return where the first surely running text begins."""
    for i, line in enumerate(lines[:HEAD]):
        if line.is_paragraph:
            return max(i, 1)
    return min(len(lines), HEAD)


def repeated_title(head: Sequence[Line]) -> int | None:
    """A headline that the page prints twice at its top."""
    for i, line in enumerate(head):
        again = any(_same(line.text, other.text) for other in head[i + 1 :])
        if again and line.may_be_headline and len(line.words) > SHORT:
            return i
    return None


def title_without_site(head: Sequence[Line]) -> int | None:
    """A headline printed again after one that the name of the site follows."""
    for i, line in enumerate(head):
        for other in head[:i]:
            rest = other.text.removeprefix(line.text)
            if rest != other.text and rest.strip()[:1] in tuple("-–—|") and _headline(line):
                return i
    return None


def title_by_date(head: Sequence[Line]) -> int | None:
    """The headline-like line over the date line, or the one under it and a mere section."""
    dates = [i for i, line in enumerate(head) if line.date and not line.date.is_page_clock]
    for at in dates:
        above = _title_above(head, at)
        below = next((i for i in range(at + 1, len(head)) if _headline(head[i])), None)
        if above is None:
            return below
        if below == at + 1 and len(head[above].norm.split()) <= SHORT < len(head[below].words):
            return below
        return above
    return None


def _title_above(head: Sequence[Line], at: int) -> int | None:
    """The line above the date; the first of several, unless menus stand over them."""
    found = [i for i in range(max(at - FAR, 0), at) if _headline(head[i])]
    full = [i for i in found if len(head[i].norm.split()) > SHORT]
    if full and not any(map(_is_menu, head[: full[0]])):
        return full[0]
    return found[-1] if found else None


def _is_menu(line: Line) -> bool:
    """Whether a line belongs to the page around the article; a lone sign is only its button."""
    return line.kind != "text" and any(map(str.isalnum, line.text))


def _headline(line: Line) -> bool:
    return line.may_be_headline and not bylines(line, sure=False) and credit(line) is None


def first_headline(head: Sequence[Line]) -> int | None:
    """The first line that could be one; before it stand only menus."""
    return next((i for i, line in enumerate(head) if _headline(line)), None)


def first_short_line(head: Sequence[Line]) -> int | None:
    """A first line with a full stop, followed by more text."""
    first = next((i for i, line in enumerate(head) if line.kind == "text"), None)
    if first is None or head[first].is_paragraph or first + 1 >= len(head):
        return None
    return first


def only_line(head: Sequence[Line]) -> int | None:
    """The one line of text there is, even if it could be a name."""
    found = [i for i, line in enumerate(head) if line.kind == "text"]
    return found[0] if len(found) == 1 and not head[found[0]].is_paragraph else None


TITLE_RULES = (
    repeated_title,
    title_without_site,
    title_by_date,
    first_headline,
    first_short_line,
    only_line,
)


def find_date(lines: Sequence[Line], title: int | None) -> int | None:
    """Return the number of the article's date line: the nearest to the headline, below first."""
    end = _head_end(lines) + 1
    dates = [i for i, line in enumerate(lines[:end]) if line.date is not None]
    if title is None:
        return next((i for i in dates if i <= FAR and not _is_clock(lines[i])), None)
    below = [i for i in dates if 0 < i - title <= FAR]
    above = [i for i in dates if 0 < title - i <= FAR and not _is_clock(lines[i])]
    if below and above:
        return below[0] if below[0] - title <= title - above[-1] else above[-1]
    return below[0] if below else above[-1] if above else None


def _is_clock(line: Line) -> bool:
    return line.date is not None and line.date.is_page_clock


def _date_below(lines: list[Line]) -> tuple[list[Line], PrintedDate | None]:
    """Take a date line that closes the article, where its head has none."""
    dates = [i for i, line in enumerate(lines) if line.date is not None]
    if len(dates) != 1 or not any(line.kind == "text" for line in lines[: dates[0]]):
        return lines, None
    at = dates[0]
    if any(line.is_paragraph for line in lines[at + 1 :]):
        return lines, None
    return [*lines[:at], *lines[at + 1 :]], lines[at].date


def _signatures(lines: list[Line]) -> tuple[list[Line], tuple[str, ...], str | None]:
    """Take bylines and credit lines off the end and the beginning of the body."""
    kept = [line for line in lines if line.kind in SIGNED]
    kept, signed = _cut_signature(kept)
    authors: list[str] = []
    source: str | None = None
    for line in signed:
        names = bylines(line, sure=not authors)
        authors += names
        source = source or (None if names else credit(line))
    while kept and (names := bylines(kept[0], sure=False)):
        authors[:0] = names
        kept.pop(0)
    for line in [line for line in kept if line.kind != "text"]:
        authors += bylines(line, sure=False)
        source = source or credit(line)
    return [line for line in kept if line.kind == "text"], tuple(authors), source


def _cut_signature(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines that sign an article: author, outlet, place; all short, at its end."""
    end = len(lines)
    while end and len(lines) - end < SIGNATURE and _may_sign(lines[end - 1]):
        end -= 1
    tail = lines[end:]
    marks = [i for i, line in enumerate(tail) if bylines(line, sure=False) or credit(line)]
    if not marks and tail and bylines(tail[-1], sure=True):
        marks = [len(tail) - 1]
    first = end + marks[0] if marks else len(lines)
    return lines[:first], lines[first:]


def _may_sign(line: Line) -> bool:
    if line.kind != "text" or bylines(line, sure=True):
        return True
    return not line.is_sentence and len(line.norm.split()) <= SIGNED_WORDS


def _body(lines: Sequence[Line], title: str) -> list[Line]:
    """Drop the headline where the body repeats it."""
    return [line for i, line in enumerate(lines) if i > FAR or not _same(line.text, title)]
