"""What was hidden for safety is listed for its own team, by entry and never by what it says."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from tests.given import a_demand, a_development
from tests.projections.asking import a_coordinator, a_member, somebody
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.hidden import Hidden, hidden
from tracker.store.engine import reading

KZ = a_coordinator("KZ")


@pytest.fixture(autouse=True)
def bystander(record: ARecord) -> UUID:
    """An entry of another country that was hidden, too, and one that was an error."""
    other = a_demand("kg-2021-1", country="KG")
    gone, error = a_development(other), a_development(other)
    other.retract(gone, Retraction.SAFETY, reason=None)
    other.retract(error, Retraction.ERROR, reason=None)
    record.save(other)
    return gone


@pytest.fixture
def demand() -> Demand:
    return a_demand()


def listed(record: ARecord, who: Who = KZ) -> Sequence[Hidden]:
    with reading(record.engine) as connection:
        return hidden(connection, somebody(record, who))


def test_what_was_hidden_is_listed_once_with_all_its_demands(record: ARecord, demand: Demand) -> None:
    other, gone = a_demand("kz-2021-2"), a_development(demand)
    a_development(other, entry_id=gone)
    for one in (demand, other):
        one.retract(gone, Retraction.SAFETY, reason=None)

    record.save(demand, other)

    [found] = listed(record)
    assert (found.entry_id, found.country, found.stands) == (gone, "KZ", None)
    assert found.demands == ["kz-2021-1", "kz-2021-2"]


def test_what_stands_in_its_place_is_told_where_that_is_not_hidden_too(record: ARecord, demand: Demand) -> None:
    old, new = a_development(demand), a_development(demand)
    demand.correct(old, new, reason=None)
    demand.retract(old, Retraction.SAFETY, reason=None)
    record.save(demand)
    [before] = listed(record)

    demand.retract(new, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert before.stands == new
    assert [one.stands for one in listed(record)] == [None, None]


@pytest.mark.parametrize("who", [a_member(), Who("confirmer", may_confirm=True), Who("editor", is_editor=True)])
def test_nobody_but_the_team_is_told(record: ARecord, demand: Demand, who: Who) -> None:
    gone = a_development(demand, audience=Audience.CONFIDENTIAL)
    demand.retract(gone, Retraction.SAFETY, reason=None)
    record.save(demand, account="coordinator")

    assert [len(listed(record, one)) for one in (KZ, a_coordinator("KZ", account="colleague"), who)] == [1, 0, 0]
