"""Two people at one entry: the second is shown what the first did, keeps the text, and has a way on."""

import re
from uuid import UUID

import pytest

from tests.web.given import ACT
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, said, seen, send, typed, words
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ, OTHER = (Who(name, countries=frozenset({Code("KZ")})) for name in ("Chinara", "Bolot"))
ENTRY = f"/desk/entries/{ACT}"
MINE = {"notes": "The day was wrong", "on": "2 May 2022", "direction": "regression", "reason": "The protocol"}
THEIRS = {"notes": "It was another court", "on": "3 May 2022", "direction": "mixed", "reason": "Read again"}


def both(office: Office, signed_in: SignedIn) -> tuple[str, str]:
    """Let two people correct one entry at once; give the page that the second one gets, and the entry that stands."""
    first, second = signed_in(OTHER), signed_in(KZ)
    before = seen(second, f"{ENTRY}/correct")
    send(first, f"{ENTRY}/correct", **THEIRS)
    answer = send(second, f"{ENTRY}/correct", **MINE, seen=before)
    assert answer.status_code == 409
    return answer.text, str(recorded(office, events.DevelopmentRecorded)[-1].entry_id)


def test_the_second_correction_shows_the_first_one_with_who_and_why_and_keeps_its_own_text(
    office: Office, signed_in: SignedIn
) -> None:
    page, _ = both(office, signed_in)

    panel = said(page[page.index('id="meanwhile"') : page.index('id="main-form"')])
    assert "Corrected" in panel
    assert "Bolot" in panel
    assert "Read again" in panel
    assert "It was another court" in panel
    assert typed(page, "notes") == "The day was wrong"


def test_sent_again_it_becomes_a_correction_of_what_stands_now(office: Office, signed_in: SignedIn) -> None:
    page, stands = both(office, signed_in)
    action = re.search(r'id="main-form" action="([^"]+)"', page)
    command = chosen(page, "command").pop()
    fresh = {"command": command, "seen": chosen(page, "seen").pop()}

    answer = signed_in(Who("Chinara II", countries=KZ.countries)).post(action[1] if action else "", data=MINE | fresh)

    new, told = recorded(office, events.DevelopmentRecorded)[-1], recorded(office, events.EntryCorrected)[-1]
    assert action is not None
    assert action[1] == f"/desk/entries/{stands}/correct"
    assert (answer.status_code, str(told.entry_id), told.by) == (303, stands, new.entry_id)
    assert words(office, new.notes) == {"en": "The day was wrong"}


def test_my_text_can_be_dropped_for_what_stands(office: Office, signed_in: SignedIn) -> None:
    page, stands = both(office, signed_in)
    window = signed_in(Who("Aigul", countries=KZ.countries))

    answer = window.post("/drafts/drop", data={"to_entry": stands, "draft": ""})

    assert f'name="to_entry" value="{stands}"' in page
    assert answer.headers["location"] == f"/desk/entries/{stands}?done=dropped"
    assert window.get(answer.headers["location"]).status_code == 200


def test_a_text_about_an_entry_that_was_taken_back_is_kept_and_can_only_be_a_draft(signed_in: SignedIn) -> None:
    first, second = signed_in(OTHER), signed_in(KZ)
    before = seen(second, f"{ENTRY}/correct")
    send(first, f"{ENTRY}/retract", cause="error", reason="It never happened")

    answer = send(second, f"{ENTRY}/correct", **MINE, seen=before)

    assert "The entry was taken back" in said(answer.text)
    assert "It never happened" in said(answer.text)
    assert typed(answer.text, "notes") == "The day was wrong"
    assert "Put it in the place of the old one" not in answer.text


def test_a_text_about_an_entry_that_was_hidden_meanwhile_comes_back_and_tells_nothing_of_it(
    signed_in: SignedIn,
) -> None:
    first, second = signed_in(OTHER), signed_in(KZ)
    before = seen(second, f"{ENTRY}/correct")
    send(first, f"{ENTRY}/retract", cause="safety", reason="Threats")

    answer = send(second, f"{ENTRY}/correct", **MINE, seen=before)
    guessed = send(second, f"/desk/entries/{UUID(int=1)}/correct", **MINE, seen=before)

    assert (answer.status_code, guessed.status_code) == (404, 404)
    assert "The day was wrong</textarea>" in answer.text
    assert answer.text == guessed.text
    assert "The day was wrong" not in second.get("/desk").text


def test_a_text_that_its_writer_may_send_no_longer_comes_back(signed_in: SignedIn) -> None:
    answer = send(signed_in(Who("Aigul")), "/record", country="KZ", notes="The court sat.", on="2024")

    assert answer.status_code == 403
    assert "The court sat.</textarea>" in answer.text


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("audience", {"audience": "public", "reason": "It is known"}),
        ("retract", {"cause": "error", "reason": "It never happened"}),
    ],
)
def test_after_a_conflict_the_same_form_can_be_sent_again(
    signed_in: SignedIn, name: str, fields: dict[str, str]
) -> None:
    first, second = signed_in(OTHER), signed_in(KZ)
    before = seen(second, f"{ENTRY}/{name}")
    send(first, f"{ENTRY}/audience", audience="members", reason="Not yet")

    refused = send(second, f"{ENTRY}/{name}", **fields, seen=before)
    fresh = {one: chosen(refused.text, one).pop() for one in ("seen", "command")}
    taken = second.post(f"{ENTRY}/{name}", data=fields | fresh)

    assert (refused.status_code, taken.status_code) == (409, 303)
    assert "Who may see it was changed" in said(refused.text)
    assert "Not yet" in said(refused.text)


def test_who_is_not_of_the_team_learns_that_something_changed_and_not_who_did_it(signed_in: SignedIn) -> None:
    first, second = signed_in(OTHER), signed_in(Who("Aigul", may_confirm=True))
    before = seen(second, f"{ENTRY}/audience")
    send(first, f"{ENTRY}/correct", **THEIRS, audience="public", wording="A court sat.")

    answer = send(second, f"{ENTRY}/audience", audience="confidential", reason="Danger", seen=before)

    assert answer.status_code in {404, 409, 422}
    assert "Bolot" not in answer.text
    assert "Read again" not in answer.text


def test_a_draft_that_others_overtook_says_so_when_it_is_opened(office: Office, signed_in: SignedIn) -> None:
    first, second = signed_in(OTHER), signed_in(KZ)
    old = {"seen": seen(second, f"{ENTRY}/correct"), "page_of": f"{ENTRY}/correct"}
    second.post("/drafts", data=MINE | old | {"command": "7d2f6d86-43c5-4f0e-9a35-6d1c5b3f1a12"})
    send(first, f"{ENTRY}/correct", **THEIRS)
    account = office.accounts.by_nickname("Chinara").account_id
    [draft] = office.accounts.drafts.list(account)

    page = second.get(f"{ENTRY}/correct?draft={draft.draft_id}").text

    assert "It was another court" in said(page)
    assert typed(page, "notes") == "The day was wrong"


def test_an_answer_to_a_letter_that_was_corrected_meanwhile_goes_to_the_new_version(
    office: Office, signed_in: SignedIn
) -> None:
    letter = recorded(office, events.LetterSent)[0].entry_id
    first, second = signed_in(OTHER), signed_in(KZ)
    fields = {"sender": "mission", "to": "The President", "on": "10 January 2022", "demand": "kz-2021-1"}
    send(first, f"/desk/entries/{letter}/correct", **fields, reason="The receipt was found")
    new = recorded(office, events.LetterSent)[-1].entry_id

    refused = send(second, f"/desk/entries/{letter}/answer", on="3 May 2024", seen="1")

    assert refused.status_code == 422
    assert f'action="/desk/entries/{new}/answer"' in refused.text
