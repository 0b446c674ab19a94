"""`make screenshots`: pictures of the main pages into docs/img, from the record of the tests."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from filling import fill
from palette import packed
from playwright.sync_api import Browser, Page, sync_playwright

from anyq.record import Record

IMAGES = Path(__file__).parents[2] / "docs/img"
DESK, PHONE = {"width": 1180, "height": 760}, {"width": 390, "height": 700}
LARGEST = 150_000  # bytes of a picture in the repository


def main() -> None:
    """Serve the record of the tests and take the pictures."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made) / "record.sqlite"
        fill(place)
        with Record.open(place) as record, record.snapshot() as view:
            readings = {one.page.source_id: one.article.id for one in view.readings()}
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        command = [sys.executable, "-m", "anyq", "serve", "--record", str(place)]
        server = subprocess.Popen([*command, "--port", str(port)])
        try:
            shoot(f"http://127.0.0.1:{port}", f"/article/{readings[None]}")
        finally:
            server.terminate()
            server.wait(20)


def shoot(address: str, article: str) -> None:
    """Take every picture."""
    for _ in range(100):
        try:
            urlopen(f"{address}/health", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    IMAGES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium")
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = visit(browser, address + article)
        page.locator(".claim", has_text="1,2 млрд долларға").hover()
        save(page, "article")
        page = visit(browser, f"{address}/series/KZ-KG/trade_turnover")
        page.locator(".claim-mark.clash .hit").first.hover()
        save(page, "series")
        save(visit(browser, address), "home")
        save(visit(browser, f"{address}/search?q=Qyrǵyzstan"), "search")
        page = visit(browser, address + article, dark=True, phone=True)
        page.locator(".text .amount", has_text="1,2 млрд").tap()
        save(page, "phone-dark")
        browser.close()


def visit(browser: Browser, address: str, *, dark: bool = False, phone: bool = False) -> Page:
    """Open a page as a reader of some taste sees it."""
    page = browser.new_page(
        viewport=PHONE if phone else DESK,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        has_touch=phone,
        is_mobile=phone,
    )
    page.goto(address, wait_until="networkidle")
    return page


def save(page: Page, name: str) -> None:
    """Write a picture, small enough for the repository."""
    place = IMAGES / f"{name}.png"
    page.wait_for_timeout(300)
    place.write_bytes(packed(page.screenshot()))
    size = place.stat().st_size
    if size > LARGEST:
        sys.exit(f"{place} has {size} bytes; at most {LARGEST} are kept")
    sys.stdout.write(f"{place.relative_to(Path.cwd())}: {size} bytes\n")


if __name__ == "__main__":
    main()
