"""The amounts of a text as figures need them: ranks added."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from anyq.amount import Amount
from anyq.data import rows
from anyq.doc import AmountMention, Doc, Sentence, Token
from anyq.reading.figures import words

RANK = re.compile(r"(\d+)-(\w+)")
ORDINAL = ("інші", "ыншы", "нші", "ншы", "сыншы", "ші", "шы")
SHARED = 3  # tokens back to a rank that shares its noun: `елдегі бірінші, әлемнің 5-ракеткасы`
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
    """Yield `үшінші орын`, `14-ракеткасы`, `алтыншы болып аяқтады`."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        first = _rank_at(tokens, i)
        if first is None:
            continue
        yield _rank(tokens[first], token)
        if (
            first >= SHARED
            and tokens[first - 2].norm == ","
            and _place(tokens[first - SHARED].norm)
        ):
            yield _rank(tokens[first - SHARED], tokens[first - SHARED])


def _rank_at(tokens: Sequence[Token], last: int) -> int | None:
    """Return the first token of a rank that ends at a token, None if none does."""
    token = tokens[last]
    if not _may_end(token.norm) or _is_someone(token):
        return None
    glued = RANK.fullmatch(token.norm)
    if glued and _is_rank(glued[2]):
        return last
    if last and _is_rank(token.norm) and _place(tokens[last - 1].norm):
        return last - 1
    follows = [one.norm for one in tokens[last + 1 : last + 2]]
    done = any(one.pos == "VERB" for one in tokens[last + 2 : last + 3])
    return last if _place(token.norm) and follows == ["болып"] and done else None


@lru_cache(maxsize=words.CACHED)
def _may_end(norm: str) -> bool:
    """Whether a rank may end with a word: a noun of rank, or an ordinal."""
    return _is_rank(norm) or _place(norm) is not None


@lru_cache(maxsize=words.CACHED)
def _is_rank(norm: str) -> bool:
    return any(words.noun(noun).meets(norm) for noun in words.signals("rank"))


def _is_someone(token: Token) -> bool:
    """Whether the rank stands for who holds it: `2-ракетканы ұтып`, `1-ракеткалармен`."""
    return token.norm.startswith("ракетка", token.norm.find("-") + 1) and bool(
        SOMEONE.search(token.norm)
    )


def _rank(first: Token, last: Token) -> AmountMention:
    value = Decimal(_place(first.norm) or 0)
    text = first.text if first is last else f"{first.text} {last.text}"
    amount = Amount(value, value, value, text, "exact", PLACE, Decimal(1))
    return AmountMention(first.start, last.end, amount, "rank", last.feat("Case") or "")


@lru_cache(maxsize=words.CACHED)
def _place(norm: str) -> int | None:
    """Return the number of `үшінші`, `6-шы`, `14-ракетка`; None for any other word."""
    glued = RANK.fullmatch(norm)
    if glued:
        return int(glued[1])
    known = _numerals()
    for ending in ORDINAL:
        stem = norm.removesuffix(ending)
        if stem != norm and stem in known:
            return known[stem]
    return None


@cache
def _numerals() -> dict[str, int]:
    return {
        row["stem"]: int(row["value"])
        for row in rows("anyq.values", "numerals.tsv")
        if row["value"].isdecimal()
    }
