"""What is no article, which language it is in, and what is normalised."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.articles import read
from anyq.articles.plain import normalise
from anyq.capture import make_page
from anyq.errors import AnyqError, NoArticle, NotKazakh, TooLarge

BODY = "Қаланың орталығында жаңа көпір ашылды, оған тұрғындар мен қонақтар келді."


def article(text: str, **known: object):
    return read(make_page(text.encode(), "test", **known))


@pytest.mark.parametrize(
    "text",
    [
        "В городе открыли новый мост, и на открытие пришли жители города. Это был праздник.",
        "The new bridge was opened in the centre of the city and the people came to see it.",
        "Шаардын борборунда жаңы көпүрө ачылды, аны көргөнү эл келди жана бул үчүн той болгон.",
        "12345 67890 !!! ???",
    ],
)
def test_not_kazakh(text: str) -> None:
    with pytest.raises(NotKazakh):
        article(f"{text}\n\n{text}")


@pytest.mark.parametrize(
    "text",
    ["Көпір ашылды", "Қалада той", "Jańa kópir ashyldy", "Тоқаев Астанада"],
)
def test_short_kazakh_is_not_refused(text: str) -> None:
    assert article(text).title == text


def test_russian_words_in_kazakh_text_are_no_matter() -> None:
    text = f"Мост ашылды\n\n{BODY} Сарапшы «это был праздник для всех и на все времена» деді."
    assert article(text).language == "kk"


def test_menus_alone_are_no_article() -> None:
    with pytest.raises(NoArticle):
        article("Басты бет\nСаясат\nБайланыс\n© 2020")


def test_a_book_is_no_article() -> None:
    with pytest.raises(TooLarge):
        article(f"Көпір ашылды\n\n{BODY}\n" * 15_000)


def test_given_title_is_not_repeated() -> None:
    page = article(f"Көпір ашылды\n\n{BODY}", title="Көпір  ашылды")
    assert page.text == f"Көпір ашылды\n\n{BODY}"
    assert article(BODY, title="Көпір ашылды").text == page.text


def test_given_title_is_cut_off_the_line_that_begins_with_it() -> None:
    page = article(f"Көпір ашылды. {BODY}", title="Көпір ашылды")
    assert page.text == f"Көпір ашылды\n\n{BODY}"
    kept = article("Көпір ашылды деп хабарлайды тілшіміз.", title="Көпір ашылды")
    assert kept.text.endswith("Көпір ашылды деп хабарлайды тілшіміз.")


def test_given_title_and_a_date_line() -> None:
    page = article(f"12 наурыз 2021\n{BODY}\n{BODY}", title="Көпір ашылды")
    assert page.published.text == "12 наурыз 2021"


def test_wrapped_lines_are_joined() -> None:
    wrapped = BODY.replace(" жаңа ", " жаңа\n", 1).replace("ашылды, оған ", "ашылды, оған\n", 1)
    long = f"{wrapped[:-1]} және бұл қуаныш бәріне ортақ болғаны анық екен деп\nойлаймыз."
    page = article(f"Көпір ашылды\n\n{long}")
    assert page.text.endswith("анық екен деп ойлаймыз.")


def test_clock_of_the_menu_is_no_date() -> None:
    for clock in ("Бүгін: 12.05.2023", "Сенбі, 13 мамыр 2023", "13 мамыр, 22:40:35"):
        page = article(f"{clock}\nБасты бет\nКөпір ашылды\n\n{BODY}\n© 2011-2023")
        assert page.title == "Көпір ашылды"
        assert page.published.text == ""


def test_capture_is_said_in_the_basis() -> None:
    page = article(f"Көпір ашылды\n\n12 наурыз\n\n{BODY}", captured_at=date(2021, 3, 12))
    assert [clue.clue for clue in page.published.basis] == ["capture"]
    assert page.published.status == "likely"
    assert page.published.precision == "day"


def test_url_tells_the_year() -> None:
    text = f"Көпір ашылды\n\n12 наурыз, 10:00\n\n{BODY}"
    page = article(text, url="https://dala.kz/2021/03/12/kopir")
    assert page.published.status == "resolved"
    assert page.published.basis[0].clue == "url"
    other = article(text, url="https://dala.kz/news/2021-03-13-kopir")
    assert other.published.status == "unresolved"


def test_soft_hyphens_and_blanks() -> None:
    assert (
        normalise("\ufeffкө\u00adпір\u00a0\u00a0ашыл\u200bды\r\nеді\u2028сол")
        == "көпір ашылды\nеді\nсол"
    )


@given(st.text())
def test_normalising_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="абәқі .,:0129\n–«»©жыл", max_size=200))
def test_any_text_is_an_article_or_an_error(text: str) -> None:
    try:
        assert article(text).text
    except AnyqError as error:
        assert "." in error.remedy  # noqa: PT017 - both outcomes are right


def test_a_dateline_dates_an_article_with_no_date_line() -> None:
    text = (
        "Көпір жөнделді\n\nЖазда басталған жұмыс аяқталды\n"
        "АЛМАТЫ, 23 сәуір – Kazinform. Қала шетіндегі көпір қайта ашылды, деді әкімдік өкілі."
    )
    article = read(make_page(text.encode(), "page"))
    assert article.dateline == "Алматы"
    assert article.published.text == "23 сәуір"
    assert article.published.status == "unresolved"
    dated = read(make_page(text.encode(), "page", url="https://example.kz/20240423/kopir.html"))
    assert dated.published.status == "resolved"
    assert str(dated.published.start) == "2024-04-23"


def test_a_whole_date_in_the_address_dates_a_page_that_prints_none() -> None:
    text = "Көпір жөнделді\n\nҚала шетіндегі көпір қайта ашылды, деді әкімдік өкілі."
    article = read(make_page(text.encode(), "page", url="https://example.kz/2024/04/23/kopir"))
    assert str(article.published.start) == "2024-04-23"
    assert [clue.clue for clue in article.published.basis] == ["url"]
    other = read(make_page(text.encode(), "page", url="https://example.kz/20249923/kopir"))
    assert other.published.status == "unresolved"


def test_a_button_over_the_headline_is_no_menu() -> None:
    text = (
        "×\n\nҚаладағы көпір қашан ашылады – әкім жауабы\n\nЖұмысқа қазір екі жүз адам тартылды\n\n"
        "Ерлан Сәбитов 25.06.2024 | 13:20\n\nҚала әкімі көпірдің күзде ашылатынын айтты."
    )
    assert article(text).title == "Қаладағы көпір қашан ашылады – әкім жауабы"


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    text = (
        "Ауылда көпір салынды - «Дала» телеарнасы\n\nАуылда көпір салынды\n\n03.11.2023\n\n"
        "Ауылда жаңа көпір салынды. Оған тұрғындар қуанып отыр.\n\nАйдос Сейітов\n\n"
        "Хабарламаларға жазылу"
    )
    read_page = article(text)
    assert read_page.title == "Ауылда көпір салынды"
    assert "телеарнасы" not in read_page.text
    assert read_page.bylines == ("Айдос Сейітов",)
    assert "жазылу" not in read_page.text
