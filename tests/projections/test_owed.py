"""What asks for something: cases of urgency, next steps and due days are listed until they are settled."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Connection

from tests.given import (
    a_confirmed,
    a_demand,
    a_development,
    a_due_day,
    a_position,
    a_step,
    an_entry,
    an_urgency,
    on,
    words,
)
from tests.projections.asking import a_coordinator, a_member, ids, somebody
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.demand_events import DueDaySet, NextStepSet, Position
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Confidence
from tracker.projections import desk
from tracker.projections.desk import Owed
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

LATER = date(2022, 7, 1)
UNTIL = date(2023, 6, 30)
Ask = Callable[[Connection, Viewer], Sequence[Owed]]
Begin = Callable[..., UUID]
End = Callable[[Demand, UUID], None]


@pytest.fixture
def demand() -> Demand:
    return a_demand(measures=2)


@pytest.fixture
def bystander(record: ARecord) -> dict[Ask, UUID]:
    """A step, an urgency and a due day on another demand, which nothing in these tests may move."""
    other = a_demand("kz-2021-9")
    told: dict[Ask, UUID] = {desk.steps: a_step(other), desk.urgencies: an_urgency(other)}
    told[due] = a_due_day(other, "2023-06-30")
    record.save(other)
    return told


def due(connection: Connection, viewer: Viewer) -> Sequence[Owed]:
    return desk.due(connection, viewer, UNTIL)


def asked(record: ARecord, ask: Ask, who: Who | None = None) -> Sequence[Owed]:
    with reading(record.engine) as connection:
        return ask(connection, somebody(record, who or a_coordinator("KZ")))


def listed(record: ARecord, ask: Ask, who: Who | None = None) -> set[UUID]:
    return ids(one.entry for one in asked(record, ask, who))


def done(demand: Demand, step: UUID) -> None:
    demand.do_next_step(step, **an_entry(), on=LATER)


def answered(demand: Demand, urgency: UUID) -> None:
    demand.answer_urgency(urgency, **an_entry(), on=LATER)


both = pytest.mark.parametrize(
    ("ask", "begin", "end"), [(desk.steps, a_step, done), (desk.urgencies, an_urgency, answered)]
)


@both
def test_what_was_begun_is_listed_until_it_is_ended(  # noqa: PLR0913, PLR0917 - a case of the table
    record: ARecord, bystander: dict[Ask, UUID], demand: Demand, ask: Ask, begin: Begin, end: End
) -> None:
    entry = begin(demand)
    record.save(demand)
    before = listed(record, ask)

    end(demand, entry)
    record.save(demand)

    assert (before, listed(record, ask)) == ({entry, bystander[ask]}, {bystander[ask]})


@both
def test_what_was_ended_by_mistake_is_listed_again(  # noqa: PLR0913, PLR0917 - a case of the table
    record: ARecord, bystander: dict[Ask, UUID], demand: Demand, ask: Ask, begin: Begin, end: End
) -> None:
    entry = begin(demand)
    end(demand, entry)
    [ending] = set(demand.entries) - {entry}
    demand.retract(ending, Retraction.ERROR, reason=None)
    record.save(demand)

    assert listed(record, ask) == {entry, bystander[ask]}


@pytest.mark.parametrize("cause", Retraction)
def test_what_was_taken_back_is_not_listed(
    record: ARecord, bystander: dict[Ask, UUID], demand: Demand, cause: Retraction
) -> None:
    for entry in (a_step(demand), an_urgency(demand), a_due_day(demand)):
        demand.retract(entry, cause, reason=None)
    record.save(demand)

    assert {ask: listed(record, ask) for ask in bystander} == {ask: {entry} for ask, entry in bystander.items()}


@both
def test_what_was_done_before_it_was_corrected_stays_done(  # noqa: PLR0913, PLR0917 - a case of the table
    record: ARecord, bystander: dict[Ask, UUID], demand: Demand, ask: Ask, begin: Begin, end: End
) -> None:
    entry = begin(demand)
    end(demand, entry)
    for _ in range(2):
        better = begin(demand)
        demand.correct(entry, better, reason=None)
        entry = better
    record.save(demand)

    assert listed(record, ask) == {bystander[ask]}


def test_a_step_says_what_is_to_be_done_by_whom_and_when_to_the_team_alone(record: ARecord, demand: Demand) -> None:
    a_step(demand, "2022-12-31", who=words("Bolot"), kind=Code("letter"), audience=Audience.MEMBERS)
    record.save(demand, account="aigul")

    [to_the_team] = asked(record, desk.steps)
    [to_a_member] = asked(record, desk.steps, a_member())

    assert (to_the_team.entry.about["what"], to_the_team.entry.about["who"]) == (words("what to do"), words("Bolot"))
    assert (to_the_team.due_on, to_the_team.account) == (date(2022, 12, 31), "aigul")
    assert not {"what", "who"} & set(to_a_member.entry.about)


def test_an_urgency_says_who_was_told_to_the_team_alone(record: ARecord, demand: Demand) -> None:
    an_urgency(demand, "2022-06-01", told=words("the ILO office"), audience=Audience.MEMBERS)
    record.save(demand)

    [to_the_team] = asked(record, desk.urgencies)
    [to_a_member] = asked(record, desk.urgencies, a_coordinator("KG"))

    assert to_the_team.entry.about["told"] == words("the ILO office")
    assert to_the_team.entry.effective == date(2022, 6, 1)
    assert not {"what", "told"} & set(to_a_member.entry.about)


def test_a_step_on_several_demands_is_listed_once_with_all_of_them(record: ARecord, demand: Demand) -> None:
    other, told = a_demand("kg-2021-1", country="KG"), an_entry()
    for one in (demand, other):
        one.enter(NextStepSet, **told, due_on=LATER, what=words())
    record.save(demand, other)

    [owed] = asked(record, desk.steps, a_coordinator("KZ", "KG"))

    assert (sorted(owed.demands), owed.countries) == (["kg-2021-1", "kz-2021-1"], ["KG", "KZ"])
    assert set(owed.streams) == {demand.id, other.id}


def test_steps_stand_in_the_order_in_which_they_are_due(record: ARecord, demand: Demand) -> None:
    days = ["2022-12-31", "2022-08-01", "2023-02-01"]
    for day in days:
        a_step(demand, day)
    record.save(demand)

    assert [one.due_on for one in asked(record, desk.steps)] == [date.fromisoformat(day) for day in sorted(days)]


def test_what_falls_due_later_is_not_listed_yet(record: ARecord, bystander: dict[Ask, UUID], demand: Demand) -> None:
    on_the_day, late = a_due_day(demand, "2023-06"), a_due_day(demand, "2023-07-01")
    record.save(demand)

    assert listed(record, due) == {on_the_day, bystander[due]}
    assert late not in listed(record, due)


def test_a_due_day_is_listed_by_the_day_that_it_was_moved_to(
    record: ARecord, bystander: dict[Ask, UUID], demand: Demand
) -> None:
    postponed, hastened = a_due_day(demand, "2022-12-31"), a_due_day(demand, "2024-01-01")
    record.save(demand)
    demand.move_due_day(postponed, on("2023-09"), reason=words("asked for"))
    demand.move_due_day(hastened, on("2023-03-01"), reason=words("the court was quicker"))
    record.save(demand)

    found = {UUID(one.entry.entry_id): one for one in asked(record, due)}

    assert set(found) == {hastened, bystander[due]}
    assert (found[hastened].due_on, found[hastened].is_moved) == (date(2023, 3, 1), True)
    assert found[hastened].entry.about["due_on"]["first"] == "2023-03-01"
    assert found[hastened].entry.about["was_due_on"]["first"] == "2024-01-01"
    assert not found[bystander[due]].is_moved


def test_a_due_day_with_an_outcome_is_over(record: ARecord, bystander: dict[Ask, UUID], demand: Demand) -> None:
    told = {"kind": Code("term_of_sanction"), "made_on": on("2022-01-01"), "wording": words()}
    demand.enter(
        DueDaySet, **an_entry(), **told, due_on=on("2022-12-31"), outcome=words("ran out"), confidence=Confidence.HIGH
    )
    record.save(demand)

    assert listed(record, due) == {bystander[due]}


def test_a_promise_is_owed_and_a_claim_is_not(record: ARecord, demand: Demand) -> None:
    promise = a_position(demand, Position.PROMISE, due_on=on("2022-12-31"))
    a_position(demand, Position.CLAIMS_IMPLEMENTED, "2021-12-20")
    a_position(demand, Position.PROMISE)
    record.save(demand)

    assert listed(record, due) == {promise}


@pytest.mark.parametrize(
    ("measure", "day", "settled"), [(1, "2022-12-31", True), (1, "2022-12-30", False), (2, "2023-02-01", False)]
)
def test_an_assessment_on_the_day_of_a_promise_or_later_settles_it(
    record: ARecord, demand: Demand, measure: int, day: str, *, settled: bool
) -> None:
    promise = a_position(demand, Position.PROMISE, due_on=on("2022-12-31"))
    a_confirmed(demand, Letter.NOT_MET, day, measure=measure)
    record.save(demand)

    assert (promise not in listed(record, due)) is settled


@pytest.mark.parametrize(
    ("position", "settled"),
    [(Position.REJECTS, True), (Position.CLAIMS_IMPLEMENTED, True), (Position.PROMISE, False)],
)
def test_a_later_claim_or_rejection_settles_a_promise(
    record: ARecord, demand: Demand, position: Position, *, settled: bool
) -> None:
    promise = a_position(demand, Position.PROMISE, measures=(), due_on=on("2022-12-31"))
    a_position(demand, position, "2022-05-01", measures=(2,))
    a_development(demand, "2022-06-01")
    record.save(demand)

    assert (promise not in listed(record, due)) is settled


def test_what_is_confidential_is_owed_by_those_alone_whom_it_is_open_to(record: ARecord, demand: Demand) -> None:
    a_step(demand, audience=Audience.CONFIDENTIAL)
    an_urgency(demand, audience=Audience.COUNTRY_TEAM)
    a_due_day(demand, audience=Audience.COUNTRY_TEAM)
    record.save(demand, account="aigul")

    counts = {
        who.account: [len(asked(record, ask, who)) for ask in (desk.steps, desk.urgencies, due)]
        for who in (a_coordinator("KZ", account="aigul"), a_coordinator("KZ"), a_member())
    }

    assert counts == {"aigul": [1, 1, 1], "coordinator": [0, 1, 1], "member": [0, 0, 0]}
