"""The data package is what it says, names nobody, and says what the pages say."""

import re
from collections.abc import Mapping

import pytest
import yaml
from starlette.testclient import TestClient

from tests.web.data.conftest import HOME
from tests.web.data.reading_packages import Package
from tests.web.given import AIGUL, CANARY, FEW, RETRACTED, SECRET, SMALL, TODAY, UNION, Given
from tracker.application.reader import Reader
from tracker.web.data.source import public_key

NAMED = ("Aigul", "Айгуль", "Bolot", "Болот", "Chinara", "Чинара", "Official Name", "Имя Чиновника", SMALL)
HIDDEN = (CANARY, str(SECRET), str(RETRACTED), "Taken back for safety", "A row that nobody may see", "09:00")
PERSON = re.compile(r"\bp-[a-z0-9]{8}\b")


def test_a_package_keeps_to_the_standard_and_to_what_it_says_of_itself(package: Package) -> None:
    assert len(package.descriptor["resources"]) == 17
    assert package.flaws() == []


@pytest.mark.parametrize("day", ["1999-01-01", "2022-05-27"])
def test_a_package_of_another_day_keeps_to_it_too(reader: TestClient, day: str) -> None:
    other = Package(reader.get(f"/ru/data/on/{day}.zip").content)

    assert other.flaws() == []
    assert (other.descriptor["as_of"], bool(other.rows("demands"))) == (day, day > "2021-12-07")


def test_a_package_is_the_same_twice_and_in_both_languages(reader: TestClient, package: Package) -> None:
    again = [reader.get(f"/{language}/data/on/{TODAY.isoformat()}.zip").content for language in ("en", "ru")]

    assert again == [package.body, package.body]


def test_a_package_names_nobody_and_holds_no_key_of_a_person(package: Package) -> None:
    assert [name for name in (*NAMED, *HIDDEN) if name in package.everything] == []
    assert PERSON.findall(package.everything) == []
    assert "a person whose name is not shown" in package.everything


def test_the_figures_of_a_package_are_those_of_the_card(reader: TestClient, package: Package) -> None:
    card = reader.get("/en/countries/kz.json").json()

    [row] = [one for one in package.rows("countries") if one["country"] == "KZ"]

    assert {name: int(row[name]) for name in ("n", *card["counts"])} == {"n": card["n"], **card["counts"]}
    assert [int(row["opposite_measures"]), int(row["opposite_demands"])] == [*card["opposite"].values()]
    assert [int(row[name]) for name in ("met_least", "met_most")] == card["met"]
    states = [one["state"] for one in package.rows("demands") if one["country"] == "KZ" and one["state"]]
    assert {name: states.count(name) for name in card["counts"]} == card["counts"]


def test_of_few_measures_of_which_one_is_about_a_person_a_package_tells_no_figure(package: Package) -> None:
    demands: Mapping[str, Mapping[str, str]] = {one["reference"]: one for one in package.rows("demands")}
    figures = [name for name in demands["kz-2021-1"] if name.startswith("measures") or name == "opposite_done"]

    assert {demands["kz-2021-1"][name] for name in figures} == {""}
    assert (demands["kz-2021-2"]["measures"], demands["kz-2021-2"]["measures_not_met"]) == ("3", "1")
    assert demands["kz-2021-4"]["measures_met"] == "1"


def test_a_demand_about_a_person_has_no_rows_that_tell_its_measures_apart(package: Package) -> None:
    numbers = {one["number"] for one in package.rows("measures")}
    listed = " ".join(one["measures"] for one in package.rows("entries"))

    assert {"kz-2021-3.1", "kz-2021-4.1"} <= numbers
    assert not [one for one in numbers if one.startswith(("kz-2021-1.", "kz-2021-2."))]
    assert {one["reference"] for one in package.rows("assessments")} == {"kz-2021-4"}
    assert "kz-2021-1." not in listed


def test_the_key_of_an_organisation_of_few_people_is_told_in_no_table(given: Given) -> None:
    with Reader(given.record.engine, given.record.log, given.record.book, lambda: TODAY).look() as look:
        shelf = look.released_shelf(look.sight(None, None))

    assert [public_key(key, shelf) for key in (FEW, AIGUL, UNION, "mission", None)] == [
        None,
        None,
        UNION,
        "mission",
        None,
    ]


def test_an_entry_of_a_package_lies_at_its_path(reader: TestClient, package: Package) -> None:
    paths = [one["path"] for table in ("entries", "assessments") for one in package.rows(table)]

    assert len(paths) == 6
    assert {reader.get(f"/ru/{path}").status_code for path in paths} == {303}
    assert {reader.get(f"/en/{path}/on/{TODAY}/known/1").status_code for path in paths} == {303}


def test_a_package_says_how_it_is_cited_and_under_which_licence(package: Package) -> None:
    cited = yaml.safe_load(package.files["CITATION.cff"])

    assert cited["authors"] == [{"name": "Test Coalition"}]
    assert cited["url"] == f"{HOME}/en/data/on/{TODAY}/known/1"
    assert cited["license"] == package.descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "Attribution 4.0 International" in package.files["LICENSE.txt"].decode()
    assert cited["url"].replace("/en/", "/ru/") in package.files["README.ru.md"].decode()


def test_the_codebook_speaks_of_every_column_in_both_languages(package: Package) -> None:
    for language in ("en", "ru"):
        told = package.files[f"CODEBOOK.{language}.md"].decode()
        for table in package.descriptor["resources"]:
            names = {re.sub("_(en|ru)$", "", one["name"]) for one in table["schema"]["fields"]}
            part = told.split(f"## {table['name']}: ")[1].split("\n## ")[0]
            assert {*re.findall(r"\n- `([a-z_]+)` \(", part)} == names, (language, table["name"])
