"""What a token adds to the readings of the tokens beside it.

A reading is seen by its neighbours as a key: its short tag, for verbs that weights know also the
lemma (`AUX:FinIndPres3 жат`). A `Liking` says what a neighbour adds to each key; words that say the
same to their neighbours share one.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from anyq.kazakh.features import Beside

NO_CONVERB = 2.0  # against an auxiliary with no converb before it (KTB dev)
EDGE = "EDGE"  # the tag before the first token
_EDGE_NAMES = ("w=#", "a=#")

Row = Mapping[str, float]


@cache
def _names(key: str) -> tuple[str, ...]:
    """Return what weights may call a key: the tag, its part of speech, the lemma."""
    tag, _, lemma = key.partition(" ")
    head, _, rest = tag.partition(":")
    return (tag, *([head] if rest else []), *([lemma] if lemma else []))


class Rows:
    """A table of weights by two names; a row is read when it is first asked for."""

    def __init__(self, names: str, rows: str) -> None:
        self._text = dict(zip(names.split("\n"), rows.split("\n"), strict=True))
        self._read: dict[str, Row] = {}

    def names(self) -> Iterable[str]:
        """Return every first name."""
        return self._text

    def __getitem__(self, name: str) -> Row:
        row = self._read.get(name)
        if row is None:
            cells = self._text.get(name, "").split("\t")
            row = {k: float(v) for k, v in zip(cells[::2], cells[1::2], strict=False)}
            self._read[name] = row
        return row

    def columns(self) -> frozenset[str]:
        """Return every second name."""
        return frozenset(name for row in self._text.values() for name in row.split("\t")[::2])


class Column(dict[str, float]):
    """What one fact of a neighbour adds to a reading, by the reading's key."""

    __slots__ = ("_row",)

    def __init__(self, row: Row) -> None:
        self._row = row

    def __missing__(self, key: str) -> float:
        row = self._row
        value = self[key] = sum([row[name] for name in _names(key) if name in row])
        return value


class Liking(dict[str, float]):
    """What a neighbour adds to a reading, by the reading's key; summed up when first asked."""

    __slots__ = ("_columns",)

    def __init__(self, columns: Sequence[Mapping[str, float]]) -> None:
        self._columns = columns

    def __missing__(self, key: str) -> float:
        value = self[key] = sum([column[key] for column in self._columns])
        return value


class Penalty(Column):
    """What is against an auxiliary after a word that is no converb."""

    def __missing__(self, key: str) -> float:
        value = self[key] = -NO_CONVERB if key.startswith("AUX:") else 0.0
        return value


class Follower(dict[str, float]):
    """How a word of one reading follows the tags before it."""

    def __init__(self, pairs: "Pairs", key: str) -> None:
        self._pairs = pairs
        self._key = key

    def __missing__(self, key: str) -> float:
        value = self[key] = self._pairs[key][self._key]
        return value


class Pairs(dict[str, Column]):
    """How tags follow tags: by the key before, what it adds to the key after."""

    def __init__(self, table: Rows) -> None:
        self._table = table
        self.lemmas = frozenset(name for name in table.columns() if name.islower())

    def __missing__(self, key: str) -> Column:
        tag = key.partition(" ")[0]
        found = self[key] = Column(self._table[tag]) if tag == key else self[tag]
        return found


class Columns(dict[str, Column]):
    """Facts of neighbours by name."""

    def __init__(self, table: Rows) -> None:
        self._table = table

    def __missing__(self, name: str) -> Column:
        found = self[name] = Column(self._table[name])
        return found


class Neighbours:
    """Makes the likings of words, one for all words that say the same.

    Attributes:
        pairs: how tags follow tags.
        start: what the start of a sentence adds to its first token.
        end: what the end of a sentence adds to its last token.
    """

    def __init__(self, before: Rows, after: Rows, pairs: Rows) -> None:
        self.pairs = Pairs(pairs)
        self._before, self._after = Columns(before), Columns(after)
        known = (*before.names(), *after.names())
        self._words = frozenset(name[2:] for name in known if name[:2] == "w=")
        self._tails = frozenset(name[2:] for name in known if name[:2] == "e=")
        self._followers: dict[str, Follower] = {}
        self._penalty = Penalty({})
        self._made: dict[tuple[str | bool | None, ...], tuple[Liking, Liking]] = {}
        self.start = Liking(
            [*(self._after[n] for n in _EDGE_NAMES), self._penalty, self.pairs[EDGE]]
        )
        self.end = Liking([self._before[n] for n in _EDGE_NAMES])

    def of(self, word: Beside, converb: bool, only: str | None) -> tuple[Liking, Liking]:
        """Return what a word adds to the token before it and to the token after it.

        Args:
            word: what its neighbours see of it.
            converb: whether an auxiliary may follow.
            only: the key of its reading, if it has only one.
        """
        if word.word not in self._words:
            word = word._replace(word="")
        if word.tail not in self._tails:
            word = word._replace(tail="")
        told = (*word, converb, only)
        made = self._made.get(told)
        if made is None:
            made = self._made[told] = self._make(word.names(), converb, only)
        return made

    def _make(self, names: Sequence[str], converb: bool, only: str | None) -> tuple[Liking, Liking]:
        before: list[Mapping[str, float]] = [self._before[name] for name in names]
        after: list[Mapping[str, float]] = [self._after[name] for name in names]
        if not converb:
            after.append(self._penalty)
        if only is not None:
            before.append(self._follower(only))
            after.append(self.pairs[only])
        return Liking(before), Liking(after)

    def _follower(self, key: str) -> Follower:
        found = self._followers.get(key)
        if found is None:
            found = self._followers[key] = Follower(self.pairs, key)
        return found

    def forget(self) -> None:
        """Drop what was made; words that are still kept keep theirs."""
        self._made.clear()
