"""Whatever somebody changes in the tables, verify names the first position that is not as it was."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.store.example import AIGUL, KEY, NOON, a_box, a_log
from tests.store.tampering import MINUTE, change, check, first
from tracker.store.chain import Chain
from tracker.store.engine import writing
from tracker.store.log import Log
from tracker.store.report import Flaws, Wrong
from tracker.store.tables import event
from tracker.store.verify import verify

INSERT = """
    INSERT INTO event SELECT {}, :stream, 1, topic, class_version, state, staff, salt1, salt2, recorded_at
    FROM event WHERE position = {}
"""


def test_an_untouched_log_is_whole(written: Log) -> None:
    report = check(written, working_key=KEY)

    assert report.flaws == ()
    assert (report.size, report.root) == (8, written.head().root)


def test_an_empty_log_is_whole(log: Log) -> None:
    report = check(log)

    assert (report.size, report.root, report.first) == (0, log.head().root, None)


def test_an_edited_fact_is_found(written: Log) -> None:
    state = written.recorder.select_notifications(4, 1)[0].state.replace(b'"count":2', b'"count":9')

    change(written, "UPDATE event SET state = :state WHERE position = 4", state=state)

    assert first(written) == (4, Wrong.ROOT)


def test_an_edited_account_is_found(written: Log) -> None:
    staff = written.recorder.select_notifications(4, 1)[0].staff.replace(b"a-aigul", b"a-bolot")

    change(written, "UPDATE event SET staff = :staff WHERE position = 4", staff=staff)

    assert first(written) == (4, Wrong.ROOT)


@pytest.mark.parametrize("column", ["salt1", "salt2"])
def test_an_exchanged_salt_is_found(written: Log, column: str) -> None:
    change(written, f"UPDATE event SET {column} = :salt WHERE position = 4", salt=b"\x00" * 32)  # noqa: S608

    assert first(written) == (4, Wrong.ROOT)


@pytest.mark.parametrize(
    "setting", ["topic = 'case.shut'", "topic = 'box.made'", "class_version = 2", "class_version = 0"]
)
def test_another_type_is_found(written: Log, setting: str) -> None:
    change(written, f"UPDATE event SET {setting} WHERE position = 4")  # noqa: S608

    assert first(written)[0] == 4


def test_an_event_moved_to_another_stream_is_found(written: Log) -> None:
    change(written, "UPDATE event SET stream_id = :other WHERE position = 4", other=uuid4().hex)

    assert first(written) == (4, Wrong.ROOT)


def test_a_deleted_event_is_found(written: Log) -> None:
    change(written, "DELETE FROM event WHERE position = 4")

    assert check(written).first is not None
    assert first(written) == (4, Wrong.MISSING)


def test_a_deleted_event_is_found_though_the_others_were_moved_up(written: Log) -> None:
    change(
        written,
        "DELETE FROM event WHERE position = 4",
        *(f"UPDATE event SET position = {place - 1} WHERE position = {place}" for place in range(5, 9)),  # noqa: S608
    )

    flaw = check(written).first

    assert flaw is not None
    assert flaw.position == 4


def test_an_inserted_event_is_found(written: Log) -> None:
    change(written, INSERT.format(9, 8), stream=uuid4().hex)

    flaw = check(written).first
    assert flaw is not None
    assert flaw.position == 9


def test_an_event_inserted_in_the_middle_is_found(written: Log) -> None:
    for place in range(8, 4, -1):
        change(written, "UPDATE event SET position = :place + 1 WHERE position = :place", place=place)

    change(written, INSERT.format(5, 1), stream=uuid4().hex)

    flaw = check(written).first
    assert flaw is not None
    assert flaw.position == 5


def test_an_event_at_no_place_is_found(written: Log) -> None:
    change(written, INSERT.format(0, 1), stream=uuid4().hex)

    assert check(written).first is not None


def test_two_exchanged_events_are_found(written: Log) -> None:
    change(
        written,
        "UPDATE event SET position = -1 WHERE position = 3",
        "UPDATE event SET position = 3 WHERE position = 6",
        "UPDATE event SET position = 6 WHERE position = -1",
    )

    flaw = check(written).first
    assert flaw is not None
    assert flaw.position == 3


def test_a_backdated_event_is_found(written: Log) -> None:
    change(written, "UPDATE event SET recorded_at = :at WHERE position = 4", at=NOON)

    flaw = check(written).first
    assert flaw is not None
    assert flaw.position == 4


def test_an_event_backdated_everywhere_it_says_its_moment_is_found(written: Log) -> None:
    event = written.recorder.select_notifications(4, 1)[0]
    at = event.recorded_at - 1
    staff = event.staff.replace(str(event.recorded_at).encode(), str(at).encode())

    change(
        written,
        "UPDATE event SET recorded_at = :at, staff = :staff WHERE position = 4",
        "UPDATE log_commit SET recorded_at = :at WHERE position = 4",
        at=at,
        staff=staff,
    )

    assert first(written) == (4, Wrong.ROOT)


def test_a_commit_that_says_another_moment_is_found(written: Log) -> None:
    change(written, "UPDATE log_commit SET recorded_at = recorded_at - 1 WHERE position = 4")

    assert first(written) == (4, Wrong.MOMENT)


def test_a_cut_off_end_is_found(written: Log) -> None:
    change(written, "DELETE FROM event WHERE position > 6")

    flaw = check(written).first
    assert flaw is not None
    assert (flaw.position, flaw.through, flaw.what) == (7, 8, Wrong.MISSING)


def test_an_end_cut_off_everywhere_is_found_by_whoever_knew_a_root(written: Log) -> None:
    """Somebody restored an older state of the whole database, so nothing in it contradicts itself."""
    known = {8: written.head().root}
    older = a_log(written.recorder.engine)
    frontier = _frontier_at(older, 6)
    change(
        written,
        "DELETE FROM event WHERE position > 6",
        "DELETE FROM log_commit WHERE position > 6",
        "DELETE FROM unique_key WHERE scope = 'box'",
        "UPDATE log_head SET position = 6, recorded_at = :at, frontier = :frontier",
        at=NOON + 5 * MINUTE,
        frontier=frontier,
    )

    assert check(written).first is None
    flaw = verify(older.recorder.engine, older.mapper, known=known).first
    assert flaw is not None
    assert (flaw.position, flaw.through, flaw.what) == (7, 8, Wrong.NOT_AS_KNOWN)


def test_a_root_known_from_outside_is_held_against_the_log(written: Log) -> None:
    engine, root = written.recorder.engine, written.head().root

    assert verify(engine, written.mapper, known={8: root}).first is None
    flaw = verify(engine, written.mapper, known={5: root}).first
    assert flaw is not None
    assert (flaw.through, flaw.what) == (5, Wrong.NOT_AS_KNOWN)


@pytest.mark.parametrize("setting", ["recorded_at = recorded_at + 1", "frontier = :frontier"])
def test_a_changed_head_is_found(written: Log, setting: str) -> None:
    change(written, f"UPDATE log_head SET {setting}", frontier=b"\x00" * 32)  # noqa: S608

    assert first(written) == (8, Wrong.HEAD)


def test_a_commit_that_is_gone_is_found_at_the_end(written: Log) -> None:
    change(written, "DELETE FROM log_commit WHERE position = 8")

    assert first(written) == (8, Wrong.NO_COMMIT)


def test_a_change_inside_a_big_commit_names_the_commit(log: Log) -> None:
    log.write([event for number in range(10) for event in a_box(f"b-{number}").collect_events()], AIGUL)
    change(log, "UPDATE event SET salt1 = :salt WHERE position = 4", salt=b"\x00" * 32)

    flaw = check(log).first

    assert flaw is not None
    assert (flaw.position, flaw.through, flaw.what) == (1, 10, Wrong.ROOT)


def test_a_row_of_rubbish_is_found_and_not_stumbled_over(sqlite_log: Log) -> None:
    for number in range(3):
        sqlite_log.write(a_box(f"b-{number}").collect_events(), AIGUL)

    change(sqlite_log, "UPDATE event SET recorded_at = 'noon', salt1 = 5, state = 'text' WHERE position = 2")

    flaw = check(sqlite_log).first
    assert flaw is not None
    assert flaw.position == 2


def test_a_stream_whose_id_is_none_is_found_and_not_stumbled_over(sqlite_log: Log) -> None:
    for number in range(3):
        sqlite_log.write(a_box(f"b-{number}").collect_events(), AIGUL)

    change(sqlite_log, "UPDATE event SET stream_id = 'nobody' WHERE position = 2")

    flaw = check(sqlite_log).first
    assert flaw is not None
    assert flaw.what in {Wrong.UNREADABLE, Wrong.MISSING}


def _frontier_at(log: Log, size: int) -> bytes:
    chain = Chain(iter(()), {}, Flaws())
    rows = select(event).where(event.c.position <= size).order_by(event.c.position)
    with writing(log.recorder.engine) as connection:
        for row in connection.execute(rows):
            chain.add(row)
    return chain.frontier.pack()
