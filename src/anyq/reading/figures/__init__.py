"""Figures: which numbers of an article state something of the world, and what."""

from collections.abc import Sequence

from anyq.article import Article
from anyq.claim import FigureClaim
from anyq.doc import Doc
from anyq.entity import Entity
from anyq.reading.figures import build, choice, context

__all__ = ["read"]


def read(article: Article, doc: Doc, entities: Sequence[Entity]) -> tuple[FigureClaim, ...]:
    """Read the figures of an article.

    Args:
        article: the article.
        doc: its analysis.
        entities: what it names.

    Returns:
        Figures in the order of the text, a fact stated twice once.
    """
    ready = context.of(article, doc, entities)
    return choice.once(ready, build.figures(ready))
