"""The public JSON of a search; names as in `anyq.output`, and as stable."""

import msgspec

from anyq import output
from anyq.output import PublishedOut
from anyq.search.views import Facets, Hit, Hits
from anyq.span import Span


class HitOut(msgspec.Struct, frozen=True):
    """An article found.

    Attributes:
        id: of the article.
        source_id, url: what the page was added with.
        score: higher is better; comparable within one answer only.
        title: the headline.
        snippet: the part of its text that answers best, letter for letter; None if not asked for.
        marks: the words of the query in the snippet; offsets count in the article's text.
        published: when.
        publisher: if known.
    """

    id: str
    source_id: str | None
    url: str | None
    score: float
    title: str
    snippet: str | None
    marks: tuple[Span, ...]
    published: PublishedOut
    publisher: str | None


class AnswerOut(msgspec.Struct, frozen=True):
    """A query of a file of queries, and what was found."""

    query: str
    hits: tuple[HitOut, ...]


class SearchOut(msgspec.Struct, frozen=True):
    """A query and all that was asked of it; see `Hits`."""

    query: str
    read_as: str | None
    total: int
    hits: tuple[HitOut, ...]
    facets: Facets | None


def hit(value: Hit) -> HitOut:
    """Return the shape of a hit."""
    source = value.source
    return HitOut(
        id=source.article,
        source_id=source.source_id,
        url=source.url,
        score=round(value.score, 4),
        title=source.title,
        snippet=value.snippet.text if value.snippet else None,
        marks=value.snippet.marks if value.snippet else (),
        published=output.published(source.published),
        publisher=source.publisher,
    )


def answer(value: Hits) -> AnswerOut:
    """Return the shape of one line of `anyq search --queries`."""
    return AnswerOut(value.query, tuple(map(hit, value.hits)))


def search(value: Hits) -> SearchOut:
    """Return the shape of a whole answer."""
    return SearchOut(
        query=value.query,
        read_as=value.read_as,
        total=value.total,
        hits=tuple(map(hit, value.hits)),
        facets=value.facets,
    )
