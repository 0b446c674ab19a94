"""The same pages on a record in PostgreSQL."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from chromium import absent
from filling import fill
from litestar.testing import TestClient

from anyq.record import Record
from anyq.server.app import create
from anyq.server.settings import Settings
from anyq.server.tokens import Tokens

PATHS = (
    *("/", "/articles?limit=3", "/series", "/series/KZ-KG/trade_turnover", "/checks", "/sources"),
    *("/pair/KZ/KG?type=visit", "/search?q=Қырғызстан", "/health", "/add"),
)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of a database of our own, filled with the pages of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1] / "record"))
        postgres = import_module("postgres_server")
    if postgres.binaries() is None:
        absent("PostgreSQL (apt-get install postgresql)")
    server = postgres.Server.start()
    address = server.database("web")
    fill(address)
    yield address
    server.stop()


def test_every_page(database: str, tokens: Path) -> None:
    with Record.open(database) as record, record.snapshot() as view:
        demo = next(one for one in view.readings() if one.page.source_id is None)
    own = (
        f"/article/{demo.article.id}",
        f"/claim/{demo.claims.figures[0].id}",
        f"/claim/{demo.claims.events[0].id}",
        f"/entity/{demo.claims.entities[0].id}",
    )
    with TestClient(create(Settings(database, str(tokens)))) as client:
        for path in (*PATHS, *own):
            answer = client.get(path, headers={"Accept": "text/html"})
            assert answer.status_code == 200, (path, answer.text)


def test_a_page_is_kept(database: str, tokens: Path) -> None:
    bearer = {"Authorization": f"Bearer {Tokens(tokens).create('desk')}"}
    page = {"text": "Жаңа хабар\n\nАстанада жаңа мектеп ашылды. Мектепте 900 бала оқиды."}
    with TestClient(create(Settings(database, str(tokens)))) as client:
        assert client.post("/api/pages", json=page, headers=bearer).status_code == 201
        assert client.get("/articles.json").json()["articles"][0]["title"] == "Жаңа хабар"
