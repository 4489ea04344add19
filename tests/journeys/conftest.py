"""What the journeys share: the records, made once, and all pages of each that a reader can reach."""

from collections.abc import Iterator

import pytest

from tests.journeys.canaries import Canaried, let_canaries_in
from tests.journeys.crawling import HOMES, Crawl, crawl, walk_over
from tests.journeys.records import Served, a_coalitions_own, the_sample


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
def crawled(sample: Served, request: pytest.FixtureRequest) -> Crawl:
    """Give everything that can be reached by links in the sample, permanent addresses included."""
    return walk_over(sample, request.config)


@pytest.fixture(scope="session")
def own_crawled(own: Served) -> Crawl:
    """Give today's pages of the record that is no sample, each with all its rows."""
    return crawl(own.client, HOMES, follow=lambda link: "/on/" not in link and "?" not in link)
