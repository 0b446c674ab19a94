"""Article -> Doc -> Claims: names, times, amounts; then figures and events."""

from anyq import kazakh
from anyq.article import Article
from anyq.claim import Claims
from anyq.doc import Doc
from anyq.reading import amounts, entities, events, figures, names, times

__all__ = ["annotate", "claims"]


def annotate(article: Article) -> Doc:
    """Analyse the text of an article and find the names, times and amounts in it."""
    sentences = kazakh.analyze(article.text)
    return Doc(
        text=article.text,
        sentences=sentences,
        mentions=tuple(names.find(article, sentences)),
        times=tuple(times.anchor(article.published, sentences)),
        amounts=tuple(amounts.read(article.text, sentences)),
    )


def claims(article: Article, doc: Doc) -> Claims:
    """Read what an analysed article asserts."""
    found = entities.resolve(article, doc.mentions)
    return Claims(
        entities=found,
        figures=figures.read(article, doc, found),
        events=events.read(article, doc, found),
    )
