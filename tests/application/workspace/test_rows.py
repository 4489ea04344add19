"""A row is given by its kind's own command, remembered with its event, and never brings back what was erased."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.application.workspace.office import AIGUL, BOLOT, CHINARA, WHY, Office, a_development, by
from tests.application.workspace.test_erasing import ABOUT, TYPED, propose
from tracker.accounts.refusals import RowTaken
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.refusals import RowErased
from tracker.application.workspace.rows import Row
from tracker.domain.days import When
from tracker.domain.demand_events import DevelopmentRecorded, EntryCorrected


def a_row(office: Office, said: str = "one") -> Row:
    """A row as it would be looked at now."""
    marks = office.workspace.marks("development/mine", "1", {"wording": [said]})
    known, _ = office.workspace.known_rows([marks])
    given = a_development(notes=TYPED, on=When.parse("2026-10-05" if said == "one" else "2026-10-06"))
    return Row(marks, known.get(marks.key), given, WHY)


def test_a_row_is_recorded_with_what_it_is_known_by_and_a_changed_one_corrects_it(office: Office) -> None:
    before = a_row(office)

    first = office.workspace.give_row(AIGUL, by(AIGUL), before)
    changed = a_row(office, "two")
    with office.recorded() as events:
        second = office.workspace.give_row(AIGUL, by(AIGUL), changed)

    assert changed.known is not None
    assert changed.known.became == first.key
    assert [type(one) for one in events] == [DevelopmentRecorded, EntryCorrected]
    known, same = office.workspace.known_rows([changed.marks, before.marks])
    assert known[changed.marks.key].became == second.key
    assert same.keys() == {changed.marks.content}


def test_a_row_that_somebody_gave_meanwhile_is_not_given_again(office: Office) -> None:
    mine, theirs = a_row(office), a_row(office)
    office.workspace.give_row(AIGUL, by(AIGUL), theirs)

    with office.recorded() as events, pytest.raises(RowTaken):
        office.workspace.give_row(AIGUL, by(AIGUL), mine)

    assert events == []


def test_who_may_not_give_the_command_may_not_give_the_row(small_office: Office) -> None:
    row = a_row(small_office)

    with pytest.raises(NotAllowed):
        small_office.workspace.give_row(CHINARA, by(CHINARA), row)
    with small_office.workspace.weighing(CHINARA) as weigher:
        assert isinstance(weigher.weigh(row), NotAllowed)

    assert small_office.workspace.known_rows([row.marks]) == ({}, {})


def test_weighing_records_nothing_however_often(small_office: Office) -> None:
    row = a_row(small_office)

    with small_office.recorded() as events, small_office.workspace.weighing(AIGUL) as weigher:
        found = [weigher.weigh(row), weigher.weigh(row)]

    assert (found, events) == ([None, None], [])
    assert UUID(small_office.workspace.give_row(AIGUL, by(AIGUL), row).key)


def test_what_was_erased_is_not_brought_back(small_office: Office) -> None:
    workspace = small_office.workspace
    workspace.give_row(AIGUL, by(AIGUL), a_row(small_office))
    erasure_id = propose(small_office, about=ABOUT)
    workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, erasure_id)
    changed = replace(a_row(small_office, "two"), given=a_development(wording={"en": "The same again."}))

    with small_office.recorded() as events, pytest.raises(RowErased):
        workspace.give_row(AIGUL, by(AIGUL), changed)

    assert events == []
