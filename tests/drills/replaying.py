"""What a disk may hold after the power went: what was synced, and of what came later all, some, or nothing.

A write is safe once its file was synced after it. What is not safe may be there or not, each write for itself and in
any order, and may be torn: a disk writes sectors of 512 bytes, and each sector that a write touches is the old or the
new one. A file is taken to be there from the moment that it was made, though its folder was not synced; a file that was
removed may be back until then. That is kinder than a file system may be in one point alone: SQLite syncs the folder
itself after it made a file, and this is not looked at.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.drills.tracing import Change, Cut, Gone, Made, Said, Synced, Write

SECTOR = 512

Unsafe = Write | Cut | Gone
Fate = Callable[[Unsafe], Sequence[Unsafe]]
"""Says what is left of a change that was not safe when the power went."""


@dataclass
class Held:
    """A file: the bytes that are safe, and what was done to it since."""

    content: bytearray = field(default_factory=bytearray)
    unsafe: list[Unsafe] = field(default_factory=list)

    def sync(self) -> None:
        """Make safe what was done to the content; whether the file is there is a matter of its folder."""
        for change in self.unsafe:
            alter(self.content, change)
        self.unsafe = [one for one in self.unsafe if isinstance(one, Gone)]


class Disk:
    """The files of one folder, while what was done to them is done again."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: Held(bytearray(content)) for name, content in files.items()}

    def take(self, change: Change) -> None:
        """Do it again."""
        match change:
            case Made(name):
                if name not in self._files or _is_gone(self._files[name].unsafe):
                    self._files[name] = Held()
            case Synced("."):
                self._files = {name: held for name, held in self._files.items() if not _is_gone(held.unsafe)}
            case Synced(name):
                self._files[name].sync()
            case Write(name) | Cut(name) | Gone(name):
                self._files[name].unsafe.append(change)

    def after_power_loss(self, fate: Fate) -> dict[str, bytes]:
        """Give the files that are there when the power comes back."""
        left = {}
        for name, held in self._files.items():
            rest = [one for change in held.unsafe for one in fate(change)]
            if not _is_gone(rest):
                content = bytearray(held.content)
                for change in rest:
                    alter(content, change)
                left[name] = bytes(content)
        return left


def alter(content: bytearray, change: Unsafe) -> None:
    """Write into a file, or cut it; what lies between its old end and a later write is zeros."""
    match change:
        case Write(_, at, written):
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(written)] = written
        case Cut(_, length):
            del content[length:]
            content.extend(bytes(length - len(content)))


def all_is_kept(change: Unsafe) -> Sequence[Unsafe]:
    """Be a disk that had written everything by chance."""
    return [change]


def all_is_lost(_change: Unsafe) -> Sequence[Unsafe]:
    """Be a disk that had written nothing but what it was made to."""
    return []


def by_chance(dice: random.Random) -> Fate:
    """Be a disk that had written some things, not others, and tore the rest."""

    def fate(change: Unsafe) -> Sequence[Unsafe]:
        match dice.randrange(3):
            case 0:
                return []
            case 1:
                return [change]
            case _:
                return [one for one in sectors(change) if dice.randrange(2)]

    return fate


def sectors(change: Unsafe) -> Iterator[Unsafe]:
    """Take a write apart where sectors of the disk meet; anything else is one piece."""
    if not isinstance(change, Write):
        yield change
        return
    first = 0
    while first < len(change.content):
        end = first + SECTOR - (change.at + first) % SECTOR
        yield Write(change.file, change.at + first, change.content[first:end])
        first = end


def power_losses(
    done: Sequence[Change], files: Mapping[str, bytes], points: Iterable[int], dice: random.Random
) -> Iterator[tuple[dict[str, bytes], str]]:
    """Give, for each number of changes that were done, what a disk holds then, and what the program had said."""
    disk, said, before = Disk(files), "", 0
    fates = (all_is_kept, all_is_lost, by_chance(dice), by_chance(dice))
    for point in sorted(points):
        for change in done[before:point]:
            disk.take(change)
            said += change.text if isinstance(change, Said) else ""
        yield disk.after_power_loss(dice.choice(fates)), said
        before = point


def _is_gone(changes: Iterable[Unsafe]) -> bool:
    return any(isinstance(one, Gone) for one in changes)
