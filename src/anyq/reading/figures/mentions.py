"""The amounts of a text as figures need them: ranks added, two that are one joined."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from anyq.amount import Amount
from anyq.data import rows
from anyq.doc import AmountMention, Doc, Sentence, Token
from anyq.reading.figures import words

RANK = re.compile(r"(\d+)-(\w+)")
PLACE = "орын"
WITHIN = {("h", "min"): 60, ("min", "s"): 60, ("a", "mo"): 12}  # `екі сағат 20 минут`
RANGED = ("аралығ", "аралық")  # after `3 жылдан 15 жылға дейінгі`


def read(doc: Doc) -> list[AmountMention]:
    """Return the amounts of a document, in order."""
    ranks = [found for sentence in doc.sentences for found in _ranks(sentence)]
    found = sorted([*doc.amounts, *ranks], key=lambda one: (one.start, -one.end))
    return list(_joined(doc, _apart(found)))


def _apart(mentions: Sequence[AmountMention]) -> list[AmountMention]:
    """Drop what overlaps the mention before it."""
    kept: list[AmountMention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _ranks(sentence: Sentence) -> Iterator[AmountMention]:
    """Yield `үшінші орын`, `14-ракеткасы`: what follows an ordinal is a rank."""
    for token in sentence.tokens:
        glued = RANK.fullmatch(token.norm)
        if glued and _is_rank(glued[2]):
            yield _rank(token, token, Decimal(glued[1]))
    for before, token in pairwise(sentence.tokens):
        if before.feat("NumType") == "Ord" and _is_rank(token.norm):
            value = _ordinal(before)
            if value is not None:
                yield _rank(before, token, Decimal(value))


def _is_rank(norm: str) -> bool:
    return any(words.pattern(noun).fullmatch(norm) for noun in words.signals("rank"))


def _rank(first: Token, last: Token, value: Decimal) -> AmountMention:
    text = first.text if first is last else f"{first.text} {last.text}"
    amount = Amount(value, value, value, text, "exact", PLACE, Decimal(1))
    return AmountMention(first.start, last.end, amount, "rank", last.feat("Case") or "")


def _ordinal(token: Token) -> int | None:
    if token.lemma.isdecimal():
        return int(token.lemma)
    return _numerals().get(token.lemma)


@cache
def _numerals() -> dict[str, int]:
    return {
        row["stem"]: int(row["value"])
        for row in rows("anyq.values", "numerals.tsv")
        if row["value"].isdecimal()
    }


def _joined(doc: Doc, mentions: Sequence[AmountMention]) -> Iterator[AmountMention]:
    waiting: AmountMention | None = None
    for mention in mentions:
        both = waiting and (_length(doc, waiting, mention) or _range(doc, waiting, mention))
        if waiting and not both:
            yield waiting
        waiting = both or mention
    if waiting:
        yield waiting


def _length(doc: Doc, one: AmountMention, two: AmountMention) -> AmountMention | None:
    """Join `екі сағат 20 минут` into minutes."""
    factor = WITHIN.get((one.amount.unit, two.amount.unit))
    between = doc.text[one.end : two.start]
    if factor is None or between.strip() or isinstance(one.amount.value, tuple):
        return None
    if isinstance(two.amount.value, tuple):
        return None
    value = one.amount.value * factor + two.amount.value
    half = two.amount.digit / 2
    return _made(doc, one, two, value, (value - half, value + half), "length")


def _range(doc: Doc, one: AmountMention, two: AmountMention) -> AmountMention | None:
    """Join `3 жылдан 15 жылға дейінгі аралықта` into a range."""
    between = doc.text[one.end : two.start]
    after = next((s for s in doc.sentences if s.start <= two.start < s.end), None)
    if between.strip() or one.amount.unit != two.amount.unit or after is None:
        return None
    following = [token.norm for token in after.tokens if token.start >= two.end][:2]
    if one.case != "Abl" or not any(norm.startswith(RANGED) for norm in following):
        return None
    if isinstance(one.amount.value, tuple) or isinstance(two.amount.value, tuple):
        return None
    ends = (one.amount.value - one.amount.digit / 2, two.amount.value + two.amount.digit / 2)
    return _made(doc, one, two, (one.amount.value, two.amount.value), ends, "range")


def _made(
    doc: Doc,
    one: AmountMention,
    two: AmountMention,
    value: Decimal | tuple[Decimal, Decimal],
    ends: tuple[Decimal, Decimal],
    rule: str,
) -> AmountMention:
    amount = Amount(
        value=value,
        low=ends[0],
        high=ends[1],
        text=doc.text[one.start : two.end],
        approximation=one.amount.approximation,
        unit=two.amount.unit,
        digit=two.amount.digit,
    )
    return AmountMention(one.start, two.end, amount, rule, two.case)
