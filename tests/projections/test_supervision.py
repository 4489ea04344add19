"""How closely a demand is looked after, as of a day and as it was known: a demand is stale by that."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.given import a_check, a_demand, words
from tests.projections.asking import AT_LAST, head, noon, seen, shown
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Supervision
from tracker.domain.scorecard import score

LOOKED_ON = date(2022, 3, 1)
SET_ON = date(2022, 6, 1)


@pytest.fixture
def demand(record: ARecord) -> Demand:
    """A demand that somebody looked at, beside one that nothing in these tests may move."""
    looked, other = a_demand(), a_demand("kz-2021-9")
    for one in (looked, other):
        a_check(one, LOOKED_ON)
    record.save(looked, other, at=noon(LOOKED_ON.isoformat()))
    return looked


def put_under_supervision(record: ARecord, demand: Demand, supervision: Supervision, on: date = SET_ON) -> None:
    demand.set_supervision(supervision, reason=words("why"))
    record.save(demand, at=noon(on.isoformat()))


def stale(record: ARecord, on: date, through: int | None = None) -> list[bool]:
    """Whether the demand is stale, and whether the other one is."""
    return [one.stale for one in score(seen(record, through, on=on), "KZ").judged]


@pytest.mark.parametrize(("after", "is_stale"), [(91, False), (92, True), (180, True)])
def test_enhanced_supervision_counts_from_the_day_on_which_it_was_set(
    record: ARecord, demand: Demand, after: int, *, is_stale: bool
) -> None:
    put_under_supervision(record, demand, Supervision.ENHANCED)

    assert stale(record, LOOKED_ON + timedelta(days=after)) == [is_stale, False]


def test_a_look_under_enhanced_supervision_lasts_sixty_days(record: ARecord, demand: Demand) -> None:
    put_under_supervision(record, demand, Supervision.ENHANCED)
    a_check(demand, date(2022, 7, 1))
    record.save(demand, at=noon("2022-07-01"))

    found = [stale(record, date(2022, 7, 1) + timedelta(days=days))[0] for days in (60, 61)]

    assert found == [False, True]


def test_supervision_that_was_set_later_is_not_known_before(record: ARecord, demand: Demand) -> None:
    before = head(record)
    put_under_supervision(record, demand, Supervision.ENHANCED)

    on = LOOKED_ON + timedelta(days=100)

    assert (stale(record, on, before), stale(record, on)) == ([False, False], [True, False])


def test_standard_supervision_is_as_before(record: ARecord, demand: Demand) -> None:
    put_under_supervision(record, demand, Supervision.ENHANCED)
    put_under_supervision(record, demand, Supervision.STANDARD, SET_ON + timedelta(days=10))

    assert stale(record, SET_ON + timedelta(days=9)) == [True, False]
    assert stale(record, SET_ON + timedelta(days=10)) == [False, False]
    assert {one.period for one in seen(record).demands} == {180}


def test_setting_supervision_is_no_look_and_no_entry(record: ARecord, demand: Demand) -> None:
    entries: set[UUID] = shown(record)

    put_under_supervision(record, demand, Supervision.ENHANCED)

    judged = score(seen(record, on=AT_LAST), "KZ").judged
    assert [one.looked_on for one in judged] == [LOOKED_ON, LOOKED_ON]
    assert shown(record) == entries
