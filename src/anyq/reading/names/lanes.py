"""Viterbi for all classes of names at once: scores in lanes of one whole number.

A lane is 32 bits; adding two such numbers adds all lanes, and a few operations on bits take the
better of two in every lane. The lanes: `B-` of each class, `I-` of each class, then `O`.

An `I-` has two ways before it, so it is exact. A `B-` or `O` may follow anything: of the ways that
may come before it, the best way to have done with names is taken, and that by `O` beside it.
"""

from collections.abc import Callable, Sequence
from struct import Struct

OUTSIDE = "O"
LANE = 32  # bits of a score
ZERO = 1 << 27  # what stands for 0 in a lane: no sum of weights leaves the lane
NEVER = -1_000_000  # the move to an `I-` that goes on with nothing

Lanes = int


def packed(scores: Sequence[int]) -> Lanes:
    """Return scores as lanes, the first in the lowest bits."""
    return sum(score << (LANE * at) for at, score in enumerate(scores))


Step = tuple[Lanes, int, int]
"""What the best ways to a word are: (state, end, outside).

`state` has the best way that ends in each `B-` and `I-`, relative to the best way to have done with
names (the cost of leaving them paid); `end` is the tag of that way; `outside` is how far the best
way that ends in `O` is under it.
"""


class Decoder:
    """The moves between tags.

    Attributes:
        tags: in the order of the lanes.
        start: what the moves to each tag cost that is part of every word's score; a sentence
            begins without.
    """

    def __init__(self, classes: Sequence[str], move: Callable[[str, str], int]) -> None:
        """Take the classes and the weight of the move from one tag to another."""
        self.tags = [f"{letter}-{name}" for letter in "BI" for name in classes] + [OUTSIDE]
        self._count = len(classes)
        self._unpack = Struct(f"<{2 * self._count}I").unpack
        self._ones = packed([1] * self._count)
        begins, names = self.tags[: self._count], self.tags[:-1]
        stay = move(OUTSIDE, OUTSIDE)
        reach = [move(OUTSIDE, tag) for tag in begins]
        leave = [move(tag, OUTSIDE) - stay for tag in names]
        self.start = packed([*reach, *[0] * self._count, stay])
        self._leave = packed(leave)
        self._on = [move("B-" + name, "I-" + name) for name in classes]
        self._further = [move("I-" + name, "I-" + name) for name in classes]
        self._on_lanes, self._further_lanes = packed(self._on), packed(self._further)
        self._after = [
            [move(tag, begin) - left - r for begin, r in zip(begins, reach, strict=True)]
            for tag, left in zip(names, leave, strict=True)
        ]
        self._after_lanes = [packed(row) + ZERO * self._ones for row in self._after]

    def steps(self, totals: Sequence[Lanes]) -> list[Step]:
        """Return the best ways to each word; `totals` are the words' scores, 0 being `ZERO`."""
        half, none = LANE * self._count, 2 * self._count
        ones, leave, after = self._ones, self._leave, self._after_lanes
        wide, high, zeros = ones | ones << half, ones << (LANE - 1), ZERO * ones
        top, low, both = wide << (LANE - 1), (1 << half) - 1, (1 << 2 * half) - 1
        on, further, least = self._on_lanes, self._further_lanes, (1 << (LANE - 1)) - 1
        state, reached, steps = (ZERO + NEVER) * wide, zeros, []
        floor, fill = ZERO * wide, LANE - 1
        for total in totals:
            begun, inside = (state & low) + on, (state >> half) + further
            sure = ((begun | high) - inside) & high  # as `larger`, here without a call
            longer = inside ^ ((begun ^ inside) & (sure - (sure >> fill)))
            state = (total & both) + (longer << half | reached) - floor
            outside, end = total >> 2 * half, none
            over, best, reached = state + leave, outside, zeros
            if (over + (least - outside) * wide) & top:  # a name has the better of `O`
                scores = self._unpack(over.to_bytes(half // 4, "little"))
                best = max(scores)
                end = scores.index(best)
                reached = larger(after[end], (ZERO + outside - best) * ones, high)
            state += (ZERO - best) * wide
            steps.append((state, end, outside - best))
        return steps

    def best(self, totals: Sequence[Lanes]) -> list[int]:
        """Return the numbers of the best tags of a sentence's words."""
        steps, outside = self.steps(totals), 2 * self._count
        tag = self._last(steps[-1])
        path = [tag]
        for step in steps[-2::-1]:
            tag = step[1] if tag == outside else self._before(step, tag)
            path.append(tag)
        return path[::-1]

    def _last(self, step: Step) -> int:
        """Return the last tag: at a sentence's end a name costs nothing to leave."""
        state, _, outside = step
        scores = self._unpack(state.to_bytes(LANE * self._count // 4, "little"))
        best = max(scores)
        return scores.index(best) if best > ZERO + outside else 2 * self._count

    def _before(self, step: Step, tag: int) -> int:
        """Return the tag of the word of a step, given that of the word after it, part of a name."""
        (state, end, outside), count = step, self._count
        if tag < count:
            return end if end < 2 * count and self._after[end][tag] >= outside else 2 * count
        begin, lane = tag - count, (1 << LANE) - 1
        begun = (state >> (LANE * begin) & lane) + self._on[begin]
        inside = (state >> (LANE * tag) & lane) + self._further[begin]
        return begin if begun >= inside else tag


def larger(one: Lanes, other: Lanes, high: Lanes) -> Lanes:
    """Return the larger of two in every lane; `high` is the highest bit of each lane."""
    sure = ((one | high) - other) & high
    return other ^ ((one ^ other) & (sure - (sure >> (LANE - 1))))
