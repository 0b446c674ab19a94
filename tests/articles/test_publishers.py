"""Each publisher's file with a page of our own writing in its layout, and the article expected."""

import json
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from anyq.articles import read
from anyq.articles.publisher import layouts_of, publisher_of, publishers
from anyq.capture import decode, make_page

PAGES = sorted((Path(__file__).parent / "publishers").glob("*.html"))


def expected(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("known", [True, False], ids=["by its file", "without it"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path, known: bool) -> None:
    want = expected(path)
    url = str(want.pop("url")) if known else None
    captured = date.fromisoformat(str(want.pop("captured_at")))
    want.pop("url", None)
    article = read(make_page(path.read_bytes(), path.name, url=url, captured_at=captured))
    start = article.published.start
    assert {
        "title": article.title,
        "day": start and start.isoformat()[:10],
        "bylines": list(article.bylines),
        "paragraphs": article.text.split("\n")[2:],
    } == want


def test_every_publisher_has_a_page() -> None:
    found = [publisher_of(str(expected(path)["url"])) for path in PAGES]
    assert {one.name for one in found if one} == {one.name for one in publishers()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_file_finds_what_it_names(path: Path) -> None:
    want = expected(path)
    captured = date.fromisoformat(str(want["captured_at"]))
    tree = LexborHTMLParser(decode(path.read_bytes()))
    (layout,) = layouts_of(str(want["url"]), captured)
    for selector in (layout.title, layout.date, layout.body):
        assert tree.css_first(selector) is not None, selector


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.inform.kz/kz/a", "Kazinform"),
        ("http://lat.egemen.kz/article/1", "Egemen Qazaqstan"),
        ("https://notinform.kz/", None),
        ("https://inform.kz.example/", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_publishers_are_found_by_host(url: str | None, name: str | None) -> None:
    found = publisher_of(url)
    assert (found.name if found else None) == name


def test_a_layout_holds_between_its_days() -> None:
    url = "https://ortalyq.kz/1"
    assert [one.title for one in layouts_of(url, date(2014, 1, 1))] == [".ntitle"]
    assert ".ntitle" not in [one.title for one in layouts_of(url, date(2024, 1, 1))]
    assert ".ntitle" not in [one.title for one in layouts_of(url, None)]


def test_a_layout_that_has_changed_is_passed_over() -> None:
    body = "Ауданда жаңа мектеп ашылды, онда екі жүз оқушы білім алады деп күтілуде. " * 3
    page = f"""<html><body><h1 class="article__title">Мектеп ашылды</h1>
<div class="article__body"><p>Қысқаша.</p></div>
<div class="text-2031"><p>{body}</p></div></body></html>"""
    article = read(make_page(page.encode(), "x", url="https://inform.kz/kz/1"))
    assert body.strip() in article.text
