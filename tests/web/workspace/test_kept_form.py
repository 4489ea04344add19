"""What somebody typed is there again after signing in, whatever became of the sign-in meanwhile."""

import re
from html import unescape

from starlette.testclient import TestClient

from tests.accounts.people import Person
from tests.web.workspace.office import Office
from tracker.accounts.drafts import MOST_DRAFTS

TYPED = {
    "notes": 'Суд отложил дело; <script>alert("x")</script> & so on',
    "on": "3 May 2024",
    "direction": "regression",
    "measure": ["kz-2021-1.1", "kz-2021-1.2"],
    "country": "KZ",
    "command": "5f0c5b0e-0f9c-4b7e-9d39-0d1f0a3c7a11",
    "page_of": "/record",
}


def hidden(page: str, name: str) -> str:
    """What stands in a hidden field."""
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def signing_in_with_it(window: TestClient, office: Office, person: Person, path: str = "/record") -> str:
    """Send the form without a sign-in, sign in on the page that comes, and give the address that it leads to."""
    asked = window.post(path, data=TYPED)
    assert asked.status_code == 401
    office.clock.pass_by(seconds=30)
    typed = office.typed(person) | {name: hidden(asked.text, name) for name in ("kept", "to")}
    answer = window.post("/sign-in", data=typed)
    return str(answer.headers.get("location", answer.text))


def test_a_form_sent_without_a_sign_in_is_a_draft_after_signing_in_and_filled_in(office_on_either: Office) -> None:
    aigul = office_on_either.person("Aigul", "country:KZ")
    window = office_on_either.window()

    address = signing_in_with_it(window, office_on_either, aigul)
    page = window.get(address).text

    (draft,) = office_on_either.accounts.drafts.list(aigul.account_id)
    assert address == f"/record?draft={draft.draft_id}"
    assert "Суд отложил дело; &lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; so on" in page
    assert hidden(page, "command") == TYPED["command"]
    assert re.findall(r'name="measure" value="([^"]+)" checked', page) == TYPED["measure"]
    assert re.search(r'name="direction" value="regression" checked', page)


def test_the_page_that_asks_to_sign_in_says_that_nothing_is_lost(office: Office) -> None:
    answer = office.window().post("/record", data=TYPED, headers={"accept-language": "ru"})

    assert answer.status_code == 401
    assert "Написанное не пропало" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_refused_sign_in_keeps_what_was_typed_before(office: Office) -> None:
    aigul, window = office.person("Aigul", "country:KZ"), office.window()
    kept = hidden(window.post("/record", data=TYPED).text, "kept")

    refused = window.post("/sign-in", data=office.typed(aigul, code="000000") | {"kept": kept})

    assert refused.status_code == 422
    assert hidden(refused.text, "kept") == kept


def test_what_was_to_be_kept_as_a_draft_leads_back_to_its_own_page(office: Office) -> None:
    aigul = office.person("Aigul", "country:KZ")

    address = signing_in_with_it(office.window(), office, aigul, "/drafts")

    assert address.startswith("/record?draft=")


def test_an_open_page_is_told_in_the_background_that_the_sign_in_has_ended(office: Office) -> None:
    answer = office.window().post("/drafts", data=TYPED | {"draft": "x"}, headers={"hx-request-type": "partial"})

    assert answer.status_code == 401
    assert answer.text.startswith('<input type="hidden" name="draft" value="x">')
    assert "<form" not in answer.text


def test_text_that_no_draft_has_room_for_is_sent_again_from_the_page(office: Office) -> None:
    aigul, window = office.person("Aigul", "country:KZ"), office.window()
    for number in range(MOST_DRAFTS):
        office.accounts.drafts.keep(aigul.account_id, "/record", {"notes": [str(number)]})

    page = signing_in_with_it(window, office, aigul)

    assert f"You have {MOST_DRAFTS} drafts" in page
    assert hidden(page, "notes") == TYPED["notes"]
    assert hidden(page, "command") == TYPED["command"]
    assert window.get("/account").status_code == 200


def test_a_password_typed_into_a_form_that_met_no_sign_in_is_not_kept(office: Office) -> None:
    answer = office.window().post("/account/password", data={"again": "seven rivers", "password": "eight rivers"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?to=%2Faccount%2Fpassword")
    assert "rivers" not in answer.text


def test_a_draft_fills_no_other_form_than_its_own(office: Office) -> None:
    aigul = office.person("Aigul", "country:KZ")
    its = office.accounts.drafts.keep(aigul.account_id, "/desk/entries/gone/correct", {"notes": ["Hidden meanwhile"]})

    page = office.signed_in(aigul).get(f"/record?country=KZ&draft={its}")

    assert page.status_code == 200
    assert "Hidden meanwhile" not in page.text


def test_a_draft_of_somebody_else_is_neither_shown_nor_written_over(office: Office) -> None:
    aigul, bolot = office.person("Aigul", "country:KZ"), office.person("Bolot", "country:KZ")
    its = office.accounts.drafts.keep(aigul.account_id, "/record", {"notes": ["For nobody else"]})
    window = office.signed_in(bolot)

    window.post("/drafts", data={"page_of": "/record", "draft": str(its), "notes": "Bolot's"})

    assert "For nobody else" not in window.get(f"/record?country=KZ&draft={its}").text
    assert office.accounts.drafts.list(aigul.account_id)[0].content["notes"] == ["For nobody else"]
    assert office.accounts.drafts.list(bolot.account_id)[0].content["notes"] == ["Bolot's"]
