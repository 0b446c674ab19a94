"""What goes wrong is told the same way everywhere."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from anyq.errors import Locked, NoRecord
from anyq.server import problems
from anyq.server.app import create
from anyq.server.problems import Problem
from anyq.server.settings import Settings
from anyq.server.views.guide import GuideView

Client = TestClient[Any]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/article/a0000000000000000.json", 404, "unknown"),
        ("/claim/zzzzzzzz.json", 404, "unknown"),
        ("/entity/e0000000000000000.json", 404, "unknown"),
        ("/series/KZ-KG/none.json", 404, "unknown"),
        ("/series/'/exports.json", 404, "unknown"),  # a name without letters
        ("/pair/KZ/QQ.json", 404, "no_country"),
        ("/pair/KAZ/KG.json", 400, "bad_query"),
        ("/nowhere.json", 404, "no_page"),
        ("/articles.json?limit=0", 400, "bad_query"),
        ("/articles.json?cursor=%2B%2B", 400, "bad_cursor"),
        ("/pair/KZ/KG.json?since=soon", 400, "bad_query"),
        ("/checks.json?verdict=wrong", 400, "bad_query"),
        ("/static/none.css", 404, "no_page"),
    ],
)
def test_problem_details(path: str, status: int, code: str, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == problems.MEDIA_TYPE
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert (problem.status, problem.type) == (status, f"{problems.TYPE}{code}")
    assert problem.instance == path.partition("?")[0]
    assert problem.detail
    assert problem.remedy


def test_a_person_gets_a_page(client: Client) -> None:
    answer = client.get("/article/zzz", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Дерекқорда ондай жоқ" in answer.text


def test_a_busy_record_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise Locked("The record at /x is in use.", "Wait.")

    monkeypatch.setattr(GuideView, "find", busy)
    answer = client.get("/help.json")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.json()["type"].endswith("locked")


def test_a_fault_is_told_and_shows_nothing_of_the_inside(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("of the inside")

    monkeypatch.setattr(GuideView, "find", broken)
    answer = client.get("/help.json")
    assert answer.status_code == 500
    assert answer.json()["type"].endswith("internal")
    assert "inside" not in answer.text
    assert "of the inside" in caplog.text


def test_the_guide_explains_every_kind(client: Client) -> None:
    told = client.get("/help").text
    for one in json.loads(client.get("/help.json").text)["errors"]:
        assert f'id="error-{one["code"]}"' in told


def test_no_record_is_told_at_start(tmp_path: Path) -> None:
    with pytest.raises(NoRecord):
        create(Settings(str(tmp_path / "none.sqlite"), str(tmp_path / "tokens.json")))
