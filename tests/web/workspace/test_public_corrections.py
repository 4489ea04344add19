"""The public list of corrections: on which demand, what was corrected, and what it said and says."""

from tests.web.given import ACT
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said, send
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))


def test_the_list_says_which_demand_and_tells_no_row_about_a_person(office: Office, signed_in: SignedIn) -> None:
    send(signed_in(KZ), f"/desk/entries/{ACT}/retract", cause="error", reason="It never happened")
    office.given.release()

    page = office.window().get("/en/corrections").text

    assert "taken back" in said(page)
    assert "kz-2021-1" in said(page)
    assert "kz-2021-1.2" not in page
    assert "It never happened" not in page
