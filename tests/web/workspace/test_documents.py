"""A document and its demand by hand on the desk: the text is kept, the quotation is checked, the page prints it."""

from starlette.testclient import TestClient

from tests.web.given import AIGUL
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, typed
from tracker.domain.demand_events import Made
from tracker.domain.document_events import QuotationAccepted, Registered, TextKept
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KEY = "resolution-2026-1"
TEXT = "We ask the Government of Kazakhstan\n\nto register the free union at once."
DOCUMENT = {
    "title": "Resolution on the union",
    "kind": "resolution",
    "issued": "3 May 2026",
    "relation": "member",
    "language": "en",
    "country": "KZ",
}
DEMAND = {
    "quotation": "to register the free union",
    "quoted_in": "en",
    "item": "Paragraph 1",
    "country": "KZ",
    "addressee": "Government of Kazakhstan",
    "title": "Register the union",
    "title-ru": "Зарегистрировать профсоюз",
    "summary": "The union is to be registered.",
    "counting": "in_n",
    "counting_reason": "Asked of the Government by name.",
    "in_text": "yes",
    "measures": "1",
    "label_1": "Register it",
    "act_1": "registered",
    "object_1": "",
    "new_object_1": "group",
    "new_key_1": "free_union",
}


def register(window: TestClient) -> None:
    page = window.get("/desk/documents/new").text
    issuer = page.split('<select id="issuer"')[1].split('<option value="')[1].partition('"')[0]
    answer = send(window, "/desk/documents/new", **DOCUMENT, issuer=issuer)
    assert answer.headers.get("location") == f"/desk/documents/{KEY}?done=document_registered", said(answer.text)
    kept = send(window, f"/desk/documents/{KEY}/text", language="en", text=TEXT)
    assert kept.headers.get("location") == f"/desk/documents/{KEY}?done=text_kept", said(kept.text)


def test_a_document_its_text_and_a_demand_come_in_by_hand(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    register(window)

    answer = send(window, f"/desk/documents/{KEY}/demand", **DEMAND)
    office.given.release()

    assert answer.headers.get("location") == "/desk/demands/kz-2026-1?done=demand_made", said(answer.text)
    [_], made, [quoted] = recorded(office, TextKept), recorded(office, Made)[-1], recorded(office, QuotationAccepted)
    assert (made.reference, made.document, set(made.title)) == ("kz-2026-1", KEY, {"en", "ru"})
    assert TEXT[quoted.offsets.first : quoted.offsets.end] == "to register the free union"
    public = said(office.given.client().get("/en/demands/kz-2026-1").text)
    assert "to register the free union" in public
    assert len(recorded(office, Registered)) > 1


def test_a_quotation_that_does_not_stand_there_is_refused_and_kept_in_the_form(
    office: Office, signed_in: SignedIn
) -> None:
    window = signed_in(KZ)
    register(window)
    before = len(recorded(office, Made))

    answer = send(window, f"/desk/documents/{KEY}/demand", **DEMAND | {"quotation": "to register every union"})

    assert answer.status_code == 422
    assert "The first 2 words stand there" in said(answer.text)
    assert typed(answer.text, "quotation") == "to register every union"
    assert len(recorded(office, Made)) == before


def test_one_more_measure_is_asked_for_without_losing_what_was_typed(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    register(window)

    page = send(window, f"/desk/documents/{KEY}/demand", **DEMAND | {"more": "yes"})

    assert page.status_code == 200
    assert 'id="label_2"' in page.text
    assert typed(page.text, "label_1") == "Register it"


def test_the_kept_text_is_shown_to_nobody(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    register(window)

    page = window.get(f"/desk/documents/{KEY}").text

    assert "SHA-256" in page
    assert "at once" not in said(page)
    assert AIGUL not in page
