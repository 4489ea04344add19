"""Every numbered item of the 2021 resolution is on its page, as the register has it and as the document has it."""

import os
import re
from pathlib import Path

import pytest

from tests.journeys.crawling import Crawl
from tests.journeys.pages import Element
from tests.journeys.register import demands, named_in, persons
from tests.journeys.resolution import (
    CALL,
    DOCUMENT,
    GOVERNMENT,
    INTENTION,
    ITEMS,
    KNOWN_AS,
    NAMES,
    ORGANS,
    Item,
    headings_of,
    items_of,
    text_in,
)

ASKED = demands(DOCUMENT)
PERSON = r"\{p-[a-z0-9]{8}\}"
BESIDE = {"kz-2021-0"}
"""What the resolution supports outside its lists."""

languages = pytest.mark.parametrize("language", ["en", "ru"])
numbered = pytest.mark.parametrize(
    ("item", "reference"),
    [(item, reference) for item, became in ITEMS.items() for reference in became],
    ids=lambda given: given if isinstance(given, str) else "",
)


@pytest.fixture(scope="module")
def document() -> str | None:
    """Give the resolution's own text where TRACKER_SEEDS names a folder that holds it."""
    folder = os.environ.get("TRACKER_SEEDS")
    return text_in(Path(folder)) if folder else None


def test_the_register_has_every_item_and_no_other_demand_of_the_resolution() -> None:
    assert {reference for became in ITEMS.values() for reference in became} | BESIDE == ASKED.keys()


@languages
@numbered
def test_a_numbered_item_is_on_its_page(crawled: Crawl, language: str, item: Item, reference: str) -> None:
    page = crawled[f"/{language}/demands/{reference}"].page
    _, number, made_on, addressee = (page.one("dl", class_="facts").all("dd"))[:4]

    assert page.one("dl", class_="facts").all("a")[0]["href"] == f"/{language}/documents/{DOCUMENT}"
    assert ITEMS[item][reference] in number.text
    assert made_on.one("time")["datetime"] == "2021-12-07"
    assert ASKED[reference]["addressee"]["label"][language] in addressee.text
    assert [organ for organ in _organs(item, language) if organ not in addressee.text] == []


@languages
@pytest.mark.parametrize("reference", [reference for became in ITEMS.values() for reference in became])
def test_a_page_asks_for_as_many_measures_as_the_item(crawled: Crawl, language: str, reference: str) -> None:
    section = crawled[f"/{language}/demands/{reference}"].page.one("section", id="measures")
    shown = {one["id"]: one.one("h3").text for one in section.all("li") if one["id"].startswith("m-")}
    asked = {f"m-{one['key'].rpartition('.')[2]}": one["label"][language] for one in ASKED[reference]["measures"]}

    assert list(shown) == list(asked)
    for anchor, label in asked.items():
        assert [words for words in re.split(PERSON, label) if words.strip() not in shown[anchor]] == []


@languages
def test_a_page_names_the_persons_of_its_item_and_nobody_else(crawled: Crawl, language: str) -> None:
    for reference, row in ASKED.items():
        assert _named_by_the_page(crawled, language, reference) == set(row["persons"]), reference


@languages
def test_a_page_names_the_organisations_of_its_item(crawled: Crawl, language: str) -> None:
    place = ("en", "ru").index(language)

    for reference, row in ASKED.items():
        text = _asked(crawled, language, reference).text
        wanted = [KNOWN_AS[key][place].strip() for key in row["organisations"] if key in KNOWN_AS]
        assert [name for name in wanted if name not in text] == [], reference


def test_the_documents_page_lists_its_demands_by_item(crawled: Crawl) -> None:
    for language in ("en", "ru"):
        page = crawled[f"/{language}/documents/{DOCUMENT}"].page
        assert {one["id"] for one in page.one("main").all("li") if one["id"]} == ASKED.keys()


def test_the_items_are_those_of_the_document(document: str | None) -> None:
    found = items_of(document).keys() if document else ITEMS.keys()

    assert set(found) == ITEMS.keys()
    assert {kind for kind, _ in found} == {*NAMES, CALL, INTENTION}


def test_the_organs_are_those_of_the_documents_headings(document: str | None) -> None:
    named = {code: " ".join(organ for organ, _ in organs) for code, organs in ORGANS.items()}
    headings = headings_of(document) if document else named

    assert headings.keys() == ORGANS.keys()
    for code, heading in headings.items():
        for organ in ("President", "Kenesh", "Government"):
            assert (organ in heading) == any(organ in name for name, _ in ORGANS[code]), (code, organ)


def test_the_persons_are_those_whom_the_documents_items_name(crawled: Crawl, document: str | None) -> None:
    texts = items_of(document) if document else {}

    for item, became in ITEMS.items():
        of_the_register = {key for reference in became for key in ASKED[reference]["persons"]}
        in_print = _printed_in(texts[item]) if document else of_the_register
        on_the_pages = {key for reference in became for key in _named_by_the_page(crawled, "en", reference)}
        assert in_print == of_the_register == on_the_pages, item


def test_the_organisations_are_those_whom_the_documents_items_name(crawled: Crawl, document: str | None) -> None:
    texts = items_of(document) if document else {}

    for item, became in ITEMS.items():
        if item[0] == INTENTION:
            continue
        of_the_register = {key for one in became for key in ASKED[one]["organisations"] if key in KNOWN_AS}
        in_print = {key for key, (name, _) in KNOWN_AS.items() if name in texts[item]} if document else of_the_register
        pages = " ".join(_asked(crawled, "en", reference).text for reference in became)
        assert in_print == of_the_register, item
        assert [key for key in in_print if KNOWN_AS[key][0].strip() not in pages] == [], item


def _organs(item: Item, language: str) -> list[str]:
    """Name the organs to which an item is put."""
    organs = ORGANS.get(item[0], (GOVERNMENT,) if item == (CALL, 1) else ())
    return [organ[("en", "ru").index(language)] for organ in organs]


def _asked(crawled: Crawl, language: str, reference: str) -> Element:
    return crawled[f"/{language}/demands/{reference}"].page.one("main")


def _named_by_the_page(crawled: Crawl, language: str, reference: str) -> set[str]:
    return named_in(_asked(crawled, language, reference).text)


def _printed_in(text: str) -> set[str]:
    """Say whom an item names, by the spelling that the register has from this document."""
    return {
        key
        for key, person in persons().items()
        for printed in person["as_printed"]
        if printed["document"] == DOCUMENT and printed["form"] in text
    }
