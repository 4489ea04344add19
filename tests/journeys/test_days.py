"""A reader asks for another day, another state of knowledge, another language, and comes to the page they meant."""

import re
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.journeys.crawling import Crawl, Visited
from tests.journeys.pages import Element
from tests.journeys.records import Served
from tests.journeys.register import demands
from tracker.web.embedded import is_embedded

DAYS = ("2022-05-27", "2023-06-05")
SAID = {
    "en": {"2022-05-27": "As of 27 May 2022", "2023-06-05": "As of 5 June 2023"},
    "ru": {"2022-05-27": "27 мая 2022", "2023-06-05": "5 июня 2023"},
}
OTHER = {"en": "ru", "ru": "en"}


def visit(served: Served, address: str) -> Visited:
    return Visited(address, served.client.get(address, follow_redirects=False))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_page_of_another_day_says_so_and_gives_its_permanent_address(sample: Served, language: str, day: str) -> None:
    permanent = f"/{language}/countries/kz/on/{day}"

    asked = visit(sample, f"/{language}/countries/kz?as_of={day}")
    kept = visit(sample, permanent)

    assert asked.page.one("link", rel="canonical")["href"] == permanent
    for one in (asked, kept):
        notice = one.page.one("aside", class_="past")
        assert SAID[language][day] in notice.text
        assert f"{permanent}/known/1" in [link["href"] for link in notice.all("a")]
        assert f"/{language}/countries/kz" in [link["href"] for link in notice.all("a")]
        assert one.page.one("input", id="as_of")["value"] == day
    assert asked.page.one("main").text == kept.page.one("main").text


@pytest.mark.parametrize("day", DAYS)
def test_no_demand_or_entry_of_a_later_day_stands_on_a_page_of_an_earlier_day(sample: Served, day: str) -> None:
    page = visit(sample, f"/en/countries/kz/on/{day}").page
    told = page.one("section", id="demands").all("time") + page.one("section", id="findings").all("time")

    assert told
    assert [one["datetime"] for one in told if one["datetime"][:10] > day] == []


def test_the_demands_of_a_day_are_those_made_by_then(sample: Served) -> None:
    for day in (*DAYS, sample.parts.reader.today().isoformat()):
        card = visit(sample, f"/en/countries/kz/on/{day}.json").response.json()
        listed = visit(sample, f"/en/countries/kz/on/{day}").page.one("ul", class_="rows").all("li")
        made = {key for key, row in demands().items() if row["raised_on"] <= day}

        assert card["n"] == len(listed) == len(card["demands"])
        assert {row["reference"] for row in card["demands"]} == {row["id"] for row in listed}
        assert {row["id"] for row in listed} <= made


def test_a_demand_is_not_there_before_it_was_made(sample: Served) -> None:
    assert visit(sample, "/en/demands/kz-2022-6/on/2022-06-06").response.status_code == 404
    assert visit(sample, "/en/demands/kz-2022-6/on/2022-06-07").response.status_code == 200


def test_todays_page_carries_no_notice_and_names_its_permanent_address(sample: Served, crawled: Crawl) -> None:
    today = sample.parts.reader.today().isoformat()

    page = crawled["/en/countries/kz"].page

    assert not page.all("aside", class_="past")
    assert not page.all("link", rel="canonical")
    assert page.one("footer").all("a", class_="address")[0]["href"] == f"/en/countries/kz/on/{today}/known/1"


def test_before_any_demand_a_country_has_none_and_nothing_is_held_against_it(sample: Served) -> None:
    for language, none in (("en", "no demands that count"), ("ru", "")):
        one = visit(sample, f"/{language}/countries/kz?as_of=1999-01-01")
        card = visit(sample, f"/{language}/countries/kz/on/1999-01-01.json").response.json()

        assert one.response.status_code == 200
        assert none in one.page.one("section", id="demands").text
        assert not one.page.one("section", id="demands").all("li", class_="row")
        assert card["n"] == card["opposite"]["measures"] == card["open"] == 0
        assert card["median_age_days"] is card["since"]["from"] is None


@pytest.mark.parametrize("language", ["en", "ru"])
def test_before_the_first_load_nothing_was_known_and_todays_knowledge_is_one_link_away(
    sample: Served, language: str
) -> None:
    one = visit(sample, f"/{language}/countries/kz?as_of=2022-05-27&known_by=2021-01-01")

    links = [link["href"] for link in one.page.one("aside", class_="past").all("a")]
    card = visit(sample, f"/{language}/countries/kz/on/2022-05-27/known/2021-01-01.json").response.json()
    assert one.response.status_code == 200
    assert f"/{language}/countries/kz/on/2022-05-27" in links
    assert str(sample.parts.reader.today().year) in one.page.one("aside", class_="past").text
    assert card["n"] == 0
    assert card["release"] is None


def test_links_of_a_dated_page_stay_on_its_day(sample: Served) -> None:
    page = visit(sample, "/en/countries/kz/on/2022-05-27/known/1").page

    inside = [a["href"] for a in page.one("main").all("a") if a["href"].startswith("/en/") and not a.is_within("aside")]

    assert inside
    assert [link for link in inside if "/on/2022-05-27/known/1" not in link] == []


def test_another_language_keeps_page_day_and_filters(crawled: Crawl) -> None:
    for address, one in crawled.items():
        if not one.is_page or is_embedded(address):
            continue
        language = address.split("/")[1]
        switch = one.page.one("header").one("a", class_="other")
        assert switch["lang"] == switch["hreflang"] == OTHER[language]
        whole = re.sub("/earlier(/[0-9]+)?", "", address)  # where a demand is too long for a page in one language alone
        assert same(switch["href"], whole.replace(f"/{language}/", f"/{OTHER[language]}/", 1)), address


@pytest.mark.parametrize(
    "query", ["as_of=2022-05-27&state=not_met", "as_of=2023-06-05&known_by=1&theme=judicial_redress"]
)
def test_another_language_keeps_what_a_form_asked_for(sample: Served, query: str) -> None:
    one = visit(sample, f"/en/countries/kz?{query}")
    russian = visit(sample, one.page.one("header").one("a", class_="other")["href"])

    assert russian.response.status_code == 200
    assert [row["id"] for row in _rows(one.page)] == [row["id"] for row in _rows(russian.page)]
    assert one.page.one("input", id="as_of")["value"] == russian.page.one("input", id="as_of")["value"]


def test_the_form_keeps_the_filters_and_offers_every_release(sample: Served) -> None:
    page = visit(sample, "/en/countries/kz?state=not_met&convention=C087").page
    form = page.one("details", class_="as-of").one("form")

    kept = {one["name"]: one["value"] for one in form.all("input", type="hidden")}
    offered = [one["value"] for one in form.all("option")]

    assert kept == {"state": "not_met", "convention": "C087"}
    assert offered == ["", "1"]


def test_the_form_sends_a_reader_to_the_day_they_wrote(sample: Served) -> None:
    form = visit(sample, "/ru/demands/kz-2021-1").page.one("details", class_="as-of").one("form")
    asked = urlencode({"as_of": "2023-06-05", "known_by": ""})

    answer = visit(sample, f"{form['action']}?{asked}")

    assert form["method"] == "get"
    assert answer.response.status_code == 200
    assert SAID["ru"]["2023-06-05"] in answer.page.one("aside", class_="past").text


def test_a_permanent_address_gives_the_same_page_twice(sample: Served) -> None:
    address = f"/en/countries/kz/on/{date(2023, 6, 5).isoformat()}/known/1"

    first, second = visit(sample, address).response, visit(sample, address).response

    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]


def same(one: str, other: str) -> bool:
    """Say whether two addresses ask for the same, whatever the order of their filters."""
    a, b = urlsplit(one), urlsplit(other)
    return a.path == b.path and parse_qs(a.query) == parse_qs(b.query)


def _rows(page: Element) -> list[Element]:
    return [one for one in page.one("section", id="demands").all("li") if one["id"]]
