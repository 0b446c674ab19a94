"""HTML that is broken, hostile or says several things at once."""

import time
from contextlib import suppress

import pytest

from anyq.articles import read
from anyq.capture import make_page
from anyq.errors import AnyqError

BODY = "Қаланың орталығында жаңа көпір ашылды, оған тұрғындар мен қонақтар келді. " * 3


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><main><h1>Көпір ашылды</h1>{body}</main></body></html>"


def article(source: str):
    return read(make_page(source.encode(), "test", media_type="text/html"))


def test_script_and_style_never_enter_the_text() -> None:
    found = article(page(f"<script>var а = 1;</script><style>p {{}}</style><p>{BODY}</p>"))
    assert found.text == f"Көпір ашылды\n\n{BODY.strip()}"


def test_metadata_that_differs_is_not_taken_for_the_printed_day() -> None:
    head = '<meta property="article:published_time" content="2021-05-20T10:00:00+06:00">'
    found = article(page(f"<p>12 наурыз, 10:00</p><p>{BODY}</p>", head))
    assert found.published.status == "unresolved"
    assert [note.code for note in found.notes] == ["no_year", "metadata_differ"]


def test_metadata_alone_dates_a_page_without_a_date_line() -> None:
    head = '<meta property="article:published_time" content="2021-05-20T04:00:30Z">'
    found = article(page(f"<p>{BODY}</p>", head))
    assert found.published.start is not None
    assert found.published.start.isoformat() == "2021-05-20T10:00:00+06:00"
    assert found.published.precision == "minute"


@pytest.mark.parametrize(
    "bad",
    ["{", '{"@type":"NewsArticle","datePublished":"кеше"}', "[1,2]", '"x"', "[" * 5000],
)
def test_bad_json_ld_is_passed_over(bad: str) -> None:
    head = f'<script type="application/ld+json">{bad}</script>'
    assert article(page(f"<p>{BODY}</p>", head)).title == "Көпір ашылды"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 20_000 + BODY,
        page("<p>" + BODY * 3000),
        "<html",
        "<html></html>",
        "<p " + 'a="b" ' * 20_000 + f">{BODY}",
        "<table>" * 500 + BODY,
    ],
    ids=["deep", "long", "cut", "empty", "attributes", "tables"],
)
def test_hostile_html_ends_soon(source: str) -> None:
    started = time.perf_counter()
    with suppress(AnyqError):
        read(make_page(source.encode(), "test", media_type="text/html"))
    assert time.perf_counter() - started < 10


def test_an_author_of_the_metadata_who_is_not_printed_is_noted() -> None:
    data = '{"@type":"NewsArticle","headline":"Көпір ашылды","author":{"name":"Редактор Сайт"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = article(page(f'<div class="byline">Асан Серіков</div><p>{BODY}</p>', head))
    assert found.bylines == ("Асан Серіков",)
    assert [note.letters for note in found.notes if note.code == "metadata_authors"] == [
        "Редактор Сайт ≠ Асан Серіков"
    ]


OTHER = "Ауылда жаңа кітапхана салынды, онда он мың кітап пен оқу залы бар деп хабарланды. " * 2


@pytest.mark.parametrize(
    "other",
    [
        f'<div><h2>Кітапхана</h2><span class="date">3 мамыр 2024</span><p>{OTHER}</p></div>',
        f'<div><h4><a href="/2">Кітапхана салынды</a></h4><p>{OTHER}</p></div>',
        f'<div class="related-news"><p>{OTHER}</p></div>',
        f'<div id="comments"><p>{OTHER}</p></div>',
        f"<aside><p>{OTHER}</p></aside>",
    ],
    ids=["next article", "card", "related", "comments", "aside"],
)
def test_what_stands_beside_the_article_is_no_part_of_it(other: str) -> None:
    found = article(page(f"<div><p>{BODY}</p><p>{BODY}Соңы.</p></div>{other}"))
    assert found.text == f"Көпір ашылды\n\n{BODY.strip()}\n{BODY}Соңы."


def test_a_name_of_a_block_does_not_hide_what_most_of_the_page_is() -> None:
    paragraphs = "".join(f'<div class="related"><p>{BODY}{n}.</p></div>' for n in range(4))
    assert article(page(f"<div>{paragraphs}</div>")).text.count("көпір ашылды") == 12
