"""The server never fails on a record that others write meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

from litestar.testing import TestClient

from anyq.page import Page
from anyq.pipeline import read
from anyq.record import Record
from anyq.server.app import create
from anyq.server.settings import Settings

PATHS = ("/", "/articles.json", "/checks", "/series", "/sources", "/pair/KZ/KG", "/search?q=сауда")
TEXT = """Хабар {0}

2024 жылғы 3 мамыр

2023 жылы Қазақстан мен Қырғызстан арасындағы тауар айналымы 1,{0} млрд доллар болды."""


def test_pages_are_served_while_others_write(place: Path, tokens: Path) -> None:
    done = Event()

    def write() -> int:
        number = 0
        with Record.open(place) as record:
            while not done.is_set() and number < 60:
                writer = record.writer()
                writer.add(read(Page(TEXT.format(number).encode(), "text/plain")))
                number += 1
        return number

    with (
        TestClient(create(Settings(str(place), str(tokens)))) as client,
        ThreadPoolExecutor(4) as pool,
    ):
        before = listed(client)
        writing = pool.submit(write)
        asked = [pool.submit(ask, client, path) for path in PATHS * 4]
        statuses = [one.result() for one in asked]
        done.set()
        written = writing.result()
        assert set(statuses) == {200}
        assert written > 3
        assert listed(client) == before + written


def ask(client: TestClient[Any], path: str) -> int:
    return client.get(path, headers={"Accept": "text/html"}).status_code


def listed(client: TestClient[Any]) -> int:
    return len(client.get("/articles.json", params={"limit": 500}).json()["articles"])
