"""D3: a call of the system that fails, or in which the process dies, loses nothing that was acknowledged."""

from pathlib import Path

import pytest

from tests.drills.drill_faults import FEWEST, Fault, a_record, all_faults, disturbed


@pytest.mark.drill
def test_a_sync_that_fails_loses_nothing_and_the_process_goes_on(tmp_path: Path) -> None:
    result = disturbed(a_record(tmp_path / "made"), tmp_path, Fault("fdatasync", "EIO", 4))

    assert result.is_good
    assert result.said > 0


def test_the_faults_are_spread_over_all_calls() -> None:
    counted = {"pwrite64": 265, "fcntl": 140, "fdatasync": 13, "openat": 7, "ftruncate": 4, "unlink": 4}

    faults = list(all_faults(counted))

    assert len(faults) == len(set(faults)) >= FEWEST
    assert all(1 <= one.number <= counted[one.call] for one in faults)
    assert {one.number for one in faults if one.call == "fdatasync"} == set(range(1, 14))
