"""What T2 lists is done to a small log on both databases: verify names the first bad position, an older root the rest.

Where somebody computed all hashes anew, nothing in the database contradicts itself any more; a checkpoint that was
published before does.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests import tampering
from tests.oracle.histories import history
from tests.record import ARecord
from tests.store.test_held_files import KEY as FILES_KEY
from tests.store.test_held_files import kept
from tracker import verifier
from tracker.application.comparing import astray
from tracker.application.copying import copy_to_file
from tracker.application.publishing import publish
from tracker.domain.catalogue import keys_of
from tracker.store.contents import Expected
from tracker.store.engine import writing
from tracker.store.held_files import HeldFiles
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer
from tracker.store.report import Report, Wrong
from tracker.store.verify import verify

ORIGIN = "tracker.example.org/log"
PLACE = 6
"""The position at which somebody tampers; a cut leaves it and takes away what follows."""
AGREES = {"truncate and regrow", "an older file"}
"""What leaves a database that does not contradict itself."""


@pytest.fixture
def record(database_url: str) -> Iterator[ARecord]:
    """Give a record of a dozen commands and more."""
    made = ARecord(database_url)
    made.keep(history(3, 14))
    yield made
    made.close()


def tampered(record: ARecord, *acts: Callable[[Connection], None]) -> None:
    with writing(record.engine) as connection:
        for act in acts:
            act(connection)


def check(record: ARecord, known: dict[int, bytes] | None = None, **expected: object) -> Report:
    return verify(record.engine, record.log.mapper, Expected(keys_of=keys_of, **expected), known)  # type: ignore[arg-type]


def first(report: Report) -> int | None:
    return report.first.position if report.first else None


@pytest.mark.parametrize("kind", tampering.KINDS)
def test_whatever_is_done_to_the_log_is_found_and_a_forgery_by_whoever_kept_a_checkpoint(
    record: ARecord, kind: str, tmp_path: Path
) -> None:
    head, (checkpoint, key) = record.log.head(), signed(record, tmp_path)

    tampered(record, lambda connection: tampering.KINDS[kind](connection, PLACE))
    found = check(record)
    tampered(record, tampering.forge)
    alone, known = check(record), check(record, {head.position: head.root})

    assert first(found) == (None if kind in AGREES else PLACE)
    assert not {Wrong.ROOT, Wrong.HEAD, Wrong.MISSING} & {flaw.what for flaw in alone.flaws}
    assert Wrong.NOT_AS_KNOWN in {flaw.what for flaw in known.flaws}
    assert stranger(record, checkpoint, key, tmp_path / "copy") == verifier.CHANGED


def test_a_stranger_finds_nothing_where_nobody_tampered(record: ARecord, tmp_path: Path) -> None:
    checkpoint, key = signed(record, tmp_path)

    assert stranger(record, checkpoint, key, tmp_path / "copy") == verifier.INTACT


def test_a_change_of_what_the_pages_read_alone_is_found_by_folding_the_log_anew(record: ARecord) -> None:
    tampered(record, tampering.change_read_model)

    assert first(check(record)) is None
    assert astray(record.engine, record.runner, record.batches) == ["entries"]


def test_files_that_were_exchanged_are_found_at_the_events_that_speak_of_them(record: ARecord, tmp_path: Path) -> None:
    files = HeldFiles(tmp_path / "files", FILES_KEY)
    one, other = kept(files, b"one " * 999), kept(files, b"other " * 999)
    speaking = iter([[], [one], [], [other]])

    tampering.swap_files(files.folder)
    report = check(record, working_key=FILES_KEY, files=files, files_of=lambda _event: next(speaking, []))

    damaged = [flaw.position for flaw in report.flaws if flaw.what is Wrong.FILE_DAMAGED]
    assert damaged == [2, 4]


def signed(record: ARecord, folder: Path) -> tuple[Path, str]:
    """Publish and sign the log as it stands; give the checkpoint and the key that a stranger keeps."""
    head, log, signer = record.log.head(), LogFolder(folder / "log"), Signer.draw(folder / "signing.key", ORIGIN)
    publish(record.engine, log, Checkpoint(ORIGIN, head.position, head.root))
    signer.sign(log)
    return log.path / "checkpoint", signer.public


def stranger(record: ARecord, checkpoint: Path, key: str, copy: Path) -> int:
    """Check a copy of the record with the program that shares no line with ours."""
    copy_to_file(record.engine, copy)
    return verifier.main(["database", str(copy), "--key", key, "--checkpoint", str(checkpoint)])
