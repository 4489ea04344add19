"""Today: what waits, the most pressing first."""

import json
import re
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.public_log.growing import ENTRIES, ORIGIN, state
from tests.web.given import AIGUL
from tests.web.workspace.judging import LAW, aigul, bolot, chinara, proposed
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send
from tracker.application.cosigners import Witnessed
from tracker.application.safekeeping import LONGEST
from tracker.domain.demand_events import AssessmentProposed, Checked, UrgencyRaised
from tracker.store.public_log.signing import Signer

DEMAND = "/desk/demands/kz-2021-1"


def sections(page: str) -> list[str]:
    """The lists of the page, in their order."""
    return re.findall(r'<section id="(\w+)"', page)


def test_a_danger_stands_first_and_goes_once_it_is_answered(office: Office) -> None:
    window = aigul(office).window
    send(window, f"{DEMAND}/urgency", what="Threats at home.", told="The ILO, 20 November.", on="today")
    urgency = recorded(office, UrgencyRaised)[-1].entry_id

    before = window.get("/desk").text
    send(window, f"/desk/entries/{urgency}/answer-urgency", on="today", what="They are safe.")

    assert sections(before)[0] == "danger"
    assert "Threats at home." in said(before)
    assert "danger" not in sections(window.get("/desk").text)


def test_what_another_proposed_waits_to_be_confirmed_and_ones_own_for_somebody_else(office: Office) -> None:
    own = aigul(office).window
    send(own, f"{DEMAND}/assess?measure=1", measure="1", says="C", on="today", wording="It stands.", audience="public")

    entry_id = recorded(office, AssessmentProposed)[-1].entry_id
    assert f'href="/confirm#e-{entry_id}"' in bolot(office).window.get("/desk").text
    assert "yours, waits for a second person" in said(own.get("/desk").text)


def test_what_waits_says_what_is_asked_and_what_was_proposed_and_what_came_back_says_why(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)

    waiting = said(second.window.get("/desk").text)
    send(second.window, f"/confirm/{entry_id}/return", tick=f"{LAW}/{entry_id}", reason="Which court was it?")
    back = said(seat.window.get("/desk").text)

    assert "Law changed kz-2021-1" in waiting
    assert "Proposed: Partly met" in waiting
    assert "Law changed kz-2021-1" in back
    assert "Why: Which court was it?" in back


def test_what_waits_longer_than_twenty_one_days_is_said_to_wait(office: Office) -> None:
    send(
        aigul(office).window,
        f"{DEMAND}/assess?measure=1",
        measure="1",
        says="C",
        on="today",
        wording="It stands.",
        audience="public",
    )
    seat = bolot(office)
    early = seat.window.get("/desk").text
    office.clock.pass_by(days=22)
    late = office.signed_in(seat.person).get("/desk").text

    assert [' <span class="tag">waits</span>' in page for page in (early, late)] == [False, True]


def test_a_next_step_is_listed_until_it_is_done(office: Office) -> None:
    window = aigul(office).window
    send(window, f"{DEMAND}/step", what="Ask the lawyer.", due_on="30 November 2026")

    page = window.get("/desk").text
    done = re.search(r'href="(/desk/entries/[^"]+/done)[^"]*"', page)
    assert done is not None
    assert "Ask the lawyer." in said(page)
    send(window, done[1], on="today")
    assert "Ask the lawyer." not in said(window.get("/desk").text)


def test_several_demands_that_nobody_looked_at_are_checked_with_one_form(office: Office) -> None:
    window, before = aigul(office).window, len(recorded(office, Checked))

    answer = send(window, "/desk/check", demand=["kz-2021-1", "kz-2021-2"], looked="court")

    one, other = recorded(office, Checked)[before:]
    assert answer.headers["location"] == "/desk?done=checked"
    assert one.entry_id == other.entry_id
    assert one.on == office.clock().date()


def test_what_is_put_off_is_away_from_this_desk_alone_until_its_day(office: Office) -> None:
    seat = aigul(office)
    thing = re.search(r'name="thing" value="([^"]+)"', seat.window.get("/desk").text)
    assert thing is not None

    answer = seat.window.post("/desk/snooze", data={"thing": thing[1], "days": "7"})

    assert answer.headers["location"] == "/desk?done=snoozed"
    assert thing[1] not in seat.window.get("/desk").text
    office.clock.at += timedelta(days=7)
    assert thing[1] in office.signed_in(seat.person).get("/desk").text


def test_a_draft_is_listed_opened_and_thrown_away(office: Office) -> None:
    window = aigul(office).window
    window.post("/drafts", data={"page_of": "/record", "country": "KZ", "notes": "Half a sentence"})
    address = re.search(r'href="(/record\?draft=([^"]+))"', window.get("/desk").text)
    assert address is not None

    opened = window.get(address[1]).text
    window.post("/drafts/drop", data={"draft": address[2]})

    assert "Half a sentence" in opened
    assert "drafts" not in sections(window.get("/desk").text)


def test_a_coordinator_of_another_country_finds_no_acts_on_what_is_not_hers(office: Office) -> None:
    pages = [one.window.get("/desk").text for one in (aigul(office), chinara(office))]

    assert all("We promise" in said(page) for page in pages)
    assert ["/move" in page for page in pages] == [True, False]


def test_whose_agreement_ends_within_thirty_days_is_listed_until_the_person_is_asked_again(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    agreed = {"naming": "agreed", "how": "By telephone", "who_agreed": "The mother"}
    send(seat.window, f"/people/{AIGUL}/naming", **agreed, until="15 December 2026")
    send(second.window, "/confirm/namings", person=AIGUL)

    before = seat.window.get("/desk").text
    send(seat.window, f"/people/{AIGUL}/naming", **agreed, until="15 June 2027")

    assert "renewals" in sections(before)
    assert f'href="/people/{AIGUL}/naming"' in before
    assert "renewals" not in sections(seat.window.get("/desk").text)
    assert "renewals" not in sections(second.window.get("/desk").text)


@pytest.mark.parametrize(("trouble", "sentence"), [("silent", "It does not answer."), ("ahead", "another log")])
def test_a_witness_that_did_not_cosign_is_told_to_those_who_can_act(
    office: Office, trouble: str, sentence: str
) -> None:
    noted = [asdict(Witnessed("w.example.org", 7, 1, trouble)), asdict(Witnessed("v.example.org", 9, 1))]
    office.log_folder.note(b"", json.dumps(noted).encode())

    page = said(bolot(office).window.get("/desk").text)

    assert "The witness w.example.org did not cosign the newest checkpoint" in page
    assert sentence in page
    assert "v.example.org" not in page
    assert "w.example.org" not in aigul(office).window.get("/desk").text


def test_a_log_that_nobody_signs_any_more_is_told_to_those_who_can_act(office: Office, tmp_path: Path) -> None:
    signer = Signer.draw(tmp_path / "signing.key", ORIGIN)
    office.log_folder.grow(state(20), ENTRIES[:20])
    signer.sign(office.log_folder)
    (office.log_folder.path / "signed-at").write_text((office.clock() - LONGEST + timedelta(minutes=10)).isoformat())
    seat = bolot(office)
    before = said(seat.window.get("/desk").text)

    office.clock.pass_by(minutes=20)

    assert "not been signed" not in before
    assert "The log has not been signed for more than a day and a half." in said(seat.window.get("/desk").text)
    assert "not been signed" not in aigul(office).window.get("/desk").text
