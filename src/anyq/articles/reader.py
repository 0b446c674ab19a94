"""`Page` -> `Article`: the parts of the page, put together."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

import msgspec

from anyq import kazakh
from anyq.article import Article, Headline
from anyq.articles.bylines import is_name
from anyq.articles.date import Evidence, date_rail, publish
from anyq.articles.formulas import OPENING, credited, dateline, dateline_date
from anyq.articles.language import check_kazakh
from anyq.articles.layout import Layout, read_layout
from anyq.articles.lines import MAX_TEXT, Line, read_lines
from anyq.articles.notes import author_notes, find_notes
from anyq.articles.plain import normalise, unwrap
from anyq.articles.publisher import layouts_of
from anyq.articles.rail import find_entries
from anyq.articles.running import part_lines
from anyq.articles.year_page import local_day
from anyq.capture import almaty, decode
from anyq.doc import Word
from anyq.errors import NoArticle, TooLarge
from anyq.page import Page
from anyq.span import content_id

T = TypeVar("T")

SAMPLE = 4000
"""Letters that tell the script of an article."""


class Printed(msgspec.Struct, frozen=True):
    """A page as lines of text, whatever it came as.

    Attributes:
        lines: top first.
        title: the headline, if the capture or the metadata gave it.
        outside: lines that HTML holds outside the article.
        stated: dates that the metadata give to the article, best first.
        signed: whom a block for authors names.
        authors: who the metadata say wrote it.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    outside: str = ""
    stated: tuple[datetime | date, ...] = ()
    signed: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def read(page: Page) -> Article:
    """Read the article of a page.

    Args:
        page: a captured page, text or HTML.

    Returns:
        The article. `text` is the headline, a blank line, and the body, one paragraph a line;
        all offsets count its code points.

    Raises:
        NotText: the bytes are in no known encoding.
        TooLarge: it has more text than an article has.
        NoArticle: there is no headline and no body in it.
        NotKazakh: the text is in another language.
    """
    printed = _print(page)
    layout = _layout(printed)
    if not layout.body and not layout.title:
        raise NoArticle("There is no headline and no text on the page.", "Give a page of news.")
    text, words, paragraphs = _compose(layout)
    script = check_kazakh(words, kazakh.script(text[:SAMPLE]))
    opening = paragraphs[:OPENING]
    day = layout.date or _first(dateline_date(text, part) for part in opening)
    evidence = Evidence(day, text, words, page.url, page.captured_at, printed.stated)
    published, conflict = publish(evidence, datetime.now(almaty()).date())
    moments, proof = date_rail(layout.rail, published, page.captured_at)
    published = msgspec.structs.replace(published, basis=(*published.basis, *proof))
    rail = tuple(
        Headline(entry.title, moment) for entry, moment in zip(layout.rail, moments, strict=True)
    )
    return Article(
        id=content_id("a", layout.title, text),
        title=layout.title,
        language="kk",
        script=script,
        published=published,
        bylines=layout.bylines,
        credit=layout.credit or _credit(text, paragraphs),
        republished=layout.credit is not None,
        dateline=_first(map(dateline, opening)),
        text=text,
        rail=rail,
        notes=(
            *find_notes(text, published, rail, printed.stated, conflict=conflict),
            *author_notes(layout.bylines, printed.authors),
        ),
    )


def _print(page: Page) -> Printed:
    text = decode(page.content, page.charset)
    title = normalise(page.title).strip() if page.title else None
    if page.media_type == "text/html":
        from anyq.articles import html  # a parser that text captures do not need

        day = local_day(page.captured_at) if page.captured_at else None
        found = html.read_html(text, layouts_of(page.url, day))
        told = found.metadata
        return Printed(
            found.lines,
            title or found.title,
            found.outside,
            told.dates,
            found.authors,
            told.authors,
        )
    text = part_lines(unwrap(normalise(text)))
    if len(text) > MAX_TEXT:
        raise TooLarge(
            f"The text of the page has {len(text):,} letters; one may have {MAX_TEXT:,}.",
            "Give one article a page.",
        )
    return Printed(tuple(read_lines(text)), title)


def _layout(printed: Printed) -> Layout:
    """Tell the parts; an HTML page's rail and author may stand outside its article."""
    layout = read_layout(printed.lines, printed.title)
    rail = layout.rail or (find_entries(read_lines(printed.outside)) if printed.outside else ())
    stated = tuple(name for name in printed.authors if is_name(name, sure=True))
    authors = printed.signed or layout.bylines or stated
    return msgspec.structs.replace(layout, rail=rail, bylines=authors)


def _compose(layout: Layout) -> tuple[str, list[Word], list[list[Word]]]:
    """Write the article's text, with its words and the words of each paragraph."""
    title = Line(layout.title, tuple(kazakh.tokenize(layout.title)), "text", 0)
    parts: list[Line] = [title, *layout.body] if layout.title else list(layout.body)
    text, found = "", []
    for i, line in enumerate(parts):
        gap = "" if not i else "\n\n" if i == 1 and layout.title else "\n"
        start = len(text) + len(gap)
        text += gap + line.text
        found.append([_moved(word, start) for word in line.words])
    words = [word for part in found for word in part]
    return text, words, found[1:] if layout.title else found


def _moved(word: Word, by: int) -> Word:
    return Word(word.start + by, word.end + by, word.text, word.norm)


def _first(found: Iterable[T | None]) -> T | None:
    """Return the first that is there."""
    return next((item for item in found if item is not None), None)


def _credit(text: str, paragraphs: Sequence[Sequence[Word]]) -> str | None:
    """Return the source that the text credits, as printed."""
    words = credited(paragraphs)
    return text[words[0].start : words[-1].end] if words else None
