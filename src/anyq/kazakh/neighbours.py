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

    @property
    def empty(self) -> bool:
        """Whether it adds nothing to any."""
        return not self._row

    def __missing__(self, key: str) -> float:
        row = self._row
        value = self[key] = sum([row[name] for name in _names(key) if name in row])
        return value


class Liking(dict[str, float]):
    """What a neighbour adds to a reading, by the reading's key; summed up when first asked.

    Equal only to itself, so that it can be part of a key.
    """

    __slots__ = ("_columns",)
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

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


class Columns(dict[tuple[str, ...], Column]):
    """Facts of neighbours, by the names of the weights that are added up for them."""

    def __init__(self, table: Rows) -> None:
        self._table = table

    def __missing__(self, names: tuple[str, ...]) -> Column:
        row: dict[str, float] = {}
        for name in names:
            for column, weight in self._table[name].items():
                row[column] = row.get(column, 0.0) + weight
        found = self[names] = Column(row)
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
        self.start = Liking([self._after[_EDGE_NAMES], self._penalty, self.pairs[EDGE]])
        self.end = Liking([self._before[_EDGE_NAMES]])

    def of(self, seen: Beside, converb: bool, only: str | None) -> tuple[Liking, Liking]:
        """Return what a word adds to the token before it and to the token after it.

        Args:
            seen: what its neighbours see of it.
            converb: whether an auxiliary may follow.
            only: the key of its reading, if it has only one.
        """
        word, amb, converbs, tail, coarse, fine = seen
        if word not in self._words:
            word = ""
        if tail not in self._tails:
            tail = ""
        told = (word, amb, converbs, tail, coarse, fine, converb, only)
        made = self._made.get(told)
        if made is None:
            names = Beside(word, amb, converbs, tail, coarse, fine).names()
            made = self._made[told] = self._make(names, converb, only)
        return made

    def _make(
        self, names: tuple[str, ...], converb: bool, only: str | None
    ) -> tuple[Liking, Liking]:
        groups = (names[:1], names[1:3], names[3:4], names[4:])  # word, company, tail, clusters
        before: list[Mapping[str, float]] = [c for g in groups if not (c := self._before[g]).empty]
        after: list[Mapping[str, float]] = [c for g in groups if not (c := self._after[g]).empty]
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
