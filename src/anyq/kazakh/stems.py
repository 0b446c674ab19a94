"""Kinds of stems: what suffixes need to know of the stem before them, as bits."""

from functools import lru_cache

from anyq.kazakh.grammar import harmony
from anyq.kazakh.tables import irregular

# V open vowel, Y ы/і, J й, U у/ю, I и, R р, L л, N м н ң, Z з ж, T voiceless; and stems printed
# without their last letter or with it changed: B voiced (кітаб-ы), A without й (жа-яды),
# H without ы/і (оқ-иды).
CLASSES = "VYJUIRLNZTBAH"
LEFT_OUT = {"й": "A", "ы": "H", "і": "H"}
VERBAL = 2 * len(CLASSES)  # verbal bits stand above the nominal ones

_CLASS_OF = {
    letter: name
    for name, letters in {
        "V": "аәеөояёэ", "Y": "ыі", "J": "й", "U": "ую", "I": "и", "R": "р", "L": "л",
        "N": "мнң", "Z": "зж",
    }.items()
    for letter in letters
}  # fmt: skip
_AT = {letter: CLASSES.index(name) * 2 for letter, name in _CLASS_OF.items()}
_VARIANTS = {name: CLASSES.index(name) * 2 for name in ("T", *LEFT_OUT.values(), "B")}
_UNSURE = frozenset("иуюяёэ")
_SURE = frozenset("аоұыәеөүі")


def harmonies(stem: str) -> tuple[bool, ...]:
    """Return the vowels suffixes may take after a stem: (front?,) or both where unsure.

    Unsure are stems whose last vowel is и у ю я ё э (loans, Arabic words) and names in
    -ев, -ин: writers differ.
    """
    front = harmony(stem) == "front"
    odd = irregular()
    if stem in odd["front"] or stem in odd["back"]:
        return (front, not front)
    for letter in reversed(stem):
        if letter in _SURE:
            break
        if letter in _UNSURE:
            return (front, not front)
    if stem[-2:] in ("ев", "ёв"):
        return (True, False)
    return (front,)


@lru_cache(maxsize=20_000)
def bits(stem: str, variant: str = "") -> int:
    """Return the bits of a stem, nominal; shift by `VERBAL` for verbs.

    Args:
        stem: the whole stem, lower-case Cyrillic.
        variant: `B`, `A` or `H` where the print shows it changed.
    """
    last = stem[-2] if stem[-1] in "ьъ" and len(stem) > 1 else stem[-1]
    at = _VARIANTS[variant] if variant else _AT.get(last, _VARIANTS["T"])
    found = 0
    for front in harmonies(stem):
        found |= 1 << (at + front)
    return found
