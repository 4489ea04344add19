"""Checkpoints (C2SP tlog-checkpoint): how large a log is, and the root of its tree, as a text to be signed."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from tracker.store.tree import HASH

_FORM = re.compile(r"([^\s+]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n")


class NotACheckpoint(ValueError):
    """The text is not what a log signs."""


@dataclass(frozen=True)
class Checkpoint:
    """The state of a log: `origin` names it (host and path), `size` counts its entries, `root` is 32 bytes."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Write it as it is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one; raises NotACheckpoint. Lines beyond the third, which we never write, are refused."""
        match = _FORM.fullmatch(text)
        root = b64decode(match[3]) if match else b""
        if match is None or len(root) != HASH:
            raise NotACheckpoint
        checkpoint = cls(match[1], int(match[2]), root)
        if checkpoint.text() != text:
            raise NotACheckpoint
        return checkpoint
