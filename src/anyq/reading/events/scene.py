"""One sentence and what it stands in: its article, its place there, who speaks."""

import msgspec

from anyq.article import Article
from anyq.doc import Doc
from anyq.reading.events import context, speech
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses
from anyq.reading.events.speech import Speech


class Scene(msgspec.Struct, frozen=True):
    """One sentence and what it stands in.

    Attributes:
        index: of the sentence in the document.
        headline, lead: it belongs to the title, to the first paragraph of the body.
        background: it recalls something from earlier.
        habit: it tells what happens again and again.
        silent: the article told no event so far.
    """

    article: Article
    doc: Doc
    cast: Cast
    view: Clauses
    speech: Speech
    index: int
    headline: bool
    lead: bool
    background: bool
    habit: bool
    silent: bool

    @classmethod
    def of(
        cls, article: Article, doc: Doc, cast: Cast, view: Clauses, index: int, silent: bool
    ) -> "Scene":
        """Set the scene of one sentence; `silent` as above."""
        start, end = view.sentence.start, view.sentence.end
        title = len(article.title)
        return cls(
            article=article,
            doc=doc,
            cast=cast,
            view=view,
            speech=speech.read(view),
            index=index,
            headline=end <= title,
            lead=start >= title and not article.text[title:start].strip("\n").count("\n"),
            background=context.says(view.tokens, "background"),
            habit=context.says(view.tokens, "habit"),
            silent=silent,
        )
