"""The part of an article to show for a query, with the words of the query marked."""

from collections.abc import Sequence, Set

from anyq.search import words
from anyq.search.views import Snippet
from anyq.search.words import Term
from anyq.span import Span

LENGTH = 200  # letters
_ENDS = ".!?…\n"


def snippet(text: str, stems: Set[str]) -> Snippet:
    """Return the stretch of a text that holds most different stems, letter for letter.

    Args:
        text: the article's.
        stems: of the words looked for.
    """
    beginnings = {stem[: words.BEGINNING] for stem in stems}
    marked = [term for term in words.terms(text, beginnings) if term.word.stem in stems]
    start, end = _edges(text, _densest(marked))
    inside = (term for term in marked if start <= term.start and term.end <= end)
    return Snippet(
        start, text[start:end], tuple(Span.of(text, term.start, term.end) for term in inside)
    )


def _densest(marked: Sequence[Term]) -> int:
    """Return where to begin: from there `LENGTH` letters hold most different stems."""
    best, most = 0, 0
    for at, first in enumerate(marked):
        reach = first.start + LENGTH
        held = {term.word.stem for term in marked[at : at + LENGTH] if term.end <= reach}
        if len(held) > most:
            best, most = first.start, len(held)
    return best


def _edges(text: str, at: int) -> tuple[int, int]:
    """Widen a place to the beginning of its sentence, if near, and to whole words."""
    start = max((text.rfind(sign, 0, at) + 1 for sign in _ENDS), default=0)
    if at - start > LENGTH // 2:
        start = text.rfind(" ", 0, at - LENGTH // 4) + 1
    while start < at and text[start].isspace():
        start += 1
    end = min(len(text), max(start, at - LENGTH // 2) + LENGTH)
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, len(text[:end].rstrip())
