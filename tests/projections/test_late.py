"""What arrived late is shown to the team: news of a letter's day or before it that the letter did not know of."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from tests.given import (
    AIGUL,
    BOLOT,
    a_confirmed,
    a_demand,
    a_development,
    a_finding,
    a_letter,
    an_answer,
    an_assessment,
    names,
)
from tests.projections.asking import AT_LAST, a_coordinator, a_member, somebody
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.letters import Letter
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Direction, Key
from tracker.projections import desk
from tracker.projections.desk import Late
from tracker.store.engine import reading


@pytest.fixture
def demand() -> Demand:
    return a_demand(measures=2)


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """What arrived late for another demand, which nothing in these tests may move."""
    other = a_demand("kz-2021-9")
    a_confirmed(other, Letter.NOT_MET, "2022-07-01")
    record.save(other)
    entry_id = a_development(other, "2022-06-01")
    record.save(other)
    return entry_id


def late(record: ARecord, who: Who | None = None) -> Sequence[Late]:
    with reading(record.engine) as connection:
        return desk.late(connection, somebody(record, who or a_coordinator("KZ")), AT_LAST, "KZ")


def listed(record: ARecord) -> set[tuple[UUID, str]]:
    return {(UUID(one.entry.entry_id), one.measure) for one in late(record)}


def test_news_recorded_after_a_letter_and_dated_before_it_is_late(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    letter = a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    record.save(demand)
    told = [a_development(demand, day) for day in ("2022-06-30", "2022-07-01", "2022-07-02")]
    record.save(demand)

    found = [one for one in late(record) if one.measure == "kz-2021-1.1"]

    assert [one.entry.entry_id for one in found] == [str(told[0]), str(told[1])]
    assert {one.letter.entry_id for one in found} == {str(letter)}
    assert (bystander, "kz-2021-9.1") in listed(record)


def test_what_was_recorded_before_the_letter_is_not_late(record: ARecord, bystander: UUID, demand: Demand) -> None:
    told = a_development(demand, "2022-06-01")
    record.save(demand)
    a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    record.save(demand)

    demand.set_audience(told, Audience.MEMBERS)
    record.save(demand)

    assert listed(record) == {(bystander, "kz-2021-9.1")}


def test_what_was_recorded_together_with_the_letter_is_not_late(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    a_development(demand, "2022-06-01")

    record.save(demand, via="load")

    assert listed(record) == {(bystander, "kz-2021-9.1")}


def test_a_letter_knows_what_its_proposal_came_after(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = an_assessment(demand, Letter.NOT_MET, "2022-07-01")
    record.save(demand)
    told = a_development(demand, "2022-06-01")
    demand.confirm(entry, proposer=AIGUL, by=BOLOT)
    record.save(demand)

    assert listed(record) == {(bystander, "kz-2021-9.1"), (told, "kz-2021-1.1")}


def test_what_a_newer_letter_rests_on_is_not_late(record: ARecord, bystander: UUID, demand: Demand) -> None:
    a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    record.save(demand)
    told = a_development(demand, "2022-06-01")
    a_confirmed(demand, Letter.PARTLY, "2022-08-01", basis=names(told))

    record.save(demand)

    assert listed(record) == {(bystander, "kz-2021-9.1")}


@pytest.mark.parametrize(
    ("letter", "direction", "is_late"),
    [
        (Letter.NOT_MET, Direction.PROGRESS, True),
        (Letter.NOT_MET, Direction.REGRESSION, False),
        (Letter.PARTLY, Direction.REGRESSION, True),
        (Letter.PARTLY, Direction.CONTEXT, False),
    ],
)
def test_only_news_that_could_change_the_letter_is_late(
    record: ARecord, demand: Demand, letter: Letter, direction: Direction, *, is_late: bool
) -> None:
    a_confirmed(demand, letter, "2022-07-01")
    record.save(demand)
    told = a_development(demand, "2022-06-01", direction=direction)
    record.save(demand)

    assert (listed(record) == {(told, "kz-2021-1.1")}) is is_late


def test_news_is_late_for_the_measures_that_it_lists(record: ARecord, demand: Demand) -> None:
    for measure in (1, 2):
        a_confirmed(demand, Letter.NOT_MET, "2022-07-01", measure=measure)
    record.save(demand)
    background, told = (a_development(demand, "2022-06-01", measures=listed) for listed in ((), (2,)))
    record.save(demand)

    assert listed(record) == {(told, "kz-2021-1.2")}
    assert background not in {key for key, _ in listed(record)}


def test_a_finding_can_be_late_and_an_answer_only_for_silence(record: ARecord, demand: Demand) -> None:
    letter = a_letter(demand)
    a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    record.save(demand)
    an_answer(demand, letter, "2022-06-01")
    finding = a_finding("2022-06-01", measures=(Key("kz-2021-1.1"),))
    record.save(demand, finding)

    [entry_id] = finding.entries
    assert listed(record) == {(entry_id, "kz-2021-1.1")}


def test_a_suspended_letter_and_one_that_nobody_confirmed_have_nothing_late(record: ARecord, demand: Demand) -> None:
    doubted = a_confirmed(demand, Letter.NOT_MET, "2022-07-01")
    an_assessment(demand, Letter.NOT_MET, "2022-07-01", measure=2)
    demand.suspend(doubted, notes=None)
    record.save(demand)
    a_development(demand, "2022-06-01", measures=(1, 2))
    record.save(demand)

    assert listed(record) == set()


@pytest.mark.usefixtures("bystander")
@pytest.mark.parametrize(("who", "sees"), [(a_coordinator("KZ"), 1), (a_coordinator("KG"), 0), (a_member(), 0)])
def test_the_team_alone_is_shown_what_arrived_late(record: ARecord, who: Who, sees: int) -> None:
    assert len(late(record, who)) == sees


def test_nothing_is_late_where_nothing_is_judged(record: ARecord, demand: Demand) -> None:
    a_development(demand, "2022-06-01")
    record.save(demand)

    assert listed(record) == set()
