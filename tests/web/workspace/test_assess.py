"""Proposing where a measure stands: what each choice means, what it rests on, what is refused and how to mend it."""

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from tests.web.given import ACT, ASSESSED, CANARY, MADE_ON, SECRET
from tests.web.workspace.judging import aigul, an_assessment, chinara, head, propose, recorded, text_of
from tests.web.workspace.office import Office
from tracker.domain.days import Precision
from tracker.domain.demand_events import AssessmentProposed, Basis, EntryCorrected
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.values import Audience, Confidence, OrganClass
from tracker.web.languages import catalogues
from tracker.web.workspace.definitions import DEFINED, SAYS

HERE = "/desk/demands/kz-2021-1/assess"
OPPOSITE = {"says": "E", "organ": "state", "organ_name": "A court", "irreversible": "yes"}


def last(office: Office) -> AssessmentProposed:
    """What was proposed last."""
    event = recorded(office)[-1]
    assert isinstance(event, AssessmentProposed)
    return event


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"says": "C", "wording": ""}, "wording", "Everybody will read this: write in the public wording why"),
        ({"says": "ran_out", "basis": []}, "basis", "That it is not counted rests on something"),
        ({"says": "already_met_when_made", "basis": []}, "basis", "That it is not counted rests on something"),
    ],
)
def test_what_is_said_in_public_or_not_counted_says_why(
    office: Office, typed: dict[str, Any], field: str, sentence: str
) -> None:
    seat = aigul(office)
    before = head(office)

    answer = propose(seat.window, **typed)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert sentence in text_of(answer.text)
    assert head(office) == before


@pytest.mark.parametrize("language", ["en", "ru"])
def test_its_definition_stands_beside_each_choice_and_describes_it(office: Office, language: str) -> None:
    seat = aigul(office)
    office.accounts.own.settle(seat.person.account_id, language, "Asia/Bishkek")

    page = seat.window.get(f"{HERE}?measure=2").text

    for code in SAYS:
        hint = re.search(rf'value="{code}"[^>]* aria-describedby="([^"]+)"', page)
        said = re.search(rf'id="{hint[1]}">([^<]+)<', page) if hint else None
        assert said, code
        assert unescape(said[1]) == catalogues()[language].gettext(DEFINED[code])


def test_every_id_of_the_form_is_there_once_and_every_label_has_its_field(office: Office) -> None:
    page = aigul(office).window.get(f"{HERE}?measure=2&corrects={ASSESSED}").text

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(ids)
    assert {one for group in re.findall(r'aria-describedby="([^"]+)"', page) for one in group.split()} <= set(ids)


def test_a_proposal_is_recorded_with_all_that_it_says(office: Office) -> None:
    seat = aigul(office)
    typed = {"law": "B", "practice": "C", "says": "C", "confidence": "high", "notes": "Between us."}

    answer = propose(seat.window, **typed, document_of_basis="res-2021", basis=[str(ACT), str(SECRET)])

    event = last(office)
    assert answer.headers["location"] == "/desk/demands/kz-2021-1?done=proposed#m-2"
    assert (event.measure, event.letter, event.law, event.practice) == (
        2,
        Letter.NOT_MET,
        Letter.PARTLY,
        Letter.NOT_MET,
    )
    assert event.basis == (Basis(ACT, None), Basis(SECRET, None), Basis(None, "res-2021"))  # type: ignore[arg-type]
    assert (event.confidence, event.audience, event.baseline) == (Confidence.HIGH, Audience.PUBLIC, False)
    assert (event.on.first, event.on.precision) == (date(2024, 5, 3), Precision.DAY)
    assert event.wording
    assert event.notes


@pytest.mark.parametrize(
    ("says", "cause", "expected"),
    [
        ("sources_conflict", "", NotKnown.SOURCES_CONFLICT),
        ("ran_out", "", NotCounted.RAN_OUT),
        ("lost_object", "The plant burnt down.", NotCounted.LOST_OBJECT),
    ],
)
def test_what_has_no_letter_says_why(office: Office, says: str, cause: str, expected: NotKnown | NotCounted) -> None:
    answer = propose(aigul(office).window, says=says, cause=cause)

    event = last(office)
    why = event.not_known or event.not_counted
    assert answer.status_code == 303
    assert event.letter is None
    assert why
    assert why.why is expected


def test_the_opposite_is_recorded_with_its_organ_and_stays_irreversible(office: Office) -> None:
    propose(aigul(office).window, **OPPOSITE)

    event = last(office)

    assert event.letter is Letter.OPPOSITE
    assert event.irreversible
    assert event.organ
    assert event.organ.kind is OrganClass.STATE


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"says": "D"}, "says", "The letter on record cannot be shown"),
        ({"says": "E"}, "organ", "say which State organ did it"),
        ({**OPPOSITE, "basis": []}, "basis", "tick an act or statement of a State organ after the day of the demand"),
        ({"says": "A", "basis": []}, "basis", "tick at least one entry, file or document"),
        ({"says": "C", "irreversible": "yes"}, "irreversible", "Only the opposite can be irreversible"),
        ({"says": "B", "practice": "C"}, "practice", "never better than the one for practice"),
        ({"says": "lost_object"}, "cause", "it must not be the State's own act"),
        ({"on": "3 May 2020"}, "on", "The demand was made on 7\N{NO-BREAK SPACE}December 2021"),
        ({"says": "A", "on": "7 December 2021"}, "says", "For the day of the demand itself"),
        ({"basis": [str(UUID(int=99, version=4))]}, "basis", "was taken back, or is not shown to you"),
        ({"says": ""}, "says", "Choose one of these."),
        ({"audience": ""}, "audience", "Choose one of these."),
        ({"on": "1 January 2027"}, "on", "This day has not come yet."),
    ],
)
def test_a_refusal_says_at_its_field_what_is_missing_and_keeps_what_was_typed(
    office: Office, typed: dict[str, Any], field: str, sentence: str
) -> None:
    window, before = aigul(office).window, head(office)

    answer = propose(window, **typed)

    assert answer.status_code == 422
    assert sentence.replace("\N{NO-BREAK SPACE}", " ") in text_of(answer.text)
    assert f'<li><a href="#{field}">' in answer.text
    assert f' id="{field}"' in answer.text
    assert "The law was changed in part." in answer.text
    assert head(office) == before


def test_without_any_letter_the_refusal_of_no_answer_says_so(office: Office) -> None:
    answer = propose(aigul(office).window, "kz-2021-3", says="D", measure="1", basis=[])

    assert answer.status_code == 422
    assert "No letter about this demand is on record. Record the letter that was sent" in answer.text


def test_on_the_demands_own_day_it_is_a_baseline(office: Office) -> None:
    propose(aigul(office).window, says="C", on="7 December 2021")

    event = last(office)

    assert event.baseline
    assert event.on.last == MADE_ON


def test_a_proposal_sent_twice_is_recorded_once(office: Office) -> None:
    window, typed, before = aigul(office).window, an_assessment(), head(office)

    answers = [window.post(HERE, data=typed) for _ in range(2)]

    assert head(office) == before + 1
    assert {answer.headers["location"] for answer in answers} == {"/desk/demands/kz-2021-1?done=proposed#m-2"}


def test_back_edit_and_send_again_is_a_conflict_that_keeps_the_text(office: Office) -> None:
    window, typed, before = aigul(office).window, an_assessment(), head(office)
    window.post(HERE, data=typed)

    answer = window.post(HERE, data=typed | {"wording": "Another text."})

    assert answer.status_code == 409
    assert "Another text." in answer.text
    assert head(office) == before + 1


def test_a_correction_begins_with_what_is_recorded_and_names_what_it_replaces(office: Office) -> None:
    seat = aigul(office)
    page = seat.window.get(f"{HERE}?measure=2&corrects={ASSESSED}").text
    typed = {"corrects": str(ASSESSED), "reason": "The act was another's."}

    answer = propose(seat.window, says="C", basis=[], **typed)

    proposal, correction = recorded(office)[-2:]
    assert answer.status_code == 303
    assert re.search(r'name="says" value="E" checked', page)
    assert re.search(rf'name="basis" value="{ACT}" checked', page)
    assert "Reasons</textarea>" in page
    assert isinstance(proposal, AssessmentProposed)
    assert isinstance(correction, EntryCorrected)
    assert (correction.entry_id, correction.by) == (ASSESSED, proposal.entry_id)


def test_a_correction_needs_a_reason(office: Office) -> None:
    answer = propose(aigul(office).window, corrects=str(ASSESSED), says="C", basis=[])

    assert answer.status_code == 422
    assert '<li><a href="#reason">' in answer.text


def test_what_was_just_recorded_is_ticked_already(office: Office) -> None:
    page = aigul(office).window.get(f"{HERE}?measure=2&basis={SECRET}").text

    assert re.search(rf'name="basis" value="{SECRET}" checked', page)
    assert not re.search(rf'name="basis" value="{ACT}" checked', page)


def test_a_known_name_in_the_public_wording_is_offered_as_a_key(office: Office) -> None:
    window, before = aigul(office).window, head(office)
    typed = {"wording": "Aigul Test was acquitted.", "notes": CANARY}

    asked = propose(window, **typed)
    proposed_ = propose(window, **typed, **{"names.wording.p-aaaaaaaa": "p-aaaaaaaa"})

    assert asked.status_code == 422
    assert "Named in this text: Aigul Test: The record knows who bears this name." in text_of(asked.text)
    assert proposed_.status_code == 303
    assert head(office) == before + 1
    assert "Aigul Test was acquitted." in text_of(window.get("/confirm").text)


def test_a_demand_with_several_measures_asks_which(office: Office) -> None:
    window = aigul(office).window

    several, one = (window.get(f"/desk/demands/{reference}/assess").text for reference in ("kz-2021-1", "kz-2021-4"))

    assert f'href="{HERE}?measure=1"' in several
    assert "<form" not in several.partition("<main")[2].partition("</main>")[0]
    assert 'name="measure" value="1"' in one


def test_another_countrys_coordinator_proposes_nothing(office: Office) -> None:
    window, before = chinara(office).window, head(office)

    answers = [window.get(f"{HERE}?measure=2"), propose(window)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert head(office) == before


def test_a_draft_of_it_is_there_again(office: Office) -> None:
    seat = aigul(office)
    typed = an_assessment(page_of=HERE, says="C", wording="Half a sentence")

    seat.window.post("/drafts", data=typed)

    [draft] = office.accounts.drafts.list(seat.person.account_id)
    page = seat.window.get(f"{HERE}?draft={draft.draft_id}").text
    assert "Half a sentence</textarea>" in page
    assert re.search(r'name="says" value="C" checked', page)
