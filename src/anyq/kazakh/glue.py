"""Where two words are printed as one: between digits and letters, at a capital, at an ending.

Asked once for a printed word, and only about words that no reading explains: a compound is made of
bare stems (`бассүйек`), what is glued has an ending or a function word in the middle.
"""

import re
from functools import cache, lru_cache

from anyq.kazakh import morphology, tables
from anyq.kazakh.alike import is_known, ranks
from anyq.kazakh.letters import LETTERS

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*%?)([^\W\d_]{3,})")
_CAMEL = re.compile("[а-яёәғқңөұүһі](?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2})")
_PATRONYMIC = ("ұлы", "қызы")
_LEAST = 4  # letters of each part
_LEAST_WHOLE = 10
_SIZES = range(4, 9)  # letters of the stem after the place
_LOOSE = frozenset(("CCONJ", "SCONJ", "ADP"))
_FREQUENT = 6_000  # rank of a stem that may stand in glued print


@lru_cache(maxsize=100_000)
def places(printed: str, norm: str) -> tuple[int, ...]:
    """Return where a printed word falls apart into words; empty where it is one.

    Args:
        printed: a token without hyphens.
        norm: its lower-case Cyrillic; of the same length, else the word is left alone.
    """
    if len(printed) != len(norm) or "-" in printed:
        return ()
    if printed[0].isdigit():
        return _after_number(norm)
    if not printed[1:].islower():
        return _at_capital(printed, norm)
    if len(norm) < _LEAST_WHOLE or not printed.islower():
        return ()
    starts = _starts()
    near = [at for at in range(_LEAST, len(norm) - _LEAST) if norm[at : at + _LEAST] in starts]
    near = [at for at in near if _may_begin(norm, at)]
    if not near or not LETTERS.issuperset(norm) or is_known(norm):
        return ()
    return tuple([at for at in near if _begins(norm[at:]) and _is_closed(norm[:at])][-1:])


def _after_number(norm: str) -> tuple[int, ...]:
    match = _NUMBER.fullmatch(norm)
    if match is None or match[2] in tables.suffixes() or not is_known(match[2]):
        return ()
    return (match.end(1),)


def _at_capital(printed: str, norm: str) -> tuple[int, ...]:
    match = _CAMEL.search(printed)
    if match is None or is_known(norm):
        return ()
    left, at = norm[: match.end()], match.end()
    small = printed[0].islower() and len(left) >= _LEAST and is_known(left)
    return (at,) if small or left.endswith(_PATRONYMIC) else ()


def _may_begin(norm: str, at: int) -> bool:
    """Whether a frequent stem begins here: a quick look before the slow one."""
    stems = _frequent()
    rest = norm[at:] not in tables.suffixes()
    return rest and any(norm[at : at + size] in stems for size in _SIZES)


def _begins(word: str) -> bool:
    """Whether a word stands alone: no string of suffixes, and its stem is a frequent one."""
    return word not in tables.suffixes() and any(
        r.source == "lexicon" and len(r.lemma) >= _LEAST and r.lemma in _frequent()
        for r in morphology.readings(word)
    )


def _is_closed(word: str) -> bool:
    """Whether a word has an ending that no other stem follows, or is a function word."""
    found = morphology.readings(word)
    if any(r.source == "closed" and r.pos in _LOOSE for r in found):
        return True
    if word in tables.lexicon():
        return False
    return any(
        r.source in ("lexicon", "closed") and r.suffix and r.lemma in _frequent() and _ends(r.feats)
        for r in found
    )


@cache
def _frequent() -> frozenset[str]:
    return frozenset(stem for stem, rank in ranks().items() if rank < _FREQUENT)


@cache
def _starts() -> frozenset[str]:
    return frozenset(stem[:_LEAST] for stem in _frequent())


def _ends(feats: str) -> bool:
    if "VerbForm=" in feats:
        return "VerbForm=Conv" in feats or "VerbForm=Part" in feats
    return ("Case=" in feats and "Case=Nom" not in feats) or "Number[psor]" in feats
