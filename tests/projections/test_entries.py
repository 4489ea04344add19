"""Entries are known from the position at which they were recorded, and stay as they were known."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tests.given import (
    AIGUL,
    BOLOT,
    a_confirmed,
    a_demand,
    a_development,
    a_finding,
    a_judgement,
    an_assessment,
    what_happened,
)
from tests.projections.asking import head, ids, noon, seen, shown, the_entry, the_public
from tests.record import ARecord
from tracker.domain import demand_events
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Key
from tracker.projections.entries import PROPOSED
from tracker.projections.tables import entry
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


def test_a_proposal_is_seen_once_a_second_person_confirmed_it(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = an_assessment(demand)
    record.save(demand)
    proposed = head(record)

    demand.confirm(entry, proposer=AIGUL, by=BOLOT)
    record.save(demand)

    assert shown(record) == {bystander, entry}
    assert shown(record, proposed) == {bystander}


def test_a_returned_proposal_is_never_seen(record: ARecord, bystander: UUID, demand: Demand) -> None:
    demand.return_(an_assessment(demand), notes=None)

    record.save(demand)

    assert shown(record) == {bystander}


def test_a_suspended_assessment_is_seen_as_suspended_from_then_on(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    entry = a_confirmed(demand)
    record.save(demand)
    before = head(record)

    demand.suspend(entry, notes=None)
    record.save(demand)

    assert (the_entry(record, entry).suspended, the_entry(record, entry, before).suspended) == (True, False)
    assert not the_entry(record, bystander).suspended


def test_what_was_suspended_and_confirmed_counts_again(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = a_confirmed(demand)
    demand.suspend(entry, notes=None)
    demand.confirm(entry, proposer=AIGUL, by=BOLOT)

    record.save(demand)

    assert not the_entry(record, entry).suspended
    assert shown(record) == {bystander, entry}


def test_a_correction_replaces_from_then_on(record: ARecord, bystander: UUID, demand: Demand) -> None:
    wrong = a_development(demand)
    record.save(demand)
    before = head(record)

    right = a_development(demand)
    demand.correct(wrong, right, reason=None)
    record.save(demand)

    assert shown(record) == {bystander, right}
    assert shown(record, before) == {bystander, wrong}


def test_a_correcting_proposal_replaces_once_it_is_confirmed(record: ARecord, bystander: UUID, demand: Demand) -> None:
    wrong, right = a_confirmed(demand), an_assessment(demand, Letter.PARTLY)
    demand.correct(wrong, right, reason=None)
    record.save(demand)
    waiting = head(record)

    demand.confirm(right, proposer=AIGUL, by=BOLOT)
    record.save(demand)

    assert shown(record, waiting) == {bystander, wrong}
    assert shown(record) == {bystander, right}


def test_a_correcting_proposal_that_is_returned_replaces_nothing(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    wrong, right = a_confirmed(demand), an_assessment(demand, Letter.PARTLY)
    demand.correct(wrong, right, reason=None)
    demand.return_(right, notes=None)

    record.save(demand)

    assert shown(record) == {bystander, wrong}


def test_a_proposal_that_is_mended_before_anybody_confirmed_it_waits_no_more(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    wrong, right = an_assessment(demand), an_assessment(demand, Letter.PARTLY)
    demand.correct(wrong, right, reason=None)

    record.save(demand)

    with read_only(record.engine) as connection:
        waits = select(entry.c.entry_id).where(entry.c.state == PROPOSED, entry.c.known_to.is_(None))
        assert connection.scalars(waits).all() == [str(right)]
    assert shown(record) == {bystander}


def test_a_proposal_that_was_returned_first_replaces_nothing_either(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    wrong, right = a_confirmed(demand), an_assessment(demand, Letter.PARTLY)
    demand.return_(right, notes=None)
    demand.correct(wrong, right, reason=None)

    record.save(demand)

    assert shown(record) == {bystander, wrong}


def test_an_error_is_taken_back_from_then_on(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = a_confirmed(demand)
    record.save(demand)
    before = head(record)

    demand.retract(entry, Retraction.ERROR, reason=None)
    record.save(demand)

    assert (shown(record), shown(record, before)) == ({bystander}, {bystander, entry})
    assert ids(seen(record).entries) == {bystander}


def test_a_removal_for_safety_hides_backwards_and_changes_no_figure(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    entry = a_confirmed(demand)
    record.save(demand)
    before = head(record)

    demand.retract(entry, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert (shown(record), shown(record, before)) == ({bystander}, {bystander})
    assert ids(seen(record).entries) == ids(seen(record, before).entries) == {bystander, entry}


@pytest.mark.parametrize("is_corrected", [True, False])
def test_what_was_gone_already_can_be_hidden_backwards(
    record: ARecord, bystander: UUID, demand: Demand, *, is_corrected: bool
) -> None:
    entry, other = a_development(demand), a_development(demand)
    record.save(demand)
    before = head(record)
    if is_corrected:
        demand.correct(entry, other, reason=None)
    else:
        demand.retract(entry, Retraction.ERROR, reason=None)

    demand.retract(entry, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert shown(record) == shown(record, before) == {bystander, other}


def test_narrowing_acts_backwards(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = a_development(demand)
    record.save(demand)
    before = head(record)

    demand.set_audience(entry, Audience.MEMBERS)
    record.save(demand)

    assert (shown(record), shown(record, before)) == ({bystander}, {bystander})


def test_widening_counts_from_the_moment_it_was_recorded(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = a_development(demand, audience=Audience.CONFIDENTIAL)
    record.save(demand)
    before = head(record)

    demand.set_audience(entry, Audience.PUBLIC)
    record.save(demand)

    assert (shown(record), shown(record, before)) == ({bystander, entry}, {bystander})


def test_narrowing_and_widening_again_shows_what_was_public_both_times(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    entry = a_development(demand)
    record.save(demand)
    positions = [head(record)]
    for audience in (Audience.MEMBERS, Audience.PUBLIC):
        demand.set_audience(entry, audience)
        record.save(demand)
        positions.append(head(record))

    assert [entry in shown(record, position) for position in positions] == [True, False, True]
    assert bystander in shown(record)


@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_counts_in_a_demo_alone(record: ARecord, bystander: UUID, demand: Demand, *, sample: bool) -> None:
    told = a_judgement()
    demand.load_sample(**told, register=Key("sample"), version=1)

    record.save(demand, via="load")

    assert (told["entry_id"] in shown(record, the_public(record, sample=sample))) is sample
    assert bystander in shown(record)


def test_a_correction_in_one_demand_leaves_the_same_entry_on_another(record: ARecord, demand: Demand) -> None:
    other, told = a_demand("kz-2021-2"), what_happened()
    for one in (demand, other):
        one.enter(demand_events.DevelopmentRecorded, **told)
    demand.correct(told["entry_id"], a_development(demand), reason=None)

    record.save(demand, other)

    [left] = [entry for entry in seen(record).entries if entry.entry_id == str(told["entry_id"])]
    assert left.demand == "kz-2021-2"


def test_a_finding_is_narrowed_on_every_demand_at_once(record: ARecord, bystander: UUID, demand: Demand) -> None:
    other, finding = a_demand("kz-2021-2"), a_finding(demands=(Key("kz-2021-1"), Key("kz-2021-2")))
    record.save(demand, other, finding)

    finding.set_audience(next(iter(finding.entries)), Audience.MEMBERS)
    record.save(finding)

    assert shown(record) == {bystander}


def test_folding_again_gives_the_same_entries(record: ARecord, bystander: UUID, demand: Demand) -> None:
    wrong, right = a_confirmed(demand), an_assessment(demand, Letter.PARTLY, entry_id=uuid4())
    demand.correct(wrong, right, reason=None)
    demand.confirm(right, proposer=AIGUL, by=BOLOT)
    record.save(kept_beside(demand))
    before = record.read_side()

    record.rebuild()

    assert record.read_side() == before
    assert shown(record) == {bystander, right}


def kept_beside(demand: Demand) -> Demand:
    """The demand, with one more entry that was narrowed and one that was taken back."""
    demand.set_audience(a_development(demand), Audience.MEMBERS)
    demand.retract(a_development(demand), Retraction.SAFETY, reason=None)
    demand.retract(a_development(demand), Retraction.ERROR, reason=None)
    return demand
