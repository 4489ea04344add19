"""The pages of the bundled register as browsers show them: sizes, requests, and WCAG 2.2 AA."""

import socket
import threading
import time
from collections.abc import Iterator
from gzip import compress
from typing import Literal

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from tests.web.crawling import crawl, links
from tracker import bootstrap
from tracker.settings import Settings
from tracker.web.html import STATIC

PATHS = [
    "/",
    "/countries/kz",
    "/countries/kg?state=opposite",
    "/countries/kz/on/2022-05-27",
    "/demands/kz-2021-1",
    "/demands/kg-2021-2",
    "/documents/res-2021",
    "/addressees",
    "/addressees/un",
    "/ours",
    "/methodology",
    "/privacy",
    "/corrections",
    "/nowhere",
    "/countries/kz?as_of=never",
]
KILOBYTE = 1024


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a reader of the demonstration."""
    parts, _ = bootstrap.demo(Settings(home=tmp_path_factory.mktemp("demo")))
    yield TestClient(bootstrap.web(parts), follow_redirects=False)
    parts.engine.dispose()


@pytest.fixture(scope="session")
def host(demo: TestClient) -> Iterator[str]:
    """Serve the demonstration on this machine."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(demo.app, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_of_the_register_is_small_on_the_wire(demo: TestClient, language: str) -> None:
    style = len(compress((STATIC / "app.css").read_bytes(), 9))

    pages = crawl(demo, f"/{language}/", lambda url: url.startswith(f"/{language}/") and _is_of_today(url))
    sizes = {url: len(compress(text.encode(), 9)) for url, text in pages}

    assert style <= 6 * KILOBYTE
    assert sizes[f"/{language}/countries/kz"] + style <= 12 * KILOBYTE
    assert {url: size for url, size in sizes.items() if size > 12 * KILOBYTE} == {}


def test_every_anchor_of_the_register_is_there(demo: TestClient) -> None:
    pages = {url: links(text) for url, text in crawl(demo, "/ru/", _is_of_today)}

    for url, page in pages.items():
        for href in page.hrefs:
            target, _, anchor = href.partition("#")
            if anchor and (target or url) in pages:
                assert anchor in pages[target or url].ids, (url, href)


@pytest.mark.browser
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("reader", [("ru", 360, "light"), ("en", 1280, "dark")], ids=str)
def test_a_page_is_open_to_everybody(
    browser: Browser, host: str, path: str, reader: tuple[str, int, Literal["light", "dark"]]
) -> None:
    language, width, scheme = reader
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "404" not in said.text else None)
    page.on("request", lambda sent: requests.append(sent.url))
    page.goto(f"{host}/{language}{path}")

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})

    page.close()
    assert found.violations_count == 0, found.generate_report()
    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert len(requests) <= 3, requests


@pytest.mark.browser
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_small_phone_also_with_larger_letters(browser: Browser, host: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{host}/ru{path}")
    plain = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.documentElement.style.fontSize = '140%'")

    larger = page.evaluate("document.documentElement.scrollWidth")

    page.close()
    assert (plain, larger) == (320, 320)


@pytest.mark.browser
def test_main_targets_are_large_enough_for_a_thumb(browser: Browser, host: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{host}/ru/countries/kz")

    small = page.evaluate(
        "[...document.querySelectorAll('nav a, .key a, summary, .title')]"
        ".filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.textContent)"
    )

    page.close()
    assert small == []


def _is_of_today(url: str) -> bool:
    return "/on/" not in url and not url.endswith((".json", ".css", ".svg"))
