"""A demand on the desk: everything that one account may see about it, and what can be done beside it."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.web.given import ACT, ASSESSED, CANARY, RETRACTED, SECRET
from tests.web.workspace.judging import LAW, Seat, Sitting, aigul, bolot, chinara, dastan, proposed, text_of
from tests.web.workspace.office import Office

HERE = "/desk/demands/kz-2021-1"
DANGER = {"on": "20 November 2026", "what": "She was taken away.", "told": "A lawyer", "who": "Nobody yet"}
STEP = {"due_on": "1 December 2026", "what": "Write to the ministry."}


def ways_in(page: str) -> list[str]:
    """The addresses of the workspace that a page leads to."""
    found = re.findall(r'href="(/(?:desk|record|confirm)[^"#]*)', page.partition("<main")[2].partition("</main>")[0])
    return sorted({unescape(one) for one in found})


def send(seat: Seat, kind: str, **typed: str) -> None:
    """Record an entry of a kind about the demand."""
    answer = seat.window.post(f"{HERE}/{kind}", data=typed | {"command": str(uuid4())})
    assert answer.status_code == 303, text_of(answer.text)


def test_the_team_reads_notes_sources_and_who_recorded_it(office: Office) -> None:
    seat = aigul(office)
    send(seat, "position", position="rejects", on="3 May 2024", wording="We refuse.", notes="Said in a corridor.")

    page = text_of(seat.window.get(HERE).text)

    assert f"{CANARY} source" in page
    assert "Notes: Said in a corridor." in page
    assert "recorded by Aigul" in page
    assert "seen by the country team" in page


@pytest.mark.parametrize("sitting", [bolot, chinara, dastan])
def test_who_is_not_of_the_team_sees_no_more_than_members_may(office: Office, sitting: Sitting) -> None:
    page = sitting(office).window.get(HERE).text

    assert "met the Minister" in text_of(page)
    assert CANARY not in page
    assert str(SECRET) not in page
    assert "recorded by" not in page
    assert "/correct" not in page
    assert "/assess" not in page


def test_what_was_taken_back_for_safety_is_nowhere(office: Office) -> None:
    page = aigul(office).window.get(HERE).text

    assert "Taken back for safety" not in page
    assert str(RETRACTED) not in page


def test_a_name_that_is_not_to_be_shown_is_shown_to_its_own_team_alone(office: Office) -> None:
    path = "/desk/demands/kz-2021-2"

    ours, theirs = (seat.window.get(path).text for seat in (aigul(office), chinara(office)))

    assert "Bolot Refuser" in ours
    assert "A row that nobody may see" in ours
    assert "Bolot Refuser" not in theirs
    assert "A row that nobody may see" not in theirs
    assert "Single rows are not shown" in theirs


def test_every_way_on_leads_to_a_page(office: Office) -> None:
    seat = aigul(office)
    send(seat, "urgency", **DANGER)
    send(seat, "step", **STEP)
    proposed(office, seat)

    ways = [way for page in (HERE, "/desk/countries/kz") for way in ways_in(seat.window.get(page).text)]

    answers = {way: seat.window.get(way).status_code for way in ways}
    assert len(ways) > 30
    assert answers == dict.fromkeys(ways, 200)


def test_a_danger_stands_first_until_it_has_its_answer(office: Office) -> None:
    seat = aigul(office)
    send(seat, "urgency", **DANGER)
    before = seat.window.get(HERE).text
    [way] = [one for one in ways_in(before) if one.endswith("/answer-urgency")]

    answer = seat.window.post(way, data={"command": str(uuid4()), "on": "21 November 2026", "what": "She is free."})

    after = seat.window.get(HERE).text
    assert answer.status_code == 303
    assert before.index('id="urgent"') < before.index('id="measures"')
    assert "She was taken away." in text_of(before)
    assert 'id="urgent"' not in after
    assert "She is free." in text_of(after)


def test_what_is_due_and_planned_stands_in_the_order_of_its_days(office: Office) -> None:
    seat = aigul(office)
    send(seat, "step", **STEP)
    page = seat.window.get(HERE).text
    ahead = text_of(page.partition('id="ahead"')[2].partition("</section>")[0])

    assert ahead.index("31 December 2022 · We promise") < ahead.index("1 December 2026 · Write to the ministry.")
    assert "Write to the ministry." not in bolot(office).window.get(HERE).text


def test_what_waits_for_a_second_person_is_told_and_does_not_count(office: Office) -> None:
    seat = aigul(office)
    proposed(office, seat)

    page = text_of(seat.window.get(HERE).text)

    assert "Waits for a second person" in page
    assert "The law was changed in part." in page
    assert "The opposite was done E · June 2022, counted from 30 June 2022" in page


def test_a_check_from_the_page_comes_back_to_it(office: Office) -> None:
    seat = aigul(office)
    typed = {"command": str(uuid4()), "demand": "kz-2021-1", "looked": "normlex", "back": "demand"}

    answer = seat.window.post("/desk/check", data=typed)

    assert answer.headers["location"] == f"{HERE}?done=checked"
    page = text_of(seat.window.get(answer.headers["location"]).text)
    assert "The check is recorded." in page
    assert "21 November 2026 · Checked, nothing changed, in NORMLEX" in page


def test_an_assessment_leads_to_its_basis_and_every_anchor_is_there_once(office: Office) -> None:
    seat = aigul(office)
    proposed(office, seat)

    page = seat.window.get(HERE).text

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {f"e-{ACT}", f"e-{ASSESSED}", f"m-{LAW[-1]}"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_an_own_commitment_is_told_and_never_assessed(office: Office) -> None:
    page = aigul(office).window.get("/desk/demands/own-2021-1").text

    assert "Under way" in text_of(page)
    assert "/assess" not in page


def test_a_demand_that_is_none_leads_nowhere(office: Office) -> None:
    assert aigul(office).window.get("/desk/demands/kz-1999-1").status_code == 404
