"""D7: backups made while a process writes hold a head that the log had, and come back equal."""

from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from tests.drills.conftest import ROOT, Start
from tracker import bootstrap
from tracker.application.manifest import Manifest
from tracker.bootstrap import Wanted
from tracker.settings import read_settings

pytestmark = pytest.mark.drill

BACKUPS = 6


def test_backups_made_while_a_process_writes_come_back_equal(
    home: Path, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = start(ROOT / "tests/drills/writing.py", home, 0)
    assert process.stdout is not None
    made: list[Manifest] = []
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        for number in range(BACKUPS):
            _wait_for_more(process.stdout, made[-1].size if made else 0)
            apart = tmp_path / f"kept-{number}"  # beside a later one, an earlier one is refused
            apart.mkdir()
            made.append(bootstrap.back_up(parts, apart / "kept"))
        process.kill()
        after = parts.log.head().position
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    recovery = bootstrap.recovery_key(home / "recovery.key")

    sizes = [manifest.size for manifest in made]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] <= after
    for number, manifest in enumerate(made):
        there = read_settings(home=tmp_path / f"new-{number}")
        kept = Wanted(tmp_path / f"kept-{number}" / "kept", recovery)
        with closing(bootstrap.restore(there, kept).parts) as restored:
            head = restored.log.head()
            assert (head.position, head.root.hex()) == (manifest.size, manifest.root)
            assert bootstrap.verifier(restored.key)(restored.engine, restored.files).flaws == ()
            assert restored.tracker.astray() == []


def _wait_for_more(acknowledged: IO[str], size: int) -> None:
    """Read what the writer says until it has recorded more; what it said before waits in the pipe."""
    while int(acknowledged.readline().split()[1]) <= size:
        pass
