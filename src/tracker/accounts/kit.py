"""What every part of accounts works with: the database, the seal, and the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from tracker.accounts.sealing import Seal
from tracker.store.mapper import microseconds

SECOND = 1_000_000
"""In microseconds, as all moments are kept."""

MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Kit:
    """The database, what seals under the working key, and a clock that gives UTC."""

    engine: Engine
    seal: Seal
    clock: Callable[[], datetime]

    def now(self) -> int:
        """Give the moment, in UTC microseconds."""
        return microseconds(self.clock())
