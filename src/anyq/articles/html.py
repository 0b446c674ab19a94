"""HTML -> lines of text, with what its metadata say.

selectolax parses the page; which block is the article, its headline, its authors and its date
are told from the lines, from the names of their blocks and from the metadata together.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from selectolax.lexbor import LexborHTMLParser

from anyq.articles.body import OUT, find_body, mark_stories, settle, weigh, without_links
from anyq.articles.bylines import bylines, names_in
from anyq.articles.depth import flatten
from anyq.articles.dom import BlockKind, Piece, pieces
from anyq.articles.lines import MAX_TEXT, Line, read_lines
from anyq.articles.metadata import Metadata, read_metadata
from anyq.articles.publisher import PageLayout
from anyq.errors import TooLarge

BEFORE, AFTER = 8, 8
"""Lines before the headline, and below the body, within which a date or an author stand."""
RAIL = 48
"""Lines outside the article in which a rail is looked for."""
HEADLINE_MAX = 250
LEAD = 40
"""Letters from which a line between headline and body is the article's first paragraph."""
LONGEST_DATE = 60
_PARTS = re.compile(r"\s*[|/•·]\s+")
_STATED = ("жарияла", "jarııala", "jariala", "опубликован", "дата публикации", "published")
_UPDATED = ("жаңарт", "jańart", "jañart", "обновлен", "өңделген", "updated")
_HEADINGS = ("h1", "h2", "h3", "h4")
_SITE = re.compile(r"\s+[|–—»·-]\s+[^|–—»]{2,60}$|^[^:|»]{2,40}\s*[:|»]\s+")


class PrintedPage(msgspec.Struct, frozen=True):
    """An HTML page as lines.

    Attributes:
        lines: the article with what stands around its headline, the date line first.
        outside: what stands below and beside it, where a rail may be.
        title: the headline.
        authors: whom a block for authors beside the article names.
        metadata: what the page says of itself.
    """

    lines: tuple[Line, ...]
    outside: str
    title: str | None
    authors: tuple[str, ...]
    metadata: Metadata


def read_html(source: str, layouts: Sequence[PageLayout] = ()) -> PrintedPage:
    """Read the lines of an HTML page.

    Args:
        source: the page, decoded.
        layouts: what is known of its publisher's pages; the first whose headline is there counts.

    Returns:
        The article's lines apart from all others; both empty for a page without text.

    Raises:
        TooLarge: more elements than a page of news has.
    """
    tree = LexborHTMLParser(flatten(source))
    metadata = read_metadata(tree)
    layout = next((one for one in layouts if one.title and tree.css_first(one.title)), None)
    page = pieces(tree, _told(tree, layout) if layout else {})
    weigh(page)
    settle(page)
    at = find_headline(page, metadata)
    mark_stories(page, page[at] if at >= 0 else None)
    settle(page)
    blocks = {node.mem_id for node in tree.css(layout.body)} if layout and layout.body else set()
    body = find_body(page, at, blocks)
    zones = Zones.around(page, at, body)
    return PrintedPage(
        lines=tuple(zones.lines()),
        outside="".join(f"{piece.text}\n\n" for piece in zones.outside(page)[:RAIL]),
        title=page[at].text if at >= 0 else _stated(metadata),
        authors=zones.authors(),
        metadata=metadata,
    )


def _told(tree: LexborHTMLParser, layout: PageLayout) -> dict[int, BlockKind]:
    """Return the kinds of the blocks that a layout names."""
    named: tuple[tuple[str, BlockKind], ...] = (
        (", ".join(layout.drop), "chrome"),
        (layout.section, "chrome"),
        (layout.date, "date"),
        (layout.byline, "author"),
    )
    return {node.mem_id: kind for path, kind in named if path for node in tree.css(path)}


def find_headline(page: Sequence[Piece], metadata: Metadata) -> int:
    """Return the number of the headline's line, -1 if the page has none.

    A line that the metadata repeat, a heading before others and the longest before others; else
    the first heading of the highest rank.
    """
    stated = [text for text in (*metadata.titles, metadata.page_title) if text]
    repeated = [
        piece
        for piece in page
        if len(piece.text) <= HEADLINE_MAX
        and " " in piece.text
        and any(piece.text in text for text in stated)
        and not piece.is_in("rail", "comments")
    ]
    if repeated:
        return max(repeated, key=_as_headline).number
    for tag in _HEADINGS[:2]:
        for piece in page:
            if piece.tag == tag and not piece.is_in(*OUT):
                return piece.number
    return -1


def _as_headline(piece: Piece) -> tuple[int, int, int]:
    rank = _HEADINGS.index(piece.tag) if piece.tag in _HEADINGS else len(_HEADINGS)
    return -rank, len(piece.text), -piece.is_in("chrome")


def _stated(metadata: Metadata) -> str | None:
    text = next(iter(metadata.titles), None) or metadata.page_title or ""
    return _SITE.sub("", text) or None


class Zones(msgspec.Struct, frozen=True):
    """The lines that may belong to an article, with what each is by itself.

    Attributes:
        head: around and below the headline, down to the body; nearest to it first.
        body: of the article's block.
        tail: below it.
        stated: dates elsewhere that say they are those of publication.
    """

    head: list[tuple[Piece, Line]]
    body: list[tuple[Piece, Line]]
    tail: list[tuple[Piece, Line]]
    stated: list[Line]

    @classmethod
    def around(cls, page: Sequence[Piece], at: int, body: Sequence[Piece]) -> "Zones":
        """Part the page: its headline is the line `at`, -1 if it has none."""
        first = body[0].number if body else at + 1
        last = body[-1].number if body else at
        above = page[max(at - BEFORE, 0) : max(at, 0)]
        below = [piece for piece in page[at + 1 : first] if not piece.is_in(*OUT)]
        tail = [piece for piece in page[last + 1 : last + 1 + AFTER] if not piece.is_in(*OUT)]
        head = [*below, *(piece for piece in reversed(above) if not piece.is_in(*OUT))]
        chosen = [*head, *body, *tail]
        size = sum(len(piece.text) for piece in chosen)
        if size > MAX_TEXT:
            raise TooLarge(
                f"The text of the page has {size:,} letters; one may have {MAX_TEXT:,}.",
                "Give one article a page.",
            )
        lines = read_lines("\n".join(piece.text for piece in chosen))
        both = list(zip(chosen, lines, strict=True))
        one, two = len(head), len(head) + len(body)
        stated = [piece.text for piece in page[at + 1 :] if _is_stated(piece)]
        return cls(both[:one], both[one:two], both[two:], read_lines("\n".join(stated)))

    def lines(self) -> Iterator[Line]:
        """Yield the date line, what names author and source, and the paragraphs, each once."""
        seen: set[str] = set()
        for line in (*self._dates(), *self._leads(), *self._paragraphs(), *self._signs()):
            if line.kind != "text" or line.text not in seen:
                yield line
            seen.add(line.text)

    def authors(self) -> tuple[str, ...]:
        """Return the names in blocks for authors."""
        found: list[str] = []
        for piece, line in (*self.head, *self.tail, *self.body):
            if _names_author(piece):
                found += bylines(line, sure=True) or names_in(line)
        return tuple(dict.fromkeys(found or self._beside_date()))

    def _beside_date(self) -> list[str]:
        """Return the authors on the date's line behind a label, or in the block of the date."""
        dated = [(piece, line) for piece, line in self.head if line.date is not None]
        parts = "\n".join(_PARTS.sub("\n", line.text) for _, line in dated)
        found = [name for line in read_lines(parts) for name in _labelled(line)]
        blocks = {piece.inside[-2:] for piece, _ in dated}
        for piece, line in self.head:
            if not found and line.kind == "text" and piece.inside[-2:] in blocks:
                found += bylines(line, sure=True)
        return found

    def outside(self, page: Sequence[Piece]) -> list[Piece]:
        """Return the lines below the article's first that are no part of it."""
        held = {piece.number for piece, _ in (*self.head, *self.body)}
        held |= {piece.number for piece, _ in self.tail if _names_author(piece)}
        first = min(held, default=0)
        return [
            piece
            for piece in page[first:]
            if piece.number not in held and not piece.is_in("chrome", "comments", "caption")
        ]

    def _dates(self) -> Iterator[Line]:
        dates = [line for _, line in self.head if line.date is not None]
        first = [line for line in dates if not line.text.lower().startswith(_UPDATED)]
        yield from (first or dates or self.stated)[:1]

    def _leads(self) -> Iterator[Line]:
        for piece, line in self.head:
            lead = line.kind == "text" and len(line.text) >= LEAD and line.is_sentence
            signs = line.kind in ("author", "source") or bylines(line, sure=False)
            if lead or (signs and not _names_author(piece)):
                yield line

    def _paragraphs(self) -> Iterator[Line]:
        kept = without_links([piece for piece, _ in self.body])
        numbers = {piece.number for piece in kept if not _names_author(piece)}
        for piece, line in self.body:
            if piece.number in numbers and line.kind not in ("more", "inline"):
                yield line

    def _signs(self) -> Iterator[Line]:
        for piece, line in self.tail:
            if line.kind in ("end", "more"):
                return
            if line.kind in ("author", "source") and not _names_author(piece):
                yield line


def _is_stated(piece: Piece) -> bool:
    """Whether a short line outside rails says when the page was published."""
    low = piece.text.lower()
    return len(low) <= LONGEST_DATE and low.startswith(_STATED) and not piece.is_in("rail")


def _labelled(line: Line) -> tuple[str, ...]:
    return bylines(line, sure=True) if line.kind == "author" else ()


def _names_author(piece: Piece) -> bool:
    return piece.is_in("author") and len(piece.text) <= LEAD
