"""Whatever the application records is recorded once, whole, in order, and by whom; or not at all."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, insert, update

from tests.store.example import (
    AIGUL,
    NOON,
    Box,
    Case,
    StillClock,
    a_box,
    a_case,
    a_log,
    by_command,
    counts,
    note,
)
from tracker.store import tables
from tracker.store.engine import writing
from tracker.store.log import Log
from tracker.store.mapper import moment
from tracker.store.refusals import (
    AlreadyMade,
    HeadMoved,
    MissingWords,
    NotRecordable,
    StoreUnavailable,
    UnknownStream,
    VersionConflict,
)
from tracker.store.values import By, Recorded
from tracker.store.verify import verify


def save(log: Log, case: Case) -> None:
    log.write(case.collect_events(), AIGUL)


def a_saved_case(log: Log, key: str = "k-1") -> Case:
    case, secrets = a_case(key)
    log.write(case.collect_events(), AIGUL, words=secrets)
    return case


def test_who_writes_alone_is_not_outrun(log: Log) -> None:
    mine, theirs = a_box("b-mine"), a_box("b-theirs")

    with ThreadPoolExecutor(1) as pool:
        with log.alone():
            waiting = pool.submit(log.write, theirs.collect_events(), AIGUL)
            written = log.write(mine.collect_events(), AIGUL)
            was_let_in = waiting.done()
        after = waiting.result()

    assert not was_let_in
    assert (written.last, after.first) == (1, 2)


def test_what_is_written_alone_is_undone_together(log: Log) -> None:
    with suppress(ZeroDivisionError), log.alone():
        log.write(a_box("b-1").collect_events(), AIGUL)
        log.write(a_box("b-2").collect_events(), AIGUL)
        raise ZeroDivisionError

    log.write(a_box("b-1").collect_events(), AIGUL)

    assert log.head().position == 1


def test_a_stream_comes_back_as_it_was_written(log: Log) -> None:
    case = a_saved_case(log)
    entry = uuid4()
    note(case, entry)
    save(log, case)

    again = log.stream(case.id, Case)

    assert (again.key, again.entries, again.version) == ("k-1", [entry], 2)


def test_an_unknown_stream_and_one_of_another_kind_are_refused(log: Log) -> None:
    case = a_saved_case(log)

    with pytest.raises(UnknownStream):
        log.stream(uuid4(), Case)
    with pytest.raises(UnknownStream):
        log.stream(case.id, Box)


def test_a_write_says_what_it_recorded(log: Log) -> None:
    case = a_saved_case(log)
    note(case, uuid4())
    note(case, uuid4())

    written = log.write(case.collect_events(), AIGUL, answer="/cases/k-1")

    assert (written.first, written.last, written.answer, written.repeated) == (2, 3, "/cases/k-1", False)
    assert written.recorded_at == moment(NOON)


def test_what_was_recorded_is_read_with_who_when_and_how(log: Log) -> None:
    case = a_saved_case(log)

    [recorded] = log.read(0, 10)

    assert (recorded.position, recorded.at, recorded.account, recorded.via) == (
        1,
        moment(NOON),
        "a-aigul",
        "web",
    )
    assert recorded.event.originator_id == case.id
    assert recorded.event.timestamp == recorded.at


def test_the_history_of_a_stream_is_read_with_who_and_when_oldest_first(engine: Engine) -> None:
    clock = StillClock()
    log = a_log(engine, clock)
    case = a_saved_case(log)
    log.write(a_box().collect_events(), AIGUL)
    clock.pass_by(60_000_000)
    note(case, uuid4())
    log.write(case.collect_events(), By("a-bolot", "cli"))

    history = log.history(case.id)

    assert [(one.position, one.account, one.via) for one in history] == [(1, "a-aigul", "web"), (3, "a-bolot", "cli")]
    assert [one.at for one in history] == [moment(NOON), moment(NOON + 60_000_000)]
    assert [one.event.originator_version for one in history] == [1, 2]


def test_an_unknown_stream_has_no_history(log: Log) -> None:
    a_saved_case(log)

    assert log.history(uuid4()) == []


def test_the_log_is_read_in_parts(log: Log) -> None:
    for number in range(5):
        log.write(a_box(f"b-{number}").collect_events(), AIGUL)

    assert [recorded.position for recorded in log.read(1, 3)] == [2, 3, 4]
    assert log.read(5, 3) == []


def test_the_read_side_is_told_the_same_as_whoever_reads_later(engine: Engine) -> None:
    told: list[Recorded] = []
    log = a_log(engine, read_side=lambda _connection, events: told.extend(events))
    case = a_saved_case(log)
    note(case, uuid4(), count=7)
    save(log, case)

    assert told == log.read(0, 10)
    assert [vars(one.event) for one in told] == [vars(one.event) for one in log.read(0, 10)]


def test_a_read_side_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    def fail(connection: Connection, events: Sequence[Recorded]) -> None:
        connection.execute(insert(tables.tracking).values(name="half", position=1))
        raise RuntimeError(events[0].position)

    case, secrets = a_case()
    before = counts(engine)

    with pytest.raises(RuntimeError):
        a_log(engine, read_side=fail).write(case.collect_events(), by_command(), words=secrets)

    assert counts(engine) == before
    assert a_log(engine).head().position == 0


def test_two_who_decided_on_the_same_version_do_not_both_record(log: Log) -> None:
    case = a_saved_case(log)
    one, other = log.stream(case.id, Case), log.stream(case.id, Case)
    note(one, uuid4())
    note(other, uuid4())
    save(log, one)

    with pytest.raises(VersionConflict) as refusal:
        save(log, other)

    assert (refusal.value.stream, refusal.value.version) == (case.id, 2)


def test_a_stream_has_no_gap(log: Log) -> None:
    case = a_saved_case(log)
    note(case, uuid4())
    note(case, uuid4())

    with pytest.raises(VersionConflict):
        log.write(case.collect_events()[1:], AIGUL)


def test_a_stream_does_not_begin_in_the_middle(log: Log) -> None:
    case, _ = a_case()
    note(case, uuid4())

    with pytest.raises(VersionConflict):
        log.write(case.collect_events()[1:], AIGUL)


def test_a_write_that_was_decided_on_an_older_head_is_refused(log: Log) -> None:
    head = log.head().position
    a_saved_case(log)

    with pytest.raises(HeadMoved) as refusal:
        log.write(a_box().collect_events(), AIGUL, expected_head=head)

    assert (refusal.value.expected, refusal.value.actual) == (0, 1)


def test_a_thing_is_not_made_twice(log: Log, engine: Engine) -> None:
    case = a_saved_case(log)
    again, secrets = a_case()
    before = counts(engine)

    with pytest.raises(AlreadyMade) as refusal:
        log.write(again.collect_events(), AIGUL, words=secrets)

    assert (refusal.value.scope, refusal.value.key, refusal.value.stream) == ("case", "k-1", case.id)
    assert counts(engine) == before
    assert log.stream_of("case", "k-1") == case.id
    assert log.stream_of("box", "k-1") is None


def test_a_thing_is_not_made_twice_in_one_write(log: Log) -> None:
    with pytest.raises(AlreadyMade):
        log.write([*a_box().collect_events(), *a_box().collect_events()], AIGUL)


def test_an_event_with_words_that_nobody_brought_is_refused(log: Log) -> None:
    case, secrets = a_case()

    with pytest.raises(MissingWords) as refusal:
        log.write(case.collect_events(), AIGUL, words=secrets[:1])

    assert refusal.value.refs == (secrets[1].ref,)


def test_words_that_are_stored_may_be_pointed_at_again(log: Log) -> None:
    case, secrets = a_case()
    log.write(case.collect_events(), AIGUL, words=secrets)
    other, _ = a_case("k-2")
    [event] = other.collect_events()

    log.write([type(event)(**vars(event) | {"title": {"en": secrets[0].ref}})], AIGUL)

    assert log.head().position == 2


def test_words_that_two_events_share_may_be_brought_twice(log: Log) -> None:
    case, secrets = a_case()

    log.write(case.collect_events(), AIGUL, words=[*secrets, *secrets])

    assert len(log.book.open(secret.ref for secret in secrets)) == 2


def test_nothing_is_written_after_a_head_that_contradicts_itself(log: Log, engine: Engine) -> None:
    log.write(a_box().collect_events(), AIGUL)
    with writing(engine) as connection:
        connection.execute(update(tables.log_head).values(position=3))

    with pytest.raises(StoreUnavailable) as refusal:
        log.write(a_box("b-2").collect_events(), AIGUL)

    assert refusal.value.reason == "broken"


@pytest.mark.parametrize("account", ["", "Aigul Sydykova", "aigul@example.org"])
def test_an_account_is_a_code(log: Log, account: str) -> None:
    with pytest.raises(NotRecordable):
        log.write(a_box().collect_events(), By(account, "web"))


def test_the_head_is_that_of_an_empty_tree_at_first(log: Log) -> None:
    head = log.head()

    assert (head.position, head.recorded_at) == (0, moment(0))
    assert head.root.hex().startswith("e3b0c44298fc1c14")


def test_a_position_is_found_by_its_moment(engine: Engine) -> None:
    clock = StillClock()
    log = a_log(engine, clock)
    for number in range(3):
        log.write(a_box(f"b-{number}").collect_events(), AIGUL)
        clock.pass_by(10)
    tick = timedelta(microseconds=1)

    at = [log.position_at(moment(NOON + 10 * number)) for number in range(3)]

    assert at == [1, 2, 3]
    assert log.position_at(moment(NOON) - tick) == 0
    assert log.position_at(moment(NOON + 10) - tick) == 1
    assert log.position_at(moment(NOON + 9_999)) == 3


def test_however_it_was_cut_into_writes_the_log_is_whole(log: Log, engine: Engine) -> None:
    sizes = [1, 5, 2, 1, 1, 8, 3]
    for size in sizes:
        boxes = [a_box(uuid4().hex) for _ in range(size)]
        log.write([event for box in boxes for event in box.collect_events()], AIGUL)

    report = verify(engine, log.mapper)

    assert report.first is None
    assert (report.size, report.root) == (sum(sizes), log.head().root)
    assert [recorded.position for recorded in log.read(0, 100)] == list(range(1, sum(sizes) + 1))


def test_a_big_write_is_one_commit(log: Log, engine: Engine) -> None:
    pairs = [a_case(f"k-{number}") for number in range(1_500)]
    events = [event for case, _ in pairs for event in case.collect_events()]

    written = log.write(events, AIGUL, words=[secret for _, secrets in pairs for secret in secrets])

    assert (written.first, written.last) == (1, 1_500)
    assert counts(engine) | {"log_head": 1} == {
        "event": 1_500, "words": 3_000, "words_about": 1_500, "log_head": 1, "log_commit": 1, "tracking": 0,
        "command": 0, "unique_key": 1_500, "erasure": 0, "erased_word": 0,
    }  # fmt: skip
