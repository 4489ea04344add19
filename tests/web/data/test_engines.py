"""What search engines are told: pages that may be kept, in both languages; nothing of sample data."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.data.conftest import HOME
from tests.web.given import Given


@pytest.fixture(scope="module")
def listing(reader: TestClient) -> str:
    """Give the list of pages."""
    return reader.get("/sitemap.xml").text


def test_the_list_leads_to_pages_that_engines_may_keep_and_to_nobody_by_name(reader: TestClient, listing: str) -> None:
    listed = re.findall(f"<loc>{HOME}(.*?)</loc>", listing)

    one_in_four = [address for number, address in enumerate(listed) if number % 4 == 0 or "/demands/" in address]
    answers = {address: reader.get(address) for address in one_in_four}

    assert len(listed) > 80
    assert [
        address for address, one in answers.items() if one.status_code != 200 or "x-robots-tag" in one.headers
    ] == []
    assert not [address for address in listed if "/people" in address or "kz-2021-1" in address]


def test_the_list_names_each_page_in_the_other_language_and_the_day_of_the_release(listing: str) -> None:
    assert (
        f"<url><loc>{HOME}/ru/countries/kz</loc><lastmod>2026-11-20</lastmod>"
        f'<xhtml:link rel="alternate" hreflang="en" href="{HOME}/en/countries/kz"/>'
        f'<xhtml:link rel="alternate" hreflang="ru" href="{HOME}/ru/countries/kz"/></url>'
    ) in listing


def test_robots_are_led_to_the_list_where_it_is_known_where_the_pages_are(
    reader: TestClient, client: TestClient
) -> None:
    assert reader.get("/robots.txt").text == f"Sitemap: {HOME}/sitemap.xml\n"
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow:\n"
    assert client.get("/sitemap.xml").status_code == 404


def test_robots_are_kept_from_sample_data(tmp_path: Path) -> None:
    demo = Given(tmp_path, sample=True).found().fill().release()
    client = demo.client(address=HOME)

    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404
    page, zipped = client.get("/en/data").text, client.get("/en/data.zip")
    assert "To cite:" not in page
    assert zipped.headers["x-sample-data"].startswith("Sample data")
    demo.close()


@pytest.mark.parametrize("thing", ["countries/kz", "demands/kz-2021-4", "documents/res-2021", "data"])
def test_a_page_says_how_it_is_cited_with_its_day_and_release(reader: TestClient, thing: str) -> None:
    page = reader.get(f"/en/{thing}/on/2022-05-27").text

    cited = re.search(r'<p class="cite">(To cite: Test Coalition[.] .+?)</p>', page.replace("\N{NO-BREAK SPACE}", " "))
    assert cited
    assert cited[1].endswith(". As of 27 May 2022, release 1 of 20 November 2026.")
    assert f">{HOME}/en/{thing}/on/2022-05-27/known/1</a>" in page


def test_the_page_of_the_data_tells_engines_what_it_is_without_a_script(reader: TestClient) -> None:
    page = reader.get("/en/data").text

    assert 'itemtype="https://schema.org/Dataset"' in page
    assert {*re.findall(r'itemprop="(\w+)"', page)} >= {"name", "description", "license", "creator", "distribution"}
    assert 'itemprop="temporalCoverage" content="2021-12-07/2026-11-21"' in page
    assert "<script" not in page
