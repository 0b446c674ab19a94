"""Search: articles by their words, in any script, with facets and the words marked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar
from urllib.parse import urlencode

import msgspec
from markupsafe import Markup, escape

from anyq import output
from anyq.record import browse_entities
from anyq.search import Count, Hit, Hits, Snippet, Sort, shapes
from anyq.search.shapes import SearchOut
from anyq.server import paging
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import Limit
from anyq.server.problems import Refused
from anyq.server.view import Ask, Cell, View

FEW, FARTHEST = 20, 1000  # hits of a page; the last that can be reached
FACETS = 8  # values shown of each
FILTER = {"person": "person", "place": "place", "organisation": "org"}


class SearchQuery(msgspec.Struct, frozen=True):
    """What is looked for: words and filters as `anyq search` takes them; which page."""

    q: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    sort: Sort = "relevance"
    cursor: str = ""
    limit: Limit = FEW


class Narrow(msgspec.Struct, frozen=True):
    """A value to narrow a search by: what it is called, how many articles, the new query."""

    value: str
    name: str
    articles: int
    query: str


class Found(msgspec.Struct, frozen=True):
    """What was found, and what it can be narrowed by: months, sources, names, types of event."""

    hits: Hits
    next: str
    narrow: tuple[tuple[str, tuple[Narrow, ...]], ...]


class SearchPage(msgspec.Struct, frozen=True):
    """What was found; `next` is the cursor of the next page, "" after the last."""

    found: SearchOut
    next: str


class SearchView(View[SearchQuery, Found]):
    """`/search`."""

    path = "/search"
    query = SearchQuery
    shape = SearchPage
    summary = "Articles by their words, in any script, with facets"
    columns: ClassVar[Sequence[str]] = (
        *("article", "title", "published", "publisher", "url", "score", "snippet"),
    )

    def find(self, record: Look, query: SearchQuery) -> Found:
        """Return a page of what was found."""
        offset = _offset(query.cursor)
        if not query.q.strip():
            return Found(Hits(query.q, None, 0, ()), "", ())
        hits = record.shelf.index().search(
            query.q, limit=query.limit, offset=offset, sort=query.sort, facets=True
        )
        after = offset + len(hits.hits)
        more = after < min(hits.total, FARTHEST) and bool(hits.hits)
        return Found(hits, paging.encode((str(after),)) if more else "", _narrow(record, hits))

    def html(self, found: Found, query: SearchQuery, ask: Ask) -> str:
        """Draw the box, the facets and the hits."""
        marked = [(hit, mark(hit)) for hit in found.hits.hits]
        return template("search.html", ask.lang).render(
            ask=ask, found=found, asked=query, marked=marked, urlencode=urlencode
        )

    def json(self, found: Found) -> SearchPage:
        """Return what was found, as `anyq search --json` prints it."""
        return SearchPage(shapes.search(found.hits), found.next)

    def rows(self, found: Found) -> Iterator[Sequence[Cell]]:
        """Yield a row an article."""
        for hit in found.hits.hits:
            source = hit.source
            yield (
                source.article,
                source.title,
                output.iso(source.published.start),
                source.publisher,
                source.url,
                f"{hit.score:.4f}",
                hit.snippet.text if hit.snippet else None,
            )


def mark(hit: Hit) -> Markup:
    """Write the snippet of a hit with the words of the query marked."""
    return _marked(hit.snippet) if hit.snippet else Markup("")


def _marked(snippet: Snippet) -> Markup:
    parts, at = [], snippet.start
    for span in snippet.marks:
        parts.append(str(escape(snippet.text[at - snippet.start : span.start - snippet.start])))
        parts.append(f"<mark>{escape(span.text)}</mark>")
        at = span.end
    parts.append(str(escape(snippet.text[at - snippet.start :])))
    return Markup("".join(parts))


def _narrow(record: Look, hits: Hits) -> tuple[tuple[str, tuple[Narrow, ...]], ...]:
    facets = hits.facets
    if facets is None:
        return ()
    kinds = record.ask(browse_entities.kinds, [one.value for one in facets.entities])
    found = (
        ("months", [_more(hits, one, _month(one)) for one in facets.months[-FACETS:]]),
        ("sources", [_more(hits, one, f"source:{_quoted(one.value)}") for one in facets.sources]),
        ("entities", [_more(hits, one, _name(one, kinds)) for one in facets.entities]),
        ("types", [_more(hits, one, f"type:{one.value}") for one in facets.types]),
    )
    return tuple((name, tuple(values[:FACETS])) for name, values in found if values)


def _more(hits: Hits, one: Count, added: str) -> Narrow:
    return Narrow(one.value, one.name, one.articles, f"{hits.query} {added}")


def _month(one: Count) -> str:
    return f"since:{one.value} until:{one.value}"


def _name(one: Count, kinds: Mapping[str, str]) -> str:
    kind = FILTER.get(kinds.get(one.value, ""))
    return f"{kind}:{_quoted(one.name)}" if kind else _quoted(one.name)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', " ") + '"'


def _offset(cursor: str) -> int:
    key = paging.decode(cursor) if cursor else ("0",)
    if len(key) != 1 or not key[0].isdecimal() or len(key[0]) > 4 or int(key[0]) > FARTHEST:
        raise Refused(
            400, "bad_cursor", f"{cursor!r} is no cursor.", "Take it from the page before."
        )
    return int(key[0])
