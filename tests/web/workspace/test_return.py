"""Returning a proposal: it goes back to whoever made it, with a note of what would have to change."""

from uuid import uuid4

from tests.web.given import ACT
from tests.web.workspace.judging import LAW, aigul, bolot, field, head, proposed, recorded, sits, text_of, tick
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send
from tracker.accounts.roles import MAY_CONFIRM
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
