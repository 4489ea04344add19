"""The sessions by which a card counts its time, as they were known."""

from datetime import date

import pytest

from tests.given import a_session, on
from tests.projections.asking import head, seen
from tests.record import ARecord
from tracker.domain.values import Audience, Code


def last_days(record: ARecord, through: int | None = None) -> list[date]:
    return sorted(session.last for session in seen(record, through).sessions)


@pytest.fixture
def bystander(record: ARecord) -> date:
    """The last day of another session, which nothing in these tests may move."""
    record.save(a_session("2021-05-20/2021-06-19", "ilc-109"))
    return date(2021, 6, 19)


def test_a_session_that_was_moved_is_known_by_both_its_days(record: ARecord, bystander: date) -> None:
    session = a_session("2022-05-27/2022-06-11")
    record.save(session)
    before = head(record)

    session.move(on("2022-06-03/2022-06-18"), provisional=False, citation=None)
    record.save(session)

    assert last_days(record) == [bystander, date(2022, 6, 18)]
    assert last_days(record, before) == [bystander, date(2022, 6, 11)]


def test_a_session_that_was_cancelled_ended_nothing(record: ARecord, bystander: date) -> None:
    session = a_session("2022-05-27/2022-06-11")
    record.save(session)
    before = head(record)

    session.cancel(None)
    record.save(session)

    assert (last_days(record), last_days(record, before)) == ([bystander], [bystander, date(2022, 6, 11)])


@pytest.mark.parametrize("command", ["confirm", "hold"])
def test_a_provisional_day_counts_once_somebody_said_so(record: ARecord, bystander: date, command: str) -> None:
    session = a_session("2022-05-27/2022-06-11", provisional=True)
    record.save(session)
    before = head(record)

    getattr(session, command)(None)
    record.save(session)

    assert (last_days(record, before), last_days(record)) == ([bystander], [bystander, date(2022, 6, 11)])


def test_only_public_sessions_of_the_conference_are_sessions(record: ARecord, bystander: date) -> None:
    record.save(
        a_session("2022-05-27/2022-06-11", "secret", audience=Audience.MEMBERS),
        a_session("2022-05-28/2022-06-10", "other", kind=Code("anniversary")),
    )

    assert last_days(record) == [bystander]


def test_the_parts_of_a_session_share_its_number_and_one_without_stands_alone(record: ARecord) -> None:
    record.save(a_session("2021-05-20/2021-06-19", "ilc-109"), a_session("2021-11-25/2021-12-11", "ilc-109"))
    record.save(a_session("2022-05-27/2022-06-11", None))

    assert len({session.number for session in seen(record).sessions}) == 2
    assert len(seen(record).sessions) == 3
