"""Every page of the site."""

from typing import Any

from anyq.server.view import View
from anyq.server.views.article import ArticleView
from anyq.server.views.checks import ChecksView
from anyq.server.views.claim import CardView, ClaimView
from anyq.server.views.entity import EntityView
from anyq.server.views.guide import GuideView
from anyq.server.views.home import ArticlesView, HomeView
from anyq.server.views.pair import PairView
from anyq.server.views.search import SearchView
from anyq.server.views.series import SeriesView
from anyq.server.views.sources import SourcesView
from anyq.server.views.topics import TopicsView

VIEWS: tuple[View[Any, Any], ...] = (
    HomeView(),
    SearchView(),
    ArticlesView(),
    ArticleView(),
    ClaimView(),
    CardView(),
    EntityView(),
    PairView(),
    TopicsView(),
    SeriesView(),
    ChecksView(),
    SourcesView(),
    GuideView(),
)
