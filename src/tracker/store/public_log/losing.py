"""A log that lost entries, said so that strangers can follow it: a note of where it ended, and where it goes on.

A restore from an older backup cannot make unsaid what was signed. So the log goes on under another origin, and this
statement joins the two. The key that signed before signs it, under both names; where that key is lost, the new one
signs alone, and whoever relies on it has to ask us by another way.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from tracker.store.files import put
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PrivateKey
from tracker.store.public_log.signing import (
    NothingToSign,
    Signer,
    SigningKeyBroken,
    load_key,
    memory_of,
    require_growth,
)

_KIND = "tracker-log-loss/1"
_ROOT = "([A-Za-z0-9+/]{43}=)"
_SIZE = "(0|[1-9][0-9]{0,15})"
_FORM = re.compile(
    rf"{_KIND}\norigin ([^\s+]+)\nsize {_SIZE}\nroot {_ROOT}\ncontinues ([^\s+]+)\nsize {_SIZE}\nroot {_ROOT}\n"
)


@dataclass(frozen=True)
class Discontinuity:
    """At which state the log ended under its former origin, and from which it goes on under another."""

    ended: Checkpoint
    resumed: Checkpoint

    def text(self) -> str:
        """Write it as it is signed."""
        return f"{_KIND}\norigin {_written(self.ended)}continues {_written(self.resumed)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `text` wrote; raises NotANote."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise NotANote
        ended = Checkpoint(match[1], int(match[2]), b64decode(match[3]))
        return cls(ended, Checkpoint(match[4], int(match[5]), b64decode(match[6])))


class LossNotAccepted(Exception):
    """The folder says that entries were lost, and whoever signs has not said that they believe it."""

    def __init__(self, said: Discontinuity) -> None:
        self.published, self.held, self.origin = said.ended.size, said.resumed.size, said.resumed.origin
        super().__init__(self.published, self.held, self.origin)


def sign(path: Path, folder: LogFolder, *, accept_loss: bool) -> Checkpoint:
    """Sign what a folder has to be signed; where entries were lost, say that first, and go on under the new origin.

    Only with that statement a key signs under another origin than its own, and only where whoever signs accepts it:
    the folder may be written by somebody else. Raises LossNotAccepted, and what `Signer.load` and `Signer.sign` raise.
    """
    waiting = folder.loss_to_sign()
    if waiting is not None:
        said = _read(waiting, folder)
        if not accept_loss:
            raise LossNotAccepted(said)
        _go_on(path, folder, said)
    return Signer.load(path).sign(folder)


def _go_on(path: Path, folder: LogFolder, said: Discontinuity) -> None:
    """Publish the statement, then remember what the log goes on from, then give the key its new name."""
    key, goal = load_key(path), folder.to_sign()
    if goal is None:
        raise NothingToSign
    new = PrivateKey(said.resumed.origin, key.secret)
    if key.name not in {said.ended.origin, new.name} or goal.origin != new.name:
        raise FolderBroken(folder.path)
    require_growth(folder, said.resumed, goal)
    keys = (key, new) if key.name != new.name else (new,)
    last = _last(path, keys)
    if folder.loss() is None:  # else it was told already, by a process that was killed after that
        if last is not None and last.origin == said.ended.origin and last.size > said.ended.size:
            said = replace(said, ended=last)  # who signs knows best what was signed
        folder.tell_loss(_signed(said.text(), *keys))
    if last is None or last.origin != new.name:
        put(memory_of(path), _signed(said.resumed.text(), new))
    put(path, f"{new.text()}\n".encode())
    folder.loss_was_told()


def _last(path: Path, keys: tuple[PrivateKey, ...]) -> Checkpoint | None:
    """Give what was signed last under either name, None where nothing was; raises SigningKeyBroken."""
    try:
        note = Note.parse(memory_of(path).read_bytes())
        note.require([key.public for key in keys])
    except FileNotFoundError:
        return None
    except (NotANote, NotSigned):
        raise SigningKeyBroken from None
    return Checkpoint.parse(note.text)


def _signed(text: str, *keys: PrivateKey) -> bytes:
    return Note(text, tuple(key.sign(text) for key in keys)).write().encode()


def _read(waiting: bytes, folder: LogFolder) -> Discontinuity:
    try:
        return Discontinuity.parse(waiting.decode())
    except (NotANote, UnicodeDecodeError):
        raise FolderBroken(folder.path) from None


def _written(state: Checkpoint) -> str:
    return f"{state.origin}\nsize {state.size}\nroot {b64encode(state.root).decode()}\n"
