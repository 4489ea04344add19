"""A document comes in, is read, and enters the record: what its pages say on the way, to whom, and what they keep."""

from dataclasses import replace
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.web.given import UNION
from tests.web.workspace.intakes import NO_ACT, RELEASE, TEXT, accept, bring, brought, fill, filled, intakes_of, settled
from tests.web.workspace.judging import Seat, aigul, bolot, chinara, dastan, head, sits
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, typed, words
from tracker.application.workspace.intake.model import ProposedDemand
from tracker.domain import document_events as documents
from tracker.domain.demand_events import Made
from tracker.domain.evidence_events import Registered
from tracker.domain.rights import Who
from tracker.domain.values import Code

SCAN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def seat(office: Office) -> Seat:
    """Aigul coordinates Kazakhstan."""
    return aigul(office)


def test_a_file_goes_from_its_upload_to_the_public_page_of_a_demand(office: Office, seat: Seat) -> None:
    address = settled(seat.window)

    accepted = accept(seat, address, RELEASE)
    office.given.release()

    [reference] = [one.reference for one in recorded(office, Made) if one.reference.startswith("kz-2026")]
    assert accepted.headers["location"] == f"{address}/3?done=accepted&key={reference}"
    public = said(office.window().get(f"/en/demands/{reference}").text)
    assert "set aside the sentence of" in public
    assert "Marat" not in public


def test_a_document_that_is_being_read_says_so_and_its_page_comes_again_by_itself(seat: Seat) -> None:
    address = bring(seat.window).headers["location"].partition("?")[0]

    waiting = seat.window.get(address)
    intakes_of(seat.window).read_next()
    ready = seat.window.get(address)

    assert ("It is being read." in said(waiting.text), waiting.headers["refresh"]) == (True, "5")
    assert ("0 of 6 decided" in said(ready.text), "refresh" in ready.headers) == (True, False)


def test_a_document_that_cannot_be_read_says_why_and_what_to_do_and_keeps_its_name(seat: Seat) -> None:
    address = brought(seat.window, SCAN, name="scan.pdf")

    page = said(seat.window.get(address).text)

    assert "scan.pdf" in page
    assert "It cannot be read" in page
    assert "Bring in another one" in page
    assert "scan.pdf cannot be read" in said(seat.window.get("/desk").text)


@pytest.mark.parametrize(
    ("content", "fields", "field"),
    [
        (b"", {}, "file"),
        (TEXT, {"text": "Something else, pasted."}, "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), {}, "file"),
    ],
)
def test_what_cannot_be_brought_in_is_told_at_its_field_and_leaves_nothing(
    seat: Seat, content: bytes | str, fields: dict[str, str], field: str
) -> None:
    answer = bring(seat.window, content, **fields)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert typed(answer.text, "text") == fields.get("text", "")
    assert "Nothing waits here." in said(seat.window.get("/intake").text)


def test_a_text_can_be_pasted(seat: Seat) -> None:
    address = brought(seat.window, b"", name="", text=TEXT)

    assert "Pasted text" in said(seat.window.get("/intake").text)
    assert "0 of 6 decided" in said(seat.window.get(address).text)


def test_the_form_of_the_document_is_filled_with_what_was_read(seat: Seat) -> None:
    found = filled(seat.window.get(brought(seat.window)).text)

    assert (found["issued"], found["kind"], found["language"]) == (["12 October 2026"], ["resolution"], ["en"])
    assert (found["country"], found["document"], found["issuer"]) == (["KZ"], [""], [""])


def test_a_document_without_an_issuer_is_refused_and_keeps_what_was_typed(office: Office, seat: Seat) -> None:
    address, before = brought(seat.window), head(office)

    answer = fill(seat.window, address, title="Of the cooks", reference="No. 7")

    assert (answer.status_code, head(office)) == (422, before)
    assert 'href="#issuer"' in answer.text
    assert (typed(answer.text, "title"), typed(answer.text, "reference")) == ("Of the cooks", "No. 7")


def test_a_settled_document_is_on_record_with_its_text_and_its_file(office: Office, seat: Seat) -> None:
    address = brought(seat.window)

    answer = fill(seat.window, address, issuer=UNION, title="Of the cooks")

    assert answer.headers["location"] == f"{address}/1?done=settled"
    [document] = [one for one in recorded(office, documents.Registered) if one.key == "resolution-2026-1"]
    assert words(office, document.title) == {"en": "Of the cooks"}
    assert recorded(office, documents.TextKept)[-1].language == "en"
    assert recorded(office, Registered)[-1].documents == ("resolution-2026-1",)


def test_a_document_that_is_on_record_already_gets_the_text_and_the_file(office: Office, seat: Seat) -> None:
    address, before = brought(seat.window), len(recorded(office, documents.Registered))

    answer = fill(seat.window, address, document="res-2021", title="", issued="")

    assert answer.status_code == 303
    assert len(recorded(office, documents.Registered)) == before
    assert "/desk/documents/res-2021" in seat.window.get(address).text


def test_two_who_settle_one_document_put_it_on_record_once(office: Office, seat: Seat) -> None:
    address = brought(seat.window)
    other = sits(office, "Dinara", "country:KZ")
    sent = filled(other.window.get(address).text) | {"issuer": [UNION], "title": ["Theirs"]}

    first, second = fill(seat.window, address, issuer=UNION), other.window.post(address, data=sent)

    assert (first.status_code, second.status_code) == (303, 409)
    assert sum(one.key.startswith("resolution-2026") for one in recorded(office, documents.Registered)) == 1
    assert "Somebody changed this" in said(second.text)


@pytest.mark.parametrize(("who", "status"), [(chinara, 404), (bolot, 403), (dastan, 403)])
def test_nobody_but_the_team_learns_of_a_document(office: Office, seat: Seat, who: object, status: int) -> None:
    address = settled(seat.window)
    window: TestClient = who(office).window  # type: ignore[operator]

    answers = [window.get(f"{address}{part}") for part in ("", "/1", "/text", "/let-go")]

    assert {one.status_code for one in answers} == {status}
    assert "cooks.txt" not in window.get("/desk").text + window.get("/intake").text


def test_a_document_that_is_put_away_is_gone_and_what_was_accepted_stays(seat: Seat) -> None:
    address = settled(seat.window)
    accept(seat, address, RELEASE)
    page = seat.window.get(f"{address}/let-go")
    seen = page.text.partition('name="seen" value="')[2].partition('"')[0]

    answer = seat.window.post(f"{address}/let-go", data={"seen": seen})

    assert "5 proposals are still open" in said(page.text)
    assert answer.headers["location"] == "/intake?done=let_go"
    assert seat.window.get(address).status_code == 404
    assert seat.window.get("/desk/demands/kz-2026-1").status_code == 200


def test_today_leads_to_a_document_until_all_of_it_is_decided(seat: Seat) -> None:
    address = settled(seat.window)
    before = seat.window.get("/desk").text

    for number in range(1, 7):
        fill(seat.window, f"{address}/{number}", do="reject:not_ours")

    assert f'href="{address}"' in before
    assert address not in seat.window.get("/desk").text


def test_the_whole_text_marks_every_passage_and_leads_to_its_proposal(seat: Seat) -> None:
    address = settled(seat.window)

    page = seat.window.get(f"{address}/text").text

    assert "<mark>set aside the sentence of Aigul Test and release Marat Inventedov;</mark>" in page
    assert all(f'href="{address}/{number}"' in page for number in range(1, 7))


def test_a_passage_that_understanding_missed_is_proposed_by_its_words(seat: Seat) -> None:
    address = settled(seat.window)

    answers = [
        fill(seat.window, f"{address}/text", quotation=words)
        for words in ("of the invented conference of cooks", "words that do not stand there")
    ]

    assert [one.status_code for one in answers] == [303, 422]
    assert answers[0].headers["location"] == f"{address}/7?done=added"
    assert typed(answers[1].text, "quotation") == "words that do not stand there"
    assert "does not say this. Copy the passage from it, word by word." in answers[1].text


def test_a_document_about_several_countries_says_who_can_put_it_on_record(office: Office, seat: Seat) -> None:
    both = sits(office, "Dinara", "country:KZ", "country:KG")
    address, before = brought(both.window, country=["KZ", "KG"]), head(office)

    refused = fill(seat.window, address, issuer=UNION, country=["KZ", "KG"], title="Of the cooks")
    alone = fill(seat.window, address, issuer=UNION, country="KZ")

    assert (refused.status_code, alone.status_code) == (422, 303)
    assert 'href="#country"' in refused.text
    assert "ask who coordinates all of these countries to put the document on record: Dinara." in said(refused.text)
    assert typed(refused.text, "title") == "Of the cooks"
    assert head(office) > before


def test_where_nobody_coordinates_all_countries_each_team_accepts_its_own(seat: Seat) -> None:
    address = brought(seat.window)

    refused = fill(seat.window, address, issuer=UNION, country=["KZ", "KG"])

    assert "nobody here coordinates all of these countries" in said(refused.text)


def test_what_is_put_to_several_states_is_not_offered_to_whom_one_of_them_is_foreign(seat: Seat) -> None:
    address, intakes = settled(seat.window), intakes_of(seat.window)
    who, intake_id = Who(seat.person.account_id, frozenset({Code("KZ")})), UUID(address.rpartition("/")[2])
    before = intakes.proposal(who, intake_id, NO_ACT)
    assert isinstance(before.content, ProposedDemand)
    group = replace(before.content, addressee_type="government_group", country="", countries=("KZ", "KG"))
    intakes.change(who, intake_id, NO_ACT, group, seen=before.version)

    page = seat.window.get(f"{address}/{NO_ACT}").text

    assert "You do not coordinate every country that this is put to." in said(page)
    assert 'value="accept"' not in page


def test_a_document_of_many_long_demands_has_light_pages(seat: Seat) -> None:
    asked = "release the bakers of Karasu without any condition, and give them back their work and their wages; " * 2
    listed = "\n".join(f"{number}. set aside sentence {number}, and {asked}" for number in range(1, 61))
    address = brought(seat.window, f"The participants call upon the Government of Kazakhstan to:\n{listed}")

    pages = [seat.window.get(f"{address}{part}") for part in ("", "?page=2", "/text", "/text?part=2")]

    assert max(len(one.content) for one in pages) < 40_000
    assert f"{address}?page=2#proposals" in pages[0].text
