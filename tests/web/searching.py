"""Searches as readers do, and reads what the page says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from starlette.testclient import TestClient

from tracker.application.search import asked
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.found import Found, find
from tracker.web.site import Site
from tracker.web.wording import Wording

NOTHING = "Nothing was found that you may read here."


def searched(client: TestClient, typed: str, address: str = "/en/search", **more: str) -> str:
    """Give what the page says in its main part, without tags."""
    page = client.get(address, params={"q": typed, **more})
    assert page.status_code == 200
    return said(page.text)


def said(page: str) -> str:
    """Give the words of a page's outcome: what stands below the form."""
    body = page[page.index("</form>", page.index("<main")) : page.index("</main>")]
    return " ".join(
        unescape(re.sub("<(?!/?mark)[^>]+>", " ", body).replace("<mark>", "").replace("</mark>", "")).split()
    )


def addresses(client: TestClient, typed: str, address: str = "/en/search") -> list[str]:
    """Give where the hits lead."""
    page = client.get(address, params={"q": typed}).text
    return re.findall(r'class="title" href="([^"]+)"', page[page.index("<main") :])


@contextmanager
def the_publics_eyes(client: TestClient) -> Iterator[Eyes]:
    """Open the record before the public once, for many searches."""
    site: Site = client.app.state.site  # type: ignore[attr-defined]
    with site.reader.look() as look:
        shelf = look.shelf()
        wording = Wording("en", site.house("en"), shelf.named_by_rule, look.today)
        yield Eyes(look, look.sight(None, None), shelf, wording, site.reader.finder.index())


def looked_for(typed: str, eyes: Eyes) -> Found:
    """Find what was typed."""
    return find(asked(typed, eyes.folder), eyes)
