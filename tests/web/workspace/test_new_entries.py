"""What is recorded about one demand, each kind by its own form."""

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, said, send, typed, words
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, OrganClass

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Bolot", countries=frozenset({Code("KG")}))
DEMAND = "/desk/demands/kz-2021-1"


def test_a_promise_is_recorded_with_its_due_day_and_its_measures(office: Office, signed_in: SignedIn) -> None:
    fields = {"position": "promise", "on": "3 May 2024", "due_on": "December 2026", "measure": "kz-2021-1.2"}

    answer = send(signed_in(KZ), f"{DEMAND}/position", wording="We look into it.", **fields)

    promise = recorded(office, events.PositionRecorded)[-1]
    assert answer.headers["location"].startswith(f"{DEMAND}?done=recorded&entry=e-")
    assert (promise.position, promise.measures, promise.audience) == (
        events.Position.PROMISE,
        (2,),
        Audience.COUNTRY_TEAM,
    )
    assert (promise.organ.kind, str(promise.due_on.last)) == (OrganClass.STATE, "2026-12-31")  # type: ignore[union-attr]
    assert words(office, promise.wording) == {"en": "We look into it."}


def test_a_letter_puts_every_demand_that_was_ticked(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    fields = {"sender": "mission", "to": "The Prosecutor", "on": "3.5.2024", "means": "post", "copy_kept": "yes"}

    send(window, f"{DEMAND}/letter", demand=["kz-2021-1", "kz-2021-3"], **fields)

    letters = recorded(office, events.LetterSent)[-2:]
    assert len({one.entry_id for one in letters}) == 1
    assert len({one.originator_id for one in letters}) == 2
    assert all((one.means, one.copy_kept, one.answer_known) == ("post", True, True) for one in letters)


def test_a_letter_offers_the_demands_on_the_same_country_and_ticks_its_own(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(f"{DEMAND}/letter").text

    assert chosen(page, "demand") == {"kz-2021-1"}
    assert 'value="kz-2021-4"' in page
    assert 'value="un-2021-1"' not in page


def test_a_danger_is_for_the_team_alone_and_of_today(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    since = typed(window.get(f"{DEMAND}/urgency").text, "on")

    answer = send(window, f"{DEMAND}/urgency", what="Threatened", told="A lawyer, today", on=since)

    danger = recorded(office, events.UrgencyRaised)[-1]
    assert "done=urgent" in answer.headers["location"]
    assert (str(danger.on), danger.audience) == ("2026-11-21", Audience.COUNTRY_TEAM)
    assert words(office, danger.told) == {"en": "A lawyer, today"}


def test_a_next_step_has_a_day_to_come(office: Office, signed_in: SignedIn) -> None:
    send(signed_in(KZ), f"{DEMAND}/step", what="Call the lawyer", who="Chinara", due_on="30 November 2026")

    [step] = recorded(office, events.NextStepSet)
    assert (str(step.due_on), words(office, step.who)) == ("2026-11-30", {"en": "Chinara"})


def test_a_due_day_is_recorded_as_exactly_as_it_is_known(office: Office, signed_in: SignedIn) -> None:
    fields = {"kind": "answer", "wording": "The report to the ILO", "made_on": "2024", "due_on": "September 2027"}

    send(signed_in(KZ), f"{DEMAND}/due", **fields)

    [due] = recorded(office, events.DueDaySet)
    assert (due.kind, due.due_on.precision.value, str(due.due_on.last)) == ("answer", "month", "2027-09-30")


def test_a_refused_form_keeps_every_text_and_says_what_is_wrong(office: Office, signed_in: SignedIn) -> None:
    fields = {"on": "soon", "wording": "Kept as it is", "due_on": "1 May 2027", "measure": "kz-2021-1.2"}

    answer = send(signed_in(KZ), f"{DEMAND}/position", **fields)

    assert answer.status_code == 422
    assert (typed(answer.text, "on"), typed(answer.text, "wording")) == ("soon", "Kept as it is")
    assert chosen(answer.text, "measure") == {"kz-2021-1.2"}
    assert all(f'href="#{field}"' in answer.text for field in ("position", "on"))
    assert len(recorded(office, events.PositionRecorded)) == 1


def test_a_known_name_is_offered_as_a_key(office: Office, signed_in: SignedIn) -> None:
    window, fields = signed_in(KZ), {"what": "Ask Aigul Test", "due_on": "30 November 2026"}

    refused = send(window, f"{DEMAND}/step", **fields)
    send(window, f"{DEMAND}/step", **fields, **{"names.what.p-aaaaaaaa": "p-aaaaaaaa"})

    [step] = recorded(office, events.NextStepSet)
    assert "Aigul Test" in said(refused.text)
    assert words(office, step.what) == {"en": "Ask {p-aaaaaaaa}"}


def test_the_same_form_sent_twice_is_recorded_once(office: Office, signed_in: SignedIn) -> None:
    window, command = signed_in(KZ), "7d2f6d86-43c5-4f0e-9a35-6d1c5b3f1a11"
    fields = {"command": command, "what": "Call the lawyer", "due_on": "30 November 2026"}

    first, second = (send(window, f"{DEMAND}/step", **fields) for _ in range(2))

    assert first.headers["location"] == second.headers["location"]
    assert len(recorded(office, events.NextStepSet)) == 1


@pytest.mark.parametrize("name", ["position", "letter", "urgency", "step", "due", "supervision"])
def test_a_coordinator_of_another_country_has_no_form(office: Office, signed_in: SignedIn, name: str) -> None:
    before = office.given.record.log.head().position
    window = signed_in(KG)

    shown, sent = window.get(f"{DEMAND}/{name}"), send(window, f"{DEMAND}/{name}")

    assert (shown.status_code, sent.status_code) == (403, 403)
    assert office.given.record.log.head().position == before


def test_a_whole_form_from_another_country_records_nothing(office: Office, signed_in: SignedIn) -> None:
    before = office.given.record.log.head().position

    answer = send(signed_in(KG), f"{DEMAND}/step", what="Call the lawyer", due_on="30 November 2026")

    assert answer.status_code in {403, 404}
    assert office.given.record.log.head().position == before


@pytest.mark.parametrize("name", ["position", "letter", "urgency", "step", "due", "supervision"])
def test_a_demand_that_is_not_there_has_no_form(signed_in: SignedIn, name: str) -> None:
    assert signed_in(KZ).get(f"/desk/demands/kz-1999-1/{name}").status_code == 404
