import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyq import kazakh
from anyq.data import parse_rows
from anyq.kazakh import conllu, lattice, sentences, tokens
from anyq.kazakh.morphology import readings

HERE = Path(__file__).parent
LETTERS = "абвгғдежзийкқлмнңоөпрстуұүфхһшыіэюяАҚБІaеioúǵıñş,.!?–«»\n 0123456789-%"
STRANGE = LETTERS + "قازەكءىۇۋيٴٶﻗﺎﻻـ\u064eќѕїјӓγθ\u00ad\u200b\u0301\u0306‑−\u00a0'’()\"@/:ЁХІ"


def lines(name: str) -> list[dict[str, str]]:
    return list(parse_rows((HERE / name).read_text("utf-8"), name))


@pytest.mark.parametrize("case", lines("tokens.tsv"), ids=lambda c: c["text"])
def test_tokens(case: dict[str, str]) -> None:
    assert " ".join(w.text for w in kazakh.tokenize(case["text"])) == case["tokens"]


@pytest.mark.parametrize("case", lines("sentences.tsv"), ids=lambda c: c["text"])
def test_sentences(case: dict[str, str]) -> None:
    expected = case["text"].split(" | ")
    text = " ".join(expected)
    assert [text[s.start : s.end] for s in kazakh.analyze(text)] == expected


def test_a_line_break_ends_a_sentence() -> None:
    assert len(kazakh.analyze("Тақырып\nОл келді.")) == 2


def test_rules_of_sentences_have_names() -> None:
    words = kazakh.tokenize("Ол келді. Біз кеттік.")
    assert sentences.decide(words, 2) == (True, "otherwise")


def test_rules_of_tokens_have_names() -> None:
    assert tokens.explain("1,3 млрд. теңге")[:2] == [("1,3", "number"), ("млрд.", "abbreviation")]


@pytest.mark.parametrize("case", lines("spelling.tsv"), ids=lambda c: c["printed"])
def test_spelling(case: dict[str, str]) -> None:
    assert tokens.printed(case["printed"]) == case["read"]


@pytest.mark.parametrize("case", lines("repairs.tsv"), ids=lambda c: c["text"])
def test_repairs(case: dict[str, str]) -> None:
    found = [f"{r.text}={r.fixed} ({r.kind})" for r in kazakh.repairs(case["text"])]
    assert " | ".join(found) == case["repairs"]


def test_a_word_cut_at_the_end_of_a_line_is_one() -> None:
    text = "Бүгін мемле-\nкет басшысы келді."
    assert [(r.start, r.end, r.fixed, r.kind) for r in kazakh.repairs(text)] == [
        (6, 16, "мемлекет", "broken")
    ]
    assert [w.norm for w in kazakh.tokenize(text)][1:3] == ["мемлекет", "басшысы"]


@given(st.text(STRANGE, max_size=60))
@settings(max_examples=200, deadline=None)
def test_repairs_show_the_print(text: str) -> None:
    for r in kazakh.repairs(text):
        assert text[r.start : r.end] == r.text != r.fixed


def test_repairs_have_places() -> None:
    text = "Бүгін 20 сәуiр, I дәрежелі орден, IT саласы."
    assert [(text[r.start : r.end], r.fixed, r.kind) for r in kazakh.repairs(text)] == [
        ("сәуiр", "сәуір", "foreign_letters")
    ]
    assert kazakh.repairs("Қазақстан Республикасы") == []


@pytest.mark.parametrize("case", lines("readings.tsv"), ids=lambda c: c["word"])
def test_readings(case: dict[str, str]) -> None:
    found = {(r.lemma, r.pos, r.feats) for r in readings(case["word"])}
    assert (case["lemma"], case["pos"], case["feats"]) in found


def test_every_word_has_readings_and_guesses_are_few() -> None:
    found = readings("бурбулдақтардан")
    assert 0 < len(found) <= 6
    assert found[0].source == "guess"


@pytest.mark.parametrize("case", lines("forms.tsv"), ids=lambda c: c["form"])
def test_forms(case: dict[str, str]) -> None:
    assert kazakh.inflect(case["lemma"], case["feats"]) == case["form"]


def test_no_such_form() -> None:
    with pytest.raises(ValueError, match="UD_Kazakh-KTB"):
        kazakh.inflect("үй", "Case=Vocative")


@pytest.mark.parametrize("case", lines("scripts.tsv"), ids=lambda c: c["printed"])
def test_scripts(case: dict[str, str]) -> None:
    folded = kazakh.to_cyrillic(case["printed"])
    assert folded.text == case["cyrillic"]
    assert len(folded.offsets) == len(folded.text) + 1
    norms = [w.norm for w in kazakh.tokenize(case["printed"])]
    assert norms == [w.norm for w in kazakh.tokenize(case["cyrillic"])]


def test_script_names() -> None:
    assert kazakh.script("Қазақстан") == "Cyrl"
    assert kazakh.script("Qazaqstan") == "Latn"
    assert kazakh.script("قازاقستان") == "Arab"
    assert kazakh.script("12 !") is None


def test_convert() -> None:
    assert kazakh.convert("Қазақстан әлемі", "latin2018") == "Qazaqstan álemi"
    assert kazakh.convert("Қазақстан әлемі", "latin2021") == "Qazaqstan älemı"
    assert kazakh.convert("тіл, әлем", "arabic") == "ءتىل، الەم"


@pytest.mark.parametrize("case", lines("readings_in_context.tsv"), ids=lambda c: c["text"])
def test_tagging(case: dict[str, str]) -> None:
    found = {f"{t.lemma}/{t.pos}" for s in kazakh.analyze(case["text"]) for t in s.tokens}
    assert set(case["expected"].split()) <= found


def test_latin_reads_as_cyrillic() -> None:
    cyrillic = "Президент бүгін Астанада өткен жиында сөз сөйледі."
    latin = kazakh.convert(cyrillic, "latin2018")
    ours, theirs = (
        [(t.norm, t.lemma, t.pos) for s in kazakh.analyze(text) for t in s.tokens]
        for text in (latin, cyrillic)
    )
    assert ours == theirs


@given(st.text(STRANGE, max_size=80))
@settings(max_examples=200, deadline=None)
def test_tokens_cover_the_text(text: str) -> None:
    words = kazakh.tokenize(text)
    assert all(text[w.start : w.end] == w.text and w.norm for w in words)
    assert re.sub(r"\s", "", "".join(w.text for w in words)) == re.sub(r"\s", "", text)
    flat = [t for s in kazakh.analyze(text) for t in s.tokens]
    assert [(t.start, t.end) for t in flat] == [(w.start, w.end) for w in words]
    assert all(0 <= t.confidence <= 1 and t.lemma and t.pos for t in flat)


@given(st.text(STRANGE, max_size=60))
@settings(max_examples=200, deadline=None)
def test_offsets_lead_back(text: str) -> None:
    folded = kazakh.to_cyrillic(text)
    places = [folded.origin(i) for i in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(st.text(LETTERS, min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_conllu_is_well_formed(text: str) -> None:
    for block in conllu.write(text):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        assert rows
        assert all(len(row) == 10 and all(row) for row in rows)
        numbers = [int(row[0]) for row in rows if row[0].isdigit()]
        assert numbers == list(range(1, len(numbers) + 1))
        for row in rows:
            names = [pair.split("=")[0].lower() for pair in row[5].split("|")]
            assert names == sorted(names)


def test_copulas_are_ranges() -> None:
    block = next(conllu.write("Біз дайынбыз."))
    assert "2-3\tдайынбыз" in block
    assert "3\tбыз\tе\tAUX" in block


def test_given_tokens_are_kept() -> None:
    given_lines = ["# x", "1\tОл\t_\t_\t_\t_\t0\troot\t_\t_", "2\tкелді\t_\t_\t_\t_\t1\tdep\t_\t_"]
    filled = list(conllu.fill(given_lines))
    assert filled[1].split("\t")[2:4] == ["ол", "PRON"]
    assert filled[2].split("\t")[2:4] == ["кел", "VERB"]
    assert filled[2].split("\t")[6:8] == ["1", "dep"]


def test_lattice_lists_all_readings() -> None:
    shown = list(conllu.show_lattice("жылы"))
    assert len([line for line in shown if line]) == len(lattice.readings("жылы", "l"))
