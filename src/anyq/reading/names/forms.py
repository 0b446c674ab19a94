"""The forms a name can be read as: its stem and the endings after it.

A name in running text carries plural, possessive and case (`облыстарындағы`). Names are an open
class, so a form is not looked up but proposed: every reading that vowel harmony and assimilation
allow, and the caller keeps the stem it knows or can support.
"""

from functools import cache, lru_cache

import msgspec

from anyq.data import rows

PACKAGE = "anyq.reading"  # whose tables hold the names

FRONT, BACK = frozenset("әөүіеэ"), frozenset("аоұыяё")
_NEUTRAL = frozenset("июу")
HARMLESS = frozenset({"мен", "бен", "пен"})  # one form after front and back vowels
_CLASSES = {"N": "мнң", "R": "рйуию", "L": "л", "Z": "зж", "D": "бвгд"}
_SOUND = {letter: name for name, letters in _CLASSES.items() for letter in letters}
# Stems whose endings do not follow their vowels: `Тоқаевтың`, `банктің`, `паркі`.
_EITHER = ("ев", "ева", "ов", "ова", "нк", "рк", "нг", "лк", "ск", "изм")
_VOICED = {"г": "к", "ғ": "қ", "б": "п"}
_KEY = str.maketrans(
    {"ь": None, "ъ": None, "э": "е", "ё": "е", "һ": "х", "’": "'", "і": "и", "й": "и"}
    | {"я": "иа", "ю": "иу", "ц": "тс", "щ": "ш"}
)


@cache
def used_as(use: str) -> frozenset[str]:
    """Return the words of `phrase_words.tsv` that have a use."""
    table = rows(PACKAGE, "data/phrase_words.tsv")
    return frozenset(row["word"] for row in table if row["use"] == use)


class Form(msgspec.Struct, frozen=True):
    """One reading of a word.

    Attributes:
        stem: what is left, lower-case Cyrillic; a possessive ending stays in it unless
            `possessed` says it was taken off.
        case: UD Case.
        possessed: a 3rd-person possessive was taken off.
        plural: a plural ending was taken off.
        attributive: the case is that of an attribute (`Астанадағы`).
        derived: an ending `-лық` was taken off.
    """

    stem: str
    case: str = "Nom"
    possessed: bool = False
    plural: bool = False
    attributive: bool = False
    derived: bool = False


class _Ending(msgspec.Struct, frozen=True):
    text: str
    kind: str
    case: str
    after: str


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    """Return the endings of each kind, longest first."""
    found = [
        _Ending(row["ending"], row["kind"], row["case"], row["after"])
        for row in rows(PACKAGE, "data/name_endings.tsv")
    ]
    found.sort(key=lambda ending: -len(ending.text))
    return {kind: tuple(e for e in found if e.kind == kind) for kind in {e.kind for e in found}}


@lru_cache(maxsize=50_000)
def key(norm: str) -> str:
    """Return what two spellings of one name share.

    The Latin alphabets do not write `ь ъ э ё`, and write `й` as `и`, `я` as `иа`, `ц` as `тс`.
    """
    return norm.translate(_KEY).replace("тсх", "тш")


def possessed(noun: str) -> str:
    """Return a noun with the 3rd-person possessive: `депутаты`, `төрағасы`, `бастығы`."""
    front = next((letter in FRONT for letter in reversed(noun) if letter in FRONT | BACK), False)
    vowel = "і" if front else "ы"
    if noun[-1] in FRONT | BACK:
        return f"{noun}с{vowel}"
    voiced = {"к": "г", "қ": "ғ", "п": "б"}.get(noun[-1])
    return noun[:-1] + voiced + vowel if voiced else noun + vowel


def _sound(stem: str) -> str:
    last = stem.rstrip("ьъ")[-1:]
    if last in _SOUND:
        return _SOUND[last]
    return "V" if last in FRONT or last in BACK else "T"


def _harmonic(stem: str, ending: str) -> bool:
    """Whether the vowels agree; `и у ю` and a final `ь` in loans go with both."""
    if ending in HARMLESS:
        return True
    wanted = next((letter for letter in ending if letter in FRONT or letter in BACK), None)
    if wanted is None or stem.endswith("ь"):
        return True
    if stem.endswith(_EITHER) or (ending == "і" and stem[-1] == "л"):
        return True  # a `ь` is lost before the ending (`медалі` of `медаль`)
    for letter in reversed(stem):
        if letter in _NEUTRAL:
            return True
        if letter in FRONT or letter in BACK:
            return (letter in FRONT) == (wanted in FRONT)
    return True


def _fits(stem: str, ending: _Ending) -> bool:
    if len(stem) < 2 or not _harmonic(stem, ending.text):
        return False
    if "P" in ending.after and stem[-1] in "ыі" and len(stem) > 3:
        return True
    return _sound(stem) in ending.after


def _cut(word: str, kind: str) -> list[tuple[str, _Ending]]:
    return [
        (word[: -len(e.text)], e)
        for e in _endings()[kind]
        if word.endswith(e.text) and _fits(word[: -len(e.text)], e)
    ]


def _unpossessed(stem: str) -> list[str]:
    """Return the stems a possessive ending may have been put on (`одағы` is of `одақ`)."""
    found = []
    for rest, ending in _cut(stem, "possessive"):
        if len(ending.text) == 1 and rest[-1] in _VOICED:
            found.append(rest[:-1] + _VOICED[rest[-1]])
        found.append(rest)
    return found


@lru_cache(maxsize=50_000)
def forms(norm: str) -> tuple[Form, ...]:
    """Return every reading of a word, the bare word first, then by the case ending.

    Args:
        norm: lower-case Cyrillic, as `Word.norm`; a hyphen before an ending (`АҚШ-тың`)
            is part of the ending.

    Returns:
        Readings without repeats; the first is the word itself in the nominative.
    """
    head, hyphen, tail = norm.rpartition("-")
    if hyphen and head and _hyphened(tail):
        return (Form(norm), *_hyphened_forms(head, tail))
    found = [Form(norm), *_inner(norm, "Nom", False)]
    for kind in ("attributive", "case"):
        for stem, ending in _cut(norm, kind):
            attributive = kind == "attributive"
            found.append(Form(stem, ending.case, attributive=attributive))
            found += _inner(stem, ending.case, attributive)
    found += [Form(stem, derived=True) for stem, _ in _cut(norm, "derived")]
    return tuple(dict.fromkeys(found))


def _inner(stem: str, case: str, attributive: bool) -> list[Form]:
    """Return the readings of a stem that still carries a possessive or a plural."""
    found = [Form(rest, case, True, False, attributive) for rest in _unpossessed(stem)]
    for rest in (stem, *_unpossessed(stem)):
        found += [
            Form(bare, case, rest != stem, True, attributive) for bare, _ in _cut(rest, "plural")
        ]
    return found


@cache
def _hyphened(tail: str) -> bool:
    return any(tail == e.text for kind in _endings().values() for e in kind)


def _hyphened_forms(head: str, tail: str) -> list[Form]:
    return [
        Form(head, e.case, attributive=e.kind == "attributive", derived=e.kind == "derived")
        for kind in ("case", "attributive", "derived")
        for e in _endings()[kind]
        if e.text == tail
    ]
