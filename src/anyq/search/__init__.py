"""Full-text search over a record, in any script: `Index.open(record).search("…")`."""

from anyq.search.index import Index
from anyq.search.views import Count, Facets, Hit, Hits, Snippet, Sort, Status

__all__ = ["Count", "Facets", "Hit", "Hits", "Index", "Snippet", "Sort", "Status"]
