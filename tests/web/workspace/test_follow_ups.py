"""What follows an entry that is there: reminders, answers, steps that were done, due days that were moved."""

from uuid import UUID

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, words
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Bolot", countries=frozenset({Code("KG")}))
DEMAND = "/desk/demands/kz-2021-1"
PROMISE, LETTER = (UUID(int=number, version=4) for number in (21, 22))


def test_a_reminder_names_its_letter(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), f"/desk/entries/{LETTER}/reminder", on="1 June 2022")

    [reminder] = recorded(office, events.ReminderSent)
    assert answer.headers["location"].startswith(f"{DEMAND}?done=recorded&entry=")
    assert (reminder.letter, str(reminder.on.first)) == (LETTER, "2022-06-01")


def test_an_answer_names_the_office_that_gave_it(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    shown = said(window.get(f"/desk/entries/{LETTER}/answer").text)
    send(window, f"/desk/entries/{LETTER}/answer", on="May 2022", organ_name="Ministry of Labour")

    [answer] = recorded(office, events.LetterAnswered)
    assert "The President" in shown
    assert (answer.letter, words(office, answer.organ.name)) == (LETTER, {"en": "Ministry of Labour"})


def test_a_case_of_urgency_ends_with_its_answer(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"{DEMAND}/urgency", what="Threatened", on="20 November 2026")
    [danger] = recorded(office, events.UrgencyRaised)

    answer = send(window, f"/desk/entries/{danger.entry_id}/answer-urgency", what="Safe now", on="today")

    [ended] = recorded(office, events.UrgencyAnswered)
    assert "done=answered" in answer.headers["location"]
    assert (ended.urgency, words(office, ended.what)) == (danger.entry_id, {"en": "Safe now"})


@pytest.mark.parametrize(("back", "to"), [("", f"{DEMAND}?done=step_done&entry="), ("desk", "/desk?done=step_done")])
def test_one_tap_says_that_a_step_is_done(office: Office, signed_in: SignedIn, back: str, to: str) -> None:
    window = signed_in(KZ)
    send(window, f"{DEMAND}/step", what="Call the lawyer", due_on="30 November 2026")
    [step] = recorded(office, events.NextStepSet)

    answer = send(window, f"/desk/entries/{step.entry_id}/done", back=back)

    [done] = recorded(office, events.NextStepDone)
    assert answer.headers["location"].startswith(to)
    assert (done.step, str(done.on), done.what) == (step.entry_id, "2026-11-21", None)


def test_asking_whether_a_step_is_done_does_nothing(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"{DEMAND}/step", what="Call the lawyer", due_on="30 November 2026")
    [step] = recorded(office, events.NextStepSet)

    page = said(window.get(f"/desk/entries/{step.entry_id}/done").text)

    assert "Call the lawyer" in page
    assert recorded(office, events.NextStepDone) == []


def test_a_due_day_is_moved_with_a_reason_and_keeps_the_day_it_had(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answer = send(window, f"/desk/entries/{PROMISE}/move", to="1 May 2027", reason="The Ministry asked for time.")

    [moved] = recorded(office, events.DueDayMoved)
    page = said(window.get(f"/desk/entries/{PROMISE}").text)
    assert "done=moved" in answer.headers["location"]
    assert words(office, moved.reason) == {"en": "The Ministry asked for time."}
    assert "Falls due 1 May 2027" in page
    assert "Fell due before it was moved 31 December 2022" in page


def test_everybody_learns_that_a_due_day_was_moved_and_nobody_but_the_team_why(
    office: Office, signed_in: SignedIn
) -> None:
    send(signed_in(KZ), f"/desk/entries/{PROMISE}/move", to="1 May 2027", reason="The Ministry asked for time.")
    office.given.release()

    page = said(office.window().get("/en/demands/kz-2021-1").text).replace("\N{NO-BREAK SPACE}", " ")

    assert "Fell or falls due: 1 May 2027. Moved from 31 December 2022 to 1 May 2027 on " in page
    assert "asked for time" not in page


def test_a_due_day_is_not_moved_to_before_it_was_set_and_the_field_says_so(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), f"/desk/entries/{PROMISE}/move", to="1 May 1999", reason="A slip")

    assert answer.status_code == 422
    assert '<a href="#to">To which day: Nothing falls due before it was set' in answer.text
    assert recorded(office, events.DueDayMoved) == []


@pytest.mark.parametrize("name", ["reminder", "answer"])
def test_nothing_is_recalled_or_answered_before_the_letter(office: Office, signed_in: SignedIn, name: str) -> None:
    letter = recorded(office, events.LetterSent)[0].entry_id

    answer = send(signed_in(KZ), f"/desk/entries/{letter}/{name}", on="1 May 1999")

    assert answer.status_code == 422
    assert 'href="#on"' in answer.text
    assert "before it was sent or raised" in answer.text


def test_a_due_day_is_not_moved_without_a_reason(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), f"/desk/entries/{PROMISE}/move", to="1 May 2027")

    assert answer.status_code == 422
    assert 'value="1 May 2027"' in answer.text
    assert recorded(office, events.DueDayMoved) == []


def test_what_was_taken_back_meanwhile_is_refused_with_the_text_kept(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/desk/entries/{LETTER}/retract", cause="error", reason="Never sent")

    answer = send(window, f"/desk/entries/{LETTER}/answer", on="May 2022", organ_name="Ministry of Labour")

    assert answer.status_code == 422
    assert 'value="Ministry of Labour"' in answer.text
    assert recorded(office, events.LetterAnswered) == []


@pytest.mark.parametrize(
    ("entry_id", "name"),
    [(PROMISE, "reminder"), (LETTER, "done"), (LETTER, "answer-urgency"), (LETTER, "move"), (UUID(int=9), "answer")],
)
def test_what_does_not_follow_such_an_entry_has_no_form(signed_in: SignedIn, entry_id: UUID, name: str) -> None:
    assert signed_in(KZ).get(f"/desk/entries/{entry_id}/{name}").status_code == 404


def test_another_countrys_team_records_no_answer(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KG), f"/desk/entries/{LETTER}/answer", on="May 2022")

    assert answer.status_code == 403
    assert recorded(office, events.LetterAnswered) == []
