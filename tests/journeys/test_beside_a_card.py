"""What stands beside a card agrees with it on every day, and leads to what it counts."""

import re

import pytest

from tests.journeys.pages import parse
from tests.journeys.records import Served
from tests.journeys.register import demands

DAYS = ("2021-12-31", "2023-06-05", "")
STATES = ("met", "partly_met", "not_met", "not_known")
FIGURES = re.compile(r"(\d+) demands?: (\d+) met, (\d+) partly met, (\d+) not met, (\d+) not known")
COUNTRIES = sorted({row["addressee"]["country"] for row in demands().values()} - {None})


def address(country: str, day: str, part: str = "") -> str:
    return f"/en/countries/{country.lower()}{part}" + (f"/on/{day}" if day else "")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_trend_ends_with_the_card_of_the_day(sample: Served, country: str) -> None:
    for day in DAYS:
        card = sample.client.get(f"{address(country, day)}.json").json()
        page = parse(sample.client.get(address(country, day, "/counts")).text)
        lists = page.one("section", id="trend").all("ul", class_="lines") if card["n"] else []

        said = [FIGURES.findall(one.all("li")[-1].text)[0] for one in lists]
        told = [sum(map(int, column)) for column in zip(*said, strict=True)] or [0] * 5
        assert told == [card["n"], *(card["counts"][state] for state in STATES)], (country, day)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_demand_of_a_card_is_counted_with_each_of_its_themes_and_listed_once_as_raised(
    sample: Served, country: str
) -> None:
    for day in DAYS:
        card = sample.client.get(f"{address(country, day)}.json").json()
        counts = parse(sample.client.get(address(country, day, "/counts")).text)
        raised = parse(sample.client.get(address(country, day, "/raised")).text)

        linked = {one["href"].split("/")[3] for one in counts.one("main").all("a") if "/demands/" in one["href"]}
        listed = [one["id"] for one in raised.one("main").all("li") if one["id"]]
        in_n = {one["reference"] for one in card["demands"]}
        assert linked == in_n == set(listed), (country, day)
        assert len(listed) == len(set(listed))
