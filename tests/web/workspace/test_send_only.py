"""Who only sends: a few routes answer, nothing of the record is on them, and what was sent is not read back."""

import re
from dataclasses import dataclass
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import select
from starlette.testclient import TestClient

from tests.accounts.people import PASSWORD, PEER, Person
from tests.web.workspace import matrix
from tests.web.workspace.entries import Entries
from tests.web.workspace.forms_sent import FORMS, Sender, filled
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said
from tests.web.workspace.staff import Staff
from tests.web.workspace.test_matrix import FOR_STRANGERS, Addresses, lines
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.accounts.secret_addresses import Purpose
from tracker.accounts.sign_ins import Device
from tracker.domain.country_events import DevelopmentRecorded as RecordedOfACountry
from tracker.domain.demand_events import DevelopmentRecorded, UrgencyRaised
from tracker.domain.values import Audience
from tracker.store.engine import reading
from tracker.store.tables import words

KIND = "sends only"
ITS_PAGES = {"/send", "/send/done"}
NUMBER = "kz-2021-1"
TEXT = "Zhyrgal was led away this morning."


@dataclass(frozen=True)
class Phone:
    """A phone at which somebody is signed in to send."""

    office: Office
    person: Person
    window: TestClient

    def send(self, **typed: str) -> Response:
        """Send the form as the browser does."""
        fields = {"command": str(uuid4()), "what": TEXT, "on": "3 May 2024"} | typed
        answer: Response = self.window.post("/send", data=fields)
        return answer


@pytest.fixture
def phone(office: Office) -> Phone:
    return a_phone(office, "country:KZ")


def a_phone(office: Office, *roles: str) -> Phone:
    """Somebody who has come in with a send-only code."""
    person = office.person("Aigul", *roles)
    code = office.accounts.send_codes.make(office.house.sign(person), Again(PASSWORD, PEER))
    window = office.window()
    assert window.post("/send/in", data={"code": code}).headers["location"] == "/send"
    return Phone(office, person, window)


@pytest.fixture(scope="module")
def addresses(busy_staff: Staff) -> Addresses:
    """Give the addresses of all routes, over a record with an entry of each kind, and somebody who only sends."""
    busy_staff.join(KIND, "country:KZ", "may_confirm", "editor", "admin")
    code = busy_staff.office.accounts.send_codes.make(busy_staff.sign(KIND), Again(PASSWORD, PEER))
    busy_staff.tokens[KIND] = busy_staff.office.accounts.send_codes.begin(code, PEER, Device.PHONE).token
    made = Addresses(busy_staff)
    made.all = [made.of(path, line) for path, table in matrix.SHOWN.items() for line in lines(table)]
    return made


@pytest.mark.parametrize("path", matrix.SHOWN)
def test_a_sign_in_that_only_sends_is_led_to_its_form_from_everywhere(addresses: Addresses, path: str) -> None:
    for line in lines(matrix.SHOWN[path]):
        answer = addresses.staff.ask(KIND, addresses.of(path, line))

        if path in ITS_PAGES | FOR_STRANGERS:
            assert answer.status_code == 200, line
        else:
            assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/send", ""), line


@pytest.mark.parametrize("path", sorted(set(matrix.SENT) - FOR_STRANGERS - {"/send"}))
def test_no_form_but_one_is_taken_of_who_only_sends(addresses: Addresses, path: str) -> None:
    staff = addresses.staff
    address, fields = filled(path, Sender(staff, "recorder"))
    before = staff.rows()

    answer = staff.ask(KIND, address, "POST", data=fields)

    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert staff.rows() == before


def test_nothing_of_the_record_stands_on_the_pages_of_who_only_sends(addresses: Addresses) -> None:
    staff = addresses.staff
    Entries(staff).development(Audience.COUNTRY_TEAM, notes={"en": "A note that nobody may read back"})
    texts = kept_texts(staff.office) - {"Kazakhstan", "Казахстан"}

    for address in (*ITS_PAGES, "/send?draft=1", "/send/in", "/send?what=Aigul&country=KZ"):
        page = said(staff.ask(KIND, address).text)
        assert [text for text in texts if len(text) > 3 and text in page] == [], address


def kept_texts(office: Office) -> set[str]:
    """Every text that the record keeps."""
    record = office.given.record
    with reading(record.engine) as connection:
        refs = list(connection.scalars(select(words.c.ref)))
    return set(record.book.open(refs).values())


def test_what_was_sent_is_for_the_country_team_and_is_not_shown_again(phone: Phone) -> None:
    answer = phone.send()

    event = recorded(phone.office, RecordedOfACountry)[-1]
    done = phone.window.get(answer.headers["location"]).text
    assert event.audience is Audience.COUNTRY_TEAM
    assert f"Recorded. Number: {str(event.entry_id)[:8]}" in said(done)
    assert TEXT not in done + phone.window.get("/send").text
    assert TEXT in kept_texts(phone.office)


def test_what_was_sent_under_a_number_stands_on_its_demand_for_the_team(phone: Phone) -> None:
    phone.send(number=NUMBER)

    event = recorded(phone.office, DevelopmentRecorded)[-1]
    team = phone.office.signed_in(phone.office.person("Bolot", "country:KZ"))
    others = phone.office.signed_in(phone.office.person("Chinara", "may_confirm", "editor"))
    address = f"/desk/entries/{event.entry_id}"
    assert TEXT in team.get(address).text
    assert others.get(address).status_code == 404


def test_danger_is_raised_at_once_and_stands_first_before_the_team(phone: Phone) -> None:
    answer = phone.send(number=NUMBER, danger="yes")

    urgency = recorded(phone.office, UrgencyRaised)[-1]
    team = phone.office.signed_in(phone.office.person("Bolot", "country:KZ"))
    assert answer.status_code == 303
    assert urgency.audience is Audience.COUNTRY_TEAM
    assert TEXT in team.get("/desk").text


def test_danger_without_a_number_asks_for_one_and_keeps_what_was_typed(phone: Phone) -> None:
    answer = phone.send(danger="yes")

    assert answer.status_code == 422
    assert "a case of urgency stands under one" in said(answer.text)
    assert TEXT in answer.text
    assert 'value="yes" checked' in answer.text


def test_a_form_sent_twice_is_recorded_once_under_one_number(phone: Phone) -> None:
    command = str(uuid4())

    answers = [phone.send(command=command).headers["location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert len([one for one in recorded(phone.office, RecordedOfACountry) if one.notes]) == 1


def test_a_name_that_the_record_knows_is_taken_without_a_word(phone: Phone) -> None:
    what = "Болота Отказова (Bolot Refuser) увели."
    team = phone.office.signed_in(phone.office.person("Bolot", "country:KZ"))
    asked = team.post("/record", data={"country": "KZ", "country_alone": "yes", "notes": what, "on": "3 May 2024"})

    answer = phone.send(what=what)

    assert "Choose what is to stand in the text" in said(asked.text)
    assert answer.status_code == 303


def test_the_form_takes_up_no_draft_and_nothing_of_the_address(phone: Phone) -> None:
    drafts = phone.office.accounts.drafts
    draft = drafts.keep(phone.person.account_id, "/send", {"what": ["A text of yesterday"]})

    for address in (f"/send?draft={draft}", "/send?what=A+text+of+yesterday"):
        assert "A text of yesterday" not in phone.window.get(address).text
    phone.send(draft=str(draft))

    assert drafts.open(phone.person.account_id, draft) is not None


def test_a_country_of_another_team_is_not_taken(office: Office) -> None:
    window = a_phone_of_two(office)

    answers = [window.send(country=code).status_code for code in ("UZ", "", "KZ")]

    assert answers == [422, 422, 303]


def a_phone_of_two(office: Office) -> Phone:
    person = office.person("Bolot", "country:KZ", "country:KG")
    code = office.accounts.send_codes.make(office.house.sign(person), Again(PASSWORD, PEER))
    window = office.window()
    window.post("/send/in", data={"code": code})
    return Phone(office, person, window)


def test_a_sign_in_that_ended_keeps_the_text_on_the_page_and_nowhere_else(phone: Phone) -> None:
    phone.send()
    phone.office.clock.pass_by(minutes=10)

    ended = phone.send()
    code = phone.office.accounts.send_codes.make(phone.office.house.sign(phone.person), Again(PASSWORD, PEER))
    kept = re.search(r'name="kept" value="([^"]+)"', ended.text)
    assert kept is not None
    again = phone.window.post("/send/in", data={"code": code, "kept": kept[1].replace("&#34;", '"')})

    assert (ended.status_code, phone.window.get("/send").status_code) == (401, 200)
    assert TEXT in again.text
    assert phone.office.accounts.drafts.list(phone.person.account_id) == []


def test_the_titles_of_its_pages_say_nothing(phone: Phone) -> None:
    pages = [phone.window.get(one).text for one in ("/send", "/send/done", "/send/in")]

    assert [re.findall(r"<title>(.*?)</title>", page) for page in pages] == [["Form"]] * 3


def test_signing_out_leads_back_to_the_plain_page(phone: Phone) -> None:
    answer = phone.window.post("/sign-out")

    assert answer.headers["location"] == "/send/in?done=out"
    assert phone.window.get("/send").headers["location"] == "/send/in"


def test_who_coordinates_nothing_is_told_so(office: Office) -> None:
    phone = a_phone(office, "may_confirm")

    assert "You coordinate no country" in phone.window.get("/send").text
    assert phone.send().status_code == 422


def test_a_wrong_code_is_refused_and_many_have_to_wait(office: Office) -> None:
    window = office.window()
    answers = [window.post("/send/in", data={"code": "bcdf-ghjk-mnpq"}) for _ in range(22)]

    assert answers[0].status_code == 422
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


def test_what_another_account_sent_under_the_same_id_is_not_betrayed(addresses: Addresses) -> None:
    staff = addresses.staff
    fields = FORMS["/send"](Sender(staff, "recorder"))

    answers = [staff.ask(kind, "/send", "POST", data=fields).headers["location"] for kind in ("recorder", KIND)]

    assert len(set(answers)) == 2


def test_a_traveller_reads_no_calendar(office: Office) -> None:
    person = office.person("Aigul", "country:KZ")
    token = office.accounts.addresses.make(person.account_id, Purpose.ICS)
    before = office.window().get(f"/ics/{token}").status_code

    office.accounts.travel_mode.begin(HOST, person.account_id)

    assert (before, office.window().get(f"/ics/{token}").status_code) == (200, 404)
