"""What the journeys share: the records, made once, and all pages of each that a reader can reach."""

from collections.abc import Iterator
from zlib import crc32

import pytest

from tests.journeys.canaries import Canaried, let_canaries_in
from tests.journeys.crawling import Crawl, crawl
from tests.journeys.records import Served, a_coalitions_own, the_sample

HOMES = ("/en/", "/ru/")


@pytest.fixture(scope="session")
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Give the sample that `demo` shows."""
    return the_sample(request.config, tmp_path_factory)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a coalition's own record with nothing confirmed."""
    made = a_coalitions_own(tmp_path_factory)
    yield made
    made.parts.engine.dispose()


@pytest.fixture(scope="session")
def canaried(own: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaried]:
    """Give a record with a canary in every field that the public must not see."""
    made = let_canaries_in(own.copy(tmp_path_factory.mktemp("canaried") / "home"))
    yield made
    made.served.parts.engine.dispose()


@pytest.fixture(scope="session")
def crawled(sample: Served) -> Crawl:
    """Give everything that can be reached by links in the sample, permanent addresses included.

    Of the earlier days of single occasions, which are hundreds and all made alike, one in eight.
    """
    return crawl(sample.client, HOMES, follow=_is_looked_at)


@pytest.fixture(scope="session")
def own_crawled(own: Served) -> Crawl:
    """Give today's pages of the record that is no sample."""
    return crawl(own.client, HOMES, follow=lambda link: "/on/" not in link)


def _is_looked_at(link: str) -> bool:
    return not ("/occasions/" in link and "/on/" in link and crc32(link.encode()) % 8)
