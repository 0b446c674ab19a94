"""The catalogues hold every message of the code, in three languages, and nothing else."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import anyq.server
from anyq.report.messages import LANGUAGES, Language
from anyq.server.catalogues import catalogue

SERVER = Path(anyq.server.__file__).parent
FORMS = {"kk": 1, "ru": 3, "en": 2}


def read(lang: Language) -> Catalog:
    with files("anyq.server").joinpath("catalogues", f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang)


def used() -> set[str]:
    """Return the ids of every message in templates and code."""
    methods = [("**/templates/*.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
    keywords = {"_": None, "count": (1, 2), "said": None, "text": None}
    options = {"**/templates/*.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    found = set()
    for name, _, message, _, _ in extract_from_dir(SERVER, methods, options, keywords):
        one = message if isinstance(message, str) else message[0]
        if not re.fullmatch(r"[a-z]+\.\w+|open|none|", one) and not name.startswith("catalogues"):
            found.add(one)
    return found


def test_every_message_is_in_every_catalogue() -> None:
    wanted = used()
    assert len(wanted) > 100
    for lang in LANGUAGES:
        known = {one.id if isinstance(one.id, str) else one.id[0] for one in read(lang) if one.id}
        assert wanted - known == set(), f"{lang}.po lacks"
        assert known - wanted == set(), f"{lang}.po has what nothing says"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_translated(lang: Language) -> None:
    for one in read(lang):
        if not one.id:
            continue
        forms = (one.string,) if isinstance(one.string, str) else tuple(one.string or ())
        assert all(forms), one.id
        assert not one.fuzzy, one.id
        if one.pluralizable:
            assert len(forms) == FORMS[lang], one.id
        first = one.id if isinstance(one.id, str) else one.id[0]
        for form in forms:
            assert set(re.findall(r"{\w+}", form)) == set(re.findall(r"{\w+}", first)), one.id


def test_numbers_take_the_form_of_their_language() -> None:
    said = {lang: catalogue(lang).count for lang in LANGUAGES}
    counted = [said["ru"]("{n} article", "{n} articles", number) for number in (1, 3, 5, 11, 21)]
    assert counted == ["1 статья", "3 статьи", "5 статей", "11 статей", "21 статья"]
    assert [said["kk"]("{n} article", "{n} articles", n) for n in (1, 5)] == [
        "1 мақала",
        "5 мақала",
    ]
    assert said["en"]("{n} article", "{n} articles", 1) == "1 article"
