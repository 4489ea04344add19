"""Every page that can be reached by links, fetched once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urlsplit
from zlib import crc32

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.journeys.pages import Element, parse
from tests.journeys.records import Served
from tests.web.crawling import is_looked_at, unpacked

LINKING = {"a": "href", "link": "href", "form": "action"}
"""The elements that lead somewhere, with the attribute that says where."""


@dataclass(frozen=True)
class Visited:
    """One answer."""

    address: str
    response: Response

    @cached_property
    def page(self) -> Element:
        """The answer as a page."""
        return parse(self.response.text)

    @property
    def is_page(self) -> bool:
        """Say whether it is HTML."""
        return self.response.headers.get("content-type", "").startswith("text/html")

    @cached_property
    def links(self) -> list[str]:
        """Where its elements lead, as written."""
        if not self.is_page:
            return []
        return [one[LINKING[one.tag]] for one in self.page if one.tag in LINKING]

    @cached_property
    def anchors(self) -> list[str]:
        """The ids of its elements."""
        return [one["id"] for one in self.page if one["id"]] if self.is_page else []

    @property
    def all_that_was_sent(self) -> str:
        """Body and headers as one text, in small letters; what is packed is unpacked."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.response.headers.items())
        return f"{self.address}\n{headers}\n{unpacked(self.response)}".lower()


Crawl = dict[str, Visited]

HOMES = ("/en/", "/ru/")
_WALK = pytest.StashKey[Crawl]()
_BEFORE = pytest.StashKey[int]()


def walk_over(sample: Served, config: pytest.Config) -> Crawl:
    """Fetch all that can be reached by links in the sample, once for all who ask.

    Of the earlier days of single occasions, which are hundreds and all made alike, one in eight.
    """
    if _WALK not in config.stash:
        config.stash[_BEFORE] = sample.head
        config.stash[_WALK] = crawl(sample.client, HOMES, follow=_is_looked_at)
    return config.stash[_WALK]


def head_before_the_walk(config: pytest.Config) -> int:
    """Give the last position of the log from before anybody asked for a page."""
    return config.stash[_BEFORE]


def _is_looked_at(link: str) -> bool:
    return not ("/occasions/" in link and "/on/" in link and crc32(link.encode()) % 8)


def is_ours(link: str) -> bool:
    """Say whether a link stays on the site."""
    return not urlsplit(link).scheme and not urlsplit(link).netloc


def crawl(client: TestClient, starts: Iterable[str], *, follow: Callable[[str], bool] = lambda _: True) -> Crawl:
    """Fetch all that links lead to, from these addresses on, but drafts of other languages and most tables as files."""
    visited: Crawl = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in visited:
            continue
        visited[address] = Visited(address, client.get(address, follow_redirects=False))
        for link in visited[address].links:
            target = urldefrag(link).url or address
            if is_ours(link) and target not in visited and is_looked_at(target) and follow(target):
                waiting.append(target)
    return visited
