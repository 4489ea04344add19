"""Follows the links of pages, as a reader would."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urldefrag, urljoin
from zipfile import ZipFile, is_zipfile
from zlib import crc32

from httpx2 import Response
from starlette.testclient import TestClient

from tracker.languages import DRAFTS

FILES = (".json", ".css", ".svg", ".csv", ".xlsx", ".zip")
"""How addresses end behind which there is no page."""
_TABLE = re.compile(r"/[a-z]{2}/.+\.(?:csv|xlsx|json)")
_OF_ITS_OWN = re.compile(r"/[a-z]{2}/(?:overview|occasions|(?:demands|countries|occasions)/[^/]+)\.json")
"""JSON of today that is no table."""
_DRAFTS = tuple(f"/{one}/" for one in DRAFTS)


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


def unpacked(response: Response) -> str:
    """Give what an answer says: of what is packed, a sheet or a package, the names and texts of all that is in it."""
    if not is_zipfile(BytesIO(response.content)):
        return response.text
    with ZipFile(BytesIO(response.content)) as file:
        return "\n".join(f"{name}\n{file.read(name).decode('utf-8', 'replace')}" for name in file.namelist())


def is_looked_at(url: str) -> bool:
    """Say whether a crawl goes there: drafts apart, and of what is made alike one in eight.

    That are public tables as files, all of which are in the package, too; and on other days JSON and what columns mean.
    """
    is_table = _TABLE.fullmatch(url) is not None and not _OF_ITS_OWN.fullmatch(url)
    is_made_alike = is_table or ("/on/" in url and "/data/" in url)
    return not url.startswith(_DRAFTS) and not (is_made_alike and crc32(url.encode()) % 8)


def crawl(
    client: TestClient, start: str = "/en/", within: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, str]]:
    """Give every address on this host that can be reached, but drafts of other languages, with what is there."""
    waiting, seen = [start], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page = client.get(url)
        assert page.status_code == 200, url
        yield url, unpacked(page)
        if "html" in page.headers["content-type"]:
            hrefs = (urldefrag(urljoin(url, href))[0] for href in links(page.text).hrefs)
            waiting += [href for href in hrefs if href.startswith("/") and is_looked_at(href) and within(href)]
