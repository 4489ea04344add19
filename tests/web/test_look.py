"""The pages of the bundled register: their sizes, and where their links lead."""

from collections.abc import Iterator
from gzip import compress

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import crawl, links
from tests.windows import Window
from tracker import bootstrap
from tracker.settings import Settings
from tracker.web.html import STATIC

KILOBYTE = 1024


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a reader of the demonstration."""
    parts, _ = bootstrap.demo(Settings(home=tmp_path_factory.mktemp("demo")))
    yield Window(bootstrap.web(parts), follow_redirects=False)
    parts.engine.dispose()


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


def _is_of_today(url: str) -> bool:
    return "/on/" not in url and not url.endswith((".json", ".css", ".svg"))
