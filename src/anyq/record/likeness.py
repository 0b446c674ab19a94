"""Whether two names may be of one: spelling variants, scripts, initials, patronymics."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

Likeness = Literal["same", "alike", "initial", "surname", "other", "different"]
# Russian forms have neither the letters nor the sounds of these; х and қ stand for each other.
LETTERS = str.maketrans("қғңөүұәіһхёэйыщ", "кгноууаиккееииш", "ьъ’'ʼ`´«»\"“”„()")
PATRONYMICS = ("ұлы", "қызы", "улы", "кызы", "вич", "вна", "чна", "оғлы", "огли")
INITIAL = 2  # letters of an initial at most, as in `Қ.` or `Дж.`


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return what the spellings of a word share: Тоқаев and Токаев, Смайылов and Смаилов."""
    plain = word.lower().translate(LETTERS).replace("дж", "ж")
    kept = "".join(a for a, b in zip(plain, plain[1:] + " ", strict=False) if a != b)
    return kept.replace("-", "").replace(" ", "")


def bare(word: str) -> str:
    """Return what is left of a word when vowels that come and go in Russian forms are gone."""
    plain = skeleton(word).replace("о", "у").replace("иу", "у")
    return plain[:1] + plain[1:].replace("и", "")


def fold(kind: str, name: str) -> str:
    """Return what all spellings of a name share: of a person that of the surname."""
    return f"{kind}:{bare(parts(name).surname if kind == 'person' else name)}"


class Parts(msgspec.Struct, frozen=True):
    """A person's name: `given` (empty where only the surname is told), `patronymic`, `surname`."""

    given: str
    patronymic: str
    surname: str

    @property
    def initial(self) -> bool:
        """Whether of the given name only its first letter is told."""
        return self.given.endswith(".") or 0 < len(self.given) <= INITIAL - 1


def parts(name: str) -> Parts:
    """Take a name apart: `Қасым-Жомарт Кемелұлы Тоқаев`, `Қ.Тоқаев`, `Тоқаев`."""
    *before, surname = name.replace(".", ". ").split() or [""]
    fathers = [word for word in before if word.lower().endswith(PATRONYMICS)]
    given = [word for word in before if word not in fathers]
    return Parts(" ".join(given[:1]), " ".join(fathers[:1]), surname)


def compare(kind: str, one: str, other: str) -> Likeness:
    """Say how two names are alike.

    Returns:
        `same`: one name, as written differently; `alike`: the same but for vowels that come and
        go; `initial`: a given name and its initial; `surname`: one is a surname alone;
        `different`: two people whom a reader could take for one, as their initials agree;
        `other`: nothing of the kind.
    """
    if kind != "person":
        return _spelt(one, other)
    a, b = parts(one), parts(other)
    surnames = _spelt(a.surname, b.surname)
    if surnames == "other" or (a.given and b.given):
        return surnames if surnames == "other" else _of_full(a, b, surnames)
    return "surname" if a.given or b.given else surnames


def _of_full(a: Parts, b: Parts, surnames: Likeness) -> Likeness:
    if _other(a.patronymic, b.patronymic):
        return "different"
    of_one_letter = skeleton(a.given)[:1] == skeleton(b.given)[:1]
    if a.initial or b.initial:
        return "initial" if of_one_letter else "other"
    given = _spelt(a.given, b.given)
    if given == "other":
        return "different" if of_one_letter else "other"
    return "same" if given == surnames == "same" else "alike"


def _spelt(one: str, other: str) -> Literal["same", "alike", "other"]:
    if skeleton(one) == skeleton(other):
        return "same"
    return "alike" if bare(one) == bare(other) else "other"


def _other(one: str, other: str) -> bool:
    """Whether two patronymics are of different fathers; an ending may be Kazakh or Russian."""
    if not one or not other:
        return False
    a, b = (_father(word) for word in (one, other))
    return not (a.startswith(b) or b.startswith(a))


def _father(patronymic: str) -> str:
    stem = patronymic.lower()
    for ending in (*PATRONYMICS, "о", "е", "и", "ов", "ев"):
        stem = stem.removesuffix(ending)
    return bare(stem)[:5]


def countries_fit(one: str | None, other: str | None) -> bool:
    """Whether two countries do not contradict each other."""
    return one is None or other is None or one == other


def roles_meet(one: Sequence[str], other: Sequence[str]) -> str | None:
    """Return a role that both have had, None if there is none."""
    return min(set(one) & set(other), default=None)
