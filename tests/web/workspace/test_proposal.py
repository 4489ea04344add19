"""One proposal: what its page asks first, and what accepting, changing, rejecting, parting and joining it does."""

import re

import pytest

from tests.web.given import AIGUL
from tests.web.workspace.intakes import (
    HAPPENED,
    NO_ACT,
    NOT_LISTED,
    RATIFY,
    RELEASE,
    TO_A_BODY,
    accept,
    brought,
    fill,
    filled,
    settled,
)
from tests.web.workspace.judging import Seat, aigul, head, sits
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, typed, words
from tracker.domain import document_events as documents
from tracker.domain import person_events as persons
from tracker.domain.country_events import DevelopmentRecorded
from tracker.domain.demand_events import Act, Counting, Made
from tracker.domain.lifecycle_events import ChangeProposed


@pytest.fixture
def seat(office: Office) -> Seat:
    """Aigul coordinates Kazakhstan."""
    return aigul(office)


@pytest.fixture
def address(seat: Seat) -> str:
    """Give the address of a document that is on record, with all its proposals open."""
    return settled(seat.window)


def newest(office: Office) -> Made:
    """The demand that was entered last."""
    return recorded(office, Made)[-1]


def test_a_demand_is_entered_as_its_page_proposes_it_and_its_quotation_stands_where_it_was_read(
    office: Office, seat: Seat, address: str
) -> None:
    answer = accept(seat, address, RELEASE)

    made, quoted = newest(office), recorded(office, documents.QuotationAccepted)[-1]
    marat = recorded(office, persons.Registered)[-1].key
    assert answer.status_code == 303
    assert [(one.act, one.object.key) for one in made.measures] == [
        (Act.SENTENCE_SET_ASIDE, AIGUL),
        (Act.RELEASED, marat),
    ]
    assert words(office, quoted.quotation) == {"en": f"set aside the sentence of {{{AIGUL}}} and release {{{marat}}};"}
    assert words(office, made.title) == {"en": f"set aside the sentence of {{{AIGUL}}} and release {{{marat}}}"}


def test_after_accepting_the_page_that_follows_says_which_reference_it_got(seat: Seat, address: str) -> None:
    led = accept(seat, address, RELEASE).headers["location"]

    page = said(seat.window.get(led).text)

    assert "It is entered as kz-2026-1." in page
    assert "Proposed demand 3 of 6" in page
    assert "1 of 6 decided" in page


def test_a_page_begins_with_the_passage_and_folds_most_fields_away(seat: Seat, address: str) -> None:
    page = seat.window.get(f"{address}/{RELEASE}").text

    order = [page.index(one) for one in ("<mark>set aside", "Who is called upon?", "What is asked?", "Accept: enter")]
    seen = re.sub(
        r"<details.*?</details>", "", re.sub(r"(?s)<details class=\"row\"(?: id=\"\w+\")?>.*?</details>\n?", "", page)
    )
    assert order == sorted(order)
    assert "1. sentence set aside: Aigul Test" in said(page)
    assert "textarea" not in seen.partition("Reject it")[0]


def test_where_no_act_was_recognised_one_plain_choice_is_asked(office: Office, seat: Seat, address: str) -> None:
    refused = accept(seat, address, NO_ACT)
    answer = accept(seat, address, NO_ACT, act_1="other")

    assert (refused.status_code, answer.status_code) == (422, 303)
    assert re.findall(r'href="#(\w+)"', refused.text.partition('id="errors"')[2].partition("</div>")[0]) == ["act_1"]
    assert newest(office).measures[0].act is Act.OTHER


def test_a_due_day_is_set_with_the_demand(seat: Seat, address: str) -> None:
    page = said(seat.window.get(f"{address}/{RATIFY}").text)

    answer = accept(seat, address, RATIFY)

    assert "Set a due day: 1 June 2027" in page
    assert "also=due" in answer.headers["location"]
    assert "Its due day is set." in said(seat.window.get(answer.headers["location"]).text)


def test_a_convention_that_is_not_on_record_is_told_of_with_its_cause(office: Office, seat: Seat, address: str) -> None:
    page = said(seat.window.get(f"{address}/{NOT_LISTED}").text)
    before = head(office)

    refused, answer = accept(seat, address, NOT_LISTED), accept(seat, address, NOT_LISTED, object_1="law")

    assert "C143 is not among the conventions of this record" in page
    assert (refused.status_code, answer.status_code) == (422, 303)
    assert head(office) > before


def test_what_is_put_to_a_body_is_entered_apart(office: Office, seat: Seat, address: str) -> None:
    accept(seat, address, TO_A_BODY)

    assert (newest(office).counting, newest(office).reference[:3]) == (Counting.NON_GOVERNMENT, "eu-")


def test_what_happened_is_recorded_for_the_country_team(office: Office, seat: Seat, address: str) -> None:
    accept(seat, address, HAPPENED, on="May 2026")

    told = recorded(office, DevelopmentRecorded)[-1]
    assert (told.audience.value, told.country, str(told.on.first)) == ("country_team", "KZ", "2026-05-01")
    assert told.citation is not None
    assert told.citation.document == "resolution-2026-1"


def test_a_new_name_is_left_as_it_is_where_somebody_says_so(office: Office, seat: Seat, address: str) -> None:
    before = len(recorded(office, persons.Registered))

    refused = accept(seat, address, RELEASE, who_2="nobody")
    answer = accept(seat, address, RELEASE, who_2="nobody", drop_2="yes", drop_4="yes")

    assert (refused.status_code, answer.status_code) == (422, 303)
    assert len(recorded(office, persons.Registered)) == before


def test_a_form_that_is_refused_registers_nobody_and_keeps_everything_typed(
    office: Office, seat: Seat, address: str
) -> None:
    before = head(office)

    refused = accept(seat, address, RELEASE, title="Our own words for it", act_1="")

    assert (refused.status_code, head(office)) == (422, before)
    assert typed(refused.text, "title") == "Our own words for it"
    assert filled(refused.text)["who_2"] == ["new"]


def test_a_refusal_by_the_record_itself_registers_nobody_either(office: Office, seat: Seat, address: str) -> None:
    before = head(office)

    refused = accept(seat, address, RELEASE, raises="kz-2021-1", **{f"act_{one}": "paid" for one in range(1, 5)})
    known = accept(seat, address, RELEASE, name_2="Aigul Test", kind_2="", title="Our own words")

    assert (refused.status_code, known.status_code, head(office)) == (422, 422, before)
    assert filled(refused.text)["who_2"] == ["new"]
    assert re.findall(r'href="#(\w+)"', known.text.partition('id="errors"')[2].partition("</div>")[0]) == ["another_2"]
    assert typed(known.text, "title") == "Our own words"


def test_the_same_form_sent_twice_enters_one_demand_and_one_person(office: Office, seat: Seat, address: str) -> None:
    sent = filled(seat.window.get(f"{address}/{RELEASE}").text) | {"do": ["accept"]}

    seat.window.post(f"{address}/{RELEASE}", data=sent)
    seat.window.post(f"{address}/{RELEASE}", data=sent)

    assert sum(one.reference.startswith("kz-2026") for one in recorded(office, Made)) == 1
    names = [words(office, one.name) for one in recorded(office, persons.Registered)]
    assert names.count({"und": "Marat Inventedov"}) == 1


def test_what_somebody_put_right_is_kept_and_nothing_is_recorded(office: Office, seat: Seat, address: str) -> None:
    before = head(office)

    answer = fill(seat.window, f"{address}/{NO_ACT}", do="keep", title="Stop the pressure", act_1="")

    page = seat.window.get(answer.headers["location"]).text
    assert head(office) == before
    assert typed(page, "title") == "Stop the pressure"
    assert "Your changes are kept." in said(page)


def test_rejecting_takes_one_tap_and_can_be_taken_back(seat: Seat, address: str) -> None:
    led = fill(seat.window, f"{address}/{NO_ACT}", do="reject:twice", note="See item 1").headers["location"]
    rejected = seat.window.get(f"{address}/{NO_ACT}").text

    seat.window.post(f"{address}/{NO_ACT}", data={"do": "again", "seen": "2"})

    assert led == f"{address}/{TO_A_BODY}?done=rejected"
    assert "It stands here twice. See item 1" in said(rejected)
    assert "Accept: enter this demand" in seat.window.get(f"{address}/{NO_ACT}").text


def test_what_another_decided_meanwhile_is_told_and_no_word_is_lost(office: Office, seat: Seat, address: str) -> None:
    other = sits(office, "Dinara", "country:KZ")
    mine = filled(other.window.get(f"{address}/{RELEASE}").text) | {"do": ["accept"], "title": ["Typed on a bus"]}
    accept(seat, address, RELEASE)

    answer = other.window.post(f"{address}/{RELEASE}", data=mine)

    page = said(answer.text)
    assert answer.status_code == 409
    assert "It was accepted kz-2026-1 Aigul" in page
    assert "Typed on a bus" in page
    assert sum(one.reference.startswith("kz-2026") for one in recorded(office, Made)) == 1


def test_what_another_put_right_meanwhile_stands_beside_what_was_typed(
    office: Office, seat: Seat, address: str
) -> None:
    other = sits(office, "Dinara", "country:KZ")
    mine = filled(other.window.get(f"{address}/{NO_ACT}").text) | {"do": ["keep"], "title": ["Mine"]}
    fill(seat.window, f"{address}/{NO_ACT}", do="keep", title="Theirs")

    answer = other.window.post(f"{address}/{NO_ACT}", data=mine)
    again = other.window.post(f"{address}/{NO_ACT}", data=filled(answer.text) | {"do": ["keep"]})

    assert answer.status_code == 409
    assert "Aigul changed this meanwhile." in said(answer.text)
    assert "<li>Theirs</li>" in answer.text
    assert typed(answer.text, "title") == "Mine"
    assert again.status_code == 303


def test_a_proposal_is_parted_in_two_and_joined_again(seat: Seat, address: str) -> None:
    page = seat.window.get(f"{address}/{RELEASE}").text
    [place, *_] = re.findall(r'value="(split:\d+)">and release', page)

    parted = fill(seat.window, f"{address}/{RELEASE}", do=place).headers["location"]
    first = seat.window.get(parted).text
    [join] = re.findall(r'value="(join:8:\d+)"', first)
    joined = fill(seat.window, f"{address}/7", do=join).headers["location"]

    assert "<mark>set aside the sentence of Aigul Test</mark>" in first
    assert "set aside the sentence of Aigul Test and release" in said(seat.window.get(joined).text)
    assert f'href="{address}/7"' in seat.window.get(f"{address}/{RELEASE}").text


def test_what_was_typed_stays_in_both_where_the_passage_is_split(seat: Seat, address: str) -> None:
    [place, *_] = re.findall(r'value="(split:\d+)">and release', seat.window.get(f"{address}/{RELEASE}").text)

    led = fill(seat.window, f"{address}/{RELEASE}", do=place, title="Our words for both").headers["location"]

    pages = [seat.window.get(one).text for one in (led, f"{address}/8")]
    assert [typed(one, "title") for one in pages] == ["Our words for both"] * 2
    assert [typed(one, "summary") for one in pages] == [
        f"set aside the sentence of {{{AIGUL}}}",
        "and release Marat Inventedov;",
    ]
    assert "What you typed stands in both: leave in each what it is about." in said(pages[0])


def test_what_nobody_typed_is_made_anew_where_the_passage_is_split(seat: Seat, address: str) -> None:
    [place, *_] = re.findall(r'value="(split:\d+)">and release', seat.window.get(f"{address}/{RELEASE}").text)

    led = fill(seat.window, f"{address}/{RELEASE}", do=place).headers["location"]

    page = seat.window.get(led).text
    assert typed(page, "title") == f"set aside the sentence of {{{AIGUL}}}"
    assert "What you typed" not in said(page)


def test_what_was_typed_before_it_is_rejected_is_there_when_it_is_taken_up_again(seat: Seat, address: str) -> None:
    fill(seat.window, f"{address}/{NO_ACT}", do="reject:twice", title="Our own words")
    seat.window.post(f"{address}/{NO_ACT}", data={"do": "again", "seen": "3"})

    assert typed(seat.window.get(f"{address}/{NO_ACT}").text, "title") == "Our own words"


def test_what_was_typed_stays_where_the_passage_is_joined(seat: Seat, address: str) -> None:
    page = seat.window.get(f"{address}/{RELEASE}").text
    [join, *_] = re.findall(r'value="(join:\d+:\d+)"', page)

    joined = fill(seat.window, f"{address}/{RELEASE}", do=join, title="Set both aside").headers["location"]

    assert "Set both aside" in seat.window.get(joined).text


def test_a_passage_that_only_tells_is_proposed_as_what_happened(seat: Seat, address: str) -> None:
    led = fill(seat.window, f"{address}/{NO_ACT}", do="turn:development").headers["location"]

    assert "Proposed as what happened: 5 of 6" in said(seat.window.get(led).text)


def test_nothing_is_accepted_before_the_document_is_on_record(office: Office, seat: Seat) -> None:
    address, before = brought(seat.window), head(office)

    page = seat.window.get(f"{address}/{RELEASE}").text
    answer = accept(seat, address, NO_ACT, act_1="other")
    with_somebody_new = accept(seat, address, RELEASE)

    assert "Accept: enter this demand" not in page
    assert "To accept it, the document has to be on record first." in said(page)
    assert (answer.status_code, with_somebody_new.status_code, head(office)) == (422, 422, before)


def test_an_earlier_demand_that_it_repeats_is_offered_and_waits_for_a_second_person(
    office: Office, seat: Seat, address: str
) -> None:
    page = said(seat.window.get(f"{address}/{RELEASE}").text)

    answer = accept(seat, address, RELEASE, act_1="released", raises="kz-2021-1")

    [change] = recorded(office, ChangeProposed)
    assert "kz-2021-1 perhaps:" in page
    assert "also=waits" in answer.headers["location"]
    assert (change.change.of_demand, change.change.of_number) == ("kz-2021-1", 1)


def test_text_of_a_proposal_is_left_to_whoever_lost_the_sign_in(office: Office, seat: Seat, address: str) -> None:
    office.clock.pass_by(hours=1)

    answer = seat.window.post(f"{address}/{NO_ACT}", data={"do": "keep", "title": "Typed on a bus"})

    assert answer.status_code == 401
    assert "What you wrote is not lost" in said(answer.text)


def test_pages_are_light_enough_for_a_thin_line(seat: Seat, address: str) -> None:
    sizes = {part: len(seat.window.get(f"{address}{part}").content) for part in ("", "/text", f"/{RELEASE}")}

    assert max(sizes.values()) < 27_000, sizes


def test_a_demand_can_be_put_to_several_states_by_hand(office: Office) -> None:
    seat = sits(office, "Dinara", "country:KZ", "country:KG")
    address = settled(seat.window)
    both: dict[str, str | list[str]] = {
        "to": "several",
        "state": ["KZ", "KG"],
        "act_1": "law_changed",
        "object_1": "law",
    }

    refused = accept(seat, address, NO_ACT, **{**both, "state": ["KZ"]})
    answer = accept(seat, address, NO_ACT, **both)

    made = newest(office)
    assert (refused.status_code, answer.status_code) == (422, 303)
    assert 'href="#state"' in refused.text
    assert (made.addressee.type, made.addressee.country, made.countries) == ("government_group", None, ("KZ", "KG"))
    assert made.reference == "reg-2026-1"


def test_who_coordinates_one_country_is_offered_no_several_states(seat: Seat, address: str) -> None:
    assert "Several States at once" not in seat.window.get(f"{address}/{NO_ACT}").text


def test_of_many_measures_only_the_one_that_is_asked_for_has_its_fields_and_none_is_lost(
    office: Office, seat: Seat
) -> None:
    named = ", ".join(f"Aigul Invented{letter * 2}a" for letter in "bcdfghjklmn")
    text = f"RESOLUTION\nadopted on 12 October 2026\n\nWe call upon the Government of Kazakhstan to release {named}."
    address = settled(seat.window, text)
    page = seat.window.get(f"{address}/1")

    opened = fill(seat.window, f"{address}/1", more="_5", title="Our words")
    sent = filled(opened.text) | {"do": ["accept"], "label_5": ["Release the fifth"]}
    answer = seat.window.post(f"{address}/1", data=sent)

    labels = [words(office, one.label)["en"] for one in newest(office).measures]
    assert len(page.content) < 40_960
    assert page.text.count('<select id="act_') == 0
    assert re.findall(r'<select id="(act_\d+)"', opened.text) == ["act_5"]
    assert typed(opened.text, "title") == "Our words"
    assert (answer.status_code, len(labels), labels[4]) == (303, 11, "Release the fifth")


def test_a_name_in_russian_may_stand_in_another_case_and_that_is_said(seat: Seat) -> None:
    address = brought(seat.window, "Участники призывают Правительство Казахстана освободить Чинару Выдуманову.")

    assert "write it in its first form" in said(seat.window.get(f"{address}/1").text)
