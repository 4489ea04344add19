"""What the next release would show the public for the first time: counts alone."""

from datetime import date

import pytest

from tests.given import (
    a_demand,
    a_development,
    a_document,
    a_due_day,
    a_letter,
    a_person,
    a_session,
    a_step,
    words,
)
from tests.projections.asking import AT_LAST, head, the_public
from tests.record import ARecord
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Supervision
from tracker.domain.entry_events import Retraction
from tracker.domain.record import Kind
from tracker.domain.values import Audience, Key
from tracker.projections.novelties import Novelties, novelties
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading


@pytest.fixture
def demand(record: ARecord) -> Demand:
    """A demand that the last release shows, with an entry that nothing here moves."""
    made = a_demand()
    a_development(made)
    record.save(made)
    return made


def new(record: ARecord, through: int) -> Novelties:
    now = the_public(record)
    with reading(record.engine) as connection:
        return novelties(connection, the_public(record, through), now)


@pytest.mark.usefixtures("demand")
def test_nothing_is_new_right_after_a_release(record: ARecord) -> None:
    assert new(record, head(record)).is_nothing


def test_what_is_public_and_was_not_is_counted_by_its_kind(record: ARecord, demand: Demand) -> None:
    through = head(record)
    a_letter(demand)
    a_development(demand)
    a_development(demand, audience=Audience.MEMBERS)
    a_step(demand, audience=Audience.COUNTRY_TEAM)
    record.save(demand, a_document(), a_demand("kz-2021-2"))

    found = new(record, through)

    assert found == Novelties(
        demands=1, documents=1, occasions=0, entries={Kind.DEVELOPMENT: 1, Kind.LETTER: 1}, gone=0
    )


@pytest.mark.usefixtures("demand")
def test_a_public_occasion_whose_days_are_other_ones_is_counted_once(record: ARecord) -> None:
    session, through = a_session("2027-06-07/2027-06-18", "ilc-115"), head(record)
    session.move(When.parse("2027-06-14/2027-06-25"), provisional=True, citation=None)
    record.save(session, a_session("2027-03-01", None, audience=Audience.MEMBERS))

    assert new(record, through).occasions == 1


def test_a_public_occasion_that_is_corrected_is_counted_but_not_for_its_notes(record: ARecord) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115")
    record.save(session)
    through = head(record)
    session.correct(words("why"), notes=words("a note"))
    record.save(session)
    noted = new(record, through)
    session.correct(words("why"), title=words("another title"))
    record.save(session)

    assert (noted.is_nothing, new(record, through).occasions) == (True, 1)


def test_what_is_said_anew_of_something_shown_already_is_counted_as_other(record: ARecord, demand: Demand) -> None:
    due = a_due_day(demand, "2027-12-31")
    record.save(demand)
    through = head(record)
    demand.move_due_day(due, When.parse("2028-06-30"), reason=None)
    demand.set_supervision(Supervision.ENHANCED, reason=None)
    record.save(demand)

    assert new(record, through) == Novelties(demands=0, documents=0, occasions=0, entries={}, gone=0, others=2)


def test_what_is_noted_and_whom_the_record_knows_changes_nothing_public(record: ARecord, demand: Demand) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115")
    record.save(session)
    through = head(record)
    session.flag_stale(Key("kz-2021-1"), date(2027, 6, 7), quiet_days=200, period=180)
    a_step(demand)
    record.save(session, demand, a_person())

    assert new(record, through).is_nothing


def test_an_entry_on_two_demands_is_counted_once(record: ARecord, demand: Demand) -> None:
    through, other = head(record), a_demand("kz-2021-2")
    a_letter(other, entry_id=a_letter(demand))
    record.save(demand, other)

    assert new(record, through).entries == {Kind.LETTER: 1}


def test_widening_is_new_and_taking_back_is_gone(record: ARecord, demand: Demand) -> None:
    team, public = a_development(demand, audience=Audience.COUNTRY_TEAM), a_letter(demand)
    record.save(demand)
    through = head(record)
    demand.set_audience(team, Audience.PUBLIC, reason=None)
    demand.retract(public, Retraction.ERROR, reason=None)
    record.save(demand)

    found = new(record, through)

    assert (found.entries, found.gone) == ({Kind.DEVELOPMENT: 1}, 1)


def test_what_was_withheld_for_safety_is_in_no_count(record: ARecord, demand: Demand) -> None:
    public = a_letter(demand)
    record.save(demand)
    through = head(record)
    demand.retract(public, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert new(record, through).is_nothing


def test_what_is_not_to_be_seen_before_a_day_is_not_new_yet(record: ARecord, demand: Demand) -> None:
    through = head(record)
    a_development(demand, not_before=date(2030, 1, 1))
    record.save(demand)

    assert new(record, through).is_nothing


@pytest.mark.usefixtures("demand")
def test_before_the_first_release_everything_is_new(record: ARecord) -> None:
    now = the_public(record)

    with reading(record.engine) as connection:
        found = novelties(connection, Viewer(0, AT_LAST, AT_LAST, sample=False), now)

    assert (found.demands, found.entries) == (1, {Kind.DEVELOPMENT: 1})
