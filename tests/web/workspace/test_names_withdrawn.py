"""A name that may stand no longer is gone at once: from pages, files, feeds, the search and every earlier day."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.given import CHINARA
from tests.web.workspace.judging import Seat, aigul
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send

NAMES = ("Chinara Agrees", "Чинара Согласна")
EVERYWHERE = (
    f"/en/people/{CHINARA}",
    "/en/search?q=Chinara",
    "/ru/search?q=Чинара",
    "/en/countries/kz",
    "/en/countries/kz/people",
    "/en/countries/kz.atom",
    "/en/countries/kz.json",
    "/en/countries/kz?as_of=2026-11-20",
    "/en/countries/kz?known_by=2026-11-20",
    f"/en/people/{CHINARA}?as_of=2026-11-20",
    "/en/occasions.ics",
)


def places(window: TestClient) -> list[str]:
    """The public addresses whose answers hold the name in either script."""
    demands = [f"/en/demands/kz-2021-{number}" for number in (1, 2, 3, 4)]
    found = [*EVERYWHERE, *demands, *(f"{one}.atom" for one in demands), *(f"{one}?known_by=1" for one in demands)]
    said = {address: window.get(address).text for address in found}
    return [one for one, text in said.items() if any(name in text for name in NAMES)]


def withdraw(seat: Seat, how: str) -> None:
    """Take the agreement back, or the person out of sight."""
    if how == "withheld":
        send(seat.window, f"/people/{CHINARA}/withhold", reason="Threats")
    else:
        send(seat.window, f"/people/{CHINARA}/naming", naming=how, how="She called")


@pytest.mark.parametrize("how", ["refused", "withheld"])
def test_an_agreement_that_is_withdrawn_leaves_the_name_nowhere_from_that_moment(office: Office, how: str) -> None:
    seat = aigul(office)
    stranger = office.window()

    before = places(stranger)
    withdraw(seat, how)

    assert f"/en/people/{CHINARA}" in before
    assert "/en/search?q=Chinara" in before
    assert any("known_by" in one or "as_of" in one for one in before)
    assert places(stranger) == []


def test_an_agreement_that_ended_names_nobody_the_day_after_without_anybody_doing_anything(office: Office) -> None:
    seat, page = aigul(office), f"/en/people/{CHINARA}"
    agreed = {"naming": "agreed", "how": "By telephone", "who_agreed": "She", "until": "1 December 2026"}
    send(seat.window, f"/people/{CHINARA}/naming", **agreed)
    second = office.signed_in(office.person("Bolot", "may_confirm"))
    send(second, "/confirm/namings", person=CHINARA)
    window, shown = office.window(), []

    for days in (10, 1):  # 1 December, and the day after
        office.given.today += timedelta(days=days)
        shown.append((window.get(page).status_code, NAMES[0] in window.get("/en/search?q=Chinara").text))

    assert shown == [(200, True), (404, False)]
