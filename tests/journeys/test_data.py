"""The data package of the whole sample: it keeps to the standard, names nobody, and says what the cards say."""

import re

import pytest

from tests.journeys.records import Served
from tests.journeys.register import named_in
from tests.web.data.reading_packages import Package


@pytest.fixture(scope="module")
def package(sample: Served) -> Package:
    """Give today's package."""
    return Package(sample.client.get("/en/data.zip").content)


def test_the_package_of_the_sample_keeps_to_the_standard_and_marks_every_table(package: Package) -> None:
    first_lines = {path: content.decode().splitlines()[0] for path, content in package.files.items() if "csv" in path}

    assert package.flaws() == []
    assert len(package.rows("entries")) > 300
    assert {path for path, line in first_lines.items() if "do not cite" not in line} == set()
    assert package.descriptor["sample"] is True


def test_the_package_of_the_sample_names_nobody(package: Package) -> None:
    assert named_in(package.everything) == set()
    assert re.findall(r"\bp-[a-z0-9]{8}\b", package.everything) == []


def test_the_package_of_the_sample_says_of_every_country_what_its_card_says(sample: Served, package: Package) -> None:
    for row in package.rows("countries"):
        card = sample.client.get(f"/en/countries/{row['country'].lower()}.json").json()
        states = [one["state"] for one in package.rows("demands") if one["country"] == row["country"] and one["state"]]

        assert {name: int(row[name]) for name in card["counts"]} == card["counts"]
        assert {name: states.count(name) for name in card["counts"]} == card["counts"]
        assert [int(row["partly_least"]), int(row["partly_most"])] == card["at_least_partly"]
        assert (row["since_from"] or None, int(row["opposite_measures"])) == (
            card["since"]["from"],
            card["opposite"]["measures"],
        )
