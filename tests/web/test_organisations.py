"""Organisations and people have pages by the rules of naming: who agreed, and what is no person."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.given import AIGUL, BOLOT, CHINARA, FEW, OFFICIAL, SMALL, TODAY, Given
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope

NOBODY = "p-zzzzzzzz"
LEFT_OUT = ("Aigul", "Айгуль", "Bolot", "Болот")


@pytest.fixture
def own(tmp_path: Path) -> Given:
    """A record of its own, so that a test may change it."""
    return Given.released(tmp_path)


def renamed(own: Given, key: str, naming: Naming, until: date | None = None) -> TestClient:
    """Set how a person may be named, and open the pages after it."""
    stream_id = own.record.log.stream_of("person", key)
    assert stream_id
    person = own.record.log.stream(stream_id, Person)
    person.set_naming(naming, Scope((), ()), until=until)
    own.save(person)
    return own.client()


def test_an_organisation_shows_its_names_and_the_demands_that_name_it(client: TestClient) -> None:
    english, russian = (client.get(f"/{language}/organisations/union-1").text for language in ("en", "ru"))

    assert "<h1>Union of the Test</h1>" in english
    assert "<h1>Проверочный профсоюз</h1>" in russian
    assert "UoT" in english
    assert 'href="/en/demands/kz-2021-4"' in english
    assert 'href="/en/organisations/union-1">Union of the Test<' in client.get("/en/demands/kz-2021-4").text


def test_leadership_names_only_who_agreed_and_all_others_by_office(client: TestClient) -> None:
    page = client.get("/en/organisations/union-1").text

    assert '<b>Chair 0</b>: <a href="/en/people/p-cccccccc">Chinara Agrees</a> · from 2015 to 2016' in page
    assert "<b>Chair 1</b> · from 2017 to 2018" in page
    assert "<b>Chair 2</b> · from 2019 to 2020" in page
    assert not [name for name in LEFT_OUT if name in page]


def test_a_period_is_shown_as_of_its_days_and_of_what_was_known(client: TestClient) -> None:
    early = client.get("/en/organisations/union-1?as_of=2016-06-01").text
    before = client.get("/en/organisations/union-1?known_by=2020-01-01")

    assert "Chair 0" in early
    assert "Chair 1" not in early
    assert before.status_code == 404


def test_an_organisation_of_few_has_no_page_and_stands_nowhere(client: TestClient, pages: Mapping[str, str]) -> None:
    assert client.get(f"/en/organisations/{FEW}").status_code == 404
    assert not [url for url, text in pages.items() if SMALL in text or FEW in text]


def test_only_who_agreed_has_a_page_and_all_others_get_the_same_answer_as_nobody(client: TestClient) -> None:
    answers = {key: client.get(f"/en/people/{key}") for key in (AIGUL, BOLOT, OFFICIAL, FEW, NOBODY)}
    plain = {one.text.replace(key, "") for key, one in answers.items()}

    assert client.get(f"/en/people/{CHINARA}").status_code == 200
    assert {one.status_code for one in answers.values()} == {404}
    assert len(plain) == 1


def test_a_person_is_named_in_both_scripts_with_what_was_asked_and_no_others(client: TestClient) -> None:
    english, russian = (client.get(f"/{language}/people/{CHINARA}").text for language in ("en", "ru"))

    assert "<h1>Chinara Agrees</h1>" in english
    assert "Чинара Согласна" in english
    assert "<h1>Чинара Согласна</h1>" in russian
    assert 'href="/en/demands/kz-2021-2"' in english
    assert not [name for name in LEFT_OUT if name in english + russian]


def test_a_row_beside_one_that_is_withheld_is_not_shown_on_a_persons_own_page(client: TestClient) -> None:
    page = client.get(f"/en/people/{CHINARA}").text

    assert "Single rows are not shown" in page
    assert "Chinara Agrees: released" not in page


def test_taking_an_agreement_back_shuts_the_page_of_every_day_at_once(own: Given) -> None:
    before = own.client().get(f"/en/people/{CHINARA}/on/2022-05-27/known/1")

    client = renamed(own, CHINARA, Naming.REFUSED)
    after = [client.get(f"/en/people/{CHINARA}{end}") for end in ("", "/on/2022-05-27", "/on/2022-05-27/known/1")]
    led = client.get("/en/organisations/union-1/on/2026-11-21/known/1").text
    own.close()

    assert before.status_code == 200
    assert {one.status_code for one in after} == {404}
    assert "Chair 0" in led
    assert "Chinara" not in led


def test_an_agreement_that_ran_out_has_no_page(own: Given) -> None:
    status = {
        until: renamed(own, CHINARA, Naming.AGREED, until).get(f"/en/people/{CHINARA}").status_code
        for until in (date(2026, 11, 20), TODAY)
    }
    own.close()

    assert status == {date(2026, 11, 20): 404, TODAY: 200}


def test_who_is_withheld_has_no_page_and_led_nothing(own: Given) -> None:
    stream_id = own.record.log.stream_of("person", CHINARA)
    assert stream_id
    person = own.record.log.stream(stream_id, Person)

    person.withhold(reason=None)
    own.save(person)
    answer, led = own.client().get(f"/en/people/{CHINARA}"), own.client().get("/en/organisations/union-1").text
    own.close()

    assert answer.status_code == 404
    assert "Chair 0" not in led
    assert "Chair 1" in led
