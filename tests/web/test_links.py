from collections.abc import Mapping
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import FILES, crawl, links


@pytest.mark.parametrize("start", ["/en/", "/ru/", "/en/on/2022-05-27", "/ru/on/2022-05-27/known/1"])
def test_every_link_leads_to_a_page_and_every_anchor_is_there(client: TestClient, start: str) -> None:
    pages = dict(crawl(client, start))
    found = {url: links(text) for url, text in pages.items() if not url.endswith(FILES)}

    for url, page in found.items():
        for href in page.hrefs:
            target, anchor = urldefrag(urljoin(url, href))
            if anchor and target.startswith("/"):
                assert anchor in found[target].ids, (url, href)


def test_no_anchor_stands_twice_on_a_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        ids = [] if url.endswith(FILES) else links(text).ids
        assert len(ids) == len(set(ids)), url


def test_links_of_a_dated_page_stay_on_that_day(client: TestClient) -> None:
    page = links(client.get("/en/countries/kz/on/2022-05-27").text)

    inside = [href for href in page.hrefs if "/demands/" in href]
    assert inside
    assert all("/on/2022-05-27" in href for href in inside)


def test_the_other_language_keeps_page_day_and_filters(client: TestClient) -> None:
    page = links(client.get("/en/countries/kz/on/2022-05-27?state=not_met").text)

    assert "/ru/countries/kz/on/2022-05-27?state=not_met" in page.hrefs
