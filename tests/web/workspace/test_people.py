"""The persons of the record: how they may be named, and taking a name off every page at once."""

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.given import AIGUL, BOLOT, CHINARA
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, words
from tracker.domain import person_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Coordinator", countries=frozenset({Code("KZ")}))
SECOND = Who("Second", may_confirm=True)
KG = Who("Stranger", countries=frozenset({Code("KG")}))
PUBLIC = "/en/demands/kz-2021-1"


def agreed(until: str = "1 May 2027") -> dict[str, str]:
    """What somebody writes of an agreement."""
    return {"naming": "agreed", "how": "By telephone", "who_agreed": "The mother", "until": until}


def vouch(window: TestClient, *persons: str) -> Response:
    """Confirm, on the list of what waits, that they may be named."""
    return send(window, "/confirm/namings", person=list(persons))


def test_an_agreement_waits_for_a_second_person_and_the_name_stays_as_it_was(
    office: Office, signed_in: SignedIn
) -> None:
    window, before = signed_in(KZ), len(recorded(office, events.NamingSet))

    answer = send(window, f"/people/{BOLOT}/naming", **agreed())

    told = recorded(office, events.NamingProposed)[-1]
    assert answer.headers["location"] == f"/people/{BOLOT}?done=naming_waits"
    assert (told.naming, str(told.until)) == (events.Naming.AGREED, "2027-05-01")
    assert len(recorded(office, events.NamingSet)) == before
    assert "waits for a second person" in said(window.get(f"/people/{BOLOT}").text)


def test_a_second_person_reads_whom_it_is_about_and_confirms_it_on_the_list(
    office: Office, signed_in: SignedIn
) -> None:
    send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed())
    window = signed_in(SECOND)

    page = said(window.get("/confirm").text)
    answer = vouch(window, AIGUL)

    told = recorded(office, events.NamingSet)[-1]
    assert "May they be named?" in page
    assert "Before: Not asked Proposed: Agreed , until 1 May 2027" in page
    assert "agreed: The mother By telephone" in page
    assert "Confirm that Aigul Test may be named" in page
    assert answer.headers["location"] == "/confirm?done=naming_confirmed"
    assert (words(office, told.who_agreed), words(office, told.how)) == ({"en": "The mother"}, {"en": "By telephone"})
    assert told.second_account == office.accounts.by_nickname("Second").account_id
    assert told.scope.demands == ("kz-2021-1", "kz-2021-2")


def test_nobody_confirms_the_agreement_that_they_told_of(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{BOLOT}/naming", **agreed())
    before = len(recorded(office, events.NamingSet))

    page, answer = window.get("/confirm").text, vouch(window, BOLOT)

    assert "Yours: another person confirms it" in said(page)
    assert 'name="person"' not in page
    assert answer.status_code == 422
    assert "You proposed this yourself" in said(answer.text)
    assert len(recorded(office, events.NamingSet)) == before


def test_another_country_s_team_reads_nothing_of_an_agreement(signed_in: SignedIn) -> None:
    send(signed_in(KZ), f"/people/{BOLOT}/naming", **agreed())

    page = signed_in(KG).get("/confirm").text

    assert BOLOT not in page
    assert "The mother" not in page


@pytest.mark.parametrize("missing", ["how", "who_agreed", "until"])
def test_an_agreement_that_lacks_a_part_is_refused(office: Office, signed_in: SignedIn, missing: str) -> None:
    answer = send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed() | {missing: ""})

    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert recorded(office, events.NamingProposed) == []


def test_an_agreement_lasts_twelve_months_at_most(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed(until="22 November 2027"))

    assert answer.status_code == 422
    assert recorded(office, events.NamingProposed) == []


def test_what_was_said_about_a_name_stays_readable_for_the_team(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/naming", **agreed())
    vouch(signed_in(SECOND), AIGUL)

    page = said(window.get(f"/people/{AIGUL}").text)

    assert "By telephone" in page
    assert "agreed: The mother" in page
    assert "Agreed: proposed to a second person · 20 November 2026" in page
    assert page.index("Second By telephone") < page.index("Coordinator By telephone")


def test_whose_agreement_ends_soon_stands_first(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{BOLOT}/naming", **agreed(until="1 December 2026"))
    vouch(signed_in(SECOND), BOLOT)

    page = window.get("/people").text

    assert page.index(BOLOT) < page.index(AIGUL)
    assert page.index(BOLOT) < page.index(CHINARA)


def test_a_withheld_person_is_gone_from_public_pages_at_once_and_comes_back_by_two_people(
    office: Office, signed_in: SignedIn
) -> None:
    window, second, shown = signed_in(KZ), signed_in(SECOND), ["Aigul Test" in signed_in(KG).get(PUBLIC).text]

    send(window, f"/people/{AIGUL}/withhold", reason="Threats")
    shown.append("Aigul Test" in window.get(PUBLIC).text)
    send(window, f"/people/{AIGUL}/show", reason="She is safe")
    shown.append("Aigul Test" in window.get(PUBLIC).text)
    answer = vouch(second, AIGUL)

    shown.append("Aigul Test" in window.get(PUBLIC).text)
    assert answer.headers["location"] == "/confirm?done=naming_confirmed"
    assert shown == [True, False, False, True]
    assert words(office, recorded(office, events.Withheld)[-1].reason) == {"en": "Threats"}
    assert words(office, recorded(office, events.Shown)[-1].reason) == {"en": "She is safe"}


def test_a_second_person_reads_why_somebody_is_to_be_shown_again_and_not_who_it_is(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/withhold", reason="Threats")
    send(window, f"/people/{AIGUL}/show", reason="She is safe")

    page = said(signed_in(SECOND).get("/confirm").text)

    assert "Before: Withheld: shown nowhere Proposed: Not asked" in page
    assert "Printed by: kz-2021-1, kz-2021-2" in page
    assert "She is safe" in page
    assert f"Confirm that {AIGUL} may be shown again" in page
    assert "Aigul Test" not in page


def test_the_team_says_no_to_showing_somebody_again_alone_and_at_once(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/withhold", reason="Threats")
    send(window, f"/people/{AIGUL}/show", reason="She is safe")
    page = said(window.get(f"/people/{AIGUL}").text)

    answer = send(window, f"/people/{AIGUL}/withhold", reason="She is not")

    assert "Keep the person withheld" in page
    assert "Show the person again" not in page
    assert answer.headers["location"] == f"/people/{AIGUL}?done=hidden"
    assert vouch(signed_in(SECOND), AIGUL).status_code == 422
    assert recorded(office, events.Shown) == []


def test_a_refusal_is_lifted_by_two_people(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/naming", naming="refused", how="She called")
    before = len(recorded(office, events.NamingSet))

    answer = send(window, f"/people/{AIGUL}/naming", naming="not_asked", how="It was somebody else")
    page = said(signed_in(SECOND).get("/confirm").text)

    assert answer.headers["location"] == f"/people/{AIGUL}?done=naming_waits"
    assert len(recorded(office, events.NamingSet)) == before
    assert "Before: Refused Proposed: Not asked" in page
    assert "Confirm “Not asked” for Aigul Test" in page


def test_a_withheld_name_is_shown_to_nobody_who_is_signed_in(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/withhold", reason="Threats")

    pages = [window.get(address).text for address in ("/people", f"/people/{AIGUL}", f"/people/{AIGUL}/show")]

    assert not any("Aigul Test" in page for page in pages)


def test_who_may_confirm_withholds_a_name_that_a_demand_prints(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(SECOND)
    page = window.get("/people").text

    answer = send(window, f"/people/{AIGUL}/withhold", reason="Threats")

    assert AIGUL in page
    assert BOLOT not in page
    assert answer.headers["location"] == "/desk?done=hidden"  # its own page is not there for others any more
    assert len(recorded(office, events.Withheld)) == 1


def test_a_person_whose_name_may_not_be_read_is_not_found(signed_in: SignedIn) -> None:
    window = signed_in(KG)

    assert [window.get(f"/people/{key}").status_code for key in (BOLOT, "p-zzzzzzzz")] == [404, 404]
    assert window.get(f"/people/{CHINARA}/naming").status_code == 403


def test_a_member_has_no_list_of_persons(signed_in: SignedIn) -> None:
    assert signed_in(Who("Member")).get("/people").status_code == 403
