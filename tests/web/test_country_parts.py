"""What belongs to a country beside its card: each figure stands with what it counts, and nobody is named by it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.given import AIGUL, CANARY, CHINARA, Given
from tracker.domain.demand_events import Measure
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope


@pytest.fixture
def own(tmp_path: Path) -> Given:
    """A record of its own, so that a test may change it."""
    return Given(tmp_path).found().fill()


def agree(own: Given, key: str) -> None:
    """Let a person agree to be named."""
    stream_id = own.record.log.stream_of("person", key)
    assert stream_id
    person = own.record.log.stream(stream_id, Person)
    person.set_naming(Naming.AGREED, Scope((), ()))
    own.save(person)


def for_people(own: Given, reference: str, *people: str) -> None:
    """Record a demand that asks for something for each of these people."""
    measures: list[Measure] = [own.measure(number, key) for number, key in enumerate(people, 1)]
    own.save(own.demand(reference, own.says("Free them"), measures))


def test_a_ratification_is_shown_with_its_day_and_source_and_an_unverified_one_as_neither(client: TestClient) -> None:
    page = client.get("/en/countries/kz/ratifications").text

    seen, unseen = (page[page.index(f'id="{code}"') :].partition("</li>")[0] for code in ("C087", "C098"))
    assert "<b>Ratified</b>, registered: 13" in seen
    assert "<b>Not verified</b>" in unseen
    assert "Ratified</b>" not in unseen
    assert "2000" not in unseen
    assert CANARY not in page


def test_a_convention_nobody_wrote_of_is_said_to_be_on_no_record(client: TestClient) -> None:
    page = client.get("/en/countries/kg/ratifications").text

    assert page.count("Nothing is on record") == 11
    assert "Ratified</b>" not in page


def test_ratifications_are_as_of_a_day_and_as_known_by_one(client: TestClient) -> None:
    before, unknown = (
        client.get(f"/en/countries/kz/ratifications?{asked}").text
        for asked in ("as_of=2000-12-12", "known_by=2020-01-01")
    )

    assert "<b>Ratified</b>" not in before
    assert "<b>Ratified</b>" not in unknown
    assert 'id="C155"' not in before


def test_counts_stand_with_the_demands_they_count_and_print_zeros(client: TestClient) -> None:
    page = client.get("/en/countries/kz/counts").text

    theme = page[page.index('id="theme-judicial_redress"') :].partition("<h3")[0]
    assert "<b>4 demands</b>: 1\N{NO-BREAK SPACE}met (" in theme
    assert "0\N{NO-BREAK SPACE}partly met" in theme
    assert '<a class="ref" href="/en/demands/kz-2021-4">kz-2021-4</a>' in theme
    assert "%" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_convention_counts_country_by_country_by_name(client: TestClient) -> None:
    page = client.get("/en/conventions/c087").text

    assert page.index(">Kazakhstan</a></h2>") < page.index(">Kyrgyzstan</a></h2>")
    assert "<b>4 demands</b>" in page
    assert client.get("/en/conventions/c190").status_code == 404
    assert client.get("/en/conventions/C087").headers["location"] == "/en/conventions/c087"


def test_how_often_a_demand_was_raised_is_the_same_on_its_own_page_and_in_the_list(client: TestClient) -> None:
    listed, demand = client.get("/en/countries/kz/raised").text, client.get("/en/demands/kz-2021-1").text

    said = "Once, on 7\N{NO-BREAK SPACE}December 2021"
    answers = "1 letter: 0 answered, 0 not answered, 1 not known"
    assert said in listed
    assert said in demand
    assert answers in listed
    assert answers in demand


def test_people_are_counted_where_one_may_not_be_named_and_only_from_three_on(client: TestClient) -> None:
    page = client.get("/en/countries/kz/people").text.replace("\N{NO-BREAK SPACE}", " ")

    three, one = (page[page.index(f'id="kz-2021-{number}"') :].partition("</section>")[0] for number in (2, 1))
    assert "0 of 3 measures met, 2 unknown, 1 not met" in three or "0 of 3 measures met, 1 not met, 2 unknown" in three
    assert "of 1 measure" not in one
    assert "<ul" not in three + one
    assert not [name for name in ("Aigul", "Bolot") if name in page]


def test_rows_are_shown_once_everybody_of_a_demand_agreed(own: Given) -> None:
    for_people(own, "kz-2021-7", AIGUL, CHINARA)
    before = own.release().client().get("/en/countries/kz/people").text

    agree(own, AIGUL)
    page = own.client().get("/en/countries/kz/people").text
    own.close()

    rows = page[page.index('id="kz-2021-7"') :].partition("</section>")[0]
    assert "Aigul" not in before
    assert '<th scope="row"><a href="/en/people/p-aaaaaaaa">Aigul Test</a></th>' in rows
    assert '<th scope="row"><a href="/en/people/p-cccccccc">Chinara Agrees</a></th>' in rows
    assert rows.count("<b>Not yet assessed</b>") == 2


def test_a_table_of_the_demands_names_nobody_and_holds_no_formula(own: Given) -> None:
    own.save(own.demand("kz-2021-8", own.says('=HYPERLINK("https://evil.example")'), [own.measure(1, "law-8")]))

    table = own.release().client().get("/en/countries/kz.csv")
    own.close()

    rows = table.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines()
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert rows[2].startswith("kz-2021-1,Free a person whose name is not shown,")
    assert """kz-2021-8,"'=HYPERLINK(""https://evil.example"")",""" in table.text
    assert not [name for name in ("Aigul", "Bolot", "Chinara", "Official") if name in table.text]


def test_a_table_of_sample_data_says_so_and_one_of_a_day_holds_that_day(tmp_path: Path) -> None:
    sample = Given(tmp_path, sample=True).found().fill().release()
    client = sample.client()

    now, early = client.get("/en/countries/kz.csv"), client.get("/en/countries/kz/on/2021-12-06.csv")
    sample.close()

    assert "Sample data" in now.text.splitlines()[0]
    assert "do not cite" in now.text.splitlines()[0]
    assert now.headers["x-robots-tag"] == "noindex"
    assert "kz-2021-1" in now.text
    assert "kz-2021-1" not in early.text


def test_the_map_says_nothing_but_where_the_countries_lie(client: TestClient) -> None:
    page = client.get("/en/").text

    drawn = page[page.index('<svg class="map"') :].partition("</svg>")[0]
    assert 'href="/en/countries/kz" aria-label="Kazakhstan"' in drawn
    assert drawn.count("<path") == 2
    assert "class=" not in drawn.removeprefix('<svg class="map"')


@pytest.mark.parametrize("part", ["ratifications", "counts", "raised", "people"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_part_names_its_permanent_address_and_knows_no_other_country(
    client: TestClient, language: str, part: str
) -> None:
    page = client.get(f"/{language}/countries/kz/{part}?as_of=2022-05-27&known_by=1").text

    assert f'<link rel="canonical" href="/{language}/countries/kz/{part}/on/2022-05-27/known/1">' in page
    assert client.get(f"/{language}/countries/xx/{part}").status_code == 404
    assert client.get(f"/{language}/countries/kz/{part}?as_of=9999-12-31").status_code == 422
