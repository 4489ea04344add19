"""A stream that was loaded before is what all of its events make of it, whoever recorded what meanwhile."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import EventStore

from tests.oracle.histories import history
from tests.record import ARecord
from tests.store.example import AIGUL, Box, Case, a_box, a_case, note
from tracker.domain.events import Stream
from tracker.store.loaded import Loaded
from tracker.store.log import Log


def kept(log: Log, most: int = 100) -> tuple[Loaded, list[int | None]]:
    """Give streams of a log, and after which version their events were asked for each time."""
    events: EventStore[UUID] = EventStore(log.mapper, log.recorder)
    asked: list[int | None] = []
    get = events.get

    def noted(originator_id: UUID, *, gt: int | None = None, **given: Any) -> Any:  # noqa: ANN401 - as the library has it
        asked.append(gt)
        return get(originator_id, gt=gt, **given)

    events.get = noted  # type: ignore[method-assign]
    return Loaded(events, most), asked


def a_case_of(log: Log, notes: int) -> UUID:
    case, secrets = a_case()
    for number in range(notes):
        note(case, UUID(int=number), count=number)
    log.write(case.collect_events(), AIGUL, words=secrets)
    return case.id


def entries_of(stream: Stream | None) -> Sequence[UUID]:
    assert isinstance(stream, Case)
    return stream.entries


def test_only_what_was_recorded_since_is_read_again(log: Log) -> None:
    streams, asked = kept(log)
    its = a_case_of(log, 2)
    streams.stream(its)

    other = log.stream(its, Case)
    note(other, UUID(int=7), count=7)
    log.write(other.collect_events(), AIGUL)
    found = [entries_of(streams.stream(its)) for _ in range(2)]

    assert found == [[UUID(int=0), UUID(int=1), UUID(int=7)]] * 2
    assert asked == [None, 3, 4]


def test_what_was_decided_and_never_recorded_is_on_no_stream(log: Log) -> None:
    streams, _ = kept(log)
    its = a_case_of(log, 1)
    loaded = streams.stream(its)
    assert isinstance(loaded, Case)

    note(loaded, UUID(int=9), count=9)

    assert entries_of(streams.stream(its)) == [UUID(int=0)]
    again = streams.stream(its)
    assert again is not None
    assert (again.version, again.pending_events) == (2, [])


def test_where_nobody_began_a_stream_there_is_none(log: Log) -> None:
    streams, asked = kept(log)

    assert [streams.stream(UUID(int=1)) for _ in range(2)] == [None, None]
    assert asked == [None, None]


def test_the_stream_that_was_unused_longest_is_given_up_first(log: Log) -> None:
    streams, asked = kept(log, most=4)
    case, box, other = a_case_of(log, 2), a_box("b-1"), a_box("b-2")
    log.write([*box.collect_events(), *other.collect_events()], AIGUL)

    found = [streams.stream(one) for one in (case, box.id, case, other.id, case, box.id)]

    assert [type(one) for one in found] == [Case, Box, Case, Box, Case, Box]
    assert asked == [None, None, 3, None, 3, None]


@pytest.mark.parametrize("seed", range(3))
def test_a_twin_of_any_stream_goes_its_own_way(seed: int, sqlite_url: str) -> None:
    record = ARecord(sqlite_url)
    steps = history(seed, 40)
    record.keep(steps)
    streams = {event.originator_id for step in steps for event in step.events}

    for stream_id in streams:
        whole = [one.event for one in record.log.history(stream_id)]
        grown: Stream | None = None
        for event in whole:
            before = deepcopy(vars(grown)) if grown else None
            later = event.mutate(grown.twin() if grown else None)
            assert before is None or vars(grown) == before
            grown = later
        assert vars(record.log.stream(stream_id, Stream)) == vars(grown)
    record.close()
