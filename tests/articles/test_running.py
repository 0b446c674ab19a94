"""Pages whose lines ran together, and furniture of a site among the lines of an article."""

import pytest

from anyq.articles import read
from anyq.articles.lines import read_lines
from anyq.articles.running import part_lines
from anyq.capture import make_page

BODY = (
    "Ауданда ұзындығы 120 метр көпір пайдалануға берілді, деп хабарлайды ҚазАқпарат тілшісі. "
    "Оған қаржы облыс бюджетінен бөлінген."
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "08 Маусым 2016, 14:17 Ауданда көпір ашылды ТАРАЗ. ҚазАқпарат - Бүгін көпір ашылды.",
            [
                "08 Маусым 2016, 14:17",
                "Ауданда көпір ашылды",
                "ТАРАЗ. ҚазАқпарат - Бүгін көпір ашылды.",
            ],
        ),
        (
            "Ауданда көпір ашылды (ФОТО) НҰР-СҰЛТАН. KAZINFORM – Бүгін көпір ашылды.",
            ["Ауданда көпір ашылды (ФОТО)", "НҰР-СҰЛТАН. KAZINFORM – Бүгін көпір ашылды."],
        ),
        ("Ол жұмысын бітірді. Басты сөздер: Тараз", ["Ол жұмысын бітірді.", "Басты сөздер: Тараз"]),
        ("ТАРАЗ. ҚазАқпарат - Бүгін көпір ашылды.", ["ТАРАЗ. ҚазАқпарат - Бүгін көпір ашылды."]),
        ("08 Маусым 2016, 14:17", ["08 Маусым 2016, 14:17"]),
        ("Ол 2016 жылы ТАРАЗ қаласына келді.", ["Ол 2016 жылы ТАРАЗ қаласына келді."]),
    ],
)
def test_lines_that_ran_together(line: str, parts: list[str]) -> None:
    assert [part for part in part_lines(line).split("\n") if part] == parts


@pytest.mark.parametrize(
    "line",
    [
        "Қазіргі ауа райы: Тараз +8°C Шымкент +12°C",
        "Бүгінгі бағам: USD 447.12 EUR 482.50 RUB 4.85",
        "$ 520,4 € 601,2 ₽ 6,4",
        "Қабылдау бөлмесі 8(7172) 95-40-50 Бас редактор 8(7172) 95-40-68",
        "Жарнама бөлімі Асқар Болатұлы +7(7172) 95-40-72 zharnama@gazet.example",
        "қазақшаqazaqрусскийenglish Халықаралық агенттік 08.06.2016",
    ],
)
def test_furniture_is_no_text(line: str) -> None:
    (found,) = read_lines(line)
    assert found.kind == "menu"


@pytest.mark.parametrize(
    "line",
    [
        "Түнде Тараз қаласында +8°, күндіз +15° болады деп күтілуде.",
        "Бір доллардың бағамы 447,12 теңге, еуро 482,50 теңге болды.",
        "Анықтама үшін 8 (7172) 95-40-50 немесе 8 (7172) 95-40-68 нөміріне хабарласуға болады.",
        "Ол қазақша, орысша және ағылшынша сөйлейді.",
    ],
)
def test_sentences_that_name_such_things_stay(line: str) -> None:
    (found,) = read_lines(line)
    assert found.kind == "text"


def test_furniture_leaves_the_article_whole() -> None:
    page = f"""Елдің басты жобалары
08 Маусым 2016, 14:17 Ауданда көпір ашылды ТАРАЗ. ҚазАқпарат - {BODY}
{BODY}
Автор: Асқар Болатұлы Басты сөздер: Тараз , Көлік Қате таптыңыз ба? Белгілеп, CTRL+ENTER басыңыз
қазақшаqazaqрусскийenglish Халықаралық агенттік 08.06.2016
Қазіргі ауа райы: Тараз +8°C Шымкент +12°C Теңгенің бүгінгі бағамы: USD 333.53 EUR 377.45"""
    article = read(make_page(page.encode(), "test"))
    assert article.text == f"Ауданда көпір ашылды\n\nТАРАЗ. ҚазАқпарат - {BODY}\n{BODY}"
    assert article.bylines == ("Асқар Болатұлы",)
    assert article.published.start is not None
    assert article.published.start.isoformat() == "2016-06-08T14:17:00+06:00"
