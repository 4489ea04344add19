"""A reader follows every link from the first page: all lead somewhere, none changes anything, none leads astray."""

from urllib.parse import urldefrag, urlsplit

import pytest

from tests.journeys.crawling import Crawl, head_before_the_walk, is_ours
from tests.journeys.records import Served
from tests.journeys.register import FILES, demands, read, texts
from tracker.web.embedded import is_embedded

CALENDARS = ("occasions", "occasions.json", "occasions.ics", "past-occasions", "occasions/zhanaozen-2011")
STARTED = {
    f"/{language}/{thing}"
    for language in ("en", "ru")
    for thing in ("addressees", "ours", "methodology", "corrections", "privacy", "overview.json", *CALENDARS)
}
"""Pages that a crawl must have come to, beside those of the countries and demands."""

NO_SIGN = "data:,"
"""What a page gives as its sign, so that no browser asks the server for one."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Under which the data may be used."""
WAY_OUT = "https://www.wikipedia.org/"
"""Where *Exit this page* leads."""


def test_every_link_leads_to_a_page(crawled: Crawl) -> None:
    broken = {one.address: one.response.status_code for one in crawled.values() if one.response.status_code != 200}

    assert broken == {}


def test_every_country_and_demand_is_found_by_links_alone(crawled: Crawl) -> None:
    countries = {row["addressee"]["country"] for row in demands().values()} - {None}
    things = {f"countries/{code.lower()}" for code in countries} | {f"demands/{key}" for key in demands()}
    wanted = {f"/{lang}/{thing}{form}" for lang in ("en", "ru") for thing in things for form in ("", ".json", ".atom")}

    assert (wanted | STARTED) - crawled.keys() == set()


def test_every_anchor_that_a_link_names_stands_on_its_page(crawled: Crawl) -> None:
    missing = set()
    for one in crawled.values():
        for link in one.links:
            target, anchor = urldefrag(link)
            if is_ours(link) and anchor and anchor not in crawled[target or one.address].anchors:
                missing.add(f"{link} on {one.address}")

    assert sorted(missing) == [], "\n".join(sorted(missing))


def test_no_anchor_stands_twice_on_a_page(crawled: Crawl) -> None:
    twice = [one.address for one in crawled.values() if len(one.anchors) != len(set(one.anchors))]

    assert twice == []


@pytest.mark.usefixtures("crawled")
def test_reading_every_page_changes_nothing(sample: Served, pytestconfig: pytest.Config) -> None:
    assert sample.head == head_before_the_walk(pytestconfig)


def test_a_form_or_a_deletion_that_nobody_offers_is_refused_and_changes_nothing(sample: Served) -> None:
    before = sample.head

    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = sample.client.request(method, "/en/countries/kz")
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD"
    assert sample.head == before


def test_only_citations_and_documents_lead_off_the_site(crawled: Crawl) -> None:
    cited = {text for file in FILES for text in texts(read(file))}

    for one in crawled.values():
        for link in one.links:
            if not is_ours(link) and link not in {NO_SIGN, WAY_OUT, LICENCE}:
                assert urlsplit(link).scheme in {"http", "https"}, (link, one.address)
                assert link in cited, (link, one.address)


def test_what_is_an_offence_to_share_somewhere_is_printed_and_is_no_link(crawled: Crawl) -> None:
    restricted = {row["url"] for row in read("register")["documents"] if row["restricted_in"] and row["url"]}
    followed = {link for one in crawled.values() for link in one.links}
    printed = [crawled[f"/en/documents/{key}"].page.one("main").text for key in ("ind-kz-2022", "ind-kg-2023")]

    assert restricted
    assert restricted & followed == set()
    assert all(any(url in text for url in restricted) for text in printed)


def test_a_link_off_the_site_says_nothing_of_where_the_reader_came_from(crawled: Crawl) -> None:
    away = [
        one for visit in crawled.values() if visit.is_page for one in visit.page.all("a") if not is_ours(one["href"])
    ]

    assert away
    assert all("noreferrer" in link["rel"].split() for link in away)


def test_every_page_carries_the_same_strict_headers(crawled: Crawl) -> None:
    policies: dict[bool, set[str]] = {True: set(), False: set()}
    for one in crawled.values():
        policies[is_embedded(one.address)].add(one.response.headers.get("content-security-policy", one.address))

    [framed], [plain] = policies[True], policies[False]
    assert all(one.startswith("default-src 'none';") and "unsafe" not in one for one in (framed, plain))
    assert ("frame-ancestors *" in framed, "frame-ancestors 'none'" in plain) == (True, True)
    assert not [one.address for one in crawled.values() if "set-cookie" in one.response.headers]


def test_every_page_says_in_which_language_it_is(crawled: Crawl) -> None:
    for one in crawled.values():
        if one.is_page:
            language = one.address.removeprefix("/embed").split("/")[1]
            assert one.page.one("html")["lang"] == language
            assert one.response.headers["content-language"] == language
            assert len(one.page.all("h1")) == 1, one.address


def test_no_page_carries_a_script_or_anything_of_another_host(crawled: Crawl) -> None:
    for one in crawled.values():
        if one.is_page:
            loaded = [each for each in one.page.all("link") if each["rel"] == "stylesheet"]
            unwanted = {"script", "iframe", "img", "object"} | ({"style"} if not is_embedded(one.address) else set())
            assert not [each.tag for each in one.page if each.tag in unwanted]
            assert not [
                name for each in one.page for name in each.attributes if name.startswith("on") or name == "style"
            ]
            assert all(each["href"].startswith("/static/") for each in loaded)
