"""A change of the signing key, said so that strangers can follow it: a note that names both keys, signed by both.

A checkpoint with two signatures would not do: anybody could put a second signature below it. Here the former key signs
who comes after it, and the new one that it is held by whoever says so. Where the former key is lost, the new one signs
alone, and says that: whoever relies on it then has to ask us by another way.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.notes import NotANote, Note, PrivateKey, PublicKey

_KIND = "tracker-log-rotation/1"
_FORM = re.compile(
    rf"{_KIND}\norigin ([^\s+]+)\nsize (0|[1-9][0-9]{{0,15}})\nroot ([A-Za-z0-9+/]{{43}}=)\n"
    r"former (\S+)(| lost)\nnew (\S+)\n"
)


@dataclass(frozen=True)
class Rotation:
    """At which state of the log which key took the place of which; `is_lost` where the former could not say so."""

    at: Checkpoint
    former: PublicKey
    new: PublicKey
    is_lost: bool = False

    def text(self) -> str:
        """Write it as it is signed."""
        return (
            f"{_KIND}\norigin {self.at.origin}\nsize {self.at.size}\nroot {b64encode(self.at.root).decode()}\n"
            f"former {self.former.text()}{' lost' if self.is_lost else ''}\nnew {self.new.text()}\n"
        )

    def signed(self, *keys: PrivateKey) -> Note:
        """Sign it with the keys that are there."""
        return Note(self.text(), tuple(key.sign(self.text()) for key in keys))

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read a note that says so, and believe it as those it names signed it; raises NotANote, NotSigned."""
        note = Note.parse(raw)
        match = _FORM.fullmatch(note.text)
        if match is None:
            raise NotANote
        at = Checkpoint(match[1], int(match[2]), b64decode(match[3]))
        made = cls(at, PublicKey.parse(match[4]), PublicKey.parse(match[6]), is_lost=bool(match[5]))
        if made.text() != note.text:
            raise NotANote
        for key in [made.new] if made.is_lost else [made.former, made.new]:
            note.require([key])
        return made


@dataclass(frozen=True)
class Term:
    """From which size of the log up to which a key signed, and which statement says so; None where it signs still."""

    key: PublicKey
    since: int
    until: int | None = None
    ended_by: int | None = None

    def line(self) -> str:
        """Write it as it is published: a key alone signed from the beginning and signs still."""
        since = f" from {self.since}" if self.since else ""
        until = "" if self.until is None else f" to {self.until}"
        return f"{self.key.text()}{since}{until}\n"


def terms(key: PublicKey, rotations: Sequence[Rotation]) -> list[Term]:
    """Give the key that signs now and those before it, newest first.

    A rotation that did not lead to this key was begun and never ended: it counts for nothing.
    """
    found, until, ended_by = list[Term](), None, None
    for number, one in reversed(list(enumerate(rotations, 1))):
        if one.new == key:
            found.append(Term(key, one.at.size, until, ended_by))
            key, until, ended_by = one.former, one.at.size, number
    return [*found, Term(key, 0, until, ended_by)]
