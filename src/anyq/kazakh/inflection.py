"""Writing a form: `inflect("ауыз", "Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3")` is `аузы`.

The chains of suffixes come from the same grammar the analyser is compiled from.
"""

from functools import cache

from anyq.data import rows
from anyq.kazakh.grammar import chains, harmony, parse_feats, spell
from anyq.kazakh.letters import LATIN_TO_CYRILLIC, VOWELS
from anyq.kazakh.tables import irregular

Key = frozenset[tuple[str, str]]

LEXICAL = frozenset(("Gender", "PronType", "NumType", "Reflex", "Voice", "Degree", "Abbr"))
_ONES = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = {2: "жүз", 3: "мың", 6: "миллион", 9: "миллиард", 12: "триллион"}


def inflect(lemma: str, feats: str) -> str:
    """Write a word in a form.

    Args:
        lemma: dictionary form in Cyrillic (verbs as the bare stem), a numeral (`2024`), an
            acronym (`АҚШ`) or a foreign word in Latin letters; capitals are kept.
        feats: UD features as UD_Kazakh-KTB writes them; without `Case` the nominative,
            features that no ending says (`Gender`, `PronType` …) are ignored. KTB writes the
            pasts in -ды, -ған, -атын alike: `Aspect=Perf` asks for -ған, `Aspect=Imp` for -атын.

    Returns:
        The form; endings of numerals, acronyms and Latin words follow a hyphen.

    Raises:
        ValueError: the grammar has no form with these features.
    """
    pairs = {k: v for k, v in parse_feats(feats) if k not in LEXICAL}
    table = "verbal" if "VerbForm" in pairs else "nominal"
    if table == "nominal":
        pairs.setdefault("Case", "Nom")
    if pairs.get("Person") == "3":
        pairs["Number"] = "Sing"  # a finite verb says the third person alone
    parts = _forms(table).get(frozenset(pairs.items()))
    if parts is None:
        raise ValueError(f"No {table} form with {feats!r}. Write features as UD_Kazakh-KTB does.")
    if not parts:
        return lemma
    said = _said(lemma)
    if said is not None:
        return f"{lemma}-{_ending(said, parts)}"
    return _cased(lemma, _spell(lemma.lower(), parts))


@cache
def _forms(table: str) -> dict[Key, tuple[str, ...]]:
    """Return the chain that says just these features; the first in the grammar wins."""
    found: dict[Key, tuple[str, ...]] = {}
    for chain in chains(table):
        if not chain.copula and not any(part in ("кі", "GY") for part in chain.parts):
            found.setdefault(frozenset(chain.feats), chain.parts)
            for part, aspect in _PASTS:
                if part in chain.parts and ("VerbForm", "Fin") in chain.feats:
                    key = frozenset((*chain.feats, ("Aspect", aspect)))
                    found.setdefault(key, chain.parts)
    return found


_PASTS = (("GAн", "Perf"), ("EтYн", "Imp"))  # KTB writes the three pasts alike


def _spell(stem: str, parts: tuple[str, ...]) -> str:
    """Spell a stem with its endings: harmony, and the stems that change."""
    kinds, last = irregular(), stem.rpartition("-")[2]
    front = last in kinds["front"] or (harmony(last) == "front" and last not in kinds["back"])
    drops = last in kinds["drop"]
    whole = spell(stem, parts, front, keep=drops or _keeps(last))
    if parts == ("(Y)п",) and stem[-1] == "п":
        return spell(f"{stem[:-1]}у", parts, front)
    if drops and whole[len(stem)] in VOWELS:
        return whole[: len(stem) - 2] + whole[len(stem) - 1 :]
    return whole


def _keeps(stem: str) -> bool:
    """Whether a final п к қ stays: in listed loans, and after a consonant or э, ё."""
    foreign = any(c in "фвцэёъь" for c in stem)
    return stem in irregular()["keep"] or foreign


def _cased(lemma: str, form: str) -> str:
    """Give the form the capitals of the lemma."""
    same = 0
    while same < min(len(lemma), len(form)) and lemma[same].lower() == form[same]:
        same += 1
    return lemma[:same] + form[same:]


def _said(lemma: str) -> str | None:
    """Return how a numeral, an acronym or a Latin word is said; None for an ordinary word."""
    if lemma[-1].isdigit():
        return _number(lemma)
    if lemma[-1] == "%":
        return "пайыз"
    if lemma.isascii():
        return "".join(LATIN_TO_CYRILLIC.get(c, _LATIN.get(c, c)) for c in lemma.lower())
    if len(lemma) > 1 and lemma.isupper():
        return _acronym(lemma)
    return None


_LATIN = {
    "b": "б", "d": "д", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "у",
    "x": "с", "y": "и", "z": "з", "e": "е",
}  # fmt: skip


@cache
def _acronyms() -> dict[str, str]:
    return {row["printed"]: row["said"] for row in rows("anyq.kazakh", "acronyms.tsv")}


def _acronym(lemma: str) -> str:
    """Return what the ending of an acronym is written after."""
    known = _acronyms().get(lemma)
    if known is not None:
        return known
    if any(c in VOWELS for c in lemma.lower()):
        return lemma.lower()
    return _acronyms().get(lemma[-1].lower(), lemma.lower())


def _number(digits: str) -> str:
    """Return the last word of a numeral as it is said: `2024` -> төрт, `300` -> жүз."""
    plain = "".join(c for c in digits if c.isdigit())
    zeros = len(plain) - len(plain.rstrip("0"))
    if zeros == 0:
        return _ONES[int(plain[-1])]
    if zeros == len(plain):
        return _ONES[0]
    if zeros == 1:
        return _TENS[int(plain[-2])]
    return _POWERS[max(power for power in _POWERS if power <= zeros)]


def _ending(said: str, parts: tuple[str, ...]) -> str:
    """Return the ending alone, as it is written after a hyphen."""
    if said in _acronyms().values() and said[-1] in "ыі":
        parts = (_AFTER_OWNER.get(parts[0], parts[0]), *parts[1:])
    form = spell(said, parts, harmony(said) == "front", keep=True)
    return form[len(said) :]


# Cases as they are after a possessive ending: `ҚР-на` as `республикасына`.
_AFTER_OWNER = {"GA": "нA", "CY": "н", "DA": "нDA", "JAн": "нAн"}
