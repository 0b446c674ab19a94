"""Forms of names: what may be cut, and what holds of every cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.reading.names.forms import forms, key
from anyq.reading.names.gazetteer import country_names, people, places
from anyq.reading.names.parts import name_kind, nominative

LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхшыіэюя"


@pytest.mark.parametrize(
    ("norm", "stem", "case"),
    [
        ("жапаровтың", "жапаров", "Gen"),
        ("тоқаевқа", "тоқаев", "Dat"),
        ("карнидің", "карни", "Gen"),
        ("данилинамен", "данилина", "Ins"),
        ("бектеновтен", "бектенов", "Abl"),
        ("омаровты", "омаров", "Acc"),
        ("сейітова", "сейітова", "Nom"),
        ("ақш-тың", "ақш", "Gen"),
        ("ольга", "ольга", "Nom"),
    ],
)
def test_nominative(norm: str, stem: str, case: str) -> None:
    form = nominative(norm)
    if "-" in norm:
        form = next(f for f in forms(norm) if f.stem == stem)
    assert (form.stem, form.case) == (stem, case)


@given(st.text(LETTERS, min_size=1, max_size=16))
def test_every_stem_begins_the_word_and_the_word_is_first(norm: str) -> None:
    found = forms(norm)
    assert found[0].stem == norm
    assert found[0].case == "Nom"
    for form in found:
        assert form.stem
        assert norm.startswith(form.stem[:-1])


@given(st.text(LETTERS + "ьъёцщһ", max_size=16))
def test_key_is_stable(norm: str) -> None:
    assert key(key(norm)) == key(norm)


@pytest.mark.parametrize("code", sorted(country_names()))
def test_every_country_is_found_by_its_name(code: str) -> None:
    known = places().named(country_names()[code])
    assert known is not None
    assert known.country == code


@pytest.mark.parametrize(
    ("norm", "code"),
    [("қырғыз", "KG"), ("қырғызстандық", "KG"), ("чехиялықтар", "CZ"), ("америкалық", "US")],
)
def test_people(norm: str, code: str) -> None:
    assert people(norm) == code


def test_surnames_by_their_endings() -> None:
    assert name_kind("омарова") == "surname"
    assert name_kind("ерболқызы") == "patronymic"
    assert name_kind("мектеп") is None
