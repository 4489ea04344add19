"""Taking an entry back: for an error, which stays visible, or for safety, which hides it at once."""

from tests.web.given import ACT
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, seen, send
from tracker.domain import demand_events as events
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
EDITOR = Who("Editor", is_editor=True)
HERE = f"/desk/entries/{ACT}/retract"
PUBLIC = "/en/demands/kz-2021-1"
PRINTED = "NORMLEX 1234567"


def test_an_error_stays_visible_to_the_team_with_its_reason(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answer = send(window, HERE, cause="error", reason="It was another court")

    told = recorded(office, events.EntryRetracted)[-1]
    page = said(window.get(answer.headers["location"]).text)
    assert (told.entry_id, told.cause) == (ACT, Retraction.ERROR)
    assert "This was taken back as an error." in page
    assert "It was another court" in page


def test_what_endangers_somebody_is_gone_at_once_without_a_release(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    before = PRINTED in window.get(PUBLIC).text

    answer = send(window, HERE, cause="safety", reason="Threats", about="kz-2021-1")

    assert answer.headers["location"] == "/desk/demands/kz-2021-1?done=withheld"
    assert (before, PRINTED in window.get(PUBLIC).text) == (True, False)
    assert window.get(f"/desk/entries/{ACT}").status_code == 404


def test_a_hidden_entry_answers_the_same_to_the_same_form(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    fields = {"cause": "safety", "reason": "Threats", "about": "kz-2021-1", "seen": seen(window, HERE)}
    fields["command"] = "7d2f6d86-43c5-4f0e-9a35-6d1c5b3f1a13"

    first, second = (window.post(HERE, data=fields) for _ in range(2))

    assert (second.status_code, second.headers["location"]) == (303, first.headers["location"])


def test_the_way_back_leads_to_no_place_that_a_form_invents(signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE, cause="safety", reason="Threats", about="../../elsewhere.example")

    assert answer.headers["location"] == "/desk?done=withheld"


def test_an_editor_may_hide_for_safety_and_judges_no_error(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(EDITOR)
    page = window.get(HERE).text

    refused = send(window, HERE, cause="error", reason="It was another court")
    send(window, HERE, cause="safety", reason="Threats")

    assert 'value="error"' not in page
    assert refused.status_code in {403, 404}
    assert [one.cause for one in recorded(office, events.EntryRetracted)[1:]] == [Retraction.SAFETY]


def test_nothing_is_taken_back_without_a_cause_and_a_reason(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE)

    assert answer.status_code == 422
    assert all(f'href="#{field}"' in answer.text for field in ("cause", "reason"))
    assert len(recorded(office, events.EntryRetracted)) == 1


def test_both_ways_say_plainly_what_they_do(signed_in: SignedIn) -> None:
    page = said(signed_in(KZ).get(HERE).text)

    assert "stays visible" in page
    assert "from earlier releases too" in page
