"""What a search answers."""

from typing import Literal

import msgspec

from anyq.record.views import Source
from anyq.span import Span

Sort = Literal["relevance", "date"]


class Snippet(msgspec.Struct, frozen=True):
    """The part of an article that answers a query best.

    Attributes:
        start: where it begins in `Article.text`.
        text: the letters printed there.
        marks: the words of the query in it, sorted; offsets count in `Article.text`.
    """

    start: int
    text: str
    marks: tuple[Span, ...]


class Hit(msgspec.Struct, frozen=True):
    """An article found.

    Attributes:
        source: the article and where it comes from.
        score: higher is better; comparable within one answer only.
        snippet: None where none was asked for.
    """

    source: Source
    score: float
    snippet: Snippet | None = None


class Count(msgspec.Struct, frozen=True):
    """How many of the articles found have a value: `2024-05`, a source, an entity, a type."""

    value: str
    name: str
    articles: int


class Facets(msgspec.Struct, frozen=True):
    """How the articles found are spread; the most frequent first, months by time.

    Attributes:
        months: of publication.
        sources: publishers, or sites where no publisher is known.
        entities: by id, `name` is the canonical one.
        types: of events told.
    """

    months: tuple[Count, ...] = ()
    sources: tuple[Count, ...] = ()
    entities: tuple[Count, ...] = ()
    types: tuple[Count, ...] = ()


class Hits(msgspec.Struct, frozen=True):
    """The answer to a query.

    Attributes:
        query: as it was typed.
        read_as: the words that were looked for, where they are not those typed (another
            script, another keyboard, letters put right); None otherwise.
        total: how many articles match.
        hits: those asked for, best first.
        facets: None where not asked for.
    """

    query: str
    read_as: str | None
    total: int
    hits: tuple[Hit, ...]
    facets: Facets | None = None


class Status(msgspec.Struct, frozen=True):
    """The state of an index.

    Attributes:
        place: its folder; None where it is only in memory.
        articles: how many it holds.
        behind: outcomes of the record it does not hold yet.
        bytes: its size on disk.
        sound: whether every file is there, whole.
    """

    place: str | None
    articles: int
    behind: int
    bytes: int
    sound: bool
