"""The public list of corrections names what was replaced or taken back, and nothing that was hidden for safety."""

from datetime import date, timedelta
from typing import Any

from tests.given import AIGUL, BOLOT, a_confirmed, a_demand, a_development, an_assessment
from tests.record import NOON, ARecord
from tracker.domain.demand_events import Unknown
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter, NotKnown
from tracker.domain.record import Kind
from tracker.domain.values import Audience
from tracker.projections.corrections import Correction, corrections
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

NEXT_DAY = NOON + timedelta(days=1)


def _listed(record: ARecord, through: int | None = None) -> list[Correction]:
    day = NEXT_DAY.date()
    viewer = Viewer(through or record.log.head().position, day, day, sample=False)
    with reading(record.engine) as connection:
        return list(corrections(connection, viewer))


def test_a_corrected_entry_is_listed_on_the_day_of_its_correction(record: ARecord) -> None:
    demand = a_demand()
    old, _bystander = a_development(demand, "2022-06-01"), a_development(demand, "2022-06-02")
    record.save(demand)
    demand.correct(old, a_development(demand, "2022-06-03"), reason=None)

    record.save(demand, at=NEXT_DAY)

    assert [(one.day, one.retracted, one.effective) for one in _listed(record)] == [
        (NEXT_DAY.date(), False, date(2022, 6, 1))
    ]


def test_an_entry_taken_back_as_an_error_is_listed_once(record: ARecord) -> None:
    demand, other = a_demand(), a_demand("kz-2021-2")
    entry_id = a_development(demand)
    a_development(other, entry_id=entry_id)
    record.save(demand, other)
    for one in (demand, other):
        one.retract(entry_id, Retraction.ERROR, reason=None)

    record.save(demand, other, at=NEXT_DAY)

    assert [one.retracted for one in _listed(record)] == [True]


def test_an_entry_taken_back_for_safety_is_not_listed(record: ARecord) -> None:
    demand = a_demand()
    entry_id = a_development(demand)
    record.save(demand)
    demand.retract(entry_id, Retraction.SAFETY, reason=None)

    record.save(demand, at=NEXT_DAY)

    assert _listed(record) == []


def test_a_correction_of_what_was_never_public_is_not_listed(record: ARecord) -> None:
    demand = a_demand()
    old = a_development(demand, audience=Audience.MEMBERS)
    record.save(demand)
    demand.correct(old, a_development(demand), reason=None)

    record.save(demand, at=NEXT_DAY)

    assert _listed(record) == []


def test_a_correction_is_not_known_before_its_release(record: ARecord) -> None:
    demand = a_demand()
    old = a_development(demand)
    record.save(demand)
    before = record.log.head().position
    demand.correct(old, a_development(demand), reason=None)

    record.save(demand, at=NEXT_DAY)

    assert _listed(record, before) == []


def replaced(record: ARecord, **new: Any) -> None:
    """Let a counting assessment be replaced by one that says that not enough is known."""
    demand = a_demand()
    old = a_confirmed(demand, Letter.NOT_MET)
    record.save(demand)
    by = an_assessment(demand, None, not_known=Unknown(NotKnown.NOT_LOOKED), **new)
    demand.correct(old, by, reason=None)
    demand.confirm(by, proposer=AIGUL, by=BOLOT)
    record.save(demand, at=NEXT_DAY)


def test_a_corrected_assessment_tells_what_it_said_and_what_stands_in_its_place(record: ARecord) -> None:
    replaced(record)

    [one] = _listed(record)
    assert (one.kind, one.measures, one.said) == (Kind.ASSESSMENT, ("kz-2021-1.1",), "C")
    assert one.says == "not_known"


def test_what_took_the_place_of_an_assessment_is_not_told_to_who_may_not_see_it(record: ARecord) -> None:
    replaced(record, audience=Audience.MEMBERS)

    [one] = _listed(record)
    assert (one.said, one.says) == ("C", None)
