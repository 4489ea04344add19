"""Letters without an answer are listed from the last one on, to those who may see them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from tests.given import a_demand, a_letter, a_reminder, an_answer
from tests.projections.asking import a_coordinator, somebody, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections import desk
from tracker.store.engine import reading


@pytest.fixture
def demand() -> Demand:
    return a_demand()


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """A letter on another demand, which nothing in these tests may move."""
    other = a_demand("kz-2021-9")
    letter = a_letter(other, "2021-12-31")
    record.save(other)
    return letter


def listed(record: ARecord, who: Who | None = None) -> Sequence[tuple[str, date]]:
    with reading(record.engine) as connection:
        found = desk.unanswered(connection, somebody(record, who or a_coordinator("KZ")))
    return [(one.letter.entry.entry_id, one.last_on) for one in found]


def test_a_letter_is_listed_until_it_is_answered(record: ARecord, bystander: UUID, demand: Demand) -> None:
    letter = a_letter(demand, "2022-01-01")
    record.save(demand)
    before = listed(record)

    an_answer(demand, letter, "2022-02-01")
    record.save(demand)

    assert before == [(str(bystander), date(2021, 12, 31)), (str(letter), date(2022, 1, 1))]
    assert listed(record) == before[:1]


def test_a_letter_waits_from_the_last_reminder_on(record: ARecord, bystander: UUID, demand: Demand) -> None:
    letter = a_letter(demand, "2022-01-01")
    for day in ("2022-03-01", "2022-02-01"):
        a_reminder(demand, letter, day)
    record.save(demand)

    assert listed(record) == [(str(bystander), date(2021, 12, 31)), (str(letter), date(2022, 3, 1))]


def test_a_letter_of_which_nobody_can_say_it_is_not_listed(record: ARecord, bystander: UUID, demand: Demand) -> None:
    a_letter(demand, answer_known=False)
    taken_back = a_letter(demand)
    demand.retract(taken_back, Retraction.ERROR, reason=None)
    record.save(demand)

    assert listed(record) == [(str(bystander), date(2021, 12, 31))]


def test_a_letter_is_listed_to_who_may_see_it(record: ARecord, demand: Demand) -> None:
    a_letter(demand, audience=Audience.COUNTRY_TEAM)
    record.save(demand)

    with reading(record.engine) as connection:
        assert desk.unanswered(connection, the_public(record)) == []
    assert [len(listed(record, a_coordinator(code))) for code in ("KZ", "KG")] == [1, 0]
