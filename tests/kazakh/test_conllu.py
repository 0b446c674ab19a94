"""CoNLL-U: the format rules of the UD validator (levels 1 and 2) on what is written."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyq.errors import DataError
from anyq.kazakh import conllu

LETTERS = "абғдеіқлмнөрстүыя АБҚІaeıúñ,.!?–«»\n\t 09-%\u00a0\u00ad\u0306\u200b\u0007\ufffdكەلدى"
UPOS = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
}  # fmt: skip


def check(block: str) -> None:
    """Fail where a block breaks a format rule of the validator."""
    assert block.endswith("\n\n")
    assert unicodedata.normalize("NFC", block) == block
    lines = block[:-2].split("\n")
    assert lines[0].startswith("# sent_id = ")
    assert lines[1].startswith("# text = ")
    rows = [line.split("\t") for line in lines[2:]]
    assert all(
        len(row) == 10 and all(cell and cell == cell.strip() for cell in row) for row in rows
    )
    assert lines[1][9:] == rebuilt(rows)
    words = [row for row in rows if "-" not in row[0]]
    assert [row[0] for row in words] == [str(i + 1) for i in range(len(words))]
    assert [row[6] for row in words] == ["0"] + ["1"] * (len(words) - 1)
    for row in words:
        assert row[3] in UPOS
        assert not re.search(r"\s", row[1])
        names = [pair.partition("=")[0].lower() for pair in row[5].split("|")]
        assert names == sorted(set(names))
    for row in rows:
        if "-" in row[0]:
            assert row[2:9] == ["_"] * 7


def rebuilt(rows: list[list[str]]) -> str:
    """Return the text that forms and SpaceAfter give."""
    found, inside = "", 0
    for row in rows:
        if int(row[0].split("-")[0]) <= inside:
            continue
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
        found += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
    return found.rstrip(" ")


@given(st.text(LETTERS, max_size=60))
@settings(max_examples=200, deadline=None)
def test_the_format_is_kept(text: str) -> None:
    for block in conllu.write(text):
        check(block)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Сіз келдіңізбе?", ["келдіңіз/кел/VERB", "бе/ма/PART"]),
        ("Кеше келдіңбе?", ["келдің/кел/VERB", "бе/ма/PART"]),
        ("Мен студентпін.", ["студент/студент/NOUN", "пін/е/AUX"]),
        ("Сен кімсің?", ["кім/кім/PRON", "сің/е/AUX"]),
        ("Ол келеді-ау.", ["келеді/кел/VERB", "ау/ау/PART"]),
        ("Сен барма!", []),
    ],
)
def test_words_written_together_are_ranges(text: str, parts: list[str]) -> None:
    rows = [line.split("\t") for line in next(conllu.write(text)).splitlines() if line[:1] != "#"]
    spans = [row[0].split("-") for row in rows if "-" in row[0]]
    inside = {str(i) for start, end in spans for i in range(int(start), int(end) + 1)}
    assert ["/".join(row[1:4]) for row in rows if row[0] in inside] == parts


def test_spaces_in_a_token_stand_in_misc() -> None:
    block = next(conllu.write("К Е Л І С І М жасалды."))
    assert "# text = КЕЛІСІМ жасалды.\n" in block
    assert "SpacesInToken=К\\sЕ\\sЛ\\sІ\\sС\\sІ\\sМ\n" in block


def test_given_ranges_empty_nodes_and_columns_are_kept() -> None:
    lines = [
        "# sent_id = a",
        "1-2\tбаламын\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tбала\t_\t_\tn\t_\t0\troot\t_\tGloss=child",
        "2\tмын\t_\t_\tcop\t_\t1\tcop\t_\t_",
        "2.1\tбар\tбар\tVERB\t_\t_\t_\t_\t1:dep\t_",
    ]
    filled = list(conllu.fill([line + "\r\n" for line in lines]))
    assert [filled[0], filled[1], filled[4], filled[5]] == [lines[0], lines[1], lines[4], ""]
    assert filled[2].split("\t")[2:5] == ["бала", "NOUN", "n"]
    assert filled[2].endswith("0\troot\t_\tGloss=child")


def test_a_row_without_its_columns_is_told() -> None:
    with pytest.raises(DataError, match="2 columns"):
        list(conllu.fill(["1\tбала"]))


def test_rules_that_fired_are_told() -> None:
    shown = list(conllu.explain("Ол 2020 ж. Астанада болды. Біз 2 күн күттік."))
    assert "ж.\tabbreviation\t(abbreviation)" in shown
    assert ".\tsign\totherwise" in shown
