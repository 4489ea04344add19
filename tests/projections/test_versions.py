"""An entry with all that it replaced and all that replaced it, as the page of the entry shows it."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

import pytest

from tests.given import AIGUL, a_demand, a_development, a_letter, an_assessment
from tests.projections.asking import a_coordinator, a_member, somebody, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.versions import Version, versions
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

KZ = a_coordinator("KZ")


@pytest.fixture
def demand() -> Demand:
    return a_demand(measures=2)


@pytest.fixture(autouse=True)
def bystander(record: ARecord) -> UUID:
    """A line of corrections on another demand, which nothing in these tests may touch."""
    other = a_demand("kg-2021-1", country="KG")
    old, new = a_development(other), a_development(other)
    other.correct(old, new, reason=None)
    record.save(other)
    return old


def line(record: ARecord, entry_id: UUID, viewer: Viewer | Who = KZ) -> Sequence[Version]:
    who = viewer if isinstance(viewer, Viewer) else somebody(record, viewer)
    with reading(record.engine) as connection:
        return versions(connection, who, str(entry_id))


def told(found: Sequence[Version]) -> list[tuple[UUID, bool]]:
    return [(UUID(one.entry.entry_id), one.is_replaced) for one in found]


def test_a_line_is_the_same_from_whichever_version_it_is_asked(record: ARecord, demand: Demand) -> None:
    ids = [a_development(demand) for _ in range(4)]
    for old, new in pairwise(ids):
        demand.correct(old, new, reason=None)
    record.save(demand)

    found = [told(line(record, one)) for one in ids]

    assert found == [[(one, one != ids[-1]) for one in ids]] * 4


def test_an_entry_on_two_demands_is_one_version_with_both(record: ARecord, demand: Demand) -> None:
    other = a_demand("kz-2021-2")
    letter = a_letter(demand)
    a_letter(other, entry_id=letter)
    record.save(demand, other)

    [found] = line(record, letter)

    assert (list(found.demands), found.country) == (["kz-2021-1", "kz-2021-2"], "KZ")


def test_a_proposal_that_corrects_stands_beside_what_it_does_not_replace_yet(record: ARecord, demand: Demand) -> None:
    old, new = an_assessment(demand), an_assessment(demand, Letter.PARTLY)
    demand.confirm(old, proposer=AIGUL, by="bolot")
    demand.correct(old, new, reason=None)
    record.save(demand)

    found = line(record, old)

    assert [(one.state, one.is_replaced) for one in found] == [("stands", False), ("proposed", False)]
    assert found[1].corrects == str(old)


def test_what_was_taken_back_as_an_error_stays_and_says_so(record: ARecord, demand: Demand) -> None:
    entry = a_development(demand)
    demand.retract(entry, Retraction.ERROR, reason=None)
    record.save(demand)

    [found] = line(record, entry)

    assert (found.state, found.is_replaced) == ("retracted", False)


def test_what_was_hidden_for_safety_is_in_no_line(record: ARecord, demand: Demand) -> None:
    old, new = a_development(demand), a_development(demand)
    demand.correct(old, new, reason=None)
    demand.retract(old, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert line(record, old) == []
    assert told(line(record, new)) == [(new, False)]


@pytest.mark.parametrize(
    ("who", "sees"), [(KZ, True), (a_coordinator("KG"), False), (a_member(), False), (None, False)]
)
def test_a_version_for_the_team_is_for_the_team(
    record: ARecord, demand: Demand, who: Who | None, *, sees: bool
) -> None:
    entry = a_development(demand, audience=Audience.COUNTRY_TEAM)
    record.save(demand)

    found = line(record, entry, the_public(record) if who is None else somebody(record, who))

    assert bool(found) == sees


def test_the_public_finds_no_line_at_all(record: ARecord, demand: Demand) -> None:
    entry = a_development(demand)
    record.save(demand)

    assert line(record, entry, the_public(record)) == []


def test_a_narrowed_version_hides_from_others_what_the_wide_one_after_it_shows(record: ARecord, demand: Demand) -> None:
    old, new = a_development(demand), a_development(demand)
    demand.correct(old, new, reason=None)
    demand.narrow(old, Audience.COUNTRY_TEAM, not_before=None, reason=None)
    record.save(demand)

    assert told(line(record, new, a_member())) == [(new, False)]
    assert told(line(record, new)) == [(old, True), (new, False)]


def test_an_id_that_is_nobodys_has_no_line(record: ARecord) -> None:
    assert line(record, UUID(int=5)) == []
