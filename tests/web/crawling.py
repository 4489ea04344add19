"""Follows the links of pages, as a reader would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from starlette.testclient import TestClient


@dataclass
class Links(HTMLParser):
    """Gathers a page's links and anchors."""

    hrefs: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"a", "link"} and values.get("href"):
            self.hrefs.append(values["href"] or "")
        if values.get("id"):
            self.ids.append(values["id"] or "")


def links(text: str) -> Links:
    """Read a page's links."""
    found = Links()
    found.feed(text)
    return found


def crawl(
    client: TestClient, start: str = "/en/", within: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, str]]:
    """Give every address on this host that can be reached, with what is there."""
    waiting, seen = [start], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page = client.get(url)
        assert page.status_code == 200, url
        yield url, page.text
        if "html" in page.headers["content-type"]:
            hrefs = (urldefrag(urljoin(url, href))[0] for href in links(page.text).hrefs)
            waiting += [href for href in hrefs if href.startswith("/") and within(href)]
