"""The site in a real browser: Debian's Chromium, driven by Playwright."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import CHROMIUM, absent
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from anyq.server.tokens import Tokens

# A page of another host may then frame one of this machine, as it may on a real host.
LAUNCH = ("--no-sandbox", "--disable-features=LocalNetworkAccessChecks")
AXE = Path(__file__).parent / "vendor/axe.min.js"
PHONE = {"width": 390, "height": 844}
TEXT = "Көпір ашылды\n\nАлматыда жаңа көпір ашылды. Көпірдің ұзындығы 310 метр."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        absent("Chromium (apt-get install chromium)")
    with sync_playwright() as engine:
        made = engine.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        yield made
        made.close()


@pytest.fixture
def context(browser: Browser, live: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=live)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, live: str) -> Iterator[Page]:
    """A page that fails the test if it complains, or asks another host for anything."""
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda one: (
            complaints.append(one.url)
            if urlsplit(one.url).netloc != urlsplit(live).netloc
            else None
        ),
    )
    yield opened
    assert complaints == []


def test_the_page_that_ships_is_read(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/article/{ids['demo']}")
    expect(page.locator("h1")).to_have_text("Душанбе мен Астана: одақтастыққа бастаған жол")
    expect(page.locator(".head .status")).to_have_text("анық")
    expect(page.locator(".claim.figure")).to_have_count(7)
    expect(page.locator(".checks li")).to_have_count(8)
    shapes = page.locator(".text .m").evaluate_all(
        "all => all.map(one => getComputedStyle(one).textDecorationStyle)"
    )
    assert {"solid", "dotted", "wavy", "double"} <= set(shapes)  # not by colour alone


def test_a_claim_leads_to_its_words_and_back(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/article/{ids['demo']}")
    claim = page.locator(f"#{ids['figure']}")
    claim.hover()
    lit = page.locator(".text .w.lit")
    assert "19 пайызға" in "".join(lit.all_inner_texts())
    number = claim.get_attribute("data-n")
    claim.locator(".num").click()
    expect(page.locator(f"#w-{ids['figure']}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(claim).to_be_focused()
    expect(claim).to_have_class(re.compile("lit"))
    page.keyboard.press("Escape")
    expect(page.locator(".lit")).to_have_count(0)
    page.locator(".text .amount", has_text="1,2 млрд").click()
    expect(page.locator(".claim.lit")).to_contain_text("1,2 млрд долларға")
    assert number not in (page.locator(".claim.lit").get_attribute("data-n") or "")


def test_on_a_phone_the_claim_comes_up(browser: Browser, live: str, ids: dict[str, str]) -> None:
    context = browser.new_context(base_url=live, viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"/article/{ids['demo']}")
    page.locator(".text .amount", has_text="1,2 млрд").tap()
    opened = page.locator(".claim.open")
    expect(opened).to_be_in_viewport()
    expect(opened).to_contain_text("1,2 млрд долларға")
    page.locator(".text p").nth(1).tap(position={"x": 5, "y": 5})
    expect(page.locator(".claim.open")).to_have_count(0)
    context.close()


def test_everything_is_there_without_script(
    browser: Browser, live: str, ids: dict[str, str]
) -> None:
    context = browser.new_context(base_url=live, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/article/{ids['demo']}")
    page.locator(f"#w-{ids['figure']}").click()
    assert page.url.endswith(f"#{ids['figure']}")
    page.locator(f"#{ids['figure']} .num").click()
    assert page.url.endswith(f"#w-{ids['figure']}")
    context.close()


def test_search_in_latin_finds_cyrillic(page: Page) -> None:
    page.goto("/")
    page.locator("#ask").fill("Qyrǵyzstan prezıdenti")
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_contain_text("Қазақстан мен Қырғызстан сауданы арттырмақ")
    expect(page.locator("mark").first).to_be_visible()


def test_a_conflict_is_seen_on_the_chart(page: Page) -> None:
    page.goto("/series/KZ-KG/trade_turnover")
    clash = page.locator(".claim-mark.clash")
    expect(clash).to_have_count(4)
    expect(clash.first.locator(".cross")).to_be_visible()
    clash.first.hover()
    expect(page.locator(".tip")).to_contain_text("«")
    clash.nth(1).focus()
    expect(page.locator(".tip")).to_be_visible()
    expect(page.locator("tr.clash").first).to_contain_text("қайшылықта")
    dashed = page.locator("rect.ahead").last.evaluate(
        "one => getComputedStyle(one).strokeDasharray"
    )
    assert dashed != "none"


def test_the_language_is_switched_and_remembered(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/article/{ids['demo']}")
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    page.locator(".langs a[lang=ru]").click()
    expect(page.locator("#figures")).to_contain_text("Показатели")
    page.goto("/checks")
    expect(page.locator("h1")).to_have_text("Проверки")
    page.locator(".langs a[lang=en]").click()
    expect(page.locator("h1")).to_have_text("Checks")


def test_a_page_is_read_without_a_token_and_not_kept(page: Page) -> None:
    page.goto("/add")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="оқу", exact=True).click()
    expect(page.locator(".keep")).to_contain_text("рұқсат кілтімен")
    expect(page.locator("h1")).to_have_text("Көпір ашылды")
    expect(page.get_by_role("button", name="дерекқорға сақтау")).to_have_count(0)


def test_a_page_is_kept_with_a_token(page: Page, live_tokens: Path) -> None:
    token = Tokens(live_tokens).create("browser")
    page.goto("/sign-in?to=/add")
    page.locator("#token").fill(token)
    page.get_by_role("button", name="Кіру").click()
    expect(page).to_have_url(re.compile("/add$"))
    page.locator("#files").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_role("button", name="оқу", exact=True).click()
    page.get_by_role("button", name="дерекқорға сақтау").click()
    expect(page).to_have_url(re.compile("/article/a[0-9a-f]+$"))
    page.goto("/articles")
    expect(page.locator(".plain")).to_contain_text("Көпір ашылды")


def test_a_script_in_a_title_does_not_run(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/article/{ids['bad-1']}")
    assert page.title().startswith("<script>document.title='бұзылды'</script>Астанада жиын өтті")
    expect(page.locator("h1")).to_contain_text("<script>")
    page.goto("/")
    assert "бұзылды" not in page.title()


def test_the_card_is_framed_and_the_page_is_not(
    browser: Browser, live: str, ids: dict[str, str]
) -> None:
    page = browser.new_page()
    body = (
        f'<iframe id="card" src="{live}/card/{ids["figure"]}"></iframe>'
        f'<iframe id="page" src="{live}/claim/{ids["figure"]}"></iframe>'
    )
    page.route(
        "http://news.example/", lambda route: route.fulfill(body=body, content_type="text/html")
    )
    page.goto("http://news.example/")
    expect(page.frame_locator("#card").locator("blockquote")).to_contain_text("19 пайызға")
    expect(page.frame_locator("#page").locator(".cite")).to_have_count(0)
    page.close()


def test_the_citation_is_copied(context: BrowserContext, live: str, ids: dict[str, str]) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live)
    page = context.new_page()
    page.goto(f"/claim/{ids['figure']}")
    page.locator("[data-copy=citation]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{live}/claim/{ids['figure']}" in copied
    assert "19 пайызға" in copied


def test_an_article_is_light(browser: Browser, live: str, ids: dict[str, str]) -> None:
    """At most 100 kB as transferred, fonts aside."""
    context = browser.new_context(base_url=live)
    page = context.new_page()
    sizes: dict[str, int] = {}
    tool = context.new_cdp_session(page)
    urls: dict[str, str] = {}
    tool.on(
        "Network.responseReceived", lambda e: urls.update({e["requestId"]: e["response"]["url"]})
    )
    tool.on(
        "Network.loadingFinished",
        lambda e: sizes.update({urls[e["requestId"]]: int(e["encodedDataLength"])}),
    )
    tool.send("Network.enable")
    page.goto(f"/article/{ids['demo']}", wait_until="networkidle")
    own = {url: size for url, size in sizes.items() if "/fonts/" not in url}
    assert len(own) >= 3
    assert sum(own.values()) < 100_000, own
    context.close()


PAGES = (
    *("/", "/articles", "/article/{demo}", "/article/{ara-1}", "/claim/{figure}", "/card/{event}"),
    *("/entity/{person}", "/pair/KZ/KG", "/series", "/series/KZ-KG/trade_turnover", "/checks"),
    *("/sources", "/search?q=сауда", "/add", "/sign-in", "/help", "/article/none"),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nothing_serious_for_a_screen_reader(
    scheme: str, size: str, browser: Browser, live: str, ids: dict[str, str]
) -> None:
    wide = PHONE if size == "phone" else {"width": 1280, "height": 900}
    context = browser.new_context(base_url=live, color_scheme=scheme, viewport=wide)  # type: ignore[arg-type]
    page = context.new_page()
    found: list[str] = []
    for path in PAGES:
        page.goto(re.sub(r"{([\w-]+)}", lambda one: ids[one[1]], path))
        page.evaluate(AXE.read_text())
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            found.append(f"{path}: {over} px too wide")
    context.close()
    assert found == []


def test_the_page_prints_without_its_tools(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/article/{ids['demo']}")
    page.emulate_media(media="print")
    expect(page.locator(".top")).not_to_be_visible()
    expect(page.locator(".claim").first).to_be_visible()
