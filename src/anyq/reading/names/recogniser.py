"""The 25 classes of KazNERD in running text: a conditional random field, decoded here.

`train/names_recogniser.py` makes the weights (see `docs/cards/names.md`). Most clues depend on one
word alone: their weights are added up once a word, for all tags at once (see `lanes`), so that a
few additions are the whole of a word's context.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

import msgspec

from anyq.kazakh import scripts, tokens
from anyq.reading.names import clues
from anyq.reading.names.clues import Word
from anyq.reading.names.lanes import LANE, NEVER, ZERO, Decoder, Lanes, packed

SCALE = 100  # weights are whole hundredths
_REMEMBERED = 200_000  # words
_TELLING = 200  # sentences that tell the alphabet of a text


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

    The parts of its file: tags; moves, a row for each tag before; clues; the weights of each clue,
    `chr(33 + tag)` and hundredths.
    """

    def __init__(self, parts: Sequence[str]) -> None:
        tags, moves, names, weights = parts
        given = tags.split("\n")
        rows = [row.split(" ") for row in moves.split("\n")]
        known = {
            (before, here): int(cell)
            for before, row in zip(given, rows, strict=True)
            for here, cell in zip(given, row, strict=True)
        }
        self._decoder = Decoder(
            sorted({tag[2:] for tag in given} - {""}),
            lambda before, here: known.get((before, here), NEVER),
        )
        self.tags = self._decoder.tags
        self._lane = [LANE * self.tags.index(tag) for tag in given]
        self._usual = packed([ZERO] * len(self.tags)) + self._decoder.start
        self._raw = dict(zip(names.split("\n"), weights.split("\n"), strict=True))
        self._known: dict[str, Lanes] = {}
        self._sums: dict[str, Sums] = {}
        self._edge = self._add_up(Word("word", "#", (), (), ("#",), ("#",)))

    def _read(self, clue: str) -> Lanes:
        """Return what a clue of the model says for or against each tag, met for the first time."""
        parts = self._raw[clue].split(" ")
        lane = self._lane
        found = sum([int(part[1:]) << lane[ord(part[0]) - 33] for part in parts])
        self._known[clue] = found
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
        return Sums(
            self._all(word.own) + self._usual,
            self._all(["<" + clue for clue in word.near]),
            self._all([">" + clue for clue in word.near]),
            self._all(["<<" + clue for clue in word.far]),
            self._all([">>" + clue for clue in word.far]),
            word,
        )

    def _all(self, names: Iterable[str]) -> Lanes:
        """Return the weights of clues added up."""
        raw, known, read = self._raw, self._known, self._read
        return sum([known.get(clue) or read(clue) for clue in names if clue in raw])

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of a sentence."""
        if not words:
            return []
        sums = [self.sums(text) for text in words]
        totals = self._totals(sums)
        totals[0] -= self._decoder.start
        for start, end, names, first, others in clues.around([each.word for each in sums]):
            shared = self._all(names)
            totals[start] += shared + self._all((first,))
            if end - start > 1:
                shared += self._all((others,))
                for place in range(start + 1, end):
                    totals[place] += shared
        return [self.tags[tag] for tag in self._decoder.best(totals)]

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
                total += self._known.get(clue) or self._read(clue)
            if (clue := f">|{lemma}_{lemmas[at + 1]}") in raw:
                total += self._known.get(clue) or self._read(clue)
            totals.append(total)
        return totals


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
