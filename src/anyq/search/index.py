"""`Index`: the articles of a record, found by their words."""

from __future__ import annotations

from functools import partial

import msgspec
import tantivy

from anyq.record import Record
from anyq.search import ask, folder, rank, snippets, source, typed
from anyq.search.ask import Sought
from anyq.search.facets import facets_of
from anyq.search.keeper import Keeper
from anyq.search.query import parse
from anyq.search.views import Facets, Hit, Hits, Sort, Status


class Index:
    """The full-text index of a record; use it from any number of threads."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @classmethod
    def open(cls, record: Record) -> Index:
        """Open the index of a record, making, mending and bringing it up to date as needed.

        It lies beside the record's file, or in the platform's data folder; where that cannot
        be written, in memory for as long as it is open.

        Raises:
            RecordError: the record cannot be read, or another process indexes it for long.
        """
        return cls(Keeper(record))

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        snippets: bool = True,
        facets: bool = False,
        count: bool = True,
    ) -> Hits:
        """Find articles; whatever the record holds is looked through.

        Args:
            query: words in any script, and filters; see `query.parse`.
            limit: how many hits.
            offset: how many to pass over.
            sort: by relevance, or the latest first.
            snippets: whether to say where in the article.
            facets: whether to count what was found by month, source, entity and type.
            count: whether to count what was found; else `total` is that of the hits.

        Raises:
            RecordError: the record cannot be read.
        """
        searcher = self._keeper.searcher()
        parsed = parse(query)
        sought = typed.sought(parsed, searcher)
        if parsed.conflict:
            among = tuple(sorted(self._keeper.ask(source.contradicted)))
            sought = msgspec.structs.replace(sought, among=among)
        scored = rank.ranked(searcher, sought, offset, limit, sort)
        total = offset + len(scored)
        if count or facets:
            total = max(total, rank.counted(searcher, sought))
        return Hits(
            query=query,
            read_as=typed.read_as(parsed, sought),
            total=total,
            hits=self._hits(scored, sought, snippets),
            facets=self._facets(searcher, sought) if facets else None,
        )

    def _hits(self, scored: rank.Scored, sought: Sought, with_snippets: bool) -> tuple[Hit, ...]:
        articles = self._keeper.ask(partial(source.opened, ids=[one for _, one in scored]))
        stems = sought.stems if with_snippets else frozenset()
        return tuple(
            Hit(
                source=articles[one].source,
                score=score,
                snippet=snippets.snippet(articles[one].text, stems) if with_snippets else None,
            )
            for score, one in scored
            if one in articles
        )

    def _facets(self, searcher: tantivy.Searcher, sought: Sought) -> Facets:
        found = facets_of(searcher, ask.matching(sought))
        ids = [one.value for one in found.entities]
        names = self._keeper.ask(partial(source.named, ids=ids))
        entities = (
            msgspec.structs.replace(one, name=names.get(one.value, one.value))
            for one in found.entities
        )
        return msgspec.structs.replace(found, entities=tuple(entities))

    def catch_up(self) -> int:
        """Take in what the record has and the index has not; return how many articles.

        `search` does so by itself.
        """
        return self._keeper.catch_up()

    def rebuild(self) -> int:
        """Make it anew; return how many articles it holds."""
        return self._keeper.rebuild()

    def status(self) -> Status:
        """Return how much it holds and whether its files are whole, every byte read."""
        place = self._keeper.place
        return Status(
            place=str(place) if place else None,
            articles=self._keeper.searcher().num_docs,
            behind=self._keeper.behind(),
            bytes=folder.size(place) if place else 0,
            sound=self._keeper.sound(),
        )
