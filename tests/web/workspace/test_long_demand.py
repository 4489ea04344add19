"""A demand on the desk holds W1 however much was recorded on it, and leads to every entry."""

import gzip
from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import Links, links
from tests.web.long_demand import KINDS, LONG, ROUNDS, entry_id, record_long_demand
from tests.web.workspace.office import Office
from tracker.web.anchors import anchor
from tracker.web.html import STATIC

MOST_BYTES = 40 * 1024
LOADED = ("app.css", "workspace.css", "htmx.min.js", "workspace.js")
DEMAND = f"/desk/demands/{LONG}"
SHOWN = {anchor(str(entry_id(kind, number))) for kind in (*KINDS, "finding") for number in range(ROUNDS)}


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a coordinator before a record with a demand of two hundred entries."""
    office = Office(tmp_path_factory.mktemp("long"))
    record_long_demand(office.given)
    yield office.signed_in(office.person("Aigul", "country:KZ"))
    office.close()


@pytest.fixture(scope="module")
def pages(window: TestClient) -> Mapping[str, Links]:
    """Give the pages of the demand, by their addresses, as they are reached one after the other."""
    found, waiting = {}, [DEMAND]
    while waiting:
        address = waiting.pop()
        found[address] = links(window.get(address).text)
        hrefs = {urldefrag(urljoin(address, one))[0] for one in found[address].hrefs}
        waiting += [one for one in hrefs if one.startswith(f"{DEMAND}?page=") and one not in found]
    return found


def test_every_page_of_a_long_demand_is_light_on_the_desk(window: TestClient, pages: Mapping[str, Links]) -> None:
    shared = sum(len(gzip.compress((STATIC / one).read_bytes(), 9, mtime=0)) for one in LOADED)

    answers = {one: window.get(one, headers={"accept-encoding": "gzip"}) for one in pages}
    sizes = {address: shared + int(answer.headers["content-length"]) for address, answer in answers.items()}

    print(f"\n{shared} bytes of style and script; {sizes}")  # noqa: T201 - figures to report
    assert len(sizes) > 2
    assert {address: size for address, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_entry_of_a_long_demand_stands_on_a_page_of_the_desk(pages: Mapping[str, Links]) -> None:
    places = [one for page in pages.values() for one in page.ids if one in SHOWN]

    assert sorted(places) == sorted(SHOWN)


def test_every_link_between_its_pages_on_the_desk_lands_on_its_anchor(pages: Mapping[str, Links]) -> None:
    for address, page in pages.items():
        for href in page.hrefs:
            target, name = urldefrag(urljoin(address, href))
            if target in pages and name:
                assert name in pages[target].ids, (address, href)


def test_an_address_with_an_entry_shows_the_page_on_which_it_stands(window: TestClient) -> None:
    oldest = anchor(str(entry_id("check", 0)))

    assert oldest in links(window.get(f"{DEMAND}?entry={oldest}").text).ids
    assert oldest not in links(window.get(DEMAND).text).ids


def test_a_number_of_no_page_on_the_desk_shows_the_last_one(window: TestClient, pages: Mapping[str, Links]) -> None:
    last = f"{DEMAND}?page={len(pages)}"

    assert links(window.get(f"{DEMAND}?page=999").text).ids == pages[last].ids


def test_a_demand_that_fits_on_one_page_of_the_desk_has_one(window: TestClient) -> None:
    assert "?page=" not in window.get("/desk/demands/kz-2021-1").text
