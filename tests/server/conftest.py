import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from filling import fill
from litestar.testing import TestClient

from anyq.record import Record
from anyq.server.app import create
from anyq.server.settings import Settings
from anyq.server.tokens import Tokens

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "src/anyq/demo/page.txt"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that no test changes."""
    place = tmp_path_factory.mktemp("record") / "record.sqlite"
    fill(place)
    return place


@pytest.fixture
def place(filled: Path, tmp_path: Path) -> Path:
    """A copy of that record, to be changed."""
    return Path(shutil.copy(filled, tmp_path / "record.sqlite"))


@pytest.fixture
def tokens(tmp_path: Path) -> Path:
    return tmp_path / "tokens.json"


@pytest.fixture
def token(tokens: Path) -> str:
    return Tokens(tokens).create("newsroom")


@pytest.fixture
def client(place: Path, tokens: Path) -> Iterator[TestClient]:  # type: ignore[type-arg]
    with TestClient(create(Settings(str(place), str(tokens)))) as made:
        yield made


@pytest.fixture(scope="session")
def ids(filled: Path) -> dict[str, str]:
    """The ids of the articles by the ids of their pages, and one claim of each kind."""
    with Record.open(filled) as record, record.snapshot() as view:
        readings = tuple(view.readings())
    found = {one.page.source_id or "demo": one.article.id for one in readings}
    demo = next(one for one in readings if one.article.id == found["demo"])
    found["figure"] = demo.claims.figures[3].id
    found["event"] = demo.claims.events[0].id
    found["person"] = next(e.id for e in demo.claims.entities if e.kind == "person")
    return found


@pytest.fixture(scope="session")
def live_tokens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tokens") / "tokens.json"


@pytest.fixture(scope="session")
def live(
    filled: Path, live_tokens: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of `anyq serve`, running on a copy of the record."""
    place = Path(shutil.copy(filled, tmp_path_factory.mktemp("live") / "record.sqlite"))
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "anyq", "serve", "--record", str(place), "--port", str(port)]
    environment = {**os.environ, "ANYQ_TOKENS": str(live_tokens)}
    log = place.with_name("log").open("w+b")
    with subprocess.Popen([*command, "--rate", "1000"], env=environment, stderr=log) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(20)
            log.close()


def wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _ in range(200):
        try:
            if httpx.get(f"{address}/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            assert server.poll() is None, "the server has stopped"
            time.sleep(0.1)
    pytest.fail("the server does not answer")
