"""Every page in every form, as a program gets it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from anyq import output
from anyq.record import Record
from anyq.server.site import VIEWS
from anyq.server.view import View

Client = TestClient[Any]
HTML = {"Accept": "text/html"}


def address(view: View[Any, Any], ids: dict[str, str]) -> str:
    """Return an address of a page that has something to show."""
    values = {
        "/article/{id}": ids["demo"],
        "/claim/{id}": ids["figure"],
        "/card/{id}": ids["event"],
        "/entity/{id}": ids["person"],
    }
    path = view.path.replace("{id}", values.get(view.path, ""))
    path = path.replace("{a}", "KZ").replace("{b}", "KG")
    return path.replace("{subjects}", "KZ-KG").replace("{indicator}", "trade_turnover")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.path)
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_html(view: View[Any, Any], lang: str, client: Client, ids: dict[str, str]) -> None:
    answer = client.get(address(view, ids), params={"lang": lang}, headers=HTML)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'lang="{lang}"' in answer.text[:200]
    assert "style=" not in answer.text  # the policy lets no style stand in a tag


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.path)
def test_json_is_of_its_type(view: View[Any, Any], client: Client, ids: dict[str, str]) -> None:
    bare = address(view, ids)
    answer = client.get("/index.json" if bare == "/" else f"{bare}.json")
    assert answer.status_code == 200, answer.text
    msgspec.convert(json.loads(answer.text), view.shape, strict=False)


@pytest.mark.parametrize("view", [v for v in VIEWS if v.columns], ids=lambda view: view.path)
def test_csv_has_its_columns(view: View[Any, Any], client: Client, ids: dict[str, str]) -> None:
    params = {"q": "Астана"} if view.path == "/search" else {}
    answer = client.get(f"{address(view, ids)}.csv", params=params)
    head, *rows = csv.reader(io.StringIO(answer.text))
    assert head == list(view.columns)
    assert rows
    assert {len(row) for row in rows} == {len(head)}


def test_what_is_no_table_has_no_csv(client: Client, ids: dict[str, str]) -> None:
    answer = client.get(f"/claim/{ids['figure']}.csv")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("no_table")


def test_article_json_is_the_reading(client: Client, ids: dict[str, str]) -> None:
    answer = client.get(f"/article/{ids['demo']}.json")
    found = msgspec.convert(json.loads(answer.text), output.ReadingOut, strict=False)
    for figure in found.figures:
        words = found.article.text[figure.evidence.start : figure.evidence.end]
        assert words == figure.evidence.text


def test_letters_can_be_changed_and_quotations_keep_theirs(
    client: Client, ids: dict[str, str]
) -> None:
    latin = client.get(f"/article/{ids['kg-1']}?script=Latn").text
    assert "Qazaqstan" in latin
    assert "арасындағы тауар айналымы 1,5 млрд долларға жетті." in latin  # the quotation
    arabic = client.get(f"/article/{ids['kg-1']}?script=Arab").text
    assert 'dir="rtl"' in arabic
    cyrillic = client.get(f"/article/{ids['kg-6']}?script=Cyrl").text
    assert "Қасым-Жомарт Тоқаев" in cyrillic


def test_a_short_id_leads_to_the_whole(client: Client, ids: dict[str, str]) -> None:
    answer = client.get(f"/claim/{ids['figure'][:8]}.json", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/claim/{ids['figure']}.json"
    assert client.get("/pair/kz/kg", follow_redirects=False).headers["location"] == "/pair/KZ/KG"


def test_etag_spares_what_has_not_changed(client: Client, ids: dict[str, str], token: str) -> None:
    for path in (f"/article/{ids['demo']}", "/checks.json", "/articles.csv"):
        etag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": f'"x", {etag}'})
        assert again.status_code == 304, path
        assert not again.content
    other = client.get(f"/article/{ids['demo']}?lang=ru").headers["etag"]
    assert other != client.get(f"/article/{ids['demo']}?lang=en").headers["etag"]


def test_etag_changes_with_the_record(client: Client, token: str) -> None:
    before = client.get("/articles").headers["etag"]
    page = {"text": "Жаңа хабар\n\nАстанада жаңа мектеп ашылды. Мектепте 900 бала оқиды."}
    kept = client.post("/api/pages", json=page, headers={"Authorization": f"Bearer {token}"})
    assert kept.status_code == 201, kept.text
    answer = client.get("/articles", headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert "Жаңа хабар" in answer.text


@pytest.mark.parametrize(
    ("path", "field"),
    [("/articles.json", "articles"), ("/pair/KZ/KG.json", "events"), ("/checks.json", "checks")],
)
def test_cursors_lead_through_the_whole_list(path: str, field: str, client: Client) -> None:
    whole = client.get(path, params={"limit": 500}).json()[field]
    seen, cursor = [], ""
    while True:
        part = client.get(path, params={"limit": 3, "cursor": cursor}).json()
        seen += part[field]
        cursor = part["next"]
        if not cursor:
            break
    assert len(whole) > 3
    assert seen == whole


def test_a_cursor_stays_where_it_is_while_others_write(client: Client, token: str) -> None:
    first = client.get("/articles.json", params={"limit": 2}).json()
    page = {"text": "Тағы хабар\n\nАлматыда жаңа көпір ашылды. Көпірдің ұзындығы 300 метр."}
    client.post("/api/pages", json=page, headers={"Authorization": f"Bearer {token}"})
    second = client.get("/articles.json", params={"limit": 2, "cursor": first["next"]}).json()
    names = [one["article"] for one in (*first["articles"], *second["articles"])]
    assert len(set(names)) == 4


def test_events_are_filtered(client: Client) -> None:
    every = client.get("/pair/KZ/KG.json").json()["events"]
    visits = client.get("/pair/KZ/KG.json", params={"type": "visit"}).json()["events"]
    assert {one["event"]["type"] for one in visits} == {"visit"}
    assert len(visits) < len(every)
    late = client.get("/pair/KZ/KG.json", params={"since": "2024-06-01"}).json()["events"]
    assert 0 < len(late) < len(every)


def test_checks_are_filtered(client: Client) -> None:
    for query in ({"between": "articles"}, {"verdict": "differs"}, {"publisher": "Дала"}):
        found = client.get("/checks.json", params=query).json()
        assert 0 < found["total"] < client.get("/checks.json").json()["total"], query
    across = client.get("/checks.json", params={"between": "articles"}).json()["checks"]
    assert all(one["check"] is None for one in across)


def test_search_in_latin_finds_cyrillic(client: Client, ids: dict[str, str]) -> None:
    found = client.get("/search.json", params={"q": "Qyrǵyzstan"}).json()["found"]
    assert ids["kg-2"] in {hit["id"] for hit in found["hits"]}
    assert found["facets"]["sources"]


def test_the_first_page_says_what_is_new_and_what_conflicts(client: Client) -> None:
    home = client.get("/index.json").json()
    assert home["articles"] == 10
    assert home["disagreements"] >= 5
    assert {one["publisher"] for one in home["coverage"]} >= {"Дала", "Таң газеті"}


def test_sources_tell_reasons(client: Client) -> None:
    found = client.get("/sources.json").json()
    assert {one["code"] for one in found["reasons"]} == {"not_kazakh", "empty_page"}
    demo = next(one for one in found["sources"] if one["publisher"] == "Редакция")
    assert (demo["articles"], demo["dated"], demo["byline"], demo["credit"]) == (1, 1, 1, 1)


def test_the_series_marks_conflicts(client: Client) -> None:
    page = client.get("/series/KZ-KG/trade_turnover", headers=HTML).text
    assert 'class="claim-mark clash"' in page
    assert 'class="ahead"' in page
    assert 'class="official-mark"' in page


def test_what_people_hold_is_shown(place: Path, client: Client, ids: dict[str, str]) -> None:
    with Record.open(place) as record:
        record.writer().refuse(ids["figure"], reason="бұл өткен жыл", author="Айгүл")
    for path in (f"/article/{ids['demo']}", f"/claim/{ids['figure']}"):
        page = client.get(path, headers=HTML).text
        assert "жоққа шығарылды" in page, path
        assert "бұл өткен жыл" in page, path
    told = client.get(f"/article/{ids['demo']}.json").json()
    assert [one["about"] for one in told["judgements"]] == [[ids["figure"]]]
