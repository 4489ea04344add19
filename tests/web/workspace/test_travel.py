"""Travel mode by its pages: one tap to begin it, a colleague to lift it, and what everybody else sees of it."""

from starlette.testclient import TestClient

from tests.accounts.people import Person
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said


def travelling(office: Office, *roles: str) -> tuple[Person, TestClient]:
    """Somebody who has begun to travel at this window."""
    person = office.person("Aigul", *roles)
    window = office.signed_in(person)
    assert "Begin travel mode now" in window.get("/account/travel").text
    assert window.post("/account/travel").headers["location"] == "/send"
    return person, window


def test_a_traveller_can_send_and_open_no_other_page(office: Office) -> None:
    person = office.person("Bolot", "country:KZ")
    elsewhere = office.signed_in(person)
    window = office.signed_in(person)

    window.post("/account/travel")

    assert window.get("/send").status_code == 200
    assert {window.get(path).headers["location"] for path in ("/desk", "/account", "/record")} == {"/send"}
    assert elsewhere.get("/desk").headers["location"].startswith("/sign-in")


def test_a_traveller_who_signs_in_anew_can_only_send(office: Office) -> None:
    person, _ = travelling(office, "country:KZ")
    office.clock.pass_by(seconds=30)
    window = office.window()

    answer = window.post("/sign-in", data=office.typed(person, to="/desk"))

    assert answer.headers["location"] == "/send"
    assert window.get("/account").headers["location"] == "/send"


def test_colleagues_see_who_travels_and_others_do_not(office: Office) -> None:
    travelling(office, "country:KZ")
    roles = {"Bolot": "country:KZ", "Chinara": "may_confirm", "Dinara": "country:KG", "Erlan": "editor"}

    seen = {name: said(office.signed_in(office.person(name, role)).get("/desk").text) for name, role in roles.items()}

    told = "Aigul travels: can only send since 21 November 2026."
    assert {name for name, page in seen.items() if told in page} == {"Bolot", "Chinara"}
    assert "Lift travel mode" in seen["Chinara"]
    assert "Lift travel mode" not in seen["Bolot"]


def test_another_who_may_confirm_lifts_it_and_its_holder_cannot(office: Office) -> None:
    person, window = travelling(office, "country:KZ", "may_confirm")
    colleague = office.signed_in(office.person("Bolot", "may_confirm"))
    address = f"/accounts/{person.account_id}"

    own = window.post(f"{address}/arrived").status_code
    still = office.accounts.account(person.account_id).travels_since
    answer = colleague.post(f"{address}/arrived")

    assert (own, answer.headers["location"]) == (404, f"{address}?done=arrived")
    assert still is not None
    assert office.accounts.account(person.account_id).travels_since is None
    assert "Aigul travels" not in said(colleague.get("/desk").text)


def test_who_may_confirm_cuts_a_colleague_off_and_the_log_says_so(office: Office) -> None:
    person = office.person("Aigul", "country:KZ")
    window = office.signed_in(person)
    colleague = office.signed_in(office.person("Bolot", "may_confirm"))
    address = f"/accounts/{person.account_id}"

    colleague.post(f"{address}/travel")

    page = said(colleague.get(address).text)
    assert window.get("/desk").headers["location"].startswith("/sign-in")
    assert "Cut to sending alone, for travel, by Bolot" in page
    assert "Travels: can only send since 21 November 2026." in page


def test_a_traveller_gets_no_mail_and_gets_them_again_afterwards(office: Office) -> None:
    person = office.person("Aigul", "country:KZ")
    recipients = office.reminders()._recipients  # noqa: SLF001 - who is told anything
    before = [one.account_id for one in recipients.everyone()]

    office.accounts.travel_mode.begin(office.accounts.account(person.account_id).who, person.account_id)

    assert person.account_id in before
    assert person.account_id not in [one.account_id for one in recipients.everyone()]
