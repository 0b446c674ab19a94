"""The letters of Kazakh: classes, look-alikes, alphabets."""

from functools import cache

from anyq.data import rows

LETTERS = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
VOWELS = frozenset("аәеёиоөуұүыіэюя")
ACUTE = frozenset("áǵńóúýÁǴŃÓÚÝ")
UMLAUT = frozenset("äğñŋöşüūÄĞÑŊÖŞÜŪ")

LATIN_TO_CYRILLIC = {
    row["printed"]: row["cyrillic"] for row in rows("anyq.kazakh", "lookalikes.tsv")
}
CYRILLIC_TO_LATIN = {
    cyrillic: latin for latin, cyrillic in LATIN_TO_CYRILLIC.items() if latin.isascii()
}
# Invisible characters and stray accents that print nothing and split no word.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0300")


@cache  # a text is written with a few dozen letters
def kind(letter: str) -> str:
    """Return `Cyrl`, `Latn` or `Arab` for a letter, an empty string for anything else."""
    if "\u0400" <= letter <= "\u052f":
        return "Cyrl"
    if letter.isascii():
        return "Latn" if letter.isalpha() else ""
    if "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff" or letter == "ə":
        return "Latn" if letter.isalpha() else ""
    if "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufefc":
        return "Arab" if letter.isalpha() else ""
    return ""
