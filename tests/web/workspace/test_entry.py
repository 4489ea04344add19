"""The page of one entry: what it says, and every version that it had."""

from uuid import UUID, uuid4

import pytest

from tests.web.given import ACT, ASSESSED, CANARY, RETRACTED, SECRET
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Bolot", countries=frozenset({Code("KG")}))
MEMBER = Who("Member")
STEP = "/desk/demands/kz-2021-1/step"
FIFTY = 50


def test_fifty_corrections_leave_fifty_readable_rows(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, STEP, what="Plan 0", due_on="30 November 2026")
    entry_id = str(recorded(office, events.NextStepSet)[-1].entry_id)
    for number in range(1, FIFTY + 1):
        seen = str(office.given.record.log.head().position)
        fields = {"what": f"Plan {number}", "due_on": "30 November 2026", "reason": f"Reason {number}", "seen": seen}
        answer = window.post(f"/desk/entries/{entry_id}/correct", data={"command": str(uuid4())} | fields)
        entry_id = answer.headers["location"].split("/")[3].partition("?")[0]

    page = window.get(f"/desk/entries/{entry_id}").text

    text = said(page)
    assert page.count('<li id="v-') == FIFTY + 1
    assert all(f"Plan {number}" in text for number in range(FIFTY + 1))
    assert all(f"Reason {number}" in text for number in range(1, FIFTY + 1))
    assert text.count("· Chinara") == FIFTY + 1


def test_the_team_reads_notes_and_who_did_what(signed_in: SignedIn) -> None:
    page = said(signed_in(KZ).get(f"/desk/entries/{ACT}").text)

    assert f"{CANARY} notes" in page
    assert "Version 1 · Recorded · 20 November 2026" in page


def test_another_countrys_coordinator_reads_what_is_public_alone(signed_in: SignedIn) -> None:
    answer = signed_in(KG).get(f"/desk/entries/{ACT}")

    page = said(answer.text)
    assert answer.status_code == 200
    assert CANARY not in page
    assert "Bolot Refuser" not in page
    assert "Version 1 · recorded 20 November 2026" in page


@pytest.mark.parametrize("entry_id", [RETRACTED, UUID(int=77), "no-id"])
def test_what_is_not_there_or_was_hidden_for_safety_has_no_page(signed_in: SignedIn, entry_id: UUID | str) -> None:
    assert signed_in(KZ).get(f"/desk/entries/{entry_id}").status_code == 404


@pytest.mark.parametrize("who", [KG, MEMBER])
def test_what_is_for_the_team_alone_has_no_page_for_others(signed_in: SignedIn, who: Who) -> None:
    window = signed_in(who)

    for name in ("", "/correct", "/retract", "/audience", "/opening", "/opened", "/move"):
        assert window.get(f"/desk/entries/{SECRET}{name}").status_code in {403, 404}, name
    assert window.get(f"/desk/entries/{SECRET}").status_code == 404


def test_an_assessment_is_corrected_by_proposing_another(signed_in: SignedIn) -> None:
    answer = signed_in(KZ).get(f"/desk/entries/{ASSESSED}/correct")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/desk/demands/kz-2021-1/assess?measure=2&corrects={ASSESSED}"


def test_a_member_is_offered_nothing_to_do(signed_in: SignedIn) -> None:
    page = signed_in(MEMBER).get(f"/desk/entries/{ACT}").text

    assert f"/desk/entries/{ACT}/" not in page
