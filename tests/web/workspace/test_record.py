"""Recording what happened, from a phone."""

import re
from uuid import uuid4

import pytest

from tests.web.workspace.judging import aigul, bolot, chinara, head
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, send, typed, words
from tracker.domain.country_events import DevelopmentRecorded as CountryDevelopment
from tracker.domain.days import When
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.domain.values import Audience, Direction

WHAT = {"country": "KZ", "notes": "The court heard it.", "on": "3 May 2024", "direction": "progress"}
HERE = {**WHAT, "measure": "kz-2021-1.1"}


def test_four_answers_are_enough_and_the_rest_has_its_default(office: Office) -> None:
    answer = send(aigul(office).window, "/record", **HERE)

    event = recorded(office, DevelopmentRecorded)[-1]
    assert answer.status_code == 303
    assert (event.measures, event.on, event.direction) == ((1,), When.parse("2024-05-03"), Direction.PROGRESS)
    assert (event.audience, event.organ, event.not_before) == (Audience.COUNTRY_TEAM, None, None)
    assert words(office, event.notes) == {"en": "The court heard it."}


def test_an_entry_on_two_demands_is_one_entry_in_two_streams(office: Office) -> None:
    before = len(recorded(office, DevelopmentRecorded))

    send(aigul(office).window, "/record", **WHAT, measure=["kz-2021-1.1", "kz-2021-2.1"])

    one, other = recorded(office, DevelopmentRecorded)[before:]
    assert one.entry_id == other.entry_id
    assert one.notes == other.notes
    assert one.originator_id != other.originator_id


def test_what_belongs_to_no_demand_is_put_to_the_country_alone(office: Office) -> None:
    send(aigul(office).window, "/record", **WHAT, country_alone="yes")

    assert words(office, recorded(office, CountryDevelopment)[-1].notes) == {"en": "The court heard it."}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": "31 February 2024"}, "on"),
        ({"on": "3 May 2090"}, "on"),
        ({"direction": "up"}, "direction"),
    ],
)
def test_a_wrong_answer_is_named_and_every_text_kept(office: Office, wrong: dict[str, str], field: str) -> None:
    before = office.given.record.log.head().position

    answer = send(aigul(office).window, "/record", **{**HERE, "wording": "Kept as it is.", **wrong})

    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert typed(answer.text, "wording") == "Kept as it is."
    assert office.given.record.log.head().position == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"organ_name": "The Supreme Court"}, "organ"),  # without its class the name would be lost
        ({"organ": "state", "organ_name": "Court\N{RIGHT-TO-LEFT OVERRIDE}truoC"}, "organ_name"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"notes": "\N{ZERO WIDTH SPACE}"}, "notes"),
    ],
)
def test_what_would_be_lost_or_misread_is_asked_about_in_its_field(
    office: Office, wrong: dict[str, str], field: str
) -> None:
    before = head(office)

    answer = aigul(office).window.post("/record", data={"command": str(uuid4()), **HERE, **wrong})

    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert head(office) == before


def test_a_form_sent_twice_is_recorded_once_and_answered_the_same(office_on_either: Office) -> None:
    window, command = aigul(office_on_either).window, str(uuid4())
    before = len(recorded(office_on_either, DevelopmentRecorded))

    answers = [send(window, "/record", **HERE, command=command).headers["location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert len(recorded(office_on_either, DevelopmentRecorded)) == before + 1


def test_another_text_under_a_command_that_was_sent_is_kept_and_can_become_an_entry_of_its_own(office: Office) -> None:
    window, command = aigul(office).window, str(uuid4())
    before = len(recorded(office, DevelopmentRecorded))
    send(window, "/record", **HERE, command=command)

    answer = send(window, "/record", **{**HERE, "notes": "Edited after Back."}, command=command)

    fresh = re.search(r'name="command" value="([^"]+)"', answer.text)
    assert answer.status_code == 409
    assert typed(answer.text, "notes") == "Edited after Back."
    assert fresh is not None
    assert fresh[1] != command
    send(window, "/record", **{**HERE, "notes": "Edited after Back."}, command=fresh[1])
    assert len(recorded(office, DevelopmentRecorded)) == before + 2


def test_who_wants_a_letter_changed_is_led_to_proposing_it_with_the_entry_as_its_basis(office: Office) -> None:
    answer = send(aigul(office).window, "/record", **HERE, changes="propose")

    entry_id = recorded(office, DevelopmentRecorded)[-1].entry_id
    assert answer.headers["location"] == f"/desk/demands/kz-2021-1/assess?basis={entry_id}&measure=1"


def test_nobody_records_about_a_country_that_is_another_teams(office: Office) -> None:
    before = office.given.record.log.head().position

    statuses = [send(one.window, "/record", **HERE).status_code for one in (bolot(office), chinara(office))]

    assert statuses == [403, 404]
    assert office.given.record.log.head().position == before
