"""The first page: the search box, what is new, what conflicts, coverage by day and source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec
from markupsafe import Markup

from anyq.record import browse_articles, browse_series, shapes
from anyq.record.browse_articles import Listed, Share
from anyq.record.browse_series import Topic
from anyq.record.shapes import DisagreementOut
from anyq.record.views import Disagreement
from anyq.server import paging
from anyq.server.catalogues import catalogue
from anyq.server.charts import grid
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import MANY, Limit
from anyq.server.problems import Refused
from anyq.server.view import Ask, Cell, Nothing, View
from anyq.server.views import checks

NEW, CONFLICTS, SOURCES, COLUMNS, TOPICS = 12, 4, 8, 31, 12


class Home(msgspec.Struct, frozen=True):
    """What the first page shows."""

    articles: int
    new: tuple[Listed, ...]
    conflicts: tuple[Disagreement, ...]
    total: int
    coverage: tuple[Share, ...]
    topics: tuple[Topic, ...]


class HomeOut(msgspec.Struct, frozen=True):
    """The record at a glance.

    Attributes:
        articles: how many there are.
        new: those added last.
        conflicts: the newest disagreements, of `disagreements` in all.
        coverage: articles by day and publisher.
        indicators: with how many figures there are of them.
    """

    articles: int
    new: tuple[Listed, ...]
    conflicts: tuple[DisagreementOut, ...]
    disagreements: int
    coverage: tuple[Share, ...]
    indicators: tuple[Topic, ...]


class HomeView(View[Nothing, Home]):
    """`/`."""

    path = "/"
    shape = HomeOut
    summary = "What is new, what conflicts, coverage by day and publisher"

    def find(self, record: Look, query: Nothing) -> Home:
        """Return the record at a glance."""
        every = checks.all_checks(record)
        return Home(
            articles=record.once("count", record.count),
            new=record.ask(browse_articles.latest, None, NEW),
            conflicts=tuple(sorted(every, key=checks.key, reverse=True)[:CONFLICTS]),
            total=len(every),
            coverage=record.once("coverage", lambda: record.ask(browse_articles.coverage)),
            topics=record.once("topics", lambda: record.ask(browse_series.topics)),
        )

    def html(self, found: Home, query: Nothing, ask: Ask) -> str:
        """Draw the first page."""
        title = catalogue(ask.lang).text("Articles by day and source")
        return template("home.html", ask.lang).render(
            ask=ask, home=found, chart=cover(found.coverage, title), topics=found.topics[:TOPICS]
        )

    def json(self, found: Home) -> HomeOut:
        """Return the record at a glance."""
        return HomeOut(
            articles=found.articles,
            new=found.new,
            conflicts=tuple(map(shapes.disagreement, found.conflicts)),
            disagreements=found.total,
            coverage=found.coverage,
            indicators=found.topics,
        )


def cover(shares: Sequence[Share], title: str) -> Markup:
    """Draw how many articles there are by publisher and day; by month where days are many."""
    dated = [one for one in shares if one.day]
    letters = 10 if len({one.day for one in dated}) <= COLUMNS else 7
    counts: Counter[tuple[str, str]] = Counter()
    by_source: Counter[str] = Counter()
    for one in dated:
        name = one.publisher or "—"
        counts[name, (one.day or "")[:letters]] += one.articles
        by_source[name] += one.articles
    columns = sorted({column for _, column in counts})[-COLUMNS:]
    rows = [name for name, _ in by_source.most_common(SOURCES)]
    shown = {key: number for key, number in counts.items() if key[1] in columns}
    return grid.draw(rows, columns, shown, title)


class ArticlesQuery(msgspec.Struct, frozen=True):
    """Which page of the list of articles."""

    cursor: str = ""
    limit: Limit = MANY


class Articles(msgspec.Struct, frozen=True):
    """A page of the articles, those added last first; `next` is the cursor of the next."""

    articles: tuple[Listed, ...]
    total: int
    next: str

    @property
    def items(self) -> tuple[Listed, ...]:
        """Return the articles: what a list on a page goes through."""
        return self.articles


class ArticlesView(View[ArticlesQuery, Articles]):
    """`/articles`."""

    path = "/articles"
    query = ArticlesQuery
    shape = Articles
    summary = "All articles, those added last first"
    columns: ClassVar[Sequence[str]] = (
        *("article", "title", "published", "status", "publisher", "url", "added", "claims"),
    )

    def find(self, record: Look, query: ArticlesQuery) -> Articles:
        """Return a page of the list."""
        before = _place(query.cursor)
        found = record.ask(browse_articles.latest, before, query.limit + 1)
        shown = found[: query.limit]
        more = paging.encode((str(shown[-1].seq),)) if len(found) > query.limit else ""
        return Articles(shown, record.once("count", record.count), more)

    def html(self, found: Articles, query: ArticlesQuery, ask: Ask) -> str:
        """Draw the list."""
        return template("articles.html", ask.lang).render(ask=ask, found=found)

    def json(self, found: Articles) -> Articles:
        """Return the page of the list."""
        return found

    def rows(self, found: Articles) -> Iterator[Sequence[Cell]]:
        """Yield a row an article."""
        for one in found.articles:
            yield msgspec.structs.astuple(one)[:-1]


def _place(cursor: str) -> int | None:
    if not cursor:
        return None
    key = paging.decode(cursor)
    if len(key) != 1 or not key[0].isdecimal() or len(key[0]) > 18:
        raise Refused(
            400, "bad_cursor", f"{cursor!r} is no cursor.", "Take it from the page before."
        )
    return int(key[0])
