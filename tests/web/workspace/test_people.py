"""The persons of the record: how they may be named, and taking a name off every page at once."""

import pytest

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


def agreed(office: Office, until: str = "1 May 2027") -> dict[str, str]:
    """What somebody writes of an agreement, of which the second person knows."""
    second = office.accounts.by_nickname("Second").account_id
    return {
        "naming": "agreed",
        "how": "By telephone",
        "who_agreed": "The mother",
        "until": until,
        "second_account": second,
    }


def test_an_agreement_says_who_agreed_how_until_when_and_who_else_knows(office: Office, signed_in: SignedIn) -> None:
    signed_in(SECOND)

    answer = send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed(office))

    told = recorded(office, events.NamingSet)[-1]
    assert answer.headers["location"] == f"/people/{AIGUL}?done=naming"
    assert (told.naming, str(told.until)) == (events.Naming.AGREED, "2027-05-01")
    assert (words(office, told.who_agreed), words(office, told.how)) == ({"en": "The mother"}, {"en": "By telephone"})
    assert told.second_account == office.accounts.by_nickname("Second").account_id
    assert told.scope.demands == ("kz-2021-1", "kz-2021-2")


@pytest.mark.parametrize("missing", ["how", "who_agreed", "until", "second_account"])
def test_an_agreement_that_lacks_a_part_is_refused(office: Office, signed_in: SignedIn, missing: str) -> None:
    signed_in(SECOND)
    before = len(recorded(office, events.NamingSet))

    answer = send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed(office) | {missing: ""})

    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert len(recorded(office, events.NamingSet)) == before


def test_an_agreement_lasts_twelve_months_at_most(office: Office, signed_in: SignedIn) -> None:
    signed_in(SECOND)

    answer = send(signed_in(KZ), f"/people/{AIGUL}/naming", **agreed(office, until="22 November 2027"))

    assert answer.status_code == 422
    assert recorded(office, events.NamingSet)[-1].who_agreed is None


def test_what_was_said_about_a_name_stays_readable_for_the_team(office: Office, signed_in: SignedIn) -> None:
    signed_in(SECOND)
    window = signed_in(KZ)
    send(window, f"/people/{AIGUL}/naming", **agreed(office))

    page = said(window.get(f"/people/{AIGUL}").text)

    assert "By telephone" in page
    assert "agreed: The mother" in page
    assert "Second knows of it" in page


def test_whose_agreement_ends_soon_stands_first(office: Office, signed_in: SignedIn) -> None:
    signed_in(SECOND)
    window = signed_in(KZ)
    send(window, f"/people/{BOLOT}/naming", **agreed(office, until="1 December 2026"))

    page = window.get("/people").text

    assert page.index(BOLOT) < page.index(AIGUL)
    assert page.index(BOLOT) < page.index(CHINARA)


def test_a_withheld_person_is_gone_from_public_pages_at_once_and_comes_back(
    office: Office, signed_in: SignedIn
) -> None:
    window, shown = signed_in(KZ), []

    for name in ("withhold", "show"):
        shown.append("Aigul Test" in window.get(PUBLIC).text)
        send(window, f"/people/{AIGUL}/{name}", reason="Threats")

    shown.append("Aigul Test" in window.get(PUBLIC).text)
    assert shown == [True, False, True]
    assert words(office, recorded(office, events.Withheld)[-1].reason) == {"en": "Threats"}


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
