"""Every page of the site."""

from anyq.server.view import View
from anyq.server.views.article import ArticleView

VIEWS: tuple[View, ...] = (ArticleView(),)  # type: ignore[type-arg]
