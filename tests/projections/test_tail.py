"""What was recorded last is read once, and whoever asks is told what the database would say."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from tests.asked import asked_of
from tests.given import a_coalition, a_country, a_demand, a_development
from tests.projections.asking import a_member, head, somebody, the_public
from tests.record import ARecord
from tracker.projections.public_answers import PublicAnswers
from tracker.projections.tail import Tail, Topics, streams_of, touches
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

FINDINGS = frozenset({"finding.recorded"})
DEMANDS = frozenset({"demand.made"})


def positions(tail: Tail, connection: Connection, after: int, through: int) -> list[int] | None:
    found = tail.since(connection, after, through)
    return None if found is None else [one.position for one in found]


def test_each_asks_for_what_came_after_its_own_place(record: ARecord) -> None:
    record.save(a_coalition(), a_country(), a_demand())
    tail, last = Tail(), head(record)

    with reading(record.engine) as connection:
        found = [positions(tail, connection, after, last) for after in (2, 0, last, 1)]
        earlier = positions(tail, connection, 0, 2)

    assert found == [list(range(3, last + 1)), list(range(1, last + 1)), [], list(range(2, last + 1))]
    assert earlier == [1, 2]


def test_what_was_read_once_is_not_read_again(record: ARecord) -> None:
    record.save(a_coalition(), a_country(), a_demand())
    tail, last = Tail(), head(record)

    with reading(record.engine) as connection:
        with asked_of(record.engine) as first:
            tail.since(connection, 0, last)
        with asked_of(record.engine) as asked:
            again = positions(tail, connection, 1, last)

    assert again == list(range(2, last + 1))
    assert (len(first), asked) == (1, [])


def test_after_too_many_events_everything_may_have_changed(record: ARecord) -> None:
    record.save(a_coalition(), a_country(), a_demand())
    tail, last = Tail(most=2), head(record)

    with reading(record.engine) as connection:
        too_many, newest = tail.since(connection, 0, last), positions(tail, connection, last - 2, last)
        later = positions(tail, connection, last - 1, last)

    assert too_many is None
    assert touches(too_many, frozenset())
    assert streams_of(too_many, 9) is None
    assert (newest, later) == ([last - 1, last], [last])


def test_the_public_is_told_the_same_until_an_event_that_could_change_it(record: ARecord) -> None:
    demand = a_demand()
    record.save(a_coalition(), a_country(), demand)
    answers, found = PublicAnswers(), list[int]()
    ask(record, answers, the_public(record), found, FINDINGS)

    a_development(demand)
    record.save(demand)
    ask(record, answers, the_public(record), found, FINDINGS)
    told = len(found)
    record.save(a_demand("kz-2021-2"))
    ask(record, answers, the_public(record), found, DEMANDS)

    assert (told, len(found)) == (1, 2)


def test_what_a_release_shows_counts_from_what_the_public_knew_before(record: ARecord) -> None:
    record.save(a_coalition(), a_country())
    answers, found, known = PublicAnswers(), list[int](), head(record)
    record.save(a_demand())
    ask(record, answers, the_public(record, known), found, DEMANDS)  # recorded, and not released

    ask(record, answers, the_public(record), found, DEMANDS)  # released since, and nothing else

    assert len(found) == 2


def test_whoever_knows_less_or_is_signed_in_is_answered_anew(record: ARecord) -> None:
    record.save(a_coalition(), a_country(), a_demand())
    answers, found = PublicAnswers(), list[int]()

    for viewer in (the_public(record), the_public(record, 1), somebody(record, a_member()), the_public(record)):
        ask(record, answers, viewer, found, FINDINGS)

    assert len(found) == 3


def ask(record: ARecord, answers: PublicAnswers, viewer: Viewer, found: list[int], by: Topics) -> None:
    """Ask one question, and note each time that its answer has to be found."""
    with reading(record.engine) as connection:
        answers.of(connection, viewer, head(record), "asked", by, lambda: found.append(viewer.through))


@pytest.fixture
def record(sqlite_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(sqlite_url)
    yield made
    made.close()
