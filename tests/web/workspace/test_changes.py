"""What becomes of a demand on the desk: seen before it is proposed, decided by another, told with its day."""

import re
from datetime import date
from html import unescape

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, words
from tracker.domain import lifecycle_events as events
from tracker.domain.demand_events import Reworded
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Aigul", countries=frozenset({Code("KG")}))
SECOND = Who("Bolot", may_confirm=True)
HERE = "/desk/demands/kz-2021-3"
WITHDRAW = f"{HERE}/change/withdrawn"
WHY = "It was put in error."
DAY = {"on": "3 May 2024"}


def propose(window: TestClient, address: str = WITHDRAW, **fields: str) -> str:
    """Propose a change, and give the address where it waits."""
    answer = send(window, address, **{"reason": WHY} | (DAY if "withdrawn" in address else {}) | fields)
    assert answer.status_code == 303, said(answer.text)
    return str(answer.headers["location"]).partition("?")[0]


def confirm(window: TestClient, address: str) -> None:
    answer = send(window, address, decision="confirm")
    assert answer.status_code == 303, said(answer.text)


def rows(page: str) -> dict[str, tuple[str, str]]:
    """The figures before and after, by what they are called."""
    cells = r'<th scope="row">(.*?)</th><td>(\d+)</td><td>(?:<b>)?(\d+)'
    return {name: (now, then) for name, now, then in re.findall(cells, page)}


def test_the_card_before_and_after_is_shown_before_anything_is_recorded(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    page = send(window, WITHDRAW, look="yes", reason=WHY, **DAY)

    assert page.status_code == 200
    assert rows(page.text)["Demands that count"] == ("4", "3")
    assert WHY in page.text
    assert recorded(office, events.ChangeProposed) == []


def test_a_withdrawal_waits_acts_when_confirmed_and_is_told_to_everybody(office: Office, signed_in: SignedIn) -> None:
    waits = propose(signed_in(KZ))
    public = office.given.client()
    before = said(public.get("/en/demands/kz-2021-3").text)

    second = signed_in(SECOND)
    figures = rows(second.get(waits).text)
    confirm(second, waits)
    office.given.release()

    [withdrawn] = recorded(office, events.Withdrawn)
    after, country = (said(public.get(f"/en/{path}").text) for path in ("demands/kz-2021-3", "countries/kz"))
    assert (withdrawn.on, words(office, withdrawn.reason)) == (date(2024, 5, 3), {"en": WHY})
    assert figures["Demands that count"] == ("4", "3")
    assert "Withdrawn" not in before
    assert all(one in after for one in ("the coalition asks for it no more", "3 May 2024", WHY))
    assert all(one in country for one in ("Kazakhstan: 3 demands", "Withdrawn: 1", WHY))


def test_a_demand_of_another_country_is_changed_by_nobody_else(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KG)

    assert window.get(WITHDRAW).status_code == 403
    assert window.post(WITHDRAW, data={"reason": WHY, **DAY}).status_code == 404
    assert recorded(office, events.ChangeProposed) == []


def test_who_proposed_it_may_let_it_go_and_not_confirm_it(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(Who("Chinara", countries=KZ.countries, may_confirm=True))
    waits = propose(window)

    page = window.get(waits).text
    refused = send(window, waits, decision="confirm", seen="10000")
    gone = send(window, waits, decision="return", reason="Not yet")

    assert 'value="confirm"' not in page
    assert (refused.status_code, gone.headers["location"]) == (422, f"{HERE}?done=change_returned")
    assert (recorded(office, events.Withdrawn), window.get(waits).status_code) == ([], 404)


def test_what_was_typed_is_kept_where_a_day_is_missing(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), WITHDRAW, reason="A reason that took long to write")

    assert answer.status_code == 422
    assert "A reason that took long to write" in answer.text
    assert recorded(office, events.ChangeProposed) == []


def test_a_change_of_no_kind_has_no_page(signed_in: SignedIn) -> None:
    assert signed_in(KZ).get(f"{HERE}/change/deleted").status_code == 404


@pytest.mark.parametrize(
    "kind",
    ["same_measure", "measure_added", "made_specific", "superseded", "withdrawn", "closed", "taken_back", "adopted"],
)
def test_every_kind_of_change_has_a_form_of_its_own(signed_in: SignedIn, kind: str) -> None:
    page = signed_in(KZ).get(f"{HERE}/change/{kind}")

    assert page.status_code == 200
    assert 'name="reason"' in page.text


def test_a_measure_is_added_and_taken_off_again(office: Office, signed_in: SignedIn) -> None:
    team, second = signed_in(KZ), signed_in(SECOND)
    measure = {
        "label": "Pay the wages",
        "act": "other",
        "act_detail": "wages_paid",
        "object": "",
        "new_object": "group",
    }
    confirm(second, propose(team, f"{HERE}/change/measure_added", new_key="oil_workers", **measure, **DAY))
    added = said(team.get(HERE).text)

    version = re.search(r'name="version" value="(\d+)"', team.get(f"{HERE}/change/taken_back").text)
    assert version is not None
    confirm(second, propose(team, f"{HERE}/change/taken_back", version=version[1]))

    assert "Added to the list · measure 2: Pay the wages" in added
    assert "Taken back on" in said(team.get(HERE).text)
    assert [one.version for one in recorded(office, events.ChangeTakenBack)] == [int(version[1])]


def test_what_is_over_offers_nothing_to_record(signed_in: SignedIn) -> None:
    team, second = signed_in(KZ), signed_in(SECOND)
    confirm(second, propose(team))

    page = team.get(HERE).text
    refused = send(team, f"{HERE}/step", due_on="3 May 2031", what="Ask again")

    assert "/record?demand=kz-2021-3" not in page
    assert f"{HERE}/change/reopened" in page
    assert refused.status_code == 422
    assert "closed, withdrawn or superseded" in said(refused.text)


def test_the_history_tells_the_team_who_did_what_and_why(signed_in: SignedIn) -> None:
    team, second = signed_in(KZ), signed_in(SECOND)
    confirm(second, propose(team))

    told = said(team.get(f"{HERE}/history").text)

    assert told.index("Withdrawn · from 3 May 2024") < told.index("Proposed: Withdrawn") < told.index("Entered")
    assert "Bolot" in told
    assert told.count(WHY) == 2


def test_a_machine_translation_says_so_wherever_the_text_stands(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answer = send(window, f"{HERE}/translate", of="title", language="ru", text="Название требования", by="machine")
    office.given.release()

    [event] = recorded(office, events.Translated)
    assert answer.headers["location"] == f"{HERE}?done=translated"
    assert (event.of, event.lang, event.by, event.reviewed) == ("title", "ru", events.Translator.MACHINE, False)
    public = office.given.client()
    for path in ("demands/kz-2021-3", "countries/kz"):
        assert "Название требования (машинный перевод, не проверен)" in said(public.get(f"/ru/{path}").text)
        assert "machine translation" not in public.get(f"/en/{path}").text


def put_better(window: TestClient, **changed: str) -> Response:
    """Send the form of our words with a clearer title."""
    page = window.get(f"{HERE}/words").text
    found = re.findall(r'<textarea id="(text_[^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    typed = {name: unescape(text) for name, text in found}
    return send(window, f"{HERE}/words", **typed | changed, reason="To be clear")


def test_words_put_better_are_public_with_the_next_release_and_leave_earlier_ones_as_they_were(
    office: Office, signed_in: SignedIn
) -> None:
    public, pages = office.given.client(), ("", "/on/2026-11-21/known/1")
    put_better(signed_in(KZ), text_title="A clearer title")

    before = [said(public.get(f"/en/demands/kz-2021-3{page}").text) for page in pages]
    office.given.release()
    now, then = (said(public.get(f"/en/demands/kz-2021-3{page}").text) for page in pages)

    assert [page for page in (*before, then) if "A clearer title" in page] == []
    assert "A clearer title" in now
    assert "Our words put better" in now
    assert "A clearer title" in said(public.get("/en/countries/kz").text)
    assert "A clearer title" not in said(public.get("/en/countries/kz/on/2026-11-21/known/1").text)


def test_words_put_better_for_safety_are_gone_at_once_from_everywhere(office: Office, signed_in: SignedIn) -> None:
    window, public = signed_in(KZ), office.given.client()
    put_better(window, text_title="A bad title")
    office.given.release()
    put_better(window, text_title="A clearer title", hides_old="yes")

    pages = ("", "/on/2026-11-21/known/1", "/on/2026-11-21/known/2")
    seen = [said(public.get(f"/en/demands/kz-2021-3{page}").text) for page in pages]
    seen.append(said(window.get(f"{HERE}/history").text))

    assert [("A clearer title" in page, "A bad title" in page) for page in seen] == [(True, False)] * 4


def test_our_words_are_put_better_and_the_history_keeps_what_they_were(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    same = put_better(window)
    better = put_better(window, text_title="A clearer title")

    [event] = recorded(office, Reworded)
    assert (same.status_code, better.status_code) == (422, 303)
    assert words(office, event.title)["en"] == "A clearer title"
