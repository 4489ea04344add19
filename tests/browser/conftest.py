"""What the browser tests share: the sample served on this machine, one browser, one context for each kind of reader."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.serving import browsing, serving
from tests.journeys.records import Served, the_sample


@dataclass(frozen=True)
class Reader:
    """Somebody with a screen, a colour scheme and a language."""

    width: int
    scheme: str
    language: str
    height: int = 740

    def __str__(self) -> str:
        return f"{self.width} {self.scheme} {self.language}"


READERS = (Reader(360, "light", "ru"), Reader(1280, "dark", "en", 800))
"""Two of the eight combinations; a drill looks at all of them."""


@pytest.fixture(scope="session")
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Give the sample that `demo` shows."""
    return the_sample(request.config, tmp_path_factory)


@pytest.fixture(scope="session")
def origin(sample: Served) -> Iterator[str]:
    """Serve the sample as `demo` does, on a port that is free."""
    with serving(sample.app) as address:
        yield address


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """Start the browser once."""
    with browsing(browser_path) as started:
        yield started


@pytest.fixture(scope="session", params=READERS, ids=str)
def reader(request: pytest.FixtureRequest) -> Reader:
    """Give each reader in turn."""
    chosen: Reader = request.param
    return chosen


@pytest.fixture(scope="session")
def context(browser: Browser, origin: str, reader: Reader) -> Iterator[BrowserContext]:
    """Give a reader's window, kept for all pages; scripts of ours only, past the pages' policy."""
    opened = open_window(browser, origin, reader, bypass_csp=True)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Give a fresh page in the reader's window."""
    opened = context.new_page()
    yield opened
    opened.close()


def open_window(
    browser: Browser, origin: str, reader: Reader, *, bypass_csp: bool = False, scripts: bool = True
) -> BrowserContext:
    """Open a window as this reader has it."""
    return browser.new_context(
        base_url=origin,
        viewport={"width": reader.width, "height": reader.height},
        color_scheme="dark" if reader.scheme == "dark" else "light",
        locale="ru-KG" if reader.language == "ru" else "en-GB",
        bypass_csp=bypass_csp,
        java_script_enabled=scripts,
    )
