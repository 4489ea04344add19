"""Whether what an assessment rests on was taken back: known to those who may know it, and by when."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from tests.given import a_confirmed, a_demand, a_development, a_letter, a_reminder
from tests.projections.asking import a_coordinator, a_member, head, seen, somebody, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.record import Kind
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Key
from tracker.projections.viewing import Viewer

KZ, KG, MEMBER = a_coordinator("KZ"), a_coordinator("KG"), a_member()
CONFIRMER = Who("confirmer", may_confirm=True)


@pytest.fixture
def demand() -> Demand:
    return a_demand(measures=2)


def on(*entries: UUID) -> tuple[Basis, ...]:
    return (Basis(None, Key("res-2021")), *(Basis(one, None) for one in entries))


def shaken(record: ARecord, viewer: Viewer | Who | None = None) -> Sequence[str]:
    """The measures whose assessment rests on something that was taken back."""
    asks = somebody(record, viewer) if isinstance(viewer, Who) else viewer
    entries = seen(record, asks).entries
    return [one.measures[0] for one in entries if one.kind is Kind.ASSESSMENT and one.basis_gone]


def two_assessments(record: ARecord, demand: Demand, **facts: Any) -> UUID:
    """One rests on an entry, the other, a bystander, on another."""
    entry_id, other = a_development(demand, **facts), a_development(demand)
    a_confirmed(demand, basis=on(entry_id))
    a_confirmed(demand, measure=2, basis=on(other))
    record.save(demand)
    return entry_id


def test_an_error_is_known_to_everybody_from_its_position_on(record: ARecord, demand: Demand) -> None:
    entry_id = two_assessments(record, demand)
    before = head(record)

    demand.retract(entry_id, Retraction.ERROR, reason=None)
    record.save(demand)

    assert shaken(record, the_public(record, before)) == []
    assert [shaken(record, who) for who in (None, KZ, KG, MEMBER)] == [["kz-2021-1.1"]] * 4


def test_what_was_hidden_for_safety_is_known_to_the_team_alone(record: ARecord, demand: Demand) -> None:
    entry_id = two_assessments(record, demand)

    demand.retract(entry_id, Retraction.SAFETY, reason=None)
    record.save(demand)
    record.rebuild()

    assert shaken(record, KZ) == ["kz-2021-1.1"]
    assert [shaken(record, who) for who in (None, KG, MEMBER, CONFIRMER)] == [[]] * 4


@pytest.mark.parametrize("audience", [Audience.COUNTRY_TEAM, Audience.CONFIDENTIAL])
def test_that_a_closed_entry_was_an_error_is_the_teams_to_know(
    record: ARecord, demand: Demand, audience: Audience
) -> None:
    entry_id = two_assessments(record, demand, audience=audience)

    demand.retract(entry_id, Retraction.ERROR, reason=None)
    record.save(demand)

    assert shaken(record, KZ) == ["kz-2021-1.1"]
    assert [shaken(record, who) for who in (None, KG, MEMBER)] == [[]] * 3


def test_an_error_that_is_hidden_later_stays_known_to_those_who_knew_it(record: ARecord, demand: Demand) -> None:
    entry_id = two_assessments(record, demand)
    demand.retract(entry_id, Retraction.ERROR, reason=None)
    record.save(demand)

    demand.retract(entry_id, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert shaken(record) == ["kz-2021-1.1"]


@pytest.mark.parametrize("cause", Retraction)
def test_what_was_corrected_is_followed_to_what_stands(record: ARecord, demand: Demand, cause: Retraction) -> None:
    first = two_assessments(record, demand)
    second, third = a_development(demand), a_development(demand)
    for old, new in ((first, second), (second, third)):
        demand.correct(old, new, reason=None)
    demand.retract(first, Retraction.SAFETY, reason=None)
    record.save(demand)
    corrected = shaken(record, KZ)

    demand.retract(third, cause, reason=None)
    record.save(demand)

    assert (corrected, shaken(record, KZ)) == ([], ["kz-2021-1.1"])


@pytest.mark.parametrize("names_its_letters", [True, False])
def test_no_answer_rests_on_the_letters_of_its_demand_unless_it_names_some(
    record: ARecord, demand: Demand, *, names_its_letters: bool
) -> None:
    letter, other = a_letter(demand), a_letter(demand, "2022-01-02")
    a_reminder(demand, letter, "2022-04-01")
    basis = on(letter) if names_its_letters else on()
    a_confirmed(demand, Letter.NO_ANSWER, "2022-08-01", basis=basis)
    record.save(demand)

    demand.retract(other, Retraction.ERROR, reason=None)
    record.save(demand)

    assert shaken(record) == ([] if names_its_letters else ["kz-2021-1.1"])
