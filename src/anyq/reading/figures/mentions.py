"""The amounts of a text as figures need them: ranks added."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from anyq.amount import Amount
from anyq.data import rows
from anyq.doc import AmountMention, Doc, Sentence, Token
from anyq.reading.figures import words

RANK = re.compile(r"(\d+)-(\w+)")
ORDINAL = ("інші", "ыншы", "нші", "ншы", "сыншы", "ші", "шы")
SOMEONE = re.compile(r"(?:н|ны|мен|лар\w*)$")
PLACE = "орын"


def read(doc: Doc) -> list[AmountMention]:
    """Return the amounts of a document, in order."""
    ranks = [found for sentence in doc.sentences for found in _ranks(sentence)]
    found = sorted([*doc.amounts, *ranks], key=lambda one: (one.start, -one.end))
    kept: list[AmountMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _ranks(sentence: Sentence) -> Iterator[AmountMention]:
    """Yield `үшінші орын`, `14-ракеткасы`: what follows an ordinal is a rank."""
    for token in sentence.tokens:
        glued = RANK.fullmatch(token.norm)
        if glued and _is_rank(glued[2]) and not _is_someone(token):
            yield _rank(token, token, Decimal(glued[1]))
    for before, token in pairwise(sentence.tokens):
        if not _is_rank(token.norm):
            continue
        value = _ordinal(before.norm)
        if value is not None and not _is_someone(token):
            yield _rank(before, token, Decimal(value))


@lru_cache(maxsize=words.CACHED)
def _is_rank(norm: str) -> bool:
    return any(words.pattern(noun).fullmatch(norm) for noun in words.signals("rank"))


def _is_someone(token: Token) -> bool:
    """Whether the rank stands for who holds it: `2-ракетканы ұтып`, `1-ракеткалармен`."""
    return token.norm.startswith("ракетка", token.norm.find("-") + 1) and bool(
        SOMEONE.search(token.norm)
    )


def _rank(first: Token, last: Token, value: Decimal) -> AmountMention:
    text = first.text if first is last else f"{first.text} {last.text}"
    amount = Amount(value, value, value, text, "exact", PLACE, Decimal(1))
    return AmountMention(first.start, last.end, amount, "rank", last.feat("Case") or "")


@lru_cache(maxsize=words.CACHED)
def _ordinal(norm: str) -> int | None:
    """Return the number of `үшінші`, `6-шы`; None for any other word."""
    known = _numerals()
    for ending in ORDINAL:
        stem = norm.removesuffix(ending).rstrip("-")
        if stem != norm and (stem in known or stem.isdecimal()):
            return known[stem] if stem in known else int(stem)
    return None


@cache
def _numerals() -> dict[str, int]:
    return {
        row["stem"]: int(row["value"])
        for row in rows("anyq.values", "numerals.tsv")
        if row["value"].isdecimal()
    }
