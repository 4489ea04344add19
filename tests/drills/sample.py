"""The sample record that `demo` shows, made for one drill."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journeys.crawling import Crawl, crawl
from tests.journeys.records import Served
from tracker import bootstrap
from tracker.settings import read_settings


@contextmanager
def sample() -> Iterator[Served]:
    """Give the sample; nothing of it stays."""
    with TemporaryDirectory() as folder:
        parts, _ = bootstrap.demo(read_settings(home=Path(folder) / "home"))
        with closing(parts):
            yield Served(parts)


def pages_of_today(served: Served) -> Crawl:
    """Fetch every page of today, in both languages."""
    return crawl(served.client, ["/en/", "/ru/"], follow=lambda link: "/on/" not in link)
