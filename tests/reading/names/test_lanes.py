"""Viterbi in lanes against all paths of a short sentence, one by one."""

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from anyq.reading.names.lanes import LANE, NEVER, ZERO, Decoder, larger, packed

CLASSES = ("GPE", "PERSON")
TAGS = ("B-GPE", "B-PERSON", "I-GPE", "I-PERSON", "O")
HIGH = packed([1 << (LANE - 1)] * 3)
scores = st.integers(-900, 900)
lanes = st.lists(st.integers(0, (1 << 31) - 1), min_size=3, max_size=3)
words = st.lists(st.lists(scores, min_size=5, max_size=5), min_size=1, max_size=4)


def legal(before: str, here: str) -> bool:
    return here[0] != "I" or (before[0] in "BI" and before[2:] == here[2:])


def summed(path: tuple[str, ...], rows: list[list[int]], moves: dict[tuple[str, str], int]) -> int:
    own = sum(row[TAGS.index(tag)] for row, tag in zip(rows, path, strict=True))
    first = NEVER if path[0][0] == "I" else 0
    return own + first + sum(moves[pair] for pair in pairwise(path))


def decoded(rows: list[list[int]], moves: dict[tuple[str, str], int]) -> tuple[str, ...]:
    decoder = Decoder(CLASSES, lambda before, here: moves[before, here])
    assert decoder.tags == list(TAGS)
    totals = [packed([ZERO + score for score in row]) + decoder.start for row in rows]
    totals[0] -= decoder.start
    return tuple(decoder.tags[tag] for tag in decoder.best(totals))


def moves_of(leave: list[int], reach: list[int], on: list[int]) -> dict[tuple[str, str], int]:
    """Return moves that are a part to leave a tag and a part to reach one, but inside names."""
    found = {}
    for before, here in product(TAGS, TAGS):
        if here[0] == "I":
            found[before, here] = on[TAGS.index(before)] if legal(before, here) else NEVER
        else:
            at = 2 if here == "O" else TAGS.index(here)
            found[before, here] = leave[TAGS.index(before)] + reach[at]
    return found


@given(lanes, lanes)
def test_the_larger_of_each_lane(one: list[int], other: list[int]) -> None:
    assert larger(packed(one), packed(other), HIGH) == packed(list(map(max, one, other)))


@settings(max_examples=200)
@given(
    words,
    st.lists(scores, min_size=4, max_size=4),
    st.lists(scores, min_size=3, max_size=3),
    st.lists(scores, min_size=4, max_size=4),
)
def test_the_best_path_is_found(
    rows: list[list[int]], leave: list[int], reach: list[int], on: list[int]
) -> None:
    moves = moves_of([*leave, 0], reach, on)
    best = max(summed(path, rows, moves) for path in product(TAGS, repeat=len(rows)))
    assert summed(decoded(rows, moves), rows, moves) == best


@given(words, st.lists(scores, min_size=25, max_size=25))
def test_whatever_the_moves_no_name_goes_on_from_nothing(
    rows: list[list[int]], flat: list[int]
) -> None:
    pairs = list(product(TAGS, TAGS))
    moves = {p: m if legal(*p) else NEVER for p, m in zip(pairs, flat, strict=True)}
    path = decoded(rows, moves)
    assert all(legal(*pair) for pair in pairwise(("O", *path)))
