"""The small values that the store takes and gives."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from tracker.domain.events import Event

Via = Literal["web", "cli", "api", "load", "scheduler"]
"""The door through which something came in."""


@dataclass(frozen=True)
class By:
    """Who writes, through which door, and by which command of theirs.

    `account` is a random id or a code such as `scheduler`. `command` is the id that the form was rendered
    with; `body_hash` tells the same command sent again from another one under the same id.
    """

    account: str
    via: Via
    command: UUID | None = None
    body_hash: str | None = None


@dataclass(frozen=True)
class Recorded:
    """An event as the log holds it: what read models are folded from. `at` is UTC."""

    position: int
    at: datetime
    event: Event
    account: str
    via: str


@dataclass(frozen=True)
class Written:
    """What a write did: the events from position `first` to `last` were recorded at `recorded_at`, UTC.

    `repeated`: the command had been carried out before, and nothing was written now; `answer` is that of
    then. A write without events has first = last + 1.
    """

    first: int
    last: int
    recorded_at: datetime
    answer: str
    repeated: bool


@dataclass(frozen=True)
class Head:
    """Where the log ends: its last position (0: nothing), the moment of it, the root of its tree."""

    position: int
    recorded_at: datetime
    root: bytes
