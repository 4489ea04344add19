import re
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.given import LOADED_AT, Given
from tracker.projections.shelves import ReadModelParked


def test_a_page_of_another_day_says_so_and_carries_its_permanent_address(client: TestClient) -> None:
    page = client.get("/en/countries/kz?as_of=2022-05-27").text

    assert "As of 27\N{NO-BREAK SPACE}May 2022" in page
    assert '<link rel="canonical" href="/en/countries/kz/on/2022-05-27">' in page
    assert 'Permanent address: <a class="address" href="/en/countries/kz/on/2022-05-27/known/' in page
    assert "Today&#39;s page" in page or "Today's page" in page


def test_the_permanent_address_shows_the_same_page(client: TestClient) -> None:
    asked = client.get("/en/countries/kz?as_of=2022-05-27&known_by=1")

    assert asked.text == client.get("/en/countries/kz/on/2022-05-27/known/1").text


def test_a_page_of_today_does_not_speak_of_days(client: TestClient) -> None:
    page = client.get("/en/countries/kz").text

    assert 'class="past"' not in page
    assert "/en/countries/kz/on/2026-11-21/known/1" in page


def test_the_json_is_beside_every_form_of_the_address(client: TestClient) -> None:
    for address in (
        "/en/countries/kz/on/2022-05-27.json",
        "/en/countries/kz/on/2022-05-27/known/1.json",
        "/en/countries/kz.json?as_of=2022-05-27&known_by=2026-11-20",
    ):
        assert client.get(address).json()["as_of"] == "2022-05-27", address


def test_known_by_a_day_is_answered(client: TestClient) -> None:
    card = client.get("/en/countries/kz.json?as_of=2022-05-27&known_by=2026-11-21T23:00:00Z").json()

    assert (card["n"], card["release"]) == (4, 1)


@pytest.mark.parametrize(
    "address", ["/en/countries/kz.json?as_of=2026-11-20&", "/en/demands/kz-2021-1?", "/en/countries/kz?"]
)
def test_nobody_finds_out_by_asking_for_moments_when_something_was_recorded(client: TestClient, address: str) -> None:
    before, after = LOADED_AT - timedelta(seconds=1), LOADED_AT + timedelta(hours=1)

    told = [client.get(f"{address}known_by={one:%Y-%m-%dT%H:%M:%SZ}") for one in (before, after)]

    assert [one.status_code for one in told] == [200, 200]
    assert told[0].text.replace(f"{before:%H:%M:%S}", "") == told[1].text.replace(f"{after:%H:%M:%S}", "")


def test_before_the_first_demand_there_is_none_and_the_page_says_so(client: TestClient) -> None:
    page = client.get("/en/countries/kz/on/2015-01-01").text

    assert "On this day there are no demands that count." in page


@pytest.mark.parametrize(
    ("language", "sentence", "link"),
    [
        ("en", "What was known elsewhere before cannot be proved here.", "The same day, as known today"),
        ("ru", "здесь доказать нельзя", "Тот же день по сегодняшним сведениям"),
    ],
)
def test_before_the_first_recording_the_page_says_where_the_record_begins(
    client: TestClient, language: str, sentence: str, link: str
) -> None:
    page = client.get(f"/{language}/countries/kz?as_of=2022-05-27&known_by=2022-05-27").text

    assert sentence in page
    assert re.search(rf'href="/{language}/countries/kz/on/2022-05-27">{link}', page)


def test_a_demand_of_another_day_shows_what_was_there_on_it(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1/on/2022-04-01").text

    assert "We promise" in page
    assert "Reasons" not in page
    assert client.get("/en/demands/kz-2021-1/on/2020-01-01").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "english", "russian"),
    [
        ("as_of=2022-02-31", 422, "This is no day of the calendar", "Такого дня в календаре нет"),
        ("as_of=yesterday", 422, "This is no day of the calendar", "Такого дня в календаре нет"),
        ("as_of=2022-W01-1", 422, "This is no day of the calendar", "Такого дня в календаре нет"),
        ("known_by=2022-05-27T10:00", 422, "This is no day of the calendar", "Такого дня в календаре нет"),
        ("as_of=2030-01-01", 422, "This day has not come yet", "Этот день ещё не наступил"),
        ("known_by=2030-01-01", 422, "This day has not come yet", "Этот день ещё не наступил"),
        ("known_by=9999-12-31", 422, "This day has not come yet", "Этот день ещё не наступил"),
        ("known_by=99", 404, "There is no such release", "Такого выпуска нет"),
    ],
)
def test_a_day_that_cannot_be_shown_is_explained_and_the_text_is_kept(
    client: TestClient, asked: str, status: int, english: str, russian: str
) -> None:
    for language, heading in (("en", english), ("ru", russian)):
        page = client.get(f"/{language}/countries/kz?{asked}")

        assert page.status_code == status
        assert f"<h1>{heading}" in page.text
        assert f'value="{asked.partition("=")[2]}"' in page.text
        assert f'action="/{language}/countries/kz"' in page.text


def test_a_hostile_day_is_shown_as_text(client: TestClient) -> None:
    page = client.get('/en/countries/kz?as_of="><script>')

    assert page.status_code == 422
    assert "<script>" not in page.text
    assert 'value="&#34;&gt;&lt;script&gt;"' in page.text


def test_problems_of_json_are_told_in_json(client: TestClient) -> None:
    for address, status in (
        ("/en/countries/xx.json", 404),
        ("/en/countries/kz.json?as_of=never", 422),
        ("/en/demands/zz.json", 404),
    ):
        answer = client.get(address)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.json()["status"] == status


@pytest.mark.parametrize(
    "address",
    [
        "/ru/countries/xx",
        "/ru/countries/kz.xml",
        "/ru/demands/kz-1999-1",
        "/ru/documents/none",
        "/ru/addressees/none",
        "/ru/nowhere/at/all",
    ],
)
def test_what_does_not_exist_is_told_in_the_readers_language(client: TestClient, address: str) -> None:
    page = client.get(address)

    assert page.status_code == 404
    assert "Такой страницы нет" in page.text
    assert 'lang="ru"' in page.text


def test_an_unknown_language_is_answered_in_the_one_the_browser_asks_for(client: TestClient) -> None:
    page = client.get("/de/countries/kz", headers={"Accept-Language": "de, ru;q=0.8"})

    assert page.status_code == 404
    assert "Такой страницы нет" in page.text


def test_before_the_first_release_nothing_is_shown(tmp_path: Path) -> None:
    given = Given(tmp_path).found().fill()

    page = given.client().get("/ru/countries/kz")

    assert page.status_code == 503
    assert "Пока ничего не опубликовано" in page.text
    assert "Казахстан" not in page.text
    given.close()


def test_a_parked_read_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Given.released(tmp_path)
    client = given.client()

    def park(_connection: object) -> None:
        raise ReadModelParked(["entries"])

    monkeypatch.setattr("tracker.projections.shelves.require_well", park)

    page = client.get("/en/countries/kz")

    assert page.status_code == 503
    assert "The record is safe" in page.text
    given.close()


def test_a_locked_record_is_told(tmp_path: Path) -> None:
    given = Given.released(tmp_path)
    client = given.client()
    given.record.book.lock()

    page = client.get("/en/countries/kz")

    assert page.status_code == 503
    assert "Not available just now" in page.text
    given.close()


def test_the_form_for_another_day_keeps_the_filters(client: TestClient) -> None:
    page = client.get("/en/countries/kz/on/2022-05-27?state=not_met").text

    assert '<form action="/en/countries/kz" method="get">' in page
    assert '<input type="hidden" name="state" value="not_met">' in page
    assert 'type="date" value="2022-05-27"' in page
