"""Words as they were typed, read as words that are found."""

import tantivy

from anyq.search import words
from anyq.search.ask import Filter, Sought
from anyq.search.query import Query
from anyq.search.words import Word


def sought(query: Query, searcher: tantivy.Searcher) -> Sought:
    """Read the words of a query."""
    return Sought(
        words=tuple(words.words(query.words)),
        phrases=_phrases(query.phrases),
        without=_phrases(query.without),
        filters=(
            *(
                Filter(one.kind, tuple(name_words(one.name)), without=one.without)
                for one in query.named
            ),
            *(Filter("type", (kind,)) for kind in query.types),
            *((Filter("outlet", query.sources, any=True),) if query.sources else ()),
        ),
        since=query.since,
        until=query.until,
    )


def read_as(query: Query, sought: Sought) -> str | None:
    """Return the words looked for where they are not those typed."""
    return None


def name_words(name: str) -> list[str]:
    """Return the words of a name as the index has them."""
    return [word.lemma for word in words.words(name)]


def _phrases(typed: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
    found = (tuple(words.words(phrase)) for phrase in typed)
    return tuple(phrase for phrase in found if phrase)
