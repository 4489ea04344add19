"""D2: what was acknowledged is there after the power went at any moment, and would not be without the syncs."""

import random
from pathlib import Path

import pytest

from tests.drills.drill_power_loss import Told, after_each, record
from tests.drills.replaying import SECTOR, Disk, all_is_kept, all_is_lost, by_chance, power_losses, sectors
from tests.drills.tracing import Change, Cut, Gone, Made, NotUnderstood, Said, Synced, Write, changes

HOME = Path("/home/record")
TRACE = r"""
7 openat(AT_FDCWD<\x2f\x72>, "\x61", O_RDONLY|O_CLOEXEC) = 3<\x2f\x65\x74\x63\x2f\x61>
7 openat(AT_FDCWD<\x2f\x72>, "\x64\x62", O_RDWR|O_CREAT, 0644) = 4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>
7 pwrite64(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>, "\x61\x62\x63", 3, 5) = 2
7 lseek(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>, 1, SEEK_SET) = 1
7 write(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>, "\x64", 1) = 1
7 write(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>, "\x65", 1) = 1
7 fdatasync(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>) = 0
7 fdatasync(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>) = -1 EIO (Input/output error)
7 write(1<\x70\x69\x70\x65>, "\x30\x20\x31\x0a", 4) = 4
7 ftruncate(4<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62>, 2) = 0
7 fsync(5<\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64>) = 0
7 unlink("\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62") = 0
7 unlink("\x2f\x68\x6f\x6d\x65\x2f\x72\x65\x63\x6f\x72\x64\x2f\x64\x62\x2d\x73\x68\x6d") = 0
7 +++ exited with 0 +++
"""  # noqa: E501 - as strace writes it
DONE: list[Change] = [
    Made("db"),
    Write("db", 5, b"ab"),
    Write("db", 1, b"d"),
    Write("db", 2, b"e"),
    Synced("db"),
    Said("0 1\n"),
    Cut("db", 2),
    Synced("."),
    Gone("db"),
]


def after(*done: Change) -> Disk:
    disk = Disk({"db": b"0123456789"})
    for change in done:
        disk.take(change)
    return disk


def test_a_trace_says_what_was_done_to_the_files_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "trace").write_text(TRACE)

    assert list(changes(tmp_path / "trace", HOME)) == DONE


@pytest.mark.parametrize("line", ['7 rename("/home/record/a", "/home/record/db") = 0', "7 write(4 <unfinished ...>"])
def test_what_a_trace_says_and_nobody_knows_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "trace").write_text(f"{line}\n")

    with pytest.raises(NotUnderstood):
        list(changes(tmp_path / "trace", HOME))


def test_what_was_synced_stays_and_what_came_after_it_may_be_lost() -> None:
    disk = after(Write("db", 2, b"ab"), Synced("db"), Write("db", 8, b"cdef"), Cut("db", 11))

    assert disk.after_power_loss(all_is_lost) == {"db": b"01ab456789"}
    assert disk.after_power_loss(all_is_kept) == {"db": b"01ab4567cde"}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    disk = after(Write("db", 10, b"ab"), Write("db", 12, b"cd"))

    left = disk.after_power_loss(lambda change: [change] if change == Write("db", 12, b"cd") else [])

    assert left == {"db": b"0123456789\0\0cd"}


def test_a_sync_makes_one_file_safe_and_no_other() -> None:
    disk = after(Made("wal"), Write("wal", 0, b"ab"), Write("db", 0, b"ab"), Synced("wal"))

    assert disk.after_power_loss(all_is_lost) == {"db": b"0123456789", "wal": b"ab"}


def test_a_removed_file_may_be_back_until_its_folder_was_synced_or_another_took_its_name() -> None:
    removed: list[Change] = [Write("db", 0, b"ab"), Gone("db")]

    assert after(*removed).after_power_loss(all_is_lost) == {"db": b"0123456789"}
    assert after(*removed).after_power_loss(all_is_kept) == {}
    assert after(*removed, Synced(".")).after_power_loss(all_is_lost) == {}
    assert after(*removed, Made("db")).after_power_loss(all_is_lost) == {"db": b""}


def test_a_write_tears_where_sectors_meet() -> None:
    torn = list(sectors(Write("db", 500, bytes(1000))))

    assert [(one.at, len(one.content)) for one in torn if isinstance(one, Write)] == [
        (500, 12),
        (512, 512),
        (1024, 476),
    ]


def test_chance_leaves_all_sectors_some_or_none() -> None:
    fate, write = by_chance(random.Random(1)), Write("db", 0, bytes(2 * SECTOR))  # noqa: S311 - no secret

    left = {tuple((one.at, len(one.content)) for one in fate(write) if isinstance(one, Write)) for _ in range(60)}

    assert left == {(), ((0, 2 * SECTOR),), ((0, SECTOR),), ((SECTOR, SECTOR),), ((0, SECTOR), (SECTOR, SECTOR))}


def test_what_was_said_before_the_power_went_comes_with_the_disk() -> None:
    found = list(power_losses(DONE, {}, [9, 1, 6], random.Random(1)))  # noqa: S311 - no secret

    assert [said for _, said in found] == ["", "0 1\n", "0 1\n"]
    assert found[1][0] == {"db": b"\0de\0\0ab"}


@pytest.mark.drill
def test_a_record_loses_nothing_when_the_power_goes_and_would_without_its_syncs(tmp_path: Path) -> None:
    told = record(tmp_path, 4, "wal_autocheckpoint=60")
    unsynced = Told(told.files, [one for one in told.done if one != Synced("tracker.db-wal")])

    found = list(after_each(told, 8, tmp_path))
    weaker = list(after_each(unsynced, 5, tmp_path))

    assert {(one.lost, one.is_intact) for one in found} == {(0, True)}
    assert any(one.lost for one in weaker)
