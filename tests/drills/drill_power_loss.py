"""D2: the power goes at 800 moments while a process records; what was acknowledged is there when it comes back."""

import random
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.application.loading import A_FOUNDING
from tests.drills.acknowledged import Found, look
from tests.drills.replaying import Disk, all_is_kept, power_losses
from tests.drills.tracing import Change, Synced, changes, in_full, traced
from tracker import bootstrap
from tracker.settings import read_settings

COMMANDS, STATES = 300, 800
WEAK_COMMANDS, WEAK_STATES = 100, 100
WEAK = "synchronous=NORMAL"

_PROGRAM = Path(__file__).with_name("recording.py")


@dataclass(frozen=True)
class Told:
    """A process that recorded under strace: the files of its home before, and what was done to them in order."""

    files: Mapping[str, bytes]
    done: Sequence[Change]

    def syncs(self) -> int:
        """Count how often something was made safe."""
        return sum(isinstance(one, Synced) for one in self.done)


def drill() -> bool:
    """Print how many states of a disk were looked at, and what was lost; say whether that is as it must be."""
    with TemporaryDirectory() as folder:
        full = tell("FULL", after_each(record(Path(folder) / "full", COMMANDS), STATES, Path(folder)))
        weak = tell("NORMAL", after_each(record(Path(folder) / "weak", WEAK_COMMANDS, WEAK), WEAK_STATES, Path(folder)))
    return full == Tally(STATES, 0, 0, 0) and weak.losing > 0


def record(folder: Path, commands: int, *pragmas: str) -> Told:
    """Let a process record so many commands; raises AssertionError where its trace does not lead to its files."""
    home = folder / "home"
    bootstrap.found(read_settings(home=home), A_FOUNDING).close()
    before = contents(home)
    process = traced([_PROGRAM, home, commands, *pragmas], folder / "trace", *in_full())
    _, errors = process.communicate()
    told = Told(before, list(changes(folder / "trace", home)))
    disk = Disk(before)
    for change in told.done:
        disk.take(change)
    if errors or process.returncode or disk.after_power_loss(all_is_kept) != contents(home):
        raise AssertionError(("the trace does not lead to the files", errors))
    print(f"{commands} commands, {len(told.done)} changes of files, {told.syncs()} syncs", flush=True)
    return told


def after_each(told: Told, states: int, folder: Path) -> Iterator[Found]:
    """Look at the record after each of so many losses of power."""
    dice = random.Random(20_211_207)  # noqa: S311 - moments, no secrets
    points = [dice.randrange(len(told.done) + 1) for _ in range(states)]
    for files, said in power_losses(told.done, told.files, points, dice):
        home = folder / "after"
        home.mkdir(mode=0o700)
        for name, content in files.items():
            (home / name).write_bytes(content)
            (home / name).chmod(0o600)
        yield look(home, said)
        shutil.rmtree(home)


@dataclass(frozen=True)
class Tally:
    """Of so many states: those in which commands were lost, how many at most, and those that were not intact."""

    states: int
    losing: int
    most_lost: int
    broken: int


def tell(name: str, found: Iterable[Found]) -> Tally:
    """Print the figures of one setting."""
    all_found = list(found)
    lost = [one.lost for one in all_found if one.lost]
    tally = Tally(len(all_found), len(lost), max(lost, default=0), sum(not one.is_intact for one in all_found))
    print(
        f"synchronous={name}: {tally.states} states, {tally.losing} lost something that was acknowledged"
        f" (at most {tally.most_lost} commands), {tally.broken} not intact",
        flush=True,
    )
    return tally


def contents(home: Path) -> dict[str, bytes]:
    """Read the files of a home."""
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
