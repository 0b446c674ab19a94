"""How the articles found are spread over months, sources, entities and types of event."""

import msgspec
import tantivy

from anyq.search.views import Count, Facets

MOST = 20  # values of a facet
_FIELDS = {"months": "month", "sources": "source", "entities": "entity", "types": "type"}


class _Bucket(msgspec.Struct):
    key: str
    doc_count: int


class _Buckets(msgspec.Struct):
    buckets: list[_Bucket]


def facets_of(searcher: tantivy.Searcher, query: tantivy.Query) -> Facets:
    """Count the articles that match a query by each field; names are the values themselves."""
    asked = {
        name: {"terms": {"field": field, "size": 1200 if name == "months" else MOST}}
        for name, field in _FIELDS.items()
    }
    answer = msgspec.convert(searcher.aggregate(query, asked), dict[str, _Buckets])
    found = {
        name: tuple(Count(b.key, b.key, b.doc_count) for b in answer[name].buckets)
        for name in _FIELDS
    }
    months = tuple(sorted(found.pop("months"), key=lambda one: one.value))
    return Facets(months=months, **found)
