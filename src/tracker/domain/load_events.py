"""What is recorded when a register is loaded."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.domain.events import MadeEvent
from tracker.domain.values import Key


@dataclass(frozen=True)
class Counts:
    """What a load did with the rows of one file, in rows."""

    added: int
    changed: int
    unchanged: int
    left_to_people: int
    vanished: int


class Loaded(MadeEvent):
    """One file of a register was loaded whole; `sha256` is that of its bytes, in hex."""

    TOPIC: ClassVar[str] = "register.loaded"

    register: Key
    file: Key
    version: int
    sha256: Key
    counts: Counts
