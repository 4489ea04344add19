"""Correcting an entry: the form of its kind, filled in with what is recorded."""

from uuid import UUID

import pytest

from tests.web.given import ACT, CANARY
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, said, seen, send, typed, words
from tracker.domain import demand_events as events
from tracker.domain import finding_events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
HERE = f"/desk/entries/{ACT}/correct"
PROMISE, LETTER, FINDING = (UUID(int=number, version=4) for number in (21, 22, 61))
WHAT_HAPPENED = {
    "notes": "The day was wrong",
    "on": "2 May 2022",
    "direction": "regression",
    "measure": "kz-2021-1.2",
    "audience": "public",
}


def test_the_form_holds_what_is_recorded_in_every_language(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(HERE).text

    assert typed(page, "on") == "1 May 2022"
    assert typed(page, "notes") == f"{CANARY} notes"
    assert typed(page, "wording").startswith("{p-aaaaaaaa}")
    assert typed(page, "wording-ru") == typed(page, "wording")
    assert typed(page, "publication") == "NORMLEX 1234567"
    assert chosen(page, "direction") == {"regression"}
    assert chosen(page, "measure") == {"kz-2021-1.2"}
    assert chosen(page, "restricted_in") == {"RU"}


def test_a_correction_takes_the_place_of_the_old_entry(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answer = send(window, HERE, **WHAT_HAPPENED, reason="The protocol says so")

    new, told = recorded(office, events.DevelopmentRecorded)[-1], recorded(office, events.EntryCorrected)[-1]
    assert answer.headers["location"] == f"/desk/entries/{new.entry_id}?done=corrected"
    assert (told.entry_id, told.by, new.measures) == (ACT, new.entry_id, (2,))
    assert "This was corrected." in said(window.get(f"/desk/entries/{ACT}").text)


def test_a_text_in_another_language_survives_a_correction(office: Office, signed_in: SignedIn) -> None:
    fields = WHAT_HAPPENED | {"wording": "A court sat.", "wording-ru": "Суд заседал."}

    send(signed_in(KZ), HERE, **fields, reason="Both languages")

    new = recorded(office, events.DevelopmentRecorded)[-1]
    assert words(office, new.wording) == {"en": "A court sat.", "ru": "Суд заседал."}


def test_a_form_that_is_sent_back_unchanged_records_the_same(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    page = window.get(f"/desk/entries/{PROMISE}/correct").text
    names = ("position", "on", "due_on", "wording", "wording-ru", "measure", "confidence", "audience", "organ_name")
    fields = {name: typed(page, name) or next(iter(chosen(page, name)), "") for name in names}

    send(window, f"/desk/entries/{PROMISE}/correct", **fields, reason="To see")

    old, new = recorded(office, events.PositionRecorded)
    same = ("position", "on", "due_on", "organ", "measures", "confidence", "audience", "citation")
    assert [getattr(new, name) for name in same] == [getattr(old, name) for name in same]
    assert words(office, new.wording) == words(office, old.wording)


def test_a_letter_is_corrected_with_all_its_demands(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    page = window.get(f"/desk/entries/{LETTER}/correct").text
    fields = {"sender": "mission", "to": "The President", "on": "10 January 2022", "means": "post", "copy_kept": "yes"}

    send(window, f"/desk/entries/{LETTER}/correct", **fields, demand="kz-2021-1", reason="The receipt was found")

    letter = recorded(office, events.LetterSent)[-1]
    assert chosen(page, "demand") == {"kz-2021-1"}
    assert chosen(page, "answer") == {"not_known"}
    assert (letter.means, letter.copy_kept, letter.answer_known) == ("post", True, True)


def test_a_finding_keeps_its_points_through_a_correction(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    page = window.get(f"/desk/entries/{FINDING}/correct").text
    fields = {name: typed(page, name) for name in ("document_said", "on", "wording", "point1_number", "point1_text")}
    ticked = {name: next(iter(chosen(page, name))) for name in ("points", "point1_measure", "demand")}

    send(window, f"/desk/entries/{FINDING}/correct", **fields, **ticked, body="CAS", reason="Misread")

    old, new = recorded(office, finding_events.Recorded)
    assert (new.demands, new.on, new.body) == (old.demands, old.on, old.body)
    assert [(one.number, one.measures) for one in new.points] == [(one.number, one.measures) for one in old.points]


def test_a_correction_without_a_reason_is_refused_with_the_text_kept(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE, **WHAT_HAPPENED)

    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text
    assert typed(answer.text, "notes") == "The day was wrong"
    assert recorded(office, events.EntryCorrected) == []


def test_the_second_of_two_people_is_told_and_keeps_the_text(office: Office, signed_in: SignedIn) -> None:
    first, second = signed_in(KZ), signed_in(Who("Bolot", countries=frozenset({Code("KZ")})))
    page_of_both = seen(first, f"/desk/entries/{ACT}/audience")
    send(first, f"/desk/entries/{ACT}/audience", audience="members", reason="Not yet")

    answer = send(second, HERE, **WHAT_HAPPENED, seen=page_of_both, reason="The protocol says so")

    assert answer.status_code == 409
    assert typed(answer.text, "notes") == "The day was wrong"
    assert recorded(office, events.EntryCorrected) == []


def test_the_same_correction_sent_twice_is_recorded_once(office: Office, signed_in: SignedIn) -> None:
    window, command = signed_in(KZ), "7d2f6d86-43c5-4f0e-9a35-6d1c5b3f1a12"
    fields = WHAT_HAPPENED | {"command": command, "seen": seen(window, HERE), "reason": "The protocol says so"}

    first, second = (window.post(HERE, data=fields) for _ in range(2))

    assert (first.status_code, second.headers["location"]) == (303, first.headers["location"])
    assert len(recorded(office, events.EntryCorrected)) == 1


@pytest.mark.parametrize("name", ["correct", "retract", "audience"])
def test_what_was_corrected_leads_to_its_own_page(signed_in: SignedIn, name: str) -> None:
    window = signed_in(KZ)
    send(window, HERE, **WHAT_HAPPENED, reason="The protocol says so")

    answer = window.get(f"/desk/entries/{ACT}/{name}")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/entries/{ACT}")


def test_a_check_is_corrected_with_where_one_looked(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    window.post("/desk/check", data={"demand": "kz-2021-1", "looked": "press", "on": "20 November 2026"})
    [check] = recorded(office, events.Checked)
    here = f"/desk/entries/{check.entry_id}/correct"

    page = window.get(here).text
    send(window, here, looked="register", on="20 November 2026", audience="members", reason="It was the register")

    assert chosen(page, "looked") == {"press"}
    assert recorded(office, events.Checked)[-1].where.value == "register"
