"""What may open soon is listed for its own team until somebody confirms it, within the week before its day or later."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.given import a_demand, a_development
from tests.projections.asking import AT_LAST, a_coordinator, a_member, ids, noon, somebody, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections import desk
from tracker.projections.desk import Opening
from tracker.projections.viewing import OPENING
from tracker.store.engine import reading

OPENS_ON = AT_LAST + OPENING
"""The last day that may be confirmed already."""


@pytest.fixture
def demand() -> Demand:
    return a_demand()


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """An entry of another demand that opens on the same day, which nothing in these tests may move."""
    other = a_demand("kz-2021-9")
    entry_id = a_development(other, not_before=OPENS_ON)
    record.save(other)
    return entry_id


def openings(record: ARecord, who: Who | None = None, today: date = AT_LAST) -> Sequence[Opening]:
    viewer = somebody(record, who or a_coordinator("KZ"), today=today)
    with reading(record.engine) as connection:
        return desk.openings(connection, viewer)


def listed(found: Sequence[Opening]) -> set[UUID]:
    return ids(one.entry for one in found)


def test_what_opens_within_a_week_is_listed_once_with_its_demands_and_day(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    soon = a_development(demand, not_before=AT_LAST)
    same = a_demand("kz-2021-2")
    a_development(same, not_before=AT_LAST, entry_id=soon)
    a_development(demand, not_before=OPENS_ON + timedelta(days=1))
    record.save(demand, same)

    found = openings(record)

    assert [(one.entry.entry_id, one.opens_on) for one in found] == [(str(soon), AT_LAST), (str(bystander), OPENS_ON)]
    assert (found[0].demands, found[0].countries) == (["kz-2021-1", "kz-2021-2"], ["KZ"])


def test_a_confirmation_takes_it_off_the_list_and_an_old_one_does_not(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    opens_on = date(2026, 11, 10)
    fresh, old = (a_development(demand, not_before=opens_on) for _ in range(2))
    record.save(demand)
    demand.confirm_opening(old)
    record.save(demand, at=noon("2026-11-02"))
    demand.confirm_opening(fresh)
    record.save(demand, at=noon("2026-11-03"))

    found = openings(record, today=date(2026, 11, 3))

    assert listed(found) == {old, bystander}


def test_a_day_that_has_gone_by_unconfirmed_stays_on_the_list(record: ARecord, bystander: UUID) -> None:
    found = openings(record, today=OPENS_ON + timedelta(days=30))

    assert listed(found) == {bystander}


def test_nobody_but_its_own_team_is_asked(record: ARecord, bystander: UUID) -> None:
    others = (a_coordinator("KG"), a_member(), Who("confirmer", may_confirm=True))

    assert [listed(openings(record, who)) for who in others] == [set()] * 3
    assert listed(openings(record)) == {bystander}
    with reading(record.engine) as connection:
        assert desk.openings(connection, the_public(record)) == []


def test_what_is_confidential_to_others_or_was_narrowed_has_no_day_any_more(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    a_development(demand, not_before=AT_LAST, audience=Audience.CONFIDENTIAL)
    narrowed = a_development(demand, not_before=AT_LAST)
    record.save(demand)
    demand.set_audience(narrowed, Audience.COUNTRY_TEAM, reason=None)
    record.save(demand)

    found = openings(record)

    assert listed(found) == {bystander}


def test_what_opens_later_is_listed_to_who_asks_for_a_later_day(record: ARecord, bystander: UUID) -> None:
    early = OPENS_ON - timedelta(days=30)

    with reading(record.engine) as connection:
        viewer = somebody(record, a_coordinator("KZ"), today=early)
        found = [
            listed(desk.openings(connection, viewer, until)) for until in (None, OPENS_ON - timedelta(days=1), OPENS_ON)
        ]

    assert found == [set(), set(), {bystander}]
