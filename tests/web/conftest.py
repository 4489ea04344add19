"""Two records that tests of pages only read: one that is released, and a demonstration."""

from collections.abc import Iterator, Mapping

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import crawl
from tests.web.given import Given


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """Give a filled and released record."""
    made = Given.released(tmp_path_factory.mktemp("released"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def client(given: Given) -> TestClient:
    """Give a reader of the released record."""
    return given.client()


@pytest.fixture(scope="session")
def pages(client: TestClient) -> Mapping[str, str]:
    """Give every page that can be reached, by its address."""
    return dict(crawl(client, "/en/"))
