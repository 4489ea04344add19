"""What each kind of entry says, as it is read back for the judgement."""

from datetime import date
from uuid import UUID

import pytest

from tests.given import (
    a_check,
    a_country,
    a_demand,
    a_development,
    a_due_day,
    a_finding,
    a_letter,
    a_position,
    a_step,
    an_answer,
    an_entry,
    an_urgency,
    on,
    what_happened,
    words,
)
from tests.projections.asking import AT_LAST, a_coordinator, head, noon, seen, shown, somebody, the_entry, the_public
from tests.record import ARecord
from tracker.domain import country_events, demand_events
from tracker.domain.country_events import Ratification
from tracker.domain.demand import Demand
from tracker.domain.demand_events import CommitmentState, Position
from tracker.domain.finding_events import Point
from tracker.domain.record import Kind
from tracker.domain.values import Code, Confidence, Direction, Key, Looked
from tracker.projections import reading
from tracker.store.engine import reading as read_only


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """An entry on another demand, which nothing in these tests may move."""
    other = a_demand("kz-2021-9")
    entry_id = a_development(other, "2021-12-20")
    record.save(other, at=noon("2022-01-01"))
    return entry_id


@pytest.fixture
def demand() -> Demand:
    return a_demand()


def test_an_entry_counts_from_its_last_day_or_the_day_it_was_recorded(record: ARecord, demand: Demand) -> None:
    early, late = a_development(demand, "2021-12"), a_development(demand, "2023")

    record.save(demand, at=noon("2022-03-01"))

    assert the_entry(record, early).effective == date(2021, 12, 31)
    assert the_entry(record, late).effective == date(2022, 3, 1)


def test_a_look_is_the_day_of_recording_and_of_what_a_load_brought_the_entrys_own(
    record: ARecord, demand: Demand
) -> None:
    loaded = a_development(demand, "2021-12-20")
    record.save(demand, via="load", at=noon("2022-03-01"))
    told = a_development(demand, "2021-12-20")
    record.save(demand, via="web")

    assert the_entry(record, loaded).looked_on == date(2021, 12, 20)
    assert the_entry(record, told).looked_on == the_entry(record, told).recorded_on == date(2022, 3, 1)


def test_hearing_nothing_is_no_look(record: ARecord, demand: Demand) -> None:
    heard = a_check(demand, date(2022, 1, 1), Looked.PARTNER)
    nothing = a_check(demand, date(2022, 1, 1), Looked.NOTHING_HEARD)

    record.save(demand, at=noon("2022-03-01"))

    assert the_entry(record, heard).looked_on == date(2022, 3, 1)
    assert the_entry(record, nothing).looked_on is None


def test_an_entry_on_several_demands_has_one_id_and_measures_of_each(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    other, told = a_demand("kz-2021-2", measures=2), what_happened()
    demand.enter(demand_events.DevelopmentRecorded, **told)
    other.enter(demand_events.DevelopmentRecorded, **{**told, "measures": (1, 2)})

    record.save(demand, other)

    both = [entry for entry in seen(record).entries if entry.entry_id == str(told["entry_id"])]
    assert {entry.demand: entry.measures for entry in both} == {
        "kz-2021-1": ("kz-2021-1.1",),
        "kz-2021-2": ("kz-2021-2.1", "kz-2021-2.2"),
    }
    assert the_entry(record, bystander).measures == ("kz-2021-9.1",)


def test_a_finding_stands_on_every_demand_that_it_or_its_points_name(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    other = a_demand("kz-2021-2", measures=2)
    points = (Point(Code("1"), words(), (Key("kz-2021-2.2"),)), Point(Code("2"), words(), ()))
    finding = a_finding(demands=(Key("kz-2021-1"),), measures=(Key("kz-2021-2.1"),), points=points)

    record.save(demand, other, finding)

    found = {entry.demand: entry.measures for entry in seen(record).entries if entry.kind is Kind.FINDING}
    assert found == {"kz-2021-1": (), "kz-2021-2": ("kz-2021-2.1", "kz-2021-2.2")}
    assert bystander in shown(record)


def test_a_finding_about_another_country_stands_on_the_demand_that_it_names(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    record.save(demand, a_finding(country=Code("KG"), demands=(Key("kz-2021-1"),)))

    [found] = [entry for entry in seen(record).entries if entry.kind is Kind.FINDING]
    assert found.demand == "kz-2021-1"
    assert [entry for entry in seen(record, country="KG").entries if entry.kind is Kind.FINDING] == []
    assert bystander in shown(record)


def test_a_finding_on_no_demand_stands_on_its_country(record: ARecord, bystander: UUID) -> None:
    record.save(a_finding(), a_finding(country=Code("KG")))

    [found] = [entry for entry in seen(record).entries if entry.kind is Kind.FINDING]
    assert (found.demand, found.measures) == (None, ())
    assert shown(record) == {bystander, UUID(found.entry_id)}


def test_an_answer_names_its_letter(record: ARecord, demand: Demand) -> None:
    letter = a_letter(demand, answer_known=False)
    an_answer(demand, letter, "2022-04-01")

    record.save(demand)

    [answer] = [entry for entry in seen(record).entries if entry.kind is Kind.ANSWER]
    assert answer.of_entry == str(letter)
    assert not the_entry(record, letter).answer_known


@pytest.mark.parametrize("direction", Direction)
def test_a_development_says_who_did_it_and_which_way_it_points(
    record: ARecord, demand: Demand, direction: Direction
) -> None:
    by_the_state, by_nobody = (
        a_development(demand, direction=direction),
        a_development(demand, direction=direction, organ=None),
    )

    record.save(demand)

    assert (the_entry(record, by_the_state).direction, the_entry(record, by_nobody).direction) == (direction.value,) * 2
    assert (the_entry(record, by_the_state).by_the_state, the_entry(record, by_nobody).by_the_state) == (True, False)


def test_what_is_recorded_of_a_country_belongs_to_no_demand(record: ARecord, bystander: UUID) -> None:
    country, told, status = a_country(), what_happened(measures=()), an_entry()
    country.enter(country_events.DevelopmentRecorded, **told)
    facts = {"instrument": Code("C087"), "status": Ratification.UNKNOWN, "confidence": Confidence.HIGH}
    country.enter(country_events.RatificationRecorded, **status, **facts, verified=False)

    record.save(country, a_country("KG"))

    assert the_entry(record, told["entry_id"]).demand is None
    assert the_entry(record, status["entry_id"]).effective == the_entry(record, bystander).recorded_on
    assert shown(record) == {bystander, told["entry_id"], status["entry_id"]}


def test_a_commitment_without_a_day_counts_from_its_recording(record: ARecord) -> None:
    own, told = a_demand(), an_entry()
    own.enter(demand_events.CommitmentTold, **told, number=1, state=CommitmentState.DONE, basis=())

    record.save(own, at=noon("2022-03-01"))

    assert the_entry(record, told["entry_id"]).effective == date(2022, 3, 1)


def test_what_is_planned_is_no_look_and_what_is_urgent_is(record: ARecord, bystander: UUID, demand: Demand) -> None:
    step, urgency = a_step(demand), an_urgency(demand, "2022-02-01")
    demand.do_next_step(step, **an_entry(), on=date(2022, 2, 2))
    demand.answer_urgency(urgency, **an_entry(), on=date(2022, 2, 3))

    record.save(demand, at=noon("2022-03-01"))

    theirs = seen(record, somebody(record, a_coordinator("KZ"))).entries
    told = {one.kind: (one.effective, one.looked_on, one.of_entry) for one in theirs}
    recorded_on = date(2022, 3, 1)
    assert told[Kind.NEXT_STEP] == (recorded_on, None, None)
    assert told[Kind.STEP_DONE] == (date(2022, 2, 2), None, str(step))
    assert told[Kind.URGENCY] == (date(2022, 2, 1), recorded_on, None)
    assert told[Kind.URGENCY_ANSWER] == (date(2022, 2, 3), recorded_on, str(urgency))
    assert bystander in shown(record)


def test_what_is_planned_and_what_is_urgent_the_public_never_sees(record: ARecord, demand: Demand) -> None:
    step, urgency = a_step(demand), an_urgency(demand, "2022-02-01")
    demand.do_next_step(step, **an_entry(), on=date(2022, 2, 2))
    demand.answer_urgency(urgency, **an_entry(), on=date(2022, 2, 3))

    record.save(demand, at=noon("2022-03-01"))

    assert list(seen(record).entries) == []


def test_what_is_put_to_a_finding_belongs_to_it_and_bears_on_no_measure(record: ARecord, demand: Demand) -> None:
    points = (Point(Code("1"), words(), (Key("kz-2021-1.1"),)),)
    finding, told = a_finding(points=points), what_happened()
    del told["measures"]
    finding.develop(Code("1"), **told)

    record.save(demand, finding)

    [entry_id] = set(finding.entries) - {told["entry_id"]}
    found = the_entry(record, told["entry_id"])
    assert (found.demand, found.measures, found.of_entry) == (None, (), str(entry_id))
    assert found.kind is Kind.DEVELOPMENT


@pytest.mark.parametrize("of_a_promise", [True, False])
def test_a_moved_due_day_is_known_from_the_moment_it_was_moved(
    record: ARecord, demand: Demand, *, of_a_promise: bool
) -> None:
    due_on = on("2022-12")
    due = a_position(demand, Position.PROMISE, due_on=due_on) if of_a_promise else a_due_day(demand, "2022-12")
    record.save(demand)
    before = head(record)
    demand.move_due_day(due, on("2023"), reason=words("why"))
    record.save(demand)

    def day(through: int | None = None) -> tuple[str, str, str | None]:
        with read_only(record.engine) as connection:
            [one] = reading.dossier(connection, the_public(record, through), AT_LAST, ["kz-2021-1"]).entries
        return (
            one.about["due_on"]["last"],
            one.about["due_on"]["precision"],
            one.about.get("was_due_on", {}).get("last"),
        )

    assert day(before) == ("2022-12-31", "month", None)
    assert day() == ("2023-12-31", "year", "2022-12-31")
