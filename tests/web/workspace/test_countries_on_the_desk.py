"""The countries on the desk: the card as it stands now, and demands that are ticked as checked."""

import re
from uuid import uuid4

from tests.web.given import CANARY
from tests.web.workspace.judging import aigul, bolot, chinara, head, recorded, text_of
from tests.web.workspace.office import Office
from tracker.domain.demand_events import Checked

ALONE = {"notes": CANARY, "on": "2 May 2024", "direction": "context", "country": "KZ", "country_alone": "yes"}


def test_the_own_countries_come_first_and_then_the_names_decide(office: Office) -> None:
    ours = aigul(office).window.get("/desk/countries").text
    theirs = chinara(office).window.get("/desk/countries").text

    assert re.findall(r'<h2><a href="([^"]+)"', ours) == ["/desk/countries/kz", "/desk/countries/kg"]
    assert re.findall(r'<h2><a href="([^"]+)"', theirs) == ["/desk/countries/kg", "/desk/countries/kz"]


def test_a_card_on_the_desk_shows_what_no_release_holds_yet(office: Office) -> None:
    window = aigul(office).window
    before = text_of(window.get("/desk/countries/kz").text)
    window.post("/desk/check", data={"demand": "kz-2021-3", "looked": "court", "command": str(uuid4())})

    after = text_of(window.get("/desk/countries/kz").text)

    assert "Never looked at" in before
    assert "Never looked at" not in after
    assert "Never looked at" in text_of(window.get("/en/countries/kz").text)


def test_demands_that_are_ticked_are_checked_by_one_command(office: Office) -> None:
    window, before = aigul(office).window, head(office)
    page = window.get("/desk/countries/kz").text
    ticks = re.findall(r'type="checkbox" name="demand" value="([^"]+)"', page)
    typed = {"command": str(uuid4()), "demand": ticks, "looked": "court", "back": "country", "country": "kz"}

    answers = [window.post("/desk/check", data=typed) for _ in range(2)]

    events = recorded(office, before)
    assert len(ticks) == len(events) == 4
    assert all(isinstance(event, Checked) for event in events)
    assert len({vars(event)["entry_id"] for event in events}) == 1
    assert {answer.headers["location"] for answer in answers} == {"/desk/countries/kz?done=checked"}


def test_nothing_ticked_is_said_records_nothing_and_offers_the_demands_of_own_countries(office: Office) -> None:
    window, before = aigul(office).window, head(office)

    answer = window.post("/desk/check", data={"command": str(uuid4()), "looked": "court"})

    offered = re.findall(r'type="checkbox" name="demand" value="([a-z]+)', answer.text)
    assert answer.status_code == 422
    assert "For which demands: Choose at least one of these." in answer.text
    assert set(offered) == {"kz"}
    assert head(office) == before


def test_who_is_not_of_the_team_reads_the_card_and_ticks_nothing(office: Office) -> None:
    for seat in (bolot(office), chinara(office)):
        page = seat.window.get("/desk/countries/kz").text

        assert "/desk/demands/kz-2021-1" in page
        assert 'type="checkbox"' not in page
        assert "/record" not in page.partition("<main")[2]


def test_what_happened_in_a_country_alone_is_told_to_its_team(office: Office) -> None:
    ours, theirs = aigul(office).window, chinara(office).window
    answer = ours.post("/record", data=ALONE | {"command": str(uuid4())})

    pages = [window.get("/desk/countries/kz").text for window in (ours, theirs)]

    assert answer.status_code == 303
    assert CANARY in ours.get(answer.headers["location"]).text
    assert [CANARY in page for page in pages] == [True, False]


def test_what_a_country_has_not_leads_nowhere(office: Office) -> None:
    window = aigul(office).window

    for path in ("/desk/countries/xx", "/desk/countries/kz?theme=none", "/desk/countries/kz?state=good"):
        assert window.get(path).status_code == 404, path
