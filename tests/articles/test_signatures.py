"""Bylines, credit lines, datelines and sources named in the text."""

import pytest

from anyq import kazakh
from anyq.articles.bylines import bylines, credit
from anyq.articles.formulas import credited, dateline
from anyq.articles.lines import read_lines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Думан Ержанов,", ("Думан Ержанов",)),
        ("Думан ЕРЖАН", ("Думан ЕРЖАН",)),
        ("Думан Ержанов, Гүлнар Сәбитқызы", ("Думан Ержанов", "Гүлнар Сәбитқызы")),
        ("Авторы: Думан Ержан", ("Думан Ержан",)),
        ("Думан Ержанов, Түркістан облысы", ("Думан Ержанов",)),
        ("Думан Сәбитұлы Ержанов", ("Думан Сәбитұлы Ержанов",)),
        ("Думан Ержанов Астанада", ()),
        ("Ержанов Астанада", ()),
        ("Думан Ержанов, әкім: Көпір ашылды", ()),
        ("Көктем келді", ()),
        ("Қазақстан Республикасы", ()),
        ("Думан Ержанов қалаға келді.", ()),
        ("Фейсбук парақшасынан", ()),
    ],
)
def test_byline(line: str, names: tuple[str, ...]) -> None:
    assert bylines(read_lines(line)[0], sure=False) == names


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Фейсбук парақшасынан", "Фейсбук парақшасы"),
        ("«Дала» газетінен алынды", "«Дала» газеті"),
        ("Дереккөз: dala.kz", "dala.kz"),
        ("dala.kz", "dala.kz"),
        ("Ол ауылынан кетті", None),
        ("Думан Ержанов", None),
    ],
)
def test_credit_line(line: str, source: str | None) -> None:
    assert credit(read_lines(line)[0]) == source


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("АҚТӨБЕ. KAZINFORM – Көпір ашылды.", "Ақтөбе"),
        ("ASTANA.KAZINFORM - Kópir ashyldy.", "Астана"),
        ("TAShKENT. KAZINFORM — Kópir ashyldy.", "Ташкент"),
        ("Алматы. ҚазАқпарат – Көпір ашылды.", "Алматы"),
        ("АСТАНА, 20 сәуір – Көпір ашылды.", "Астана"),
        ("ЮНЕСКО – халықаралық ұйым.", None),
        ("Көпір – қаланың мақтанышы.", None),
    ],
)
def test_dateline(text: str, place: str | None) -> None:
    tail = " Qalada jańa kópir ashyldy, oǵan qala turǵyndary keldi." if text.isascii() else ""
    assert dateline(kazakh.tokenize(text + tail)) == place


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Көпір ашылды, деп хабарлайды Kazinform тілшісі.", "Kazinform тілшісі"),
        ("Көпір ашылды, деп хабарлады қала әкімдігі.", "қала әкімдігі"),
        ("Көпір ашылды. Бұл туралы Көлік министрлігі мәлім етті.", "Көлік министрлігі"),
        ("Kurs.kz мәліметінше, бағам өзгерген жоқ.", "Kurs.kz"),
        ("Көпір ашылды, – деп жазды ол желіде.", ""),
        ("Бұл туралы министр айтты.", ""),
    ],
)  # fmt: skip
def test_source_in_the_text(text: str, source: str) -> None:
    words = credited([kazakh.tokenize(text)])
    assert " ".join(word.text for word in words) == source
