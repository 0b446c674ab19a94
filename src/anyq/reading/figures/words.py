"""Indicators and signal words, as data, and how they are met in a text."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from anyq.claim import Direction, FigureKind
from anyq.data import rows
from anyq.doc import Token

PACKAGE = "anyq.reading"
CACHED = 1 << 14  # words whose reading is remembered
Where = Literal["verb", "noun", "near", "tail", "rank", "held", "crowd", "able", "growth"]
Own = Literal["", "source", "goal"]
OWN_POSSESSIVE = re.compile(r"(?<=\w{3})(?:с[ыі]|(?<![суүаеэо])[ыі])$")
# Endings a noun may take: plural, possessive, case, -дағы. A stem's last stop may be voiced.
ENDING = re.compile(
    r"-?(?:[лдт][ае]р)?(?:с?[ыі]н?|[ыі]?м[ыі]з|[ыі]?ң[ыі]з)?"
    r"(?:[нтд][ыі]ң|[нтд][ыі]|[ғгқк][ае]|[нтд][ае]|[нтд][ае]н|[мбп]ен|н|а|е)?"
    r"(?:[дтн]?[ае]?[ғг][ыі](?:[лн]\w+)?)?"
)
ALIKE = str.maketrans("эй", "еи")
VOICED = {"к": ("к", "г"), "қ": ("қ", "ғ"), "п": ("п", "б"), "ь": ("ь", "")}
# Endings that make a verb of a stem, for words the analyser takes for nouns.
VERBAL = re.compile(r"(?:[ғгқк][ае]н|[ыі]?п|[дт][ыі]|[ае]?т[ыі]н|у|м[ае][қк]|с[ае]|[ае])\w*")


class Noun(NamedTuple):
    """A noun to be met with any ending; one expression serves all, so that nothing is compiled.

    Attributes:
        stem: its folded letters without the last.
        lasts: what the last letter may be: itself, voiced, or (`ь`) dropped.
    """

    stem: str
    lasts: tuple[str, ...]

    def meets(self, word: str) -> bool:
        """Whether a folded word is the noun with some ending."""
        return word.startswith(self.stem) and any(
            word.startswith(last, len(self.stem))
            and ENDING.fullmatch(word, len(self.stem) + len(last)) is not None
            for last in self.lasts
        )


class Name(NamedTuple):
    """One name of an indicator: its words, and how a dictionary prints it."""

    indicator: str
    words: tuple[Noun, ...]
    text: str


class Kind(NamedTuple):
    """A line of indicators.tsv.

    Attributes:
        id: the indicator.
        families: families of the units it is stated in; `*` any.
        verbs: lemmas that say it without a noun, each a tuple of words.
        own: whose it is, of several countries: the `source` of a flow or its `goal`.
        parts: whether words before the name narrow it to a part.
        kind: what a plain level of it is: itself, or a price, share, capacity.
        real: whether its growth is printed in constant prices, its level in current ones.
    """

    id: str
    families: frozenset[str]
    verbs: tuple[tuple[str, ...], ...]
    own: Own
    parts: bool
    kind: FigureKind
    real: bool


class Signal(NamedTuple):
    """A line of figure_words.tsv; `families` are the units it speaks of (empty: any)."""

    lemma: str
    where: Where
    kind: FigureKind
    direction: Direction | None
    families: frozenset[str]


@cache
def kinds() -> dict[str, Kind]:
    """Return the indicators by id."""
    found = {}
    for row in rows(PACKAGE, "data/indicators.tsv"):
        own = next(one for one in get_args(Own) if one == row["own"])
        verbs = tuple(tuple(verb.split()) for verb in row["verbs"].split(";") if verb.strip())
        families = frozenset(row["families"].split())
        kind = next(one for one in get_args(FigureKind) if one == (row["kind"] or "level"))
        found[row["id"]] = Kind(
            id=row["id"],
            families=families,
            verbs=verbs,
            own=own,
            parts=row["parts"] == "yes",
            kind=kind,
            real=row["growth"] == "real",
        )
    return found


@cache
def names() -> tuple[Name, ...]:
    """Return every name, longest first."""
    found = [
        Name(row["id"], tuple(map(noun, name.split())), name)
        for row in rows(PACKAGE, "data/indicators.tsv")
        for name in filter(None, map(str.strip, row["names"].split(";")))
    ]
    return tuple(sorted(found, key=lambda name: -len(name.words)))


@cache
def verbs() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return every verb phrase that states an indicator, and its id."""
    return tuple((verb, kind.id) for kind in kinds().values() for verb in kind.verbs)


@cache
def signals(where: Where) -> dict[str, Signal]:
    """Return the signal words of one place by lemma."""
    found = {}
    for row in rows(PACKAGE, "data/figure_words.tsv"):
        if row["where"] == where:
            direction = next((one for one in get_args(Direction) if one == row["says"]), None)
            says = "change" if direction else row["says"]
            kind = next(one for one in get_args(FigureKind) if one == says)
            families = frozenset(row["families"].split())
            found[row["lemma"]] = Signal(row["lemma"], where, kind, direction, families)
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list of figure_lists.tsv."""
    return frozenset(starts(name))


@cache
def starts(name: str) -> tuple[str, ...]:
    """Return the words of a list, for `str.startswith` and `str.endswith`."""
    return next(
        tuple(word.strip() for word in row["words"].split(";"))
        for row in rows(PACKAGE, "data/figure_lists.tsv")
        if row["list"] == name
    )


@cache
def family(unit: str) -> str:
    """Return the family of a unit: `money`, `percent`, `mass`…; `count` for counted things.

    A rate that law sets in money (`АЕК`) is money.
    """
    found = _families().get(unit, "count")
    return "money" if found == "rate" else found


@cache
def _families() -> dict[str, str]:
    return {row["code"]: row["family"] for row in rows("anyq.values", "units.tsv")}


@cache
def noun(word: str) -> Noun:
    """Return what meets a word of a name with any ending."""
    stem = OWN_POSSESSIVE.sub("", fold(word))
    return Noun(stem[:-1], VOICED.get(stem[-1], (stem[-1],)))


@lru_cache(maxsize=CACHED)
def ending_in(norm: str) -> tuple[Name, ...]:
    """Return the names of indicators whose last word a token may be, longest first."""
    word = fold(norm)
    return tuple(name for name in names() if name.words[-1].meets(word))


@lru_cache(maxsize=CACHED)
def fold(word: str) -> str:
    """Lower case, `э` as `е`, `й` as `и`: other scripts print them alike."""
    return word.lower().translate(ALIKE)


def meets(word: Noun, token: Token) -> bool:
    """Whether a token is that word with some ending."""
    return word.meets(fold(token.norm))


def verb_signal(token: Token) -> Signal | None:
    """Return what a token says as a verb that governs an amount; None for any other word."""
    return _verb_signal(token.norm, token.lemma, token.pos)


@lru_cache(maxsize=CACHED)
def _verb_signal(norm: str, lemma: str, pos: str) -> Signal | None:
    known = signals("verb")
    if lemma in known:
        return known[lemma]
    word = fold(norm)
    return next((one for one in known.values() if _is_form(word, lemma, pos, one.lemma)), None)


def is_verb(token: Token, lemma: str) -> bool:
    """Whether a token is a form of that verb, participles and nouns made of it included."""
    return _is_form(fold(token.norm), token.lemma, token.pos, lemma)


NO_VERBS = frozenset({"PROPN", "ADV", "ADP", "CCONJ"})  # `аса` is no form of `ас`


@lru_cache(maxsize=CACHED)
def _is_form(word: str, lemma: str, pos: str, verb: str) -> bool:
    """Whether a folded word is a form of a verb."""
    if lemma == verb:
        return pos in ("VERB", "AUX")
    stem = fold(verb)
    if not word.startswith(stem) or pos in NO_VERBS:
        return False
    return len(word) > len(stem) and VERBAL.fullmatch(word, len(stem)) is not None


def find_verb(tokens: Sequence[Token], verb: tuple[str, ...]) -> bool:
    """Whether a verb phrase stands in the tokens, its words side by side."""
    if len(verb) == 1:
        return any(is_verb(token, verb[0]) for token in tokens)
    return any(
        (one.lemma == verb[0] or one.norm == verb[0]) and is_verb(other, verb[1])
        for one, other in pairwise(tokens)
    )
