"""HTML -> lines of text, with what its metadata say.

resiliparse finds the part of the page that holds the article; its title, date, author, credit
and rail are read from lines, as those of a text capture are.
"""

import re
from collections.abc import Sequence

import msgspec
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from anyq.articles.depth import flatten
from anyq.articles.lines import Line, read_lines
from anyq.articles.metadata import Metadata, read_metadata, select
from anyq.articles.plain import normalise

NEAR = 6
"""Lines around the headline within which a date, an author or a source stand."""
SKIP = ("script", "style", "noscript", "template", "svg", "select", "button")
_SITE = re.compile(r"\s+[|–—»-]\s+[^|–—»]{2,40}$")


class PrintedPage(msgspec.Struct, frozen=True):
    """An HTML page as lines of text.

    Attributes:
        text: the article with what stands around its headline.
        outside: what stands below and beside it, where a rail may be.
        title: the headline.
        metadata: what the page says of itself.
    """

    text: str
    outside: str
    title: str | None
    metadata: Metadata


def read_html(source: str) -> PrintedPage:
    """Read the lines of an HTML page.

    Args:
        source: the page, decoded.

    Returns:
        The article's lines apart from all others; both empty for a page without text.
    """
    tree = HTMLTree.parse(flatten(source))
    metadata = read_metadata(tree)
    whole = _lines(tree, main_content=False)
    main = {line.text for line in _lines(tree, main_content=True)}
    title = _title(tree, metadata, main)
    inside, outside = _part(whole, main, title)
    return PrintedPage(_join(inside), _join(outside), title, metadata)


def _lines(tree: HTMLTree, *, main_content: bool) -> list[Line]:
    """Return the lines of the whole page or of what resiliparse takes for its main content."""
    text = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=main_content,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        skip_elements=SKIP,
    )
    return read_lines(normalise(text))


def _join(lines: Sequence[Line]) -> str:
    parts, block = [], None
    for line in lines:
        parts.append("\n" if block is not None and line.block != block else "")
        parts.append(line.text + "\n")
        block = line.block
    return "".join(parts)


def _title(tree: HTMLTree, metadata: Metadata, main: set[str]) -> str | None:
    """Choose the headline: a heading that the metadata or the article repeat, else the first."""
    found = (_text_of(node.text) for node in select(tree, "h1"))
    headings = [heading for heading in found if heading]
    stated = metadata.title or ""
    for heading in headings:
        if stated.startswith(heading) or heading in stated:
            return heading
    inside = [heading for heading in headings if heading in main]
    if inside or headings:
        return (inside or headings)[0]
    return _SITE.sub("", stated) or _SITE.sub("", normalise(tree.title or "").strip()) or None


def _text_of(text: str | None) -> str:
    return " ".join(normalise(text or "").split())


def _part(
    lines: Sequence[Line], main: set[str], title: str | None
) -> tuple[list[Line], list[Line]]:
    """Part the article's lines, and those about it near its headline, from the others."""
    at = next((i for i, line in enumerate(lines) if line.text == title), None)
    start = at if at is not None else 0
    last = max((i for i, line in enumerate(lines) if line.text in main), default=start)
    inside, outside = [], []
    for i, line in enumerate(lines):
        near = abs(i - start) <= NEAR and line.kind in ("date", "author", "source")
        held = start <= i <= last and line.text in main
        if near or held or _signs(lines, i, last):
            inside.append(line)
        elif i > start:
            outside.append(line)
    return inside, outside


def _signs(lines: Sequence[Line], i: int, last: int) -> bool:
    return last < i <= last + NEAR and lines[i].kind in ("author", "source")
