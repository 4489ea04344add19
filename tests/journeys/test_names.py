"""Persons who were not asked are named on the demand and the document that print their names, and nowhere else."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from tests.journeys.crawling import Crawl, Visited, is_ours
from tests.journeys.pages import Element
from tests.journeys.register import forms_of, named_in, persons

NAMED_AT = {
    key: {f"demands/{one}" for one in person["demands_printing_name"]}
    | {f"documents/{one}" for one in person["documents_printing_name"]}
    for key, person in persons().items()
    if "shown_as_office" not in person
}


def thing_of(address: str) -> str:
    """Say what a page is of, without language and day."""
    return unquote(address).split("/on/")[0].split("?")[0].split("/", 2)[-1]


def test_every_person_has_a_name_that_can_be_looked_for() -> None:
    assert all(forms_of(key) for key in persons())
    assert {person["naming"] for person in persons().values()} == {"not_asked"}


def test_a_name_stands_on_its_demand_and_document_alone(crawled: Crawl) -> None:
    elsewhere = {
        f"{key} on {one.address}"
        for one in crawled.values()
        for key in named_in(one.all_that_was_sent)
        if thing_of(one.address) not in NAMED_AT.get(key, set())
    }

    assert sorted(elsewhere) == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_name_stands_on_every_demand_whose_own_text_prints_it(crawled: Crawl, language: str) -> None:
    missing = {
        f"{key}: {thing}"
        for key, things in NAMED_AT.items()
        for thing in things
        if thing.startswith("demands/") and key not in named_in(crawled[f"/{language}/{thing}"].response.text)
    }

    assert sorted(missing) == []


def test_no_entry_finding_or_assessment_names_anybody(crawled: Crawl) -> None:
    for one in crawled.values():
        for entry in entries(one):
            assert named_in(entry.text) == set(), one.address


def test_no_address_title_or_mark_of_a_page_holds_a_name(crawled: Crawl) -> None:
    for one in crawled.values():
        assert named_in(one.address) == set()
        assert named_in(" ".join(one.anchors)) == set(), one.address
        assert named_in(" ".join(unquote(link) for link in one.links)) == set(), one.address
        if one.is_page:
            assert named_in(one.page.one("head").text) == set(), one.address
            shown = [value for each in one.page.one("body") for value in each.attributes.values()]
            assert named_in(" ".join(shown)) == set(), one.address


def test_no_person_has_a_page(crawled: Crawl) -> None:
    led_to = {link for one in crawled.values() for link in one.links if is_ours(link)}

    assert not [link for link in led_to if any(key in link for key in persons())]


def test_no_json_names_anybody(crawled: Crawl) -> None:
    told = [one for one in crawled.values() if one.address.split("?")[0].endswith(".json")]

    assert told
    assert [one.address for one in told if named_in(one.response.text)] == []


def test_no_search_engine_may_keep_a_page_that_names_somebody_who_was_not_asked(own_crawled: Crawl) -> None:
    naming = {one.address for one in own_crawled.values() if one.is_page and named_in(one.response.text)}

    assert {"/en/demands/kz-2021-1", "/ru/demands/kz-2021-1"} <= naming
    for address in naming:
        assert own_crawled[address].response.headers["x-robots-tag"] == "noindex"
        assert own_crawled[address].page.one("meta", name="robots")["content"] == "noindex"


def entries(one: Visited) -> Iterator[Element]:
    """Give the elements of a page that hold one entry each."""
    if one.is_page:
        yield from (each for each in one.page if each["id"].startswith("e-"))
