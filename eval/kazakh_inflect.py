"""`inflect` against UniMorph: nouns, and the sound cells of verbs."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from anyq.kazakh import inflect
from anyq.kazakh.grammar import voiced
from anyq.kazakh.spelling import fold

NAME = "kazakh_inflect"
DATA = ("words/unimorph-kaz.noun.tsv", "words/unimorph-kaz.sm")
RECIPE = ("src/anyq/kazakh/*.py", "src/anyq/kazakh/*al.tsv", "src/anyq/kazakh/stems-irregular.tsv")
RETRAINS = False

_SHARED = Path("../shared/data")
_CASES = {"NOM": "Nom", "GEN": "Gen", "DAT": "Dat", "ACC": "Acc", "LOC": "Loc", "ABL": "Abl"}
_CASES["INST"] = "Ins"
_OWNERS = {
    "PSS1S": "Number[psor]=Sing|Person[psor]=1",
    "PSS2S": "Number[psor]=Sing|Person[psor]=2",
    "PSS3S": "Number[psor]=Plur,Sing|Person[psor]=3",
    "PSS1P": "Number[psor]=Plur|Person[psor]=1",
}
# Cells of the verb table set aside, with the reason; single forms by `damage`.
_SET_ASIDE = (
    ({"NEG", "PRS"}, "the table negates the personal form (барамаймын for бармаймын)"),
    ({"PRF", "NEG"}, "the table adds past endings to the participle (бармағандым)"),
    ({"PRF", "PST", "PL", "1"}, "the table has -мыз after н; the norm is -быз (барғанбыз)"),
    ({"PROG", "PST", "PL", "1"}, "the same (баратынбыз)"),
    ({"PROG", "PST", "NEG"}, "the table leaves out й (барматын for бармайтын)"),
    ({"PROG", "PRS"}, "two words (бара жатырмын)"),
    ({"PRF", "SG", "3"}, "the table gives other persons in it"),
)
# Verbs of the table set aside whole, with the reason.
_DAMAGED = {
    "бол": "the third person stands in every cell (болды)",
    "кел": "the third person stands in every cell (келді)",
    "сөйле": "half its forms are of сөйлес",
    "сез": "half its forms are of сезін",
    "жу": "spelled as if it ended in й (жуймыз)",
    "ти": "spelled without a vowel (тир)",
    "есті": "spelled without й (естімін)",
    "тап": "б before a voiceless consonant (табқан)",
    "жап": "б before a voiceless consonant (жабқан)",
}


def nouns() -> Iterator[tuple[str, str, str]]:
    """Yield (lemma, features, form) of the noun table."""
    for line in (_SHARED / DATA[0]).read_text("utf-8").splitlines():
        lemma, form, cell = line.split("\t")
        tags = set(cell.split(";"))
        feats = ["Number=Plur"] if "PL" in tags else []
        feats += [_OWNERS[tag] for tag in tags if tag in _OWNERS]
        feats += ["Polite=Form"] if "LSSPEC2" in tags else []
        feats += [f"Case={_CASES[tag]}" for tag in tags if tag in _CASES] or ["Case=Nom"]
        yield fold(lemma), "|".join(feats), fold(form)


def verbs() -> Iterator[tuple[str, str, str]]:
    """Yield (stem, features, form) of the sound cells of the verb table."""
    for line in (_SHARED / DATA[1]).read_text("utf-8").splitlines():
        lemma, form, cell = (fold(part) for part in line.split("\t"))
        tags = set(cell.split(";"))
        if any(cells <= tags for cells, _ in _SET_ASIDE) or " " in lemma:
            continue
        stem = _stems()[lemma]
        if not damage(stem, form):
            yield stem, _verb_feats(tags), form


def damage(stem: str, form: str) -> str:
    """Return what is wrong with a form of the verb table by the sound rules, empty if nothing.

    Args:
        stem: the bare stem.
        form: as the table has it; nothing that `inflect` writes is looked at.
    """
    shapes = (stem, voiced(stem), stem[:-1] + {"ы": "и", "і": "и", "й": "я"}.get(stem[-1], "#"))
    if stem in _DAMAGED:
        return _DAMAGED[stem]
    if not form.startswith(shapes):
        return "another verb, or the stem cut short (оқатын for оқитын)"
    if "ы" in form and re.search("[еіөү]", form):
        return "back and front vowels in one word (кірмедың)"
    if re.search("[аеиыі][ыі]ң", form[len(stem) - 1 :]):
        return "a vowel after a vowel (байқаыңыз)"
    joint = form[len(stem) : len(stem) + 1]
    if joint in ("м", "д") and stem[-1] in ("сшптк" if joint == "д" else "сшптнңмзж"):
        return "not assimilated (тырысдық, қолданмады)"
    return ""


@cache
def _stems() -> dict[str, str]:
    """Return the bare stem of each verb: its past without -ды (the imperatives are damaged)."""
    found = {}
    for line in (_SHARED / DATA[1]).read_text("utf-8").splitlines():
        lemma, form, cell = line.split("\t")
        if set(cell.split(";")) == {"V", "SG", "3", "PST"}:
            found[fold(lemma)] = fold(form)[:-2]
    return found


def _verb_feats(tags: set[str]) -> str:
    number = "Plur" if "PL" in tags else "Sing"
    person = next(tag for tag in "123" if tag in tags)
    feats = [f"Number={number}", f"Person={person}", "VerbForm=Fin"]
    feats += ["Polarity=Neg"] if "NEG" in tags else []
    feats += ["Polite=Form"] if "FRML" in tags else []
    feats += ["Mood=Imp"] if "IMP" in tags else ["Mood=Ind"]
    feats += ["Tense=Fut"] if "FUT" in tags else []
    feats += ["Tense=Past"] if "PST" in tags else []
    feats += ["Tense=Pres", "Aspect=Hab"] if "PRS" in tags else []
    feats += ["Aspect=Perf"] if "PRF" in tags else []
    feats += ["Aspect=Imp"] if "PROG" in tags else []
    return "|".join(feats)


def _share(rows: Iterator[tuple[str, str, str]]) -> float:
    right = total = 0
    for lemma, feats, form in rows:
        total += 1
        right += inflect(lemma, feats) == form
    return round(right / total, 4)


def measure() -> dict[str, float]:
    """Return the share of forms written as the tables have them."""
    return {"nouns": _share(nouns()), "verbs": _share(verbs())}
