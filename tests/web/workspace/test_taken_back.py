"""What was taken out of sight is listed for its team, with when, by whom and why, and never with what it said."""

from tests.web.given import ACT, AIGUL
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.sending import said, send
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Stranger", countries=frozenset({Code("KG")}))
HERE = "/taken-back"
PRINTED = "NORMLEX 1234567"


def test_the_list_says_which_entry_and_which_person_by_whom_and_why(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, f"/desk/entries/{ACT}/retract", cause="safety", reason="Somebody was followed")
    send(window, f"/people/{AIGUL}/withhold", reason="Threats")

    page = window.get(HERE).text

    assert "kz-2021-1" in said(page)
    assert "Hidden for safety · 20 November 2026" in said(page)
    assert "Chinara Somebody was followed" in said(page)
    assert f"{AIGUL} Withheld" in said(page)
    assert PRINTED not in page
    assert "Aigul Test" not in page


def test_a_dangerous_wording_leads_to_what_stands_in_its_place(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    typed = {"notes": "The day was wrong", "on": "2 May 2022", "direction": "regression", "measure": "kz-2021-1.2"}
    fields = {**typed, "audience": "public", "reason": "A place was named", "hides_old": "yes"}
    before = PRINTED in window.get("/en/demands/kz-2021-1").text

    answer = send(window, f"/desk/entries/{ACT}/correct", **fields)

    stands = answer.headers["location"].partition("?")[0]
    assert (before, PRINTED in window.get("/en/demands/kz-2021-1").text) == (True, False)
    assert f'href="{stands}"' in window.get(HERE).text
    assert window.get(f"/desk/entries/{ACT}").status_code == 404


def test_another_team_is_told_nothing_of_it(signed_in: SignedIn) -> None:
    send(signed_in(KZ), f"/desk/entries/{ACT}/retract", cause="safety", reason="Threats")

    assert "Nothing was taken out of sight." in said(signed_in(KG).get(HERE).text)
