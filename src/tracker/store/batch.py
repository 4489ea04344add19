"""One write, ready to be carried out: everything that goes into the log together or not at all."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from eventsourcing.persistence import Tracking
from sqlalchemy import Connection

from tracker.domain.values import Ref
from tracker.store.mapper import Unrecorded
from tracker.store.values import By
from tracker.store.words import Sealed

NOBODY = By(account="nobody", via="api")
"""Who writes where the library's own interface is used, which does not say."""


Beside = Callable[[Connection], None]
"""What else is done within the transaction of a write."""


def nothing_beside(_connection: Connection) -> None:
    """Do nothing else."""


@dataclass(frozen=True)
class Words:
    """The words of a write: sealed new ones, whom they are about, which must exist, and which are erased."""

    sealed: Sequence[Sealed] = ()
    about: Sequence[tuple[Ref, str]] = ()
    needed: Collection[Ref] = ()
    erased: Collection[Ref] = ()


@dataclass(frozen=True)
class Batch:
    """The events of a write, who writes, the words, and the (scope, key, stream) taken.

    `expected_head`: the position that was decided on, None where it does not matter. `answer` is what the
    same command sent again is answered. `beside` is done within the same transaction.
    """

    events: Sequence[Unrecorded]
    by: By = NOBODY
    words: Words = field(default_factory=Words)
    keys: Sequence[tuple[str, str, UUID]] = ()
    expected_head: int | None = None
    answer: str = ""
    tracking: Tracking | None = None
    beside: Beside = nothing_beside
