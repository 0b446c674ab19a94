"""The 25 classes of KazNERD in running text: a conditional random field, decoded here.

`train/names_recogniser.py` makes the weights (see `docs/cards/names.md`). Most clues depend on one
word alone: their weights are added up once a word, for every tag at once. The scores of all tags
are one whole number, a lane of bits for each, so that five additions are the whole of a word's
context. Only words where another tag comes near `O` go through Viterbi, with the few tags near.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from struct import Struct

import msgspec

from anyq.kazakh import scripts, tokens
from anyq.reading.names import clues
from anyq.reading.names.clues import Word

OUTSIDE = "O"
SCALE = 100  # weights are whole hundredths
_NEAR = 1500  # tags this far under the best of their word are left out
_LANE = 16  # bits of the score of a tag
_ZERO = 1 << (_LANE - 1)  # what stands for 0 in a lane
_NEVER = -1_000_000  # the move to an `I-` that goes on with nothing
_REMEMBERED = 200_000  # words
_TELLING = 200  # sentences that tell the alphabet of a text

Lanes = int  # the scores of all tags
Choice = tuple[int, int]  # (tag, score)


class Sums(msgspec.Struct, frozen=True):
    """The weights of a word's clues added up, by where it stands.

    `own` is for the word itself, the others for the word after it, before it, and two away.
    """

    own: Lanes
    before: Lanes
    after: Lanes
    far_before: Lanes
    far_after: Lanes
    word: Word


class Model:
    """The weights, and what they come to for the words met so far.

    The parts of its file: tags, `O` first, then all `B-`, then `I-`; moves, a row for each tag
    before; clues; the weights of each clue, `chr(33 + tag)` and hundredths.
    """

    def __init__(self, parts: Sequence[str]) -> None:
        tags, moves, names, weights = parts
        self.tags = tags.split("\n")
        self._size = size = len(self.tags)
        self._begins = {at: self._begin(tag) for at, tag in enumerate(self.tags) if tag[0] == "I"}
        self._inside = min(self._begins)
        flat = [int(cell) for cell in moves.split()]
        self._set_moves([flat[at : at + size] for at in range(0, size * size, size)])
        self._unpack = Struct(f"<{size}H").unpack
        self._raw = dict(zip(names.split("\n"), weights.split("\n"), strict=True))
        self._known: dict[str, Lanes] = {}
        self._sums: dict[str, Sums] = {}
        self._edge = self._add_up(Word("word", "#", (), (), ("#",), ("#",)))

    def _begin(self, tag: str) -> int:
        """Return the tag an `I-` follows beside itself."""
        return self.tags.index("B" + tag[1:])

    def _set_moves(self, moves: list[list[int]]) -> None:
        """Make what is usual of the moves to and from a tag part of the tag's own score.

        The moves between names and `O` then cost nothing, and scores of one word compare.
        """
        half = moves[0][0] // 2
        leave = [row[0] - half for row in moves]
        reach = [move - half for move in moves[0]]
        for tag, begin in self._begins.items():
            reach[tag] = max(moves[b][tag] - leave[b] for b in (begin, tag))
        both = list(zip(moves, leave, strict=True))
        self.moves = [[m - left - r for m, r in zip(row, reach, strict=True)] for row, left in both]
        self._first = [_NEVER if at in self._begins else -r for at, r in enumerate(reach)]
        self._last = [-left for left in leave]
        self._usual = sum(
            (_ZERO + r + left) << (_LANE * at)
            for at, (r, left) in enumerate(zip(reach, leave, strict=True))
        )

    def _weights(self, clue: str) -> Lanes:
        """Return what a clue says for or against each tag."""
        found = self._known.get(clue)
        if found is None:
            raw = self._raw.get(clue)
            if not raw:
                return 0
            found = self._known[clue] = sum(
                int(part[1:]) << (_LANE * (ord(part[0]) - 33)) for part in raw.split(" ")
            )
        return found

    def sums(self, text: str) -> Sums:
        """Return the sums of a word."""
        found = self._sums.get(text)
        if found is None:
            if len(self._sums) >= _REMEMBERED:
                self._sums.clear()
            found = self._sums[text] = self._add_up(clues.word(text))
        return found

    def _add_up(self, word: Word) -> Sums:
        weights = self._weights
        return Sums(
            sum(map(weights, word.own)) + self._usual,
            sum([weights("<" + clue) for clue in word.near]),
            sum([weights(">" + clue) for clue in word.near]),
            sum([weights("<<" + clue) for clue in word.far]),
            sum([weights(">>" + clue) for clue in word.far]),
            word,
        )

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of a sentence."""
        rows = self._rows([self.sums(text) for text in words])
        return [self.tags[tag] for tag in self._best(rows)]

    def _rows(self, sums: list[Sums]) -> list[list[Choice]]:
        """Return the tags each word may have, with their scores; none where only `O` is left."""
        known = [each.word for each in sums]
        totals = self._totals(sums)
        for place, names in clues.around(known):
            totals[place] += sum(map(self._weights, names))
        rows: list[list[Choice]] = []
        limit = self._inside
        width = self._size * _LANE // 8
        for total in totals:
            scores = self._unpack(total.to_bytes(width, "little"))[:limit]
            least = max(scores) - _NEAR
            row = [(tag, score) for tag, score in enumerate(scores) if score > least or not tag]
            rows.append(row if len(row) > 1 else [])
            limit = self._size if len(row) > 1 else self._inside
        return rows

    def _totals(self, sums: list[Sums]) -> list[Lanes]:
        """Return for each word the weights of its own clues, its neighbours' and their pairs'."""
        edge, raw = self._edge, self._raw
        five = [edge, edge, *sums, edge, edge]
        lemmas = [each.word.lemma for each in five]
        totals = []
        for at in range(2, len(five) - 2):
            before, after = five[at - 1], five[at + 1]
            total = five[at].own + before.before + after.after
            total += five[at - 2].far_before + five[at + 2].far_after
            lemma = lemmas[at]
            if (clue := f"<|{lemmas[at - 1]}_{lemma}") in raw:
                total += self._weights(clue)
            if (clue := f">|{lemma}_{lemmas[at + 1]}") in raw:
                total += self._weights(clue)
            totals.append(total)
        return totals

    def _best(self, rows: Sequence[list[Choice]]) -> list[int]:
        """Return the best path through the tags that are left."""
        path: list[int] = []
        start = 0
        while start < len(rows):
            if not rows[start]:
                path.append(0)
                start += 1
                continue
            end = start
            while end < len(rows) and rows[end]:
                end += 1
            path += self._stretch(rows[start:end], start > 0, end < len(rows))
            start = end
        return path

    def _stretch(self, rows: list[list[Choice]], follows: bool, goes_on: bool) -> list[int]:
        """Return the best tags of words in a row (Viterbi); an `O` or an end bounds them."""
        moves, begins = self.moves, self._begins
        first = moves[0] if follows else self._first
        ahead = {tag: score + first[tag] for tag, score in rows[0]}
        back: list[dict[int, int]] = []
        for row in rows[1:]:
            step: dict[int, int] = {}
            following: dict[int, int] = {}
            for tag, score in row:
                before = (begins[tag], tag) if tag in begins else ahead
                best, origin = max(
                    [(ahead[t] + moves[t][tag], t) for t in before if t in ahead], default=(0, -1)
                )
                if origin >= 0:
                    following[tag], step[tag] = best + score, origin
            back.append(step)
            ahead = following
        last = [row[0] for row in moves] if goes_on else self._last
        ahead = {tag: score + last[tag] for tag, score in ahead.items()}
        path = [max(ahead, key=ahead.__getitem__)]
        for step in reversed(back):
            path.append(step[path[-1]])
        return path[::-1]


@cache
def model() -> Model:
    """Return the model that is shipped."""
    data = files("anyq.reading.names").joinpath("recogniser.bin").read_bytes()
    return Model(zlib.decompress(data).decode().split("\x1e"))


def tag(sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the KazNERD tags of the words of each sentence, in IOB2 (`B-PERSON`, `I-PERSON`, `O`).

    Args:
        sentences: of one text, their words as they are printed, in Cyrillic, Latin or Arabic
            letters; signs are words of their own.

    Yields:
        One tag a word.
    """
    shipped = model()
    alphabet = scripts.alphabet(" ".join(chain.from_iterable(sentences[:_TELLING])))
    for words in sentences:
        if alphabet:
            words = [tokens.printed(word, alphabet) for word in words]
        yield shipped.tag(words)

