"""The summary of what is wrong: in the order of the page, each sentence after the name of its field."""

import re

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said, send
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.web.workspace.fields_read import FieldsRead

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
DEMAND = "/desk/demands/kz-2021-1"


def listed(page: str) -> list[tuple[str, str]]:
    """What the summary says: the field of each line, and its sentence."""
    summary = page[page.index('id="errors"') : page.index("</div>", page.index('id="errors"'))]
    return re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (f"{DEMAND}/letter", {"on": "never", "to": "", "audience": "nobody"}),
        (f"{DEMAND}/due", {"due_on": "never", "made_on": "never"}),
        (f"{DEMAND}/position", {"on": "", "position": "x", "due_on": "never"}),
        ("/record?country=KZ", {"country": "KZ", "on": "never", "notes": "", "direction": "x", "audience": "x"}),
        (f"{DEMAND}/assess?measure=2", {"measure": "2", "says": "", "on": "never", "not_before": "never"}),
    ],
)
def test_complaints_stand_in_the_order_of_the_fields(signed_in: SignedIn, address: str, fields: dict[str, str]) -> None:
    answer = send(signed_in(KZ), address, **fields)

    told, order = listed(answer.text), FieldsRead(answer.text).order
    assert answer.status_code == 422
    assert len(told) >= 2
    assert [field for field, _ in told] == sorted((field for field, _ in told), key=order.__getitem__)


def test_every_sentence_begins_with_the_name_of_its_field(signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), f"{DEMAND}/due", kind="answer", due_on="never", made_on="never", wording="")

    named = [sentence.partition(":")[0] for _, sentence in listed(answer.text)]
    assert named == ["In one sentence", "When that was said or fixed", "When it falls due"]


def test_what_is_wrong_in_a_fold_is_unfolded(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    folded = FieldsRead(window.get(f"{DEMAND}/letter").text).folds

    answer = send(window, f"{DEMAND}/letter", on="2024", to="The court", not_before="never")

    assert folded["not_before"]
    assert FieldsRead(answer.text).folds["not_before"] == []


def test_a_choice_is_named_by_the_question_above_it_and_a_point_by_its_number(signed_in: SignedIn) -> None:
    fields = {"country": "KZ", "points": "1", "point1_number": "1", "body": "CAS", "audience": "x"}

    answer = send(signed_in(KZ), "/desk/findings/new?country=KZ", **fields)

    named = {field: sentence.partition(":")[0] for field, sentence in listed(answer.text)}
    assert named["audience"] == "Who may see it"
    assert named["point1_text"] == "Point 1, What it asks for"


def test_what_no_field_of_the_page_is_about_stands_first_and_leads_nowhere(office: Office) -> None:
    person = office.person()

    answer = office.window().post("/sign-in", data=office.typed(person, code="000000"))

    assert answer.status_code == 422
    assert listed(answer.text) == []
    assert "do not belong together" in said(answer.text)


def test_a_question_with_a_fold_for_each_answer_names_what_is_wrong_with_it(signed_in: SignedIn) -> None:
    answer = send(
        signed_in(KZ), "/record?country=KZ", country="KZ", notes="The court sat.", on="2024", direction="mixed"
    )

    assert [(field, sentence.partition(":")[0]) for field, sentence in listed(answer.text)] == [
        ("demand", "To what does it belong")
    ]


def test_a_name_that_is_too_long_is_told_of_beside_it(signed_in: SignedIn) -> None:
    typed = {"country": "KZ", "notes": "Heard.", "on": "2024", "direction": "mixed", "organ": "state"}

    answer = send(signed_in(KZ), "/record?country=KZ", country_alone="yes", organ_name="a" * 301, **typed)

    assert [field for field, _ in listed(answer.text)] == ["organ_name"]


def test_a_key_that_is_nobodys_leads_to_the_text_that_holds_it(signed_in: SignedIn) -> None:
    typed = {"country": "KZ", "notes": "Heard of {p-zzzzzzzz}.", "on": "2024", "direction": "mixed"}

    answer = send(signed_in(KZ), "/record?country=KZ", country_alone="yes", **typed)

    assert [field for field, _ in listed(answer.text)] == ["notes"]
