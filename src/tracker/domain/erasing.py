"""Erasing: what one account says is to go from a stream, and another one lets go."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tracker.domain.erasure_events import Erased, ErasureProposed, ErasureReturned
from tracker.domain.events import Event, Stream
from tracker.domain.refusals import NotByTheProposer
from tracker.domain.refusals_of_erasing import ErasureNotProposed, ErasureWaits
from tracker.domain.values import Key, Words


@dataclass
class Erasures:
    """The erasures of one stream: each is proposed, and then returned or done."""

    waiting: dict[UUID, ErasureProposed] = field(default_factory=dict)
    is_any_done: bool = False

    def require(self, erasure_id: UUID) -> ErasureProposed:
        """Give a proposal that waits; raises ErasureNotProposed."""
        if erasure_id not in self.waiting:
            raise ErasureNotProposed
        return self.waiting[erasure_id]

    def require_none_waits(self) -> None:
        """Refuse a second proposal beside one that waits; raises ErasureWaits."""
        if self.waiting:
            raise ErasureWaits

    def require_another(self, erasure_id: UUID, *, proposer: str, by: str) -> ErasureProposed:
        """Give a proposal to its second person; raises ErasureNotProposed, NotByTheProposer."""
        said = self.require(erasure_id)
        if proposer == by:
            raise NotByTheProposer
        return said

    def end(self) -> None:
        """Count everything as erased: nothing waits any more."""
        self.waiting, self.is_any_done = {}, True

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case ErasureProposed():
                self.waiting[event.erasure_id] = event
            case ErasureReturned():
                self.waiting.pop(event.erasure_id, None)
            case Erased():
                self.waiting.pop(event.erasure_id, None)
                self.is_any_done = True
            case _:
                pass


class Erasing(Stream):
    """A stream of which texts and files are erased by two people. Subclasses name the events that are theirs."""

    # Without annotations, as in `Dossier`.
    erasure_proposed = ErasureProposed
    erasure_returned = ErasureReturned
    erased = Erased

    def __init__(self) -> None:
        super().__init__()
        self.erasures = Erasures()

    def propose_erasure(self, **proposed: Any) -> None:
        """Say what is to be erased; `proposed` are the fields of `ErasureProposed`."""
        self.record(self.erasure_proposed, **proposed)

    def return_erasure(self, erasure_id: UUID, *, reason: Words | None) -> None:
        """Let nothing be erased after all; raises ErasureNotProposed."""
        self.erasures.require(erasure_id)
        self.record(self.erasure_returned, erasure_id=erasure_id, reason=reason)

    def confirm_erasure(self, erasure_id: UUID, *, proposer: str, by: Key, **erased: Any) -> None:
        """Record that what was proposed is erased, as the second person; raises ErasureNotProposed, NotByTheProposer.

        `erased` says what is: `refs`, `replaced` and `files`.
        """
        said = self.erasures.require_another(erasure_id, proposer=proposer, by=by)
        self.record(self.erased, erasure_id=erasure_id, basis=said.basis, second_account=by, **erased)

    def take(self, event: Event) -> None:
        """Assign what the event says of an erasure."""
        super().take(event)
        self.erasures.take(event)
