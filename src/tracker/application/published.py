"""What was published of a log, as far as it can be seen where a backup is restored: an older backup would deny it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tracker.application.manifest import BackupIncomplete, BackupOfAnotherFormat, Manifest, Places
from tracker.store.files import FileRefused
from tracker.store.public_log.checkpoint import Checkpoint, NotACheckpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import NotANote, Note

_NUMBERED = re.compile(r"(.+?)(?:-([1-9][0-9]{0,3}))?")

RootAt = Callable[[int], bytes | None]
"""Gives the root that a log had at a size, None where it never had that size."""


class CheckpointUnreadable(FileRefused):
    """The file holds no signed checkpoint of this log."""


class CheckpointOfAnotherLog(Exception):
    """The checkpoint that was given speaks of the log `other`, and the backup is of `origin`."""

    def __init__(self, other: str, origin: str) -> None:
        self.other, self.origin = other, origin
        super().__init__(other, origin)


class CheckpointWanted(Exception):
    """The log was published, and nothing tells how far: only its newest checkpoint shows if a backup is too old."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        super().__init__(origin)


class OlderThanPublished(Exception):
    """The backup lacks `lost` entries that were published, or `reason` is `history`: it holds others in their place.

    Where a backup in the same folder holds them, `reason` is `beside`, and `newer` names it.
    """

    def __init__(self, loss: "Loss") -> None:
        self.lost, self.held, self.published = loss.lost, loss.held.size, loss.published.size
        self.newer = loss.newer.name if loss.newer else ""
        self.reason = ("beside" if loss.newer else "fewer") if self.lost > 0 else "history"
        self.loss = loss
        super().__init__(self.held, self.published)


@dataclass(frozen=True)
class Loss:
    """What was published, and what a backup holds instead; `newer` is a backup beside it that holds it all."""

    published: Checkpoint
    held: Checkpoint
    newer: Path | None = None

    @property
    def lost(self) -> int:
        """How many entries fewer the backup holds."""
        return self.published.size - self.held.size


@dataclass(frozen=True)
class Seen:
    """What was seen of the published log: the states themselves, and whether any was seen outside the backup.

    `beside` gives the other backups of the folder by what they hold.
    """

    states: Sequence[Checkpoint]
    is_newer: bool
    was_signed: bool
    beside: Mapping[Checkpoint, Path] = field(default_factory=dict)


def read_checkpoint(path: Path, origin: str) -> Checkpoint:
    """Read a signed checkpoint of a log, whoever signed it.

    Raises CheckpointUnreadable, CheckpointOfAnotherLog, OSError.
    """
    try:
        checkpoint = Checkpoint.parse(Note.parse(path.read_bytes()).text)
    except (NotANote, NotACheckpoint):
        raise CheckpointUnreadable(path) from None
    if not is_of(checkpoint.origin, origin):
        raise CheckpointOfAnotherLog(checkpoint.origin, origin)
    return checkpoint


def look_around(places: Places, manifest: Manifest, elsewhere: Iterable[Checkpoint]) -> Seen:
    """Gather what can be seen: in this and other manifests of the folder, in the log beside it, and `elsewhere`.

    What a later backup of the folder holds counts as published, signed or not: a day's backup is made before what it
    holds is published and signed, so that its own manifest cannot tell.
    """
    own, outside = manifest.signed(), list(elsewhere)
    others = {path: other for path, other in _others(places) if is_of(other.origin, manifest.origin)}
    signed = [one for one in (own, *(other.signed() for other in others.values())) if one is not None]
    was_signed = bool(signed or outside)
    beside = {held: path for path, other in others.items() if (held := other.held()).size > manifest.size or was_signed}
    beyond = own.size if own else 0
    is_newer = bool(outside) or any(one.size > beyond for one in (*signed, *beside) if one != own)
    published = [one for one in _published_beside(places) if is_of(one.origin, manifest.origin)]
    states = (*signed, *beside, *outside, *published)
    return Seen(states, is_newer=is_newer, was_signed=was_signed or bool(published), beside=beside)


def loss(held: Checkpoint, before: Collection[str], root_at: RootAt, seen: Seen) -> Loss | None:
    """Say what would be lost of what was seen, None where nothing would; `before` are former origins of the log."""
    denied = [one for one in seen.states if one.origin not in before and _is_denied(one, held, root_at)]
    newest = max(denied, key=lambda one: (_number(one.origin), one.size), default=None)
    return Loss(newest, held, seen.beside.get(newest)) if newest else None


def is_of(origin: str, other: str) -> bool:
    """Say whether two origins are names of one log, before and after losses."""
    return _parted(origin)[0] == _parted(other)[0]


def next_origin(*origins: str) -> str:
    """Give the name under which a log goes on: the next number."""
    name, _ = _parted(origins[0])
    return f"{name}-{max(map(_number, origins)) + 1}"


def _is_denied(seen: Checkpoint, held: Checkpoint, root_at: RootAt) -> bool:
    if not is_of(seen.origin, held.origin):
        return False
    if seen.origin != held.origin:
        return True  # it went on under a name that the backup does not know
    return seen.size > held.size or (seen.size > 0 and root_at(seen.size) != seen.root)


def _others(places: Places) -> Iterable[tuple[Path, Manifest]]:
    for path in sorted(places.stem.parent.glob("*.json")):
        if path != places.manifest:
            with suppress(BackupIncomplete, BackupOfAnotherFormat):
                yield path, Manifest.read(Places.of(path))


def _published_beside(places: Places) -> Iterable[Checkpoint]:
    """Give what was signed last in the home that a folder of backups lies in, if it lies in one."""
    with suppress(NotANote, NotACheckpoint, OSError, ValueError):
        if checkpoint := LogFolder(places.stem.absolute().parent.parent / "log").checkpoint():
            yield checkpoint


def _number(origin: str) -> int:
    return _parted(origin)[1]


def _parted(origin: str) -> tuple[str, int]:
    match = _NUMBERED.fullmatch(origin)
    return (match[1], int(match[2] or 1)) if match else (origin, 1)
