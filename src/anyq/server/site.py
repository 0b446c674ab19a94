"""Every page of the site."""

from typing import Any

from anyq.server.view import View
from anyq.server.views.article import ArticleView
from anyq.server.views.claim import CardView, ClaimView
from anyq.server.views.entity import EntityView
from anyq.server.views.pair import PairView
from anyq.server.views.series import SeriesView

VIEWS: tuple[View[Any, Any], ...] = (
    ArticleView(),
    ClaimView(),
    CardView(),
    EntityView(),
    PairView(),
    SeriesView(),
)
