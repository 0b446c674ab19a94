"""The whole way for one page: Page -> Article -> Doc -> Claims -> checks."""

from collections.abc import Iterable, Iterator

import msgspec

from anyq import articles, checks, kazakh
from anyq.article import Article, Note
from anyq.capture import Reject
from anyq.claim import Claims
from anyq.doc import Doc
from anyq.errors import AnyqError, Internal
from anyq.page import Page
from anyq.reading import amounts, entities, events, figures, names, times
from anyq.values import find_values


class Reading(msgspec.Struct, frozen=True):
    """What one page says.

    Attributes:
        page: the page as captured.
        article: its article.
        claims: entities, figures and events.
        checks: verdicts on the figures, among themselves and against reference series.
        notes: what the reader should know, in text order.
    """

    page: Page
    article: Article
    claims: Claims
    checks: tuple[checks.Check, ...]
    notes: tuple[Note, ...]


def annotate(article: Article) -> Doc:
    """Analyse the text of an article and find the names, times and amounts in it."""
    sentences = kazakh.analyze(article.text)
    found = [find_values(sentence.tokens) for sentence in sentences]
    placed = times.anchor(article.published, sentences, article.republished, found)
    return Doc(
        text=article.text,
        sentences=sentences,
        mentions=tuple(names.find(article, sentences)),
        times=tuple(placed),
        amounts=tuple(amounts.read(article.text, sentences, found)),
    )


def claim(article: Article, doc: Doc) -> Claims:
    """Read what an analysed article asserts."""
    found = entities.resolve(article, doc.mentions, doc.sentences)
    return Claims(
        entities=found,
        figures=figures.read(article, doc, found),
        events=events.read(article, doc, found),
    )


def read(page: Page) -> Reading:
    """Read one page.

    Raises:
        ArticleError: there is no Kazakh article in it.
        Internal: a fault of Anyq; the original exception is its cause.
    """
    try:
        article = articles.read(page)
        claims = claim(article, annotate(article))
        verdicts = checks.run(claims, article.published, len(article.title))
    except AnyqError:
        raise
    except Exception as error:
        raise Internal(
            f"Anyq failed on page {page.source_id or page.sha256[:16]}: {error!r}.",
            "This is a fault of Anyq: please report it with the page.",
        ) from error
    return Reading(page, article, claims, verdicts, article.notes)


def read_all(pages: Iterable[Page | Reject]) -> Iterator[Reading | Reject]:
    """Read many pages in their order; what cannot be read becomes a `Reject`."""
    for page in pages:
        yield page if isinstance(page, Reject) else read_or_reject(page)


def read_or_reject(page: Page) -> Reading | Reject:
    """Read one page, or say why it cannot be read."""
    try:
        return read(page)
    except AnyqError as error:
        return Reject(page.source_id, error.code, error.message, error.remedy)
