"""Parts of people's names: given names, surnames and patronymics, and their nominative."""

from functools import cache

from anyq.data import rows
from anyq.reading.names.forms import Form, forms, key
from anyq.reading.names.gazetteer import PACKAGE


@cache
def _given() -> frozenset[str]:
    return frozenset(key(row["name"].lower()) for row in rows(PACKAGE, "data/given_names.tsv"))


@cache
def _endings() -> tuple[tuple[str, str, int], ...]:
    table = rows(PACKAGE, "data/surname_endings.tsv")
    found = [(key(row["ending"]), row["kind"], int(row["least"])) for row in table]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def is_given(norm: str) -> bool:
    """Whether a word as it stands is a known given name."""
    return key(norm) in _given()


@cache
def name_kind(stem: str) -> str | None:
    """Return `surname` or `patronymic` where a stem ends like one."""
    plain = key(stem)
    for ending, kind, least in _endings():
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            return kind
    return None


@cache
def nominative(norm: str) -> Form:
    """Return the likeliest reading of the last word of a name.

    A stem that is a known given name or ends like a surname is sure; else only endings
    that names hardly end in are taken off.
    """
    if is_given(norm) or name_kind(norm):
        return Form(norm)
    read = [f for f in forms(norm) if not f.possessed and not f.derived and not f.attributive]
    for form in read[1:]:
        if is_given(form.stem) or name_kind(form.stem):
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
    return form.case in ("Acc", "Dat") and ending not in ("на", "не", "н", "ге", "ға")
