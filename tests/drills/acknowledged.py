"""What a program that gives commands was told is on record, and whether it is."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.drills.writing import entry_id
from tracker import bootstrap
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.settings import read_settings
from tracker.store.refusals import StoreUnavailable


@dataclass(frozen=True)
class Found:
    """What became of a record: commands that were acknowledged and are not in it, and whether the rest is intact."""

    lost: int
    is_intact: bool


def acknowledged(said: str) -> dict[int, int]:
    """Read the position of each command; a line that was being said at the end acknowledges nothing."""
    lines = [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return {int(number): int(position) for number, position in lines}


def look(home: Path, said: str) -> Found:
    """Open a record, as a start after an accident does, and verify the log, its words and the read side.

    A command that is on record twice makes it as bad as any other flaw.
    """
    told = acknowledged(said)
    try:
        with closing(bootstrap.connect(read_settings(home=home))) as parts:
            recorded = parts.log.read(0, parts.log.head().position + 1)
            flaws = bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws
            is_intact = not flaws and not parts.tracker.astray()
    except (StoreUnavailable, bootstrap.NoRecord):
        return Found(len(told), is_intact=False)
    ids = {one.position: one.event.entry_id for one in recorded if isinstance(one.event, DevelopmentRecorded)}
    lost = sum(ids.get(position) != entry_id(number) for number, position in told.items())
    return Found(lost, is_intact=is_intact and len(set(ids.values())) == len(ids))
