from collections.abc import Mapping
from pathlib import Path

from starlette.testclient import TestClient

from tests.web.given import AIGUL, BOLOT, Given

NAMES = ("Aigul Test", "Айгуль Тестова")
REFUSED = ("Bolot Refuser", "Болот Отказов")
OFFICIAL = ("Official Name", "Имя Чиновника")


def test_a_person_who_was_not_asked_is_named_on_the_demand_that_prints_the_name(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "<h1>Free Aigul Test</h1>" in page
    assert "Aigul Test: released" in page
    assert "Free Aigul Test and Chinara Agrees" in page


def test_a_russian_page_prints_the_name_in_its_own_script(client: TestClient) -> None:
    page = client.get("/ru/demands/kz-2021-1").text

    assert "Освободить: Айгуль Тестова" in page
    assert "Aigul" not in page


def test_a_page_that_names_somebody_unasked_is_kept_from_search_engines(client: TestClient) -> None:
    naming, plain = client.get("/en/demands/kz-2021-1"), client.get("/en/demands/kz-2021-4")

    assert naming.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in naming.text
    assert "x-robots-tag" not in plain.headers
    assert "noindex" not in plain.text


def test_the_title_of_the_window_names_nobody(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "<title>Free a person whose name is not shown" in page


def test_an_entry_names_only_who_agreed_and_shows_officials_by_office(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    unnamed = "a person whose name is not shown"
    assert f"A{unnamed[1:]}, {unnamed}, Chinara Agrees met the Minister" in page


def test_who_was_not_asked_is_named_on_no_other_page(pages: Mapping[str, str]) -> None:
    naming = {url for url, text in pages.items() if any(name in text for name in NAMES)}

    assert naming
    assert {url.split("/")[2] + "/" + url.split("/")[3] for url in naming} == {
        "demands/kz-2021-1",
        "demands/kz-2021-2",
        "documents/res-2021",
    }
    assert not any(url.endswith(".json") for url in naming)


def test_who_refused_is_named_nowhere_and_officials_only_by_office(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert not any(name in text for name in (*REFUSED, *OFFICIAL)), url


def test_rows_are_not_shown_where_one_of_them_is_about_somebody_who_refused(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-2").text
    as_json = client.get("/en/demands/kz-2021-2.json").json()

    assert "0 of 3 measures met." in page
    assert "Single rows are not shown" in page
    assert 'id="m-1"' not in page
    assert "A row that nobody may see" not in page
    assert as_json["measures"] is None
    assert as_json["entries"] == []


def test_many_people_who_are_not_shown_are_counted_together(client: TestClient) -> None:
    english = client.get("/en/countries/kz").text
    russian = client.get("/ru/documents/ind-2022")

    assert "Free a person whose name is not shown" in english
    assert russian.status_code == 200


def test_no_key_of_a_person_stands_in_any_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert "p-aaaaaaaa" not in text, url
        assert "p-bbbbbbbb" not in text, url


def test_figures_of_few_rows_that_are_not_shown_are_not_shown_either(tmp_path: Path) -> None:
    given = Given(tmp_path).found().fill()
    given.save(given.demand("kz-2021-7", given.says("Two people"), [given.measure(1, BOLOT), given.measure(2, AIGUL)]))
    client = given.release().client()

    country, demand = client.get("/en/countries/kz").text, client.get("/en/demands/kz-2021-7").text

    row = country[country.index('<li id="kz-2021-7">') :].split("</li>")[0]
    assert "Not known" in row
    assert "measures met" not in row + demand
    assert "It asks for something for some people." in demand
    given.close()
