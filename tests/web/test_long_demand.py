"""A demand holds W1 however much was recorded on it, and every entry is where links say (issue 5, bad input)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import FILES, Links, links
from tests.web.given import Given
from tests.web.long_demand import HEAVY, KINDS, LONG, LONG_ONES, QUIET, ROUNDS, entry_id, released
from tests.web.searching import addresses
from tracker.web.anchors import anchor
from tracker.web.views.dividing import Division, Item, divide

MOST_BYTES = 12 * 1024
SHOWN = {
    anchor(str(entry_id(kind, number))): (kind, number) for kind in (*KINDS, "finding") for number in range(ROUNDS)
}
LATE = anchor(str(entry_id("act", ROUNDS)))
EARLIER_DAY = "/on/2024-07-01/known/1"
PACKED = {"accept-encoding": "gzip"}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """Give a record with a demand of two hundred entries."""
    given = released(tmp_path_factory.mktemp("long"))
    yield given
    given.close()


@pytest.fixture(scope="module")
def reader(long: Given) -> TestClient:
    """Give a reader of it."""
    return long.client()


@pytest.fixture(scope="module", params=[f"/ru/demands/{LONG}", f"/en/demands/{LONG}{EARLIER_DAY}"])
def first(request: pytest.FixtureRequest) -> str:
    """Give the address of the demand, of today or of an earlier day."""
    return str(request.param)


@pytest.fixture(scope="module")
def pages(first: str, reader: TestClient) -> Mapping[str, Links]:
    """Give the pages of the demand on that day, by their addresses, as they are reached one after the other."""
    return reached(reader, first)


def reached(reader: TestClient, first: str) -> Mapping[str, Links]:
    start, found, waiting = first.partition("/on/")[0], {}, [first]
    while waiting:
        address = waiting.pop()
        found[address] = links(reader.get(address).text)
        hrefs = {urldefrag(one)[0] for one in found[address].hrefs}
        own = {one for one in hrefs if one.startswith(start) and of_day(one) == of_day(first)}
        waiting += [one for one in own if one not in found and not one.endswith((*FILES, ".atom"))]
    return found


def of_day(address: str) -> str:
    return address.partition("/on/")[2]


def told(reader: TestClient, first: str) -> Sequence[str]:
    """Give the anchors of all entries that the demand's JSON tells of."""
    return [anchor(one["id"]) for one in reader.get(f"{first}.json").json()["entries"]]


def weight(reader: TestClient, address: str, page: Links) -> int:
    """Count the bytes of a page with its style."""
    return sum(
        on_the_wire(reader, one) for one in {address, *(one for one in page.hrefs if one.startswith("/static/"))}
    )


def on_the_wire(reader: TestClient, address: str) -> int:
    answer = reader.get(address, headers=PACKED)
    assert answer.status_code == 200, address
    headers = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return headers + int(answer.headers["content-length"])


def test_every_page_of_a_long_demand_is_light(reader: TestClient, pages: Mapping[str, Links]) -> None:
    sizes = {address: weight(reader, address, page) for address, page in pages.items()}

    print(f"\n{sizes}")  # noqa: T201 - figures to report
    assert len(sizes) > 3
    assert {address: size for address, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_entry_of_a_long_demand_stands_on_one_of_its_pages_as_of_each_day(
    reader: TestClient, pages: Mapping[str, Links], first: str
) -> None:
    is_today = "/on/" not in first

    places = [one for page in pages.values() for one in page.ids if one in SHOWN or one == LATE]

    assert sorted(places) == sorted(told(reader, first))
    assert (LATE in places, SHOWN.keys() <= set(places)) == (is_today, is_today)


def test_every_link_between_the_pages_of_a_long_demand_lands_on_its_anchor(pages: Mapping[str, Links]) -> None:
    for address, page in pages.items():
        for href in page.hrefs:
            target, name = urldefrag(urljoin(address, href))
            if target in pages and name:
                assert name in pages[target].ids, (address, href)


def test_the_first_page_has_the_newest_of_every_voice(reader: TestClient) -> None:
    ids = links(reader.get(f"/ru/demands/{LONG}").text).ids

    newest = {kind for kind, number in (SHOWN[one] for one in ids if one in SHOWN) if number == ROUNDS - 1}

    assert newest >= {"act", "position", "finding", "assessment"}


@pytest.mark.parametrize("day", ["", "/on/2026-11-20", "/on/2026-11-20/known/1"])
def test_a_link_from_elsewhere_to_an_entry_lands_on_it(reader: TestClient, day: str) -> None:
    country = links(reader.get(f"/en/countries/kz{day}").text)
    led = [one for one in country.hrefs if f"/demands/{LONG}/entries/" in one]

    assert led
    for href in led:
        answer = reader.get(href)
        page, name = urldefrag(answer.headers["location"])
        assert answer.status_code == 303
        assert page.endswith(day)
        assert name in links(reader.get(page).text).ids


def test_the_pages_are_divided_alike_whichever_of_them_is_asked_for(
    long: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: list[int] = []

    def noted(items: Iterable[Item], first: int, later: int) -> Division:
        rooms.append(first)
        return divide(items, first, later)

    monkeypatch.setattr("tracker.web.pages.demand_pages.divide", noted)
    reader = long.client()

    asked = ("", "/earlier", "/earlier/2", f"/entries/{next(iter(SHOWN))}")
    for thing in asked:
        assert reader.get(f"/en/demands/{LONG}{thing}", follow_redirects=False).status_code in {200, 303}

    assert rooms == rooms[:2] * len(asked)


def test_a_page_of_earlier_entries_leads_in_another_language_to_the_demand(reader: TestClient) -> None:
    page = links(reader.get(f"/ru/demands/{LONG}/earlier").text)

    assert f"/en/demands/{LONG}" in page.hrefs
    assert f"/en/demands/{LONG}/earlier" not in page.hrefs


@pytest.mark.parametrize("known", ["", "?known_by=1"])
def test_a_feed_leads_to_entries_of_a_long_demand(reader: TestClient, known: str) -> None:
    feed = reader.get(f"/en/demands/{LONG}.atom{known}").text

    led = [one.split('"')[0] for one in feed.split('href="') if f"/demands/{LONG}/entries/" in one.split('"')[0]]

    assert len(led) > 20
    assert {reader.get(one).status_code for one in led[:5]} == {303}


def test_the_search_leads_to_entries_of_a_long_demand(reader: TestClient) -> None:
    [led] = addresses(reader, "Told late")

    answer = reader.get(led)

    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#{LATE}")


def test_entries_that_a_reader_may_not_see_change_no_link(reader: TestClient) -> None:
    feed = reader.get(f"/en/demands/{QUIET}.atom").text

    assert f"/en/demands/{QUIET}#{anchor(str(entry_id('quiet', 0)))}" in feed
    assert "/entries/" not in feed


def test_few_long_entries_are_listed_on_the_first_page_under_their_anchors(reader: TestClient) -> None:
    pages = reached(reader, f"/ru/demands/{HEAVY}")
    first = pages[f"/ru/demands/{HEAVY}"]

    anchors = {anchor(str(entry_id("heavy", number))) for number in range(LONG_ONES)}

    assert len(pages) > 1
    assert {
        address: size for address, page in pages.items() if (size := weight(reader, address, page)) > MOST_BYTES
    } == {}
    assert anchors <= set(first.ids)
    assert len(first.ids) == len(set(first.ids))
    assert anchors & {urldefrag(one)[1] for one in first.hrefs if "/earlier" in one}


def test_an_entry_that_a_demand_does_not_show_has_no_way(reader: TestClient) -> None:
    of_the_team = anchor(str(entry_id("quiet", 1)))

    assert reader.get(f"/en/demands/{QUIET}/entries/{of_the_team}").status_code == 404
    assert reader.get(f"/en/demands/{LONG}/entries/e-000000").status_code == 404
    assert reader.get(f"/en/demands/{LONG}/earlier/1").status_code == 404
    assert reader.get(f"/en/demands/{LONG}/earlier/x").status_code == 404


def test_a_page_that_is_not_there_on_a_day_leads_to_the_demand(reader: TestClient) -> None:
    for address in (f"{LONG}/earlier/999", f"{LONG}/earlier/on/2021-12-31", "kz-2021-4/earlier"):
        answer = reader.get(f"/en/demands/{address}")
        assert answer.status_code == 303
        assert "/earlier" not in answer.headers["location"]
        assert reader.get(answer.headers["location"]).status_code == 200


def test_a_demand_that_fits_on_one_page_has_one(reader: TestClient) -> None:
    page = reader.get("/en/demands/kz-2021-1").text

    assert "/earlier" not in page
    assert "/entries/" not in page
