"""Putting an assessment in doubt: it acts at once, and says why to the team."""

from uuid import UUID, uuid4

import pytest

from tests.web.given import ACT, ASSESSED
from tests.web.workspace.judging import (
    LAW,
    Sitting,
    aigul,
    bolot,
    chinara,
    dastan,
    field,
    head,
    proposed,
    recorded,
    text_of,
)
from tests.web.workspace.office import Office
from tracker.domain.demand_events import AssessmentSuspended

HERE = f"/desk/entries/{ASSESSED}/doubt"
TYPED = {"tick": f"{LAW}/{ASSESSED}", "reason": "It was another court."}


@pytest.mark.parametrize("sitting", [aigul, bolot])
def test_the_team_and_who_may_confirm_put_it_in_doubt_at_once(office: Office, sitting: Sitting) -> None:
    seat = sitting(office)
    page = seat.window.get(HERE).text
    typed = {name: field(page, name) for name in ("command", "tick")} | {"reason": "It was another court."}

    answers = [seat.window.post(HERE, data=typed) for _ in range(2)]

    [event] = [one for one in recorded(office) if isinstance(one, AssessmentSuspended)]
    demand = text_of(seat.window.get("/desk/demands/kz-2021-1").text)
    assert {answer.headers["location"] for answer in answers} == {"/desk/demands/kz-2021-1?done=doubted#m-2"}
    assert (event.entry_id, bool(event.notes)) == (ASSESSED, True)
    assert "In doubt: the assessment is suspended" in demand
    assert "In doubt: this was the assessment. The opposite was done E" in demand


def test_a_measure_in_doubt_is_unknown_on_the_card(office: Office) -> None:
    window = aigul(office).window
    before = text_of(window.get("/desk/countries/kz").text)

    window.post(HERE, data=TYPED | {"command": str(uuid4())})

    after = text_of(window.get("/desk/countries/kz").text)
    assert "In 1 measure State organs did the opposite" in before
    assert "In 0 measures State organs did the opposite" in after


def test_a_doubt_without_a_reason_is_refused(office: Office) -> None:
    window, before = aigul(office).window, head(office)

    answer = window.post(HERE, data={"tick": TYPED["tick"], "command": str(uuid4())})

    assert answer.status_code == 422
    assert '<li><a href="#reason">' in answer.text
    assert head(office) == before


@pytest.mark.parametrize("sitting", [chinara, dastan])
def test_nobody_else_puts_it_in_doubt(office: Office, sitting: Sitting) -> None:
    seat, before = sitting(office), head(office)

    answers = [seat.window.get(HERE), seat.window.post(HERE, data=TYPED | {"command": str(uuid4())})]

    assert {answer.status_code for answer in answers} <= {403, 404}
    assert head(office) == before


def test_what_is_no_assessment_that_counts_cannot_be_doubted(office: Office) -> None:
    seat = aigul(office)
    waits, nobody = proposed(office, seat), UUID(int=77, version=4)

    answers = [seat.window.get(f"/desk/entries/{one}/doubt") for one in (waits, ACT, nobody, "no-id")]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_a_reason_is_kept_where_somebody_was_quicker(office: Office) -> None:
    first, second = aigul(office), bolot(office)
    first.window.post(HERE, data=TYPED | {"command": str(uuid4())})

    answer = second.window.post(HERE, data=TYPED | {"command": str(uuid4()), "reason": "The day is wrong."})

    assert answer.status_code == 422
    assert "The day is wrong.</textarea>" in answer.text
    assert "Only an assessment that counts can be put in doubt." in answer.text
