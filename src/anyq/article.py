"""`Article`: the clean text of a page and what is printed around it."""

from typing import Literal

import msgspec

from anyq.moment import Moment, Published
from anyq.span import Span

Script = Literal["Cyrl", "Latn", "Arab"]


class Note(msgspec.Struct, frozen=True):
    """Something the reader should know: a repair, a doubt, a thing left out.

    Attributes:
        code: stable name, e.g. `foreign_letters`, `unclosed_quote`, `no_year`.
        message: what, with the thing itself, in English.
        start, end: code points in `Article.text`; None when it is not about a place there.
        letters: the letters it is about, so that a report can say it in another language.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    letters: str = ""


class Headline(msgspec.Struct, frozen=True):
    """One entry of the rail: another headline on the page, as printed, with its own date."""

    title: str
    published: Moment | None


class Article(msgspec.Struct, frozen=True):
    """The article of a page.

    Attributes:
        id: hash of title and text.
        title: the headline as printed.
        language: ISO 639-1, `kk`.
        script: ISO 15924 of most of its letters.
        published: when, with the clues.
        bylines: authors as printed, without stray punctuation.
        credit: outlet, agency or page it was taken from, as printed; None if not printed.
        dateline: place of the dateline, canonical; None if not printed.
        text: title, blank line, body paragraphs one a line apart; letters as printed.
        rail: the other headlines on the page, top first.
        notes: repairs and doubts.
        republished: whether a line of its own credits the whole text to another source, so
            that its "today" may lie before the day of the page.
    """

    id: str
    title: str
    language: str
    script: Script
    published: Published
    bylines: tuple[str, ...]
    credit: str | None
    dateline: str | None
    text: str
    rail: tuple[Headline, ...]
    notes: tuple[Note, ...] = ()
    republished: bool = False

    def quote(self, start: int, end: int) -> Span:
        """Return the words at `[start, end)` of the text."""
        return Span.of(self.text, start, end)
