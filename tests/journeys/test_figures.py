"""From any figure of a country's page, the entry behind it is two links away at most (S7, product: every figure)."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urldefrag

import pytest

from tests.journeys.crawling import Crawl, Visited
from tests.journeys.pages import Element
from tests.journeys.records import Served
from tracker.web.anchors import anchor

COUNTRIES = ("kz", "kg", "tj", "tm", "uz")
DAYS = ("", "/on/2022-05-27", "/on/2023-06-05")
DERIVED = {"intervals"}
"""Figures that are computed from the counts of the headline, which lead to what they count."""
WITHHELD = "Single rows are not shown"
NAMED = "these people were not asked, so only the outcome stands beside a name"
STATES = ("met", "partly_met", "not_met", "not_known")
MEANINGS = ("a", "b", "c", "d", "e", "unknown", "not-counted", "the-letters", "from-measures-to-a-demand")

pages = pytest.mark.parametrize("address", [f"/en/countries/{code}{day}" for code in COUNTRIES for day in DAYS])


class Reader:
    """Somebody who follows links."""

    def __init__(self, served: Served) -> None:
        self._client = served.client
        self._seen: dict[str, Element] = {}

    def page(self, address: str) -> Element:
        """Open a page."""
        plain = urldefrag(address).url
        if plain not in self._seen:
            self._seen[plain] = Visited(plain, self._client.get(plain)).page
        return self._seen[plain]

    def arrive(self, link: Element) -> Element:
        """Follow a link to the very element that it names."""
        return self.page(link["href"]).one(id=urldefrag(link["href"]).fragment)

    def reaches_an_entry(self, link: Element) -> bool:
        """Say whether a link leads to one entry, or to a demand that says why its rows are not shown or not dated."""
        if not urldefrag(link["href"]).fragment:
            measures = self.page(link["href"]).one(id="measures")
            has_reasons = NAMED in measures.text and any(one["id"].startswith("e-") for one in measures)
            return WITHHELD in measures.text or has_reasons
        return self.arrive(link)["id"].startswith("e-")

    def json(self, address: str) -> dict[str, Any]:
        """Read the same as JSON."""
        told: dict[str, Any] = self._client.get(f"{address}.json").json()
        return told


@pytest.fixture(scope="module")
def reader(sample: Served) -> Reader:
    return Reader(sample)


@pages
def test_every_count_of_the_headline_leads_to_as_many_demands(reader: Reader, address: str) -> None:
    card = reader.json(address)
    links = reader.page(address).one("p", class_="headline").all("a")

    counted = {state: len(_rows(reader.arrive(_to(links, f"state={state}")))) for state in STATES}

    assert counted == card["counts"]
    assert len(_rows(reader.arrive(links[0]))) == card["n"]


@pages
def test_every_demand_in_a_count_leads_to_the_entries_behind_it(reader: Reader, address: str) -> None:
    card = {one["reference"]: one for one in reader.json(address)["demands"]}

    for row in _rows(reader.page(address).one(id="demands")):
        if WITHHELD in reader.page(row.all("a")[0]["href"]).one(id="measures").text:
            continue
        anchors = {each["id"] for each in reader.page(row.all("a")[0]["href"])}
        entries = {anchor(key) for key in card[row["id"]]["entries"]}
        assert entries <= anchors, f"{row['id']}: {len(entries - anchors)} of {len(entries)} entries are not shown"


@pages
def test_every_opposite_leads_to_the_assessment_that_says_so(reader: Reader, address: str) -> None:
    card = reader.json(address)
    section = reader.arrive(_to(reader.page(address).one("p", class_="headline").all("a"), "#opposite-list"))

    listed = section.all("li")

    assert _measures(listed) == card["opposite"]["measures"]
    assert len({urldefrag(one.all("a")[0]["href"]).url for one in listed}) == card["opposite"]["demands"]
    assert [one.text for one in listed if not reader.reaches_an_entry(one.all("a")[0])] == []


@pages
def test_every_change_since_the_conference_leads_to_its_assessment_and_its_act(reader: Reader, address: str) -> None:
    since = reader.json(address)["since"]
    section = reader.arrive(_to(reader.page(address).one("p", class_="headline").all("a"), "#since"))

    worse = [one for one in section.all("li") if one.all("b", class_="bad")]

    assert _measures(worse) == since["measures_worse"]
    assert _measures(section.all("li")) - _measures(worse) == since["measures_better"]
    assert [one.text for one in section.all("li") if not all(map(reader.reaches_an_entry, one.all("a")))] == []


@pages
def test_every_measure_that_is_not_counted_leads_to_the_reason(reader: Reader, address: str) -> None:
    not_counted = reader.json(address)["not_counted"]
    section = reader.page(address).one("section", id="not-counted")
    head = reader.arrive(_to(reader.page(address).one("p", class_="headline").all("a"), "#ran-out"))

    assert head.text.endswith(str(not_counted["ran_out"]))
    assert _measures(section.all("li")) == sum(not_counted.values())
    assert [one.text for one in section.all("li") if not reader.reaches_an_entry(one.all("a")[0])] == []


@pages
def test_every_figure_beside_the_headline_leads_to_what_it_counts(reader: Reader, address: str) -> None:
    figures = reader.page(address).one("dl", class_="figures")
    groups: dict[str, list[Element]] = {}
    for one in figures.all("dt") + figures.all("dd"):
        siblings = [each for each in figures.children if isinstance(each, Element)]
        name = next(each["id"] for each in reversed(siblings[: siblings.index(one) + 1]) if each.tag == "dt")
        groups.setdefault(name, []).append(one)

    silent = {name for name, told in groups.items() if _counts(told) and not any(one.all("a") for one in told)}

    assert silent - DERIVED == set()


@pages
def test_every_word_for_a_standing_has_its_definition_beside_it(reader: Reader, address: str) -> None:
    assert [a for a in reader.page(address).one("main").all("a") if "/methodology" in a["href"] and "#" in a["href"]]
    for row in _rows(reader.page(address).one(id="demands")):
        for measure in reader.page(row.all("a")[0]["href"]).one(id="measures").all("li"):
            if measure["id"].startswith("m-") and "it belongs to" not in measure.text:
                assert measure.all("a", class_="letter"), row["id"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_definition_stands_on_the_methodology_page(crawled: Crawl, language: str) -> None:
    methodology = crawled[f"/{language}/methodology"]

    assert set(MEANINGS) <= set(methodology.anchors)
    assert all(methodology.page.one(id=meaning).text for meaning in MEANINGS)


def _to(links: list[Element], ending: str) -> Element:
    return next(link for link in links if ending in link["href"])


def _measures(lines: Iterable[Element]) -> int:
    """Count the measures of a list: where rows are not shown a line tells of several."""
    found = (re.search(r"(\d+) of \d+ measure", one.text) for one in lines)
    return sum(int(one[1]) if one else 1 for one in found)


def _rows(section: Element) -> list[Element]:
    return [one for one in section.all("li") if one["id"]]


def _counts(told: list[Element]) -> bool:
    """Say whether a figure counts anything: a number that is not 0."""
    figures = "".join(letter if letter.isdigit() else " " for one in told for letter in one.text).split()
    return any(int(figure) for figure in figures)
