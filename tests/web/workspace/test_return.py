"""Returning a proposal: it goes back to whoever made it, with a note of what would have to change."""

from uuid import uuid4

from tests.web.given import ACT
from tests.web.workspace.judging import LAW, aigul, bolot, field, head, proposed, recorded, sits, text_of, tick
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send
from tracker.accounts.account import HOST
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.domain.demand_events import AssessmentReturned


def test_a_proposal_goes_back_with_a_note_and_comes_back_to_its_proposer(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)
    path = f"/confirm/{entry_id}/return"
    page = second.window.get(path).text
    typed = {name: field(page, name) for name in ("command", "seen", "tick")} | {"reason": "Which court was it?"}

    answers = [second.window.post(path, data=typed) for _ in range(2)]

    [event] = [one for one in recorded(office) if isinstance(one, AssessmentReturned)]
    back = text_of(seat.window.get("/desk/demands/kz-2021-1").text)
    assert {answer.headers["location"] for answer in answers} == {"/confirm?done=returned"}
    assert event.entry_id == entry_id
    assert event.notes
    assert "Came back to you" in back


def test_a_return_without_a_note_is_refused(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)
    path, before = f"/confirm/{entry_id}/return", head(office)

    answer = second.window.post(path, data={"tick": f"{LAW}/{entry_id}", "command": str(uuid4())})

    assert answer.status_code == 422
    assert '<li><a href="#reason">' in answer.text
    assert head(office) == before


def test_after_a_conflict_the_same_note_can_be_sent_again(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)
    path, before = f"/confirm/{entry_id}/return", head(office)
    send(seat.window, f"/desk/entries/{ACT}/audience", audience="members", reason="Not yet")
    typed = {"tick": f"{LAW}/{entry_id}", "reason": "Which court was it?", "command": str(uuid4())}

    refused = second.window.post(path, data=typed | {"seen": str(before)})
    fresh = {name: field(refused.text, name) for name in ("command", "seen")}
    taken = second.window.post(path, data=typed | fresh)

    assert (refused.status_code, taken.status_code) == (409, 303)
    assert fresh["command"] != typed["command"]


def test_a_note_is_kept_where_somebody_was_quicker(office: Office) -> None:
    entry_id, second = proposed(office, aigul(office)), bolot(office)
    page = second.window.get(f"/confirm/{entry_id}/return").text
    tick(office, sits(office, "Dastan", MAY_CONFIRM), f"{LAW}/{entry_id}")
    typed = {name: field(page, name) for name in ("command", "seen", "tick")} | {"reason": "Which court was it?"}

    answer = second.window.post(f"/confirm/{entry_id}/return", data=typed)

    assert answer.status_code == 422
    assert "Which court was it?</textarea>" in answer.text
    assert "This assessment waits for nobody any more" in answer.text


def test_why_it_was_returned_is_read_by_the_two_whom_it_is_between_and_by_nobody_else(office: Office) -> None:
    seat, second, other = aigul(office), bolot(office), sits(office, "Dastan", MAY_CONFIRM)
    entry_id = proposed(office, seat, audience="country_team")
    path = f"/confirm/{entry_id}/return"

    send(second.window, path, tick=f"{LAW}/{entry_id}", reason="Which court was it?")

    pages = [text_of(one.window.get("/confirm").text) for one in (seat, second, other)]
    assert ["Why: Which court was it?" in page for page in pages] == [True, True, False]
    assert ["came back to you" in page for page in pages] == [True, False, False]
    assert ["returned by you" in page for page in pages] == [False, True, False]
    assert "Waits since" not in pages[1]


def test_a_proposer_of_another_country_reads_why_the_proposal_came_back(office: Office) -> None:
    first, second = sits(office, "Erlan", COUNTRY + "KZ", MAY_CONFIRM), sits(office, "Dastan", MAY_CONFIRM)
    entry_id = proposed(office, first, audience="country_team")
    office.accounts.governing.revoke(HOST, first.person.account_id, [COUNTRY + "KZ"])

    send(second.window, f"/confirm/{entry_id}/return", tick=f"{LAW}/{entry_id}", reason="Which court was it?")

    today = first.window.get("/desk").text
    assert "Why: Which court was it?" in text_of(today)
    assert f"corrects={entry_id}" not in today
    assert f'href="/confirm#b-{entry_id}"' in today
    assert "Why: Which court was it?" in text_of(first.window.get("/confirm").text)


def test_a_proposal_that_was_made_again_is_listed_as_sent_back_no_more(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)
    send(second.window, f"/confirm/{entry_id}/return", tick=f"{LAW}/{entry_id}", reason="Which court was it?")

    proposed(office, seat, corrects=str(entry_id), reason="It is named now")

    assert "Which court was it?" not in second.window.get("/confirm").text
