"""What surrounds an event: whether it is recalled or a habit, when and where it was."""

from collections.abc import Sequence
from functools import cache

from anyq.claim import Place
from anyq.data import rows
from anyq.doc import Doc, TimeMention, Token
from anyq.moment import Moment
from anyq.reading import frames
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses, ends_mention

FINE = {"day", "hour", "minute"}


@cache
def phrases(mark: str) -> tuple[tuple[str, ...], ...]:
    """Return the set phrases of `phrases.tsv` with a mark, as word sequences."""
    table = rows(frames.PACKAGE, "data/phrases.tsv")
    return tuple(tuple(row["words"].split()) for row in table if row["mark"] == mark)


def says(tokens: Sequence[Token], mark: str) -> bool:
    """Whether a sentence holds a set phrase with this mark."""
    norms = [token.norm for token in tokens]
    present = set(norms)
    return any(
        norms[i : i + len(phrase)] == list(phrase)
        for phrase in phrases(mark)
        if phrase[0] in present
        for i in range(len(norms))
        if norms[i] == phrase[0]
    )


def time_of(doc: Doc, view: Clauses, first: int, last: int) -> Moment | None:
    """Return when: a day before a coarser time, the clause's own before the sentence's.

    Times in quotation marks belong to names of laws and events and do not count, nor does a
    time that starts behind the event's last word.
    """
    start, end = view.sentence.start, view.tokens[last].end
    found = [
        time for time in doc.times if start <= time.start < end and not is_quoted(view, time.start)
    ]
    inside = [time for time in found if time.start >= view.tokens[first].start]
    chosen = max(inside or found, key=rank, default=None)
    return chosen.moment if chosen else None


def rank(time: TimeMention) -> tuple[bool, int]:
    """Order times: a day or finer before a coarser one, then the one nearest the verb."""
    return time.moment.precision in FINE, time.start


def is_quoted(view: Clauses, offset: int) -> bool:
    """Whether the token at an offset stands in quotation marks."""
    return any(
        quoted and token.start <= offset < token.end
        for token, quoted in zip(view.tokens, view.quoted, strict=True)
    )


def place_before(view: Clauses, head: int, cast: Cast) -> Place | None:
    """Return the nearest place, or seat of an organisation, in the locative before a verb."""
    for i in range(head - 1, -1, -1):
        mention = view.mentions[i]
        if view.kinds[i] == "finite" and not view.quoted[i]:
            return None
        where = mention is not None and mention.kind in {"place", "organisation"}
        if mention and where and mention.case == "Loc" and ends_mention(view, i):
            return cast.place(mention)
    return None
