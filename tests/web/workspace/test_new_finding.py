"""What a supervisory body said, point by point."""

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, send, typed, words
from tracker.domain import finding_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Bolot", countries=frozenset({Code("KG")}))
HERE = "/desk/findings/new"
SAID = {
    "country": "KZ",
    "body": "CEACR",
    "document_said": "Observation, adopted 2025",
    "on": "2025",
    "term": "urges",
    "wording": "The Committee urges the Government.",
}


def test_a_finding_keeps_the_bodys_own_word_and_its_points(office: Office, signed_in: SignedIn) -> None:
    points = {"points": "2", "point1_number": "1", "point1_text": "Amend", "point1_measure": "kz-2021-4.1"}

    answer = send(signed_in(KZ), HERE, **SAID, **points, point2_text="Drop", measure="kz-2021-1.2")

    finding = recorded(office, events.Recorded)[-1]
    assert answer.headers["location"] == f"/desk/entries/{finding.entry_id}?done=recorded"
    assert (finding.body, words(office, finding.term)) == ("CEACR", {"en": "urges"})
    assert finding.measures == ("kz-2021-1.2",)
    assert [(one.number, one.measures) for one in finding.points] == [("1", ("kz-2021-4.1",)), ("2", ())]


def test_another_point_is_asked_for_without_losing_a_word(office: Office, signed_in: SignedIn) -> None:
    fields = {"points": "1", "point1_text": "Amend", "point1_measure": "kz-2021-4.1", "another": "yes"}

    answer = send(signed_in(KZ), HERE, **SAID, **fields)

    page = answer.text
    assert answer.status_code == 200
    assert (typed(page, "wording"), typed(page, "point1_text")) == (SAID["wording"], "Amend")
    assert chosen(page, "point1_measure") == {"kz-2021-4.1"}
    assert 'id="point2_text"' in page
    assert chosen(page, "points") == {"2"}
    assert len(recorded(office, events.Recorded)) == 1


def test_fields_that_stayed_empty_make_no_point(office: Office, signed_in: SignedIn) -> None:
    send(signed_in(KZ), HERE, **SAID, points="3", point2_text="Drop")

    assert [one.number for one in recorded(office, events.Recorded)[-1].points] == ["2"]


def test_a_number_without_a_text_is_refused(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE, **SAID, points="1", point1_number="1")

    assert answer.status_code == 422
    assert 'href="#point1_text"' in answer.text
    assert len(recorded(office, events.Recorded)) == 1


def test_the_own_countries_are_offered_first(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(HERE).text

    assert f"{HERE}?country=KZ" in page
    assert f"{HERE}?country=KG" not in page


def test_a_finding_about_another_country_is_not_recorded(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KG)

    shown, sent = window.get(f"{HERE}?country=KZ"), send(window, HERE, **SAID)

    assert shown.status_code == 403
    assert sent.status_code in {403, 404}
    assert len(recorded(office, events.Recorded)) == 1


def test_what_is_asked_of_others_than_the_government_is_not_offered(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(f"{HERE}?country=KZ").text

    assert 'value="kz-2021-1.2"' in page
    assert 'value="un-2021-1.' not in page
    assert 'value="own-2021-1.' not in page
