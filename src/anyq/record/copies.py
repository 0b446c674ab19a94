"""Near-copies: one agency text reprinted, its headline edited, a paragraph cut.

MinHash over the shingles of the words; articles that share a band of it are compared word for
word. With ten bands of three, texts whose shingles agree by 0.7 share one in 98 of 100 cases, by
0.1 in 1 of 100. The bands are rows, so that a new article is compared with few of any number.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from anyq.record import pack, schema
from anyq.record.direct import Direct, Row, number
from anyq.record.judge import Statement
from anyq.record.rows import number as hashed

BANDS, BREADTH = 10, 3
SEED = 20_240_420
LONGEST = 250  # words that are looked at: of a longer text the beginning
SHORTEST = 25  # shingles; a shorter text says too little to be told from another
ALIKE = 0.6  # share of the shorter text's shingles that the other has, for a copy
NUMBERS = 3  # printed in a text for their sameness to count
ASKED = 3  # articles that are compared for each band: the last added


def _last(band: int) -> "sa.Select[*tuple[object, ...]]":
    """Select the articles that share one band, the last added."""
    shared = (
        sa.select(schema.band.c.article)
        .where(schema.band.c.hash == sa.bindparam(f"band{band}"))
        .order_by(schema.band.c.article.desc())
        .limit(ASKED)
    )
    return sa.select(shared.subquery().c.article)


_LIKELY = sa.union_all(*map(_last, range(BANDS)))
_TEXT = sa.select(schema.article.c.id, schema.article.c.text).where(
    schema.article.c.key == sa.bindparam("key")
)


def shingles(text: str) -> list[str]:
    """Return every three words in a row, in small letters, of a text without its headline."""
    words = text.partition("\n\n")[2].lower().split(maxsplit=LONGEST)[:LONGEST]
    return list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def bands(shingles: Sequence[str]) -> list[int]:
    """Return the hashes by which near-copies are found; none of a text that is too short."""
    from rensa import RMinHash

    if len(shingles) < SHORTEST:
        return []
    made = RMinHash(num_perm=BANDS * BREADTH, seed=SEED)
    made.update(shingles)
    digest = made.digest()
    rows = (digest[at : at + BREADTH] for at in range(0, len(digest), BREADTH))
    return [hashed(" ".join(map(str, (at, *row)))) for at, row in enumerate(rows)]


def alike(one: str, other: str) -> float:
    """Return how much of the shorter text the other has too, from 0 to 1.

    Of its shingles, and of its numbers where it has some: a day's exchange rates are yesterday's
    but for the numbers, and no copy.
    """
    first, second = set(shingles(one)), set(shingles(other))
    if min(len(first), len(second)) == 0:
        return 0.0
    few, many = sorted(((first, one), (second, other)), key=lambda pair: len(pair[0]))
    share = len(few[0] & many[0]) / len(few[0])
    ours, theirs = numbers(few[1]), numbers(many[1])
    return min(share, len(ours & theirs) / len(ours)) if len(ours) >= NUMBERS else share


def numbers(text: str) -> set[str]:
    """Return the numbers printed in what is looked at of a text."""
    return {word for line in shingles(text) for word in line.split() if word[0].isdigit()}


def link(direct: Direct, article: int, id: str, text: str) -> list[Statement]:
    """Note the bands of a new article; return the judgement, if any, that it copies another.

    Args:
        direct: the transaction that adds it.
        article: its key.
        id: its id.
        text: its text.
    """
    hashes = bands(shingles(text))
    asked = {f"band{at}": one for at, one in enumerate(hashes)}
    likely = {number(key) for (key,) in direct.rows(_LIKELY, **asked)} if asked else set()
    rows: list[Row] = [{"hash": one} for one in sorted(hashes)]
    direct.add(schema.band, rows, article=article)
    best, original = ALIKE, None
    for key in sorted(likely):
        ((other, packed),) = direct.rows(_TEXT, key=key)
        assert isinstance(packed, bytes)
        share = alike(text, pack.text(packed))
        if share >= best:
            best, original = share, str(other)
    if original is None:
        return []
    return [Statement("copy", "same", (original, id), f"shingles={best:.2f}")]
