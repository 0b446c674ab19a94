"""Times in the text, anchored to the article's date or to another time in the sentence."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

import msgspec

from anyq.data import rows
from anyq.doc import Sentence, TimeMention, Token
from anyq.moment import Clue, Moment, Published
from anyq.reading.placing import Context, Reference
from anyq.values import TimeSpan, Values, find_times

#: How many words before a clock its owner may stand.
ZONE_REACH = 4


def anchor(
    published: Published,
    sentences: Sequence[Sentence],
    republished: bool = False,
    values: Sequence[Values] | None = None,
) -> list[TimeMention]:
    """Find the times of an article and place them.

    Durations and sets (`үш жыл`, `жыл сайын`) state no time and are left out.

    Args:
        published: the article's date; while it is unresolved, relative times stay open.
        sentences: its sentences.
        republished: whether the text is credited to another source.
        values: what `find_values` gives for each sentence, if it has been called already.
    """
    reference = _reference(published, republished)
    found: list[TimeMention] = []
    for index, sentence in enumerate(sentences):
        spans = values[index][0] if values is not None else find_times(sentence.tokens)
        found.extend(_sentence_times(sentence, spans, reference))
    return found


def _reference(published: Published, republished: bool) -> Reference:
    start = published.start
    if start is None:
        clue = Clue("published", "date of publication open")
        return Reference(None, clue, republished)
    today = start.date() if isinstance(start, datetime) else start
    detail = f"published {today.isoformat()}"
    detail += "" if published.status == "resolved" else f" ({published.status})"
    return Reference(today, Clue("published", detail, (today.year,)), republished)


def _sentence_times(
    sentence: Sentence, spans: Sequence[TimeSpan], reference: Reference
) -> Iterator[TimeMention]:
    context = Context(reference, _tense(sentence.tokens))
    for span in spans:
        if span.kind in ("duration", "set") and span.relation == "in":
            continue
        start, end, precision, basis = context.place(_zoned(span, sentence.tokens))
        text = _printed(sentence.tokens[span.first : span.last], span)
        yield TimeMention(
            span.start, span.end, Moment(start, end, precision, text, basis), span.rule
        )


def _zoned(span: TimeSpan, tokens: Sequence[Token]) -> TimeSpan:
    """Read whose time a clock is in: `Гринвич бойынша сағат 02:54`; an unknown one is vague."""
    before = tokens[max(0, span.first - ZONE_REACH) : span.first]
    if span.at.hour is None or span.at.utc is not None or not any(map(_is_zone_word, before)):
        return span
    zones = _zones()
    for token in reversed(before):
        offset = next((zones[stem] for stem in zones if token.norm.startswith(stem)), None)
        if offset == "local":
            return span
        if offset is not None:
            at = msgspec.structs.replace(span.at, utc=int(offset))
            return msgspec.structs.replace(span, at=at)
    return msgspec.structs.replace(span, kind="vague")


def _is_zone_word(token: Token) -> bool:
    return token.norm in ("уақытымен", "уақыты", "уақытша") or token.norm == "бойынша"


@cache
def _zones() -> dict[str, str]:
    return {row["stem"]: row["offset"] for row in rows("anyq.reading", "zones.tsv")}


def _printed(tokens: Sequence[Token], span: TimeSpan) -> str:
    """Return the words of a span as printed: `Article.text` has single blanks between words."""
    text, at = "", tokens[0].start
    for token in tokens:
        text += " " * (token.start - at) + token.text
        at = token.end
    return text[span.start - tokens[0].start : span.end - tokens[0].start]


def _tense(tokens: Sequence[Token]) -> str:
    """Return the tense of the last verb that has one; empty if none has."""
    for token in reversed(tokens):
        tense = token.feat("Tense") if token.pos in ("VERB", "AUX") else None
        if tense:
            return tense
    return ""
