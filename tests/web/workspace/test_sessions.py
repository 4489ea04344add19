"""The session room: what one country's demands look like before one body, for whoever is signed in."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.given import CANARY
from tests.web.workspace.before_a_session import OF_THE_TEAM, PROMISE, ROOM, TEAM_ALONE, an_office
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said
from tracker.accounts.roles import COUNTRY


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = an_office(tmp_path_factory.mktemp("sessions"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def member(house: Office) -> TestClient:
    return house.signed_in(house.person("Bolot"))


@pytest.fixture(scope="module")
def team(house: Office) -> TestClient:
    return house.signed_in(house.person("Aigul", COUNTRY + "KZ"))


def test_the_sessions_to_come_stand_with_the_countries_that_they_concern(member: TestClient) -> None:
    page = member.get("/sessions").text

    assert f'href="{ROOM}"' in page
    assert 'href="/sessions/ilc-115/kg"' in page
    assert 'href="/sessions/upr-kz/kg"' not in page
    assert OF_THE_TEAM not in page


def test_what_got_worse_since_the_last_session_comes_first_with_its_act(member: TestClient) -> None:
    page = said(member.get(ROOM).text)

    assert "198 days left" in page
    assert "Since the last session: from 13 June 2026 Got worse : Asked: Law kept – Not met" in page
    assert "Partly met → Not met the act" in page


def test_a_promise_is_listed_from_the_day_on_which_it_fell_due(member: TestClient) -> None:
    due, before = (said(member.get(f"{ROOM}?as_of={day}").text) for day in ("2026-10-01", "2026-09-29"))

    assert "Promises that fell due: 1 " in due
    assert PROMISE in due
    assert "Promises that fell due: 0 " in before


def test_a_promise_that_fell_due_before_the_last_session_stands_apart(member: TestClient) -> None:
    page = said(member.get(f"{ROOM}?as_of=2026-10-01").text)

    since, apart = page.split("Promises that fell due before and are unsettled: 1")
    assert PROMISE in since.split("Promises that fell due: 1")[1]
    assert PROMISE not in apart.split("Letters without an answer")[0]


def test_a_letter_without_an_answer_is_listed_from_its_day_on(member: TestClient) -> None:
    written, before = (said(member.get(f"{ROOM}?as_of={day}").text) for day in ("2026-07-20", "2026-07-19"))

    assert "Letters without an answer: 1" in written
    assert "Last written to on 20 July 2026" in written
    assert "Letters without an answer: 0" in before


def test_the_last_conclusions_stand_point_by_point_with_what_was_done(member: TestClient) -> None:
    page = said(member.get(ROOM).text)

    asked = page[page.index("What Geneva asked") :]
    assert "Conclusions 2022" in asked
    assert "First point → Asked: Law passed – Met" in asked


def test_the_steps_to_the_conclusions_stand_with_days_or_with_none(member: TestClient) -> None:
    page = said(member.get(ROOM).text)

    assert "Regional lists of the workers' and employers' groups: usually in March 2027; no day is on record" in page
    assert "Conclusions: no day is on record" in page


def test_the_room_shows_its_reader_what_they_may_see_and_no_more(member: TestClient, team: TestClient) -> None:
    theirs, ours = member.get(ROOM).text, team.get(ROOM).text

    assert (TEAM_ALONE in theirs, TEAM_ALONE in ours) == (False, True)
    assert ("Aigul Test" in theirs, "Aigul Test" in ours) == (False, True)
    assert CANARY not in theirs + ours
    assert 'href="/record?country=KZ"' in ours
    assert 'href="/record?country=KZ"' not in theirs


def test_a_day_before_the_first_demand_has_a_room_with_nothing_in_it(member: TestClient) -> None:
    answer = member.get(f"{ROOM}?as_of=2015-01-01")

    assert answer.status_code == 200
    assert "The demands before this session: 0" in said(answer.text)
    assert "No earlier session of this kind that was over is on record" in said(answer.text)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sessions/ilc-115/xx", 404),
        ("/sessions/upr-kz/kg", 404),
        ("/sessions/strike-2011/kz", 404),
        ("/sessions/nothing/kz", 404),
        (f"/sessions/{OF_THE_TEAM}/kz", 404),
        (f"{ROOM}?as_of=2027-01-01", 422),
        (f"{ROOM}?as_of=soon", 422),
    ],
)
def test_there_is_no_room_for_what_is_no_session_of_the_country(member: TestClient, address: str, status: int) -> None:
    assert member.get(address).status_code == status


def test_a_session_of_a_team_alone_has_a_room_for_that_team(team: TestClient) -> None:
    assert team.get(f"/sessions/{OF_THE_TEAM}/kz").status_code == 200


def test_an_occasion_leads_to_its_rooms(member: TestClient) -> None:
    assert f'href="{ROOM}"' in member.get("/occasions/ilc-115").text
    assert "/sessions/strike-2011" not in member.get("/occasions/strike-2011").text


def test_the_room_of_a_reader_of_russian_is_in_russian(house: Office) -> None:
    chinara = house.person("Chinara")
    house.accounts.own.settle(chinara.account_id, "ru", "Asia/Bishkek")

    page = said(house.signed_in(chinara).get(ROOM).text)

    assert "Что требовала Женева и что сделано" in page
    assert "осталось 198 дней" in page
