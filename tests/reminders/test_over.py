"""Nobody is reminded of a demand that was closed, withdrawn or superseded, and again of one that was reopened."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.given import a_confirmed, a_demand, a_development, a_due_day, a_letter, a_step, an_assessment, words
from tests.reminders.bureau import BEGUN, Bureau
from tracker.domain.demand import Demand
from tracker.domain.letters import Letter
from tracker.domain.values import Key
from tracker.reminders.owed import Owed

SOON = datetime(2026, 3, 1, 9, tzinfo=UTC)
LATE = BEGUN + timedelta(days=400)
DAY = date(2026, 1, 1)
ENDS: list[Callable[[Demand], None]] = [
    lambda demand: demand.close(DAY, reason=words()),
    lambda demand: demand.withdraw(DAY, reason=words()),
    lambda demand: demand.supersede(Key("kz-2025-1"), DAY, reason=words()),
]


def a_busy_demand() -> Demand:
    """A demand of which everything there is asks for something."""
    demand = a_demand(measures=2)
    a_step(demand, "2026-03-02")
    a_due_day(demand, "2026-03-03")
    a_letter(demand, "2025-06-01")
    an_assessment(demand, Letter.NOT_MET, "2025-12-01", measure=2)
    a_confirmed(demand, Letter.PARTLY, "2025-11-01")
    a_development(demand, "2025-12-20")
    return demand


@pytest.mark.parametrize("end", ENDS, ids=["closed", "withdrawn", "superseded"])
def test_nothing_of_what_is_over_is_owed_to_anybody(bureau: Bureau, end: Callable[[Demand], None]) -> None:
    demand, bystander = a_busy_demand(), a_demand("kz-2021-2")
    people = [bureau.person("Aigul", "country:KZ"), bureau.person("Bolot", "may_confirm")]
    bureau.save(demand, bystander)
    before = {one.thing for who in people for at in (SOON, LATE) for one in owed(bureau, who.account_id, at)}

    end(demand)
    bureau.save(demand)

    after = {one.thing for who in people for at in (SOON, LATE) for one in owed(bureau, who.account_id, at)}
    assert len(before) > 4
    assert after == {"stale:kz-2021-2"}


def owed(bureau: Bureau, account_id: str, at: datetime) -> Sequence[Owed]:
    return bureau.reminders.owed_to(account_id, at)


def test_what_was_reopened_is_owed_again(bureau: Bureau) -> None:
    demand, aigul = a_busy_demand(), bureau.person("Aigul", "country:KZ")
    demand.close(DAY, reason=words())
    bureau.save(demand)
    closed = owed(bureau, aigul.account_id, SOON)

    demand.reopen(date(2026, 1, 2), reason=words())
    bureau.save(demand)

    assert closed == []
    assert len(owed(bureau, aigul.account_id, SOON)) > 2
