"""Names in Arabic letters: how Cyrillic writes those that the tables know.

Töte jazu prints а ә, о ө, ұ ү and ы і alike but for one sign at the head of a word, and leaves out
`ь ъ`; a name is in no dictionary that could tell. The tables of names are written in Arabic letters
once, and a printed word is looked up among them without that sign.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from anyq.data import rows
from anyq.kazakh.writing import write_word
from anyq.reading.names.forms import PACKAGE, forms
from anyq.reading.names.parts import common, given_names

_HAMZA = "ء"
_GLIDE = re.compile("(?<=[اەوۇىۋ])ي(?=ە)")  # `ساعىنتايەۆ`: е after a vowel is printed as йе
_COLUMNS = (
    ("leaders.tsv", ("name", "others")),
    ("places.tsv", ("name", "others")),
    ("countries.tsv", ("name",)),
    ("country_names.tsv", ("form",)),
    ("organisations.tsv", ("name", "others")),
    ("surnames.tsv", ("surname",)),
    ("titles.tsv", ("lemma",)),
    ("organisation_heads.tsv", ("lemma",)),
    ("place_heads.tsv", ("lemma",)),
    ("work_heads.tsv", ("lemma",)),
)
_CONSONANTS = "бвгғджзклмнңпрстфхцчш"
_LEAST = 3  # letters of a stem that is looked up


def is_arabic(word: str) -> bool:
    """Whether a word is printed in Arabic letters, which have no capitals."""
    return "\u0621" <= word[0] <= "\u06ff"


def _plain(arabic: str) -> str:
    return _GLIDE.sub("", arabic.replace(_HAMZA, ""))


def _written(cyrillic: str) -> str:
    return _plain(write_word(cyrillic, "arabic"))


def _words() -> Iterator[str]:
    """Yield the words of all names in the tables, given names first."""
    yield from map(str.lower, given_names())
    for table, columns in _COLUMNS:
        for row in rows(PACKAGE, f"data/{table}"):
            for column in columns:
                for name in row[column].split("|"):
                    yield from name.partition("@")[0].lower().split()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return the words of names by what Arabic letters print of them."""
    found: dict[str, list[str]] = {}
    for word in _words():
        same = found.setdefault(_written(word), [])
        if word not in same:
            same.append(word)
    return {printed: tuple(words) for printed, words in found.items()}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return the endings a name may have, one or two, by what Arabic letters print of them."""
    kinds: dict[str, list[str]] = {}
    for row in rows(PACKAGE, "data/name_endings.tsv"):
        kinds.setdefault(row["kind"], []).append(row["ending"])
    inner = [*kinds["possessive"], *kinds["plural"]]
    outer = [*kinds["case"], *kinds["attributive"]]
    surnames = [row["ending"] for row in rows(PACKAGE, "data/surname_endings.tsv")]
    single = chain([""], inner, outer, kinds["derived"], surnames)
    double = (one + two for one in (*inner, *surnames) for two in outer)
    found: dict[str, list[str]] = {}
    for ending in chain(single, double):
        found.setdefault(_written(ending) if ending else "", []).append(ending)
    return {printed: tuple(endings) for printed, endings in found.items()}


def _mended(norm: str) -> str:
    """Mend what one sign leaves open: `сағынтайев`, `зеленски`, `белиялов`, `мюллерды`."""
    norm = re.sub("(?<=[аәоөұүыіеуи])йе", "е", norm)
    norm = re.sub(f"(?<=[{_CONSONANTS}])ия(?=[{_CONSONANTS}](?:ов|ев))", "я", norm)
    norm = re.sub("ски(?=(?:дің|ді|ден|мен|ге|де|дегі)?$)", "ский", norm)
    return re.sub(f"([еәөүі][{_CONSONANTS}]{{1,3}})ы(?=[нң]?$)", r"\1і", norm)


@lru_cache(maxsize=20_000)
def spelt(text: str, norm: str) -> str:
    """Return a word as Cyrillic prints it inside a name, in small letters.

    Args:
        text: as printed, in Arabic letters.
        norm: the Cyrillic reading of it.

    Returns:
        The word of a table with its ending; a common word, and one the tables do not know, as
        it is read, with what one sign leaves open mended.
    """
    norm = _mended(norm)
    found = list(_candidates(_plain(text)))
    return norm if norm in found or common(norm) or not found else found[0]


def _candidates(printed: str) -> Iterator[str]:
    """Yield the words of the tables that a printed word may be, the longest stems first."""
    for cut in range(len(printed), min(_LEAST, len(printed)) - 1, -1):
        for ending in _endings().get(printed[cut:], ()):
            for stem in _table().get(printed[:cut], ()):
                if not ending or _fits(stem, ending):
                    yield stem + ending


def _fits(stem: str, ending: str) -> bool:
    """Whether an ending is written so after a stem: as any case, or a surname's."""
    return any(form.stem == stem or _surname(stem, form.stem) for form in forms(stem + ending))


@cache
def _surname_endings() -> frozenset[str]:
    return frozenset(row["ending"] for row in rows(PACKAGE, "data/surname_endings.tsv"))


def _surname(given: str, stem: str) -> bool:
    return stem.startswith(given) and stem[len(given) :] in _surname_endings()
