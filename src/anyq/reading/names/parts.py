"""Parts of people's names: given names, surnames and patronymics, and their nominative."""

import re
from functools import cache
from importlib.resources import files

from anyq.data import rows
from anyq.kazakh.morphology import readings
from anyq.reading.names.forms import PACKAGE, Form, forms, key

LATIN = re.compile("[A-Za-zıáǵńóúýÁǴŃÓÚÝäöüşğÄÖÜŞĞİñŋ]")


CYRILLIC_ONLY = re.compile("[ьъэёщЭЁЩ]")  # where they are printed, the spelling is not in doubt


@cache
def _given() -> dict[str, str]:
    names = _column("given_names.tsv")
    spelled = {key(name.lower().replace("ё", "ио")): name for name in names}  # `ıo` in Latin
    return spelled | {key(name.lower()): name for name in names}


def given_names() -> tuple[str, ...]:
    """Return the given names of the table, as they are written."""
    return tuple(dict.fromkeys(_given().values()))


@cache
def _endings() -> tuple[tuple[str, str, int], ...]:
    table = rows(PACKAGE, "data/surname_endings.tsv")
    found = [(_plain(row["ending"]), row["kind"], int(row["least"])) for row in table]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def _plain(norm: str) -> str:
    return norm.replace("ё", "е").replace("ь", "")


@cache
def lexical(norm: str) -> bool:
    """Whether a word is a common word of the language in one of its forms, and no given name."""
    return not is_given(norm) and common(norm)


def dictionary(norm: str) -> bool:
    """Whether a word as it stands is a common word."""
    return norm in _common()


@cache
def common(norm: str) -> bool:
    """Whether a word is a common word of the language in one of its forms."""
    head, hyphen, tail = norm.partition("-")
    if hyphen and head and tail:
        return common(head) and common(tail)
    return norm in _common() or any(reading.lemma in _common() for reading in readings(norm))


@cache
def owned(norm: str) -> bool:
    """Whether a word is a common noun with the possessive of what stands before it."""
    own = (form for form in forms(norm) if form.possessed and not form.derived)
    return any(form.stem in _common() for form in own)


@cache
def _common() -> frozenset[str]:
    return frozenset(_column("common_words.tsv"))


def _column(name: str) -> list[str]:
    """Return the lines of a long table of one column (`rows` would be slow at start-up)."""
    lines = files(PACKAGE).joinpath("data", name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")][1:]


@cache
def bare(norm: str) -> bool:
    """Whether a common word has no ending (`түгел`), as a surname may look."""
    return any(reading.lemma == norm for reading in readings(norm))


def is_given(norm: str) -> bool:
    """Whether a word as it stands is a known given name."""
    return key(norm) in _given()


@cache
def _leaders() -> frozenset[str]:
    table = rows(PACKAGE, "data/leaders.tsv")
    held = (row for row in table if row["rank"] != "minister")
    names = (n for row in held for n in (row["name"], *row["others"].split("|")) if n)
    return frozenset(key(name.split()[-1].lower()) for name in names)


def is_leader(stem: str) -> bool:
    """Whether a word is the surname of someone in the table of leaders."""
    return len(stem) > 3 and key(stem) in _leaders()


@cache
def name_kind(stem: str) -> str | None:
    """Return `surname` or `patronymic` where a stem ends like one."""
    plain = _plain(stem)
    for ending, kind, least in _endings():
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            return kind
    return None


@cache
def _sure_endings() -> tuple[str, ...]:
    table = rows(PACKAGE, "data/surname_endings.tsv")
    return tuple(_plain(row["ending"]) for row in table if row["sure"])


def sure_surname(stem: str) -> bool:
    """Whether a stem ends like a surname or patronymic and like no common word."""
    return name_kind(stem) is not None and _plain(stem).endswith(_sure_endings())


def nominative(norm: str, seen: frozenset[str] = frozenset()) -> Form:
    """Return the likeliest reading of the last word of a name.

    Args:
        norm: lower-case Cyrillic.
        seen: keys of the capitalised words of the article; a stem among them is sure.

    Returns:
        The reading whose stem is a known given name, ends like a surname or is seen; else
        only endings that names hardly end in are taken off.
    """
    if is_given(norm) or name_kind(norm):
        return Form(norm)
    read = [f for f in forms(norm) if not (f.possessed or f.derived or f.attributive)]
    for form in read[1:]:
        if is_given(form.stem) or name_kind(form.stem) or is_leader(form.stem):
            return form
    for form in read[1:]:
        if len(form.stem) > 2 and not form.plural and key(form.stem) in seen:
            return form
    for form in sorted(read[1:], key=lambda f: len(f.stem)):
        if not form.plural and _sure_ending(norm, form):
            return form
    return read[0]


def _sure_ending(norm: str, form: Form) -> bool:
    """Whether an unknown name can be cut: the ending is rare at the end of a nominative."""
    if len(form.stem) < 3:
        return False
    ending = norm[len(form.stem) :]
    if form.case in ("Gen", "Ins"):
        return len(ending) >= 3
    if form.case == "Abl":
        return ending[0] == "т" and form.stem[-1] not in "аеиоуыі"
    if form.case == "Dat" and ending in ("ге", "ға"):
        return form.stem[-1] not in "аеоыі"
    return form.case in ("Acc", "Dat") and ending not in ("на", "не", "н")


def spell(text: str, cased: str) -> str:
    """Return the usual spelling of one word of a person's name.

    Args:
        text: as printed.
        cased: its Cyrillic, nominative.

    Returns:
        The spelling of the table of given names where the two share a key (also before a
        surname's ending); else `cased` with what Kazakh names never begin with mended.
    """
    latin = LATIN.search(text) is not None
    if not latin and CYRILLIC_ONLY.search(text):
        return cased
    if known := _given().get(key(cased.lower())) or _spelt(key(cased.lower())):
        return known
    for ending, _, _ in _endings():
        if (
            latin
            and cased.endswith(ending)
            and (known := _given().get(key(cased[: -len(ending)].lower())))
        ):
            return known + ending
    if text[0] == "I":
        cased = re.sub("^І", "И", cased)
    return _mended(cased, latin)


@cache
def _spellings() -> dict[str, str]:
    """Return by key how surnames are written: those of leaders and of `surnames.tsv`."""
    table = rows(PACKAGE, "data/leaders.tsv")
    names = [row["name"].split()[-1] for row in table if row["rank"] != "body"]
    names += [row["surname"] for row in rows(PACKAGE, "data/surnames.tsv")]
    return {key(name.lower()): name for name in names if len(name) > 3}


def _spelt(plain: str) -> str | None:
    """Return the usual spelling of a surname, a woman's by the man's."""
    if known := _spellings().get(plain):
        return known
    man = _spellings().get(plain[:-1]) if plain.endswith(("ова", "ева", "ина")) else None
    return man + "а" if man else None


_CONSONANTS = "бвгджзклмнпрстфхцчш"


def _mended(cased: str, latin: bool) -> str:
    """Mend what the Latin alphabets leave open: `Еу` is `Эу`, `иу` after a consonant `ю`."""
    if latin:
        cased = re.sub(r"^Еу", "Эу", cased)
        cased = re.sub(rf"(?i)(?<=[{_CONSONANTS}])иу", "ю", cased)
    cased = re.sub(r"(?<=[аоу])ия", "йя", cased)
    if cased.endswith(("ов", "ова", "ев", "ева")):
        cased = re.sub(rf"(?i)(?<=[{_CONSONANTS}])иа", "я", cased)
    return cased
