"""Which known word is printed here: stems found by what all alphabets keep of them.

Latin and Arabic letters print several Cyrillic letters alike (е э, ц с тс, х һ, и й і ы, ұ ү у),
leave out ь ъ and one of two letters, and print я and ю in two. `skeleton` maps all of these to one
string: every word of a spelling is found by one look, and the lexicon chooses among few.
`spellings.bin`, made by `train/kazakh_spellings.py`, says how frequent stems are, adds names the
lexicon has not, and lists forms that would still be read as another word.
"""

import re
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from anyq.kazakh import morphology, tables
from anyq.kazakh.grammar import voiced

_MERGED = str.maketrans(
    {
        **dict.fromkeys("ьъ", ""),
        **dict(zip("әөүұйыіэцһ", "аоууиииесх", strict=True)),
        "щ": "ш",
        "ю": "иу",
        "я": "иа",
        "ё": "ио",
    }
)
_DIGRAPHS = (("тс", "с"), ("дж", "ж"))
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_GLIDE = re.compile(r"и(?=[аоуе])")
_DROPPED = re.compile(r"[ыі](?=[^аәеёиоөуұүыіэюяй]$)")
RARE = 1_000_000  # rank of a stem running text does not have


def skeleton(text: str) -> str:
    """Return what every alphabet keeps of lower-case Cyrillic words."""
    text = text.translate(_MERGED)
    for printed, kept in _DIGRAPHS:
        text = text.replace(printed, kept)
    return _GLIDE.sub("", _DOUBLED.sub(r"\1", text))


@cache
def parts() -> list[str]:
    """Return `spellings.bin` in its parts: stems by rank, names, exceptions by alphabet."""
    data = files("anyq.kazakh").joinpath("spellings.bin").read_bytes()
    return zlib.decompress(data).decode().split("\x1e")


@cache
def names() -> frozenset[str]:
    """Return frequent words the lexicon has not, most of them names."""
    return frozenset(parts()[1].split("\n"))


@cache
def ranks() -> dict[str, int]:
    """Return the place of stems by frequency, the most frequent first."""
    return {stem: rank for rank, stem in enumerate(parts()[0].split("\n"))}


@cache
def exceptions(name: str) -> dict[str, str]:
    """Return the spellings of an alphabet that would be misread: printed -> Cyrillic."""
    for part in parts()[2:]:
        head, _, rest = part.partition("\x1f")
        if head == name:
            printed, _, read = rest.partition("\x1f")
            return dict(zip(printed.split("\n"), read.split("\n"), strict=True))
    return {}


@cache
def index() -> dict[str, list[str]]:
    """Return skeleton -> words and stems, also as they change before an ending."""
    words = [*tables.lexicon(), *tables.closed(), *names()]
    words += [changed for word in words for changed in _changed(word)]
    found: dict[str, list[str]] = {}
    for key, word in zip(skeleton("\n".join(words)).split("\n"), words, strict=True):
        found.setdefault(key, []).append(word)
    return found


def _changed(word: str) -> Iterator[str]:
    """Yield a stem as it is printed before an ending, or as 2021 prints it."""
    if len(word) < 3:
        return
    last = word[-1]
    if last in "пкқ":
        yield voiced(word)
    if last in "йыі" or word.endswith("ст"):
        yield word[:-1]
    dropped = _DROPPED.sub("", word)
    if dropped != word:
        yield dropped


def words(key: str) -> list[str]:
    """Return the stems with this skeleton, none where there are none."""
    return index().get(key, [])


@lru_cache(maxsize=100_000)
def is_known(norm: str, stem: str = "") -> bool:
    """Whether the lexicon has a reading of a Cyrillic word, by a stem if one is given."""
    if any(
        r.source != "guess" and r.lemma.startswith(stem[:-1]) for r in morphology.readings(norm)
    ):
        return True
    rest = norm[len(stem) :]
    return bool(stem) and stem in names() and (not rest or rest in tables.suffixes())


@lru_cache(maxsize=100_000)
def rank(norm: str) -> tuple[bool, int]:
    """Return whether the word has an ending or is a bare verb, and the best rank of its stems."""
    known = ranks()
    found = [r for r in morphology.readings(norm) if r.source != "guess"]
    whole = norm in names() or any(r.lemma == norm and r.pos != "VERB" for r in found)
    return not whole, min((*[known.get(r.lemma, RARE) for r in found], known.get(norm, RARE)))
