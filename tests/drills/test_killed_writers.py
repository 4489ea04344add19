"""D1: a process that gives commands is killed again and again; what it acknowledged is there, once."""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.drills.conftest import ROOT, Start
from tests.drills.writing import ACCOUNT
from tracker import bootstrap
from tracker.domain.coalition import Coalition
from tracker.settings import read_settings

pytestmark = pytest.mark.drill

MOST_ACKNOWLEDGED = 40


def test_kills_lose_and_double_nothing_that_was_acknowledged(
    home: Path, start: Start, dice: random.Random, pytestconfig: pytest.Config
) -> None:
    kills, acknowledged = pytestconfig.getoption("kills"), dict[int, int]()
    for _ in range(kills):
        acknowledged |= write_until_killed(start, home, len(acknowledged), dice.randrange(1, MOST_ACKNOWLEDGED))

    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        recorded = parts.log.read(0, parts.log.head().position + 1)
        report = bootstrap.verifier(parts.key)(parts.engine, parts.files)
        astray = parts.tracker.astray()
    print(f"\n{kills} kills, {len(acknowledged)} commands acknowledged, {len(recorded)} events")
    mine = [one for one in recorded if one.account == ACCOUNT]
    kept = Counter(one.event.entry_id for one in mine if isinstance(one.event, Coalition.development))

    assert list(acknowledged) == list(range(len(acknowledged)))
    assert [one.position for one in recorded] == list(range(1, len(recorded) + 1))
    assert set(acknowledged.values()) <= {one.position for one in mine}
    assert len(set(acknowledged.values())) == len(acknowledged)
    assert set(kept.values()) == {1}
    assert len(mine) - len(acknowledged) in {0, 1}  # the last command may be on record without an answer
    assert (report.flaws, astray) == ((), [])


def write_until_killed(start: Start, home: Path, first: int, after: int) -> dict[int, int]:
    """Let a writer go on from command `first`, and kill it at some moment after it acknowledged `after` commands."""
    process = start(ROOT / "tests/drills/writing.py", home, first)
    heard = [process.stdout.readline() for _ in range(after)]
    process.kill()
    rest, errors = process.communicate()
    assert errors == ""
    lines = [*heard, *rest.splitlines(keepends=True)]
    return dict(tuple(map(int, line.split())) for line in lines if line.endswith("\n"))  # type: ignore[misc]
