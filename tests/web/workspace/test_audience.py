"""Who may see an entry: more, fewer, not before a day, and those for whom a confidential one is open."""

from datetime import date

from tests.web.given import ACT, CANARY, SECRET
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, said, send, words
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
COLLEAGUE = Who("Bolot", countries=frozenset({Code("KZ")}))
KG = Who("Aigul", countries=frozenset({Code("KG")}))
EDITOR = Who("Editor", is_editor=True)
STEP = "/desk/demands/kz-2021-1/step"


def test_narrowing_acts_at_once_and_says_why(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answer = send(window, f"/desk/entries/{ACT}/audience", audience="country_team", reason="Somebody was threatened")

    told = recorded(office, events.AudienceSet)[-1]
    assert answer.headers["location"] == f"/desk/entries/{ACT}?done=audience"
    assert (told.audience, words(office, told.reason)) == (Audience.COUNTRY_TEAM, {"en": "Somebody was threatened"})
    assert "NORMLEX 1234567" not in window.get("/en/demands/kz-2021-1").text


def test_widening_waits_for_the_release(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    send(window, f"/desk/entries/{SECRET}/audience", audience="public", reason="It can be said")

    before = CANARY in window.get("/en/demands/kz-2021-1").text
    office.given.release()
    assert (before, CANARY in window.get("/en/demands/kz-2021-1").text) == (False, True)


def test_the_form_shows_who_may_see_it_now(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(f"/desk/entries/{SECRET}/audience").text

    assert chosen(page, "audience") == {"country_team"}


def test_an_editor_is_offered_nothing_wider(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/desk/entries/{ACT}/audience", audience="members", reason="Not yet")

    page = signed_in(EDITOR).get(f"/desk/entries/{ACT}/audience").text

    assert 'value="members"' in page
    assert 'value="public"' not in page


def test_a_day_to_open_on_needs_a_confirmation_from_the_week_before(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/desk/entries/{ACT}/audience", audience="public", not_before="25 November 2026", reason="Hearing")

    answer = send(window, f"/desk/entries/{ACT}/opening", reason="The hearing is over")

    assert recorded(office, events.AudienceSet)[-1].not_before == date(2026, 11, 25)
    assert answer.headers["location"] == f"/desk/entries/{ACT}?done=opening"
    assert [one.entry_id for one in recorded(office, events.OpeningConfirmed)] == [ACT]


def test_an_entry_without_such_a_day_has_nothing_to_confirm(signed_in: SignedIn) -> None:
    assert signed_in(KZ).get(f"/desk/entries/{ACT}/opening").status_code == 404


def test_a_confidential_entry_is_opened_for_a_colleague_and_closed_again(office: Office, signed_in: SignedIn) -> None:
    mine, theirs = signed_in(KZ), signed_in(COLLEAGUE)
    send(mine, STEP, what="Confidential plan", due_on="30 November 2026", audience="confidential")
    here = f"/desk/entries/{recorded(office, events.NextStepSet)[-1].entry_id}"
    colleague = office.accounts.by_nickname("Bolot").account_id
    found = [theirs.get(here).status_code]

    for what in ("open", "close"):
        send(mine, f"{here}/opened", account=colleague, what=what)
        found.append(theirs.get(here).status_code)

    assert found == [404, 200, 404]


def test_it_is_opened_for_nobody_outside_the_countrys_team(office: Office, signed_in: SignedIn) -> None:
    mine, theirs = signed_in(KZ), signed_in(KG)
    send(mine, STEP, what="Confidential plan", due_on="30 November 2026", audience="confidential")
    here = f"/desk/entries/{recorded(office, events.NextStepSet)[-1].entry_id}"
    stranger = office.accounts.by_nickname("Aigul").account_id

    page = said(mine.get(f"{here}/opened").text)
    answer = send(mine, f"{here}/opened", account=stranger, what="open")

    assert "Aigul" not in page.replace("Aigul Test", "")
    assert answer.status_code == 422
    assert theirs.get(here).status_code == 404


def test_what_is_not_confidential_is_opened_for_nobody(signed_in: SignedIn) -> None:
    assert signed_in(KZ).get(f"/desk/entries/{SECRET}/opened").status_code == 404
