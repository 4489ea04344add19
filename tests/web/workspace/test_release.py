"""Release: what the public does not see yet, and letting it see the record as it stands."""

from tests.web.given import ACT, SECRET
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, words
from tracker.domain import coalition_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

EDITOR = Who("Editor", is_editor=True)
KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
POSITION = {"position": "rejects", "on": "3 May 2024", "wording": "We will not.", "audience": "public"}


def test_an_editor_releases_now_with_a_reason(office: Office, signed_in: SignedIn) -> None:
    send(signed_in(KZ), "/desk/demands/kz-2021-1/position", **POSITION)
    window = signed_in(EDITOR)
    before = "We will not." in window.get("/en/demands/kz-2021-1").text

    answer = send(window, "/release", reason="The session begins")

    told = recorded(office, events.Released)[-1]
    assert answer.headers["location"] == "/release?done=released"
    assert (told.number, words(office, told.reason)) == (2, {"en": "The session begins"})
    assert (before, "We will not." in window.get("/en/demands/kz-2021-1").text) == (False, True)


def test_what_is_new_is_counted_by_kind_and_without_what_only_the_team_sees(signed_in: SignedIn) -> None:
    team = signed_in(KZ)
    send(team, "/desk/demands/kz-2021-1/position", **POSITION)
    send(team, "/desk/demands/kz-2021-1/step", what="Call", due_on="30 November 2026")
    send(team, f"/desk/entries/{ACT}/retract", cause="error", reason="Another court")
    send(team, f"/desk/entries/{SECRET}/retract", cause="error", reason="Another court")

    page = said(signed_in(EDITOR).get("/release").text)

    assert "Government position 1" in page
    assert "Corrected or taken back since 1" in page
    assert "Next step" not in page


def test_a_release_of_nothing_is_refused_with_the_reason_kept(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(EDITOR)

    page, answer = said(window.get("/release").text), send(window, "/release", reason="To be sure")

    assert "Nothing is new for the public since then." in page
    assert answer.status_code == 422
    assert "To be sure" in answer.text
    assert len(recorded(office, events.Released)) == 1


def test_a_coordinator_releases_nothing(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, "/desk/demands/kz-2021-1/position", **POSITION)

    answers = [window.get("/release").status_code, send(window, "/release", reason="Now").status_code]

    assert answers == [403, 403]
    assert len(recorded(office, events.Released)) == 1
