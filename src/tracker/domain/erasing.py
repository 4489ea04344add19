"""What waits to be erased from a stream, and whether anything was."""

from dataclasses import dataclass, field
from uuid import UUID

from tracker.domain.erasure_events import Erased, ErasureProposed, ErasureReturned
from tracker.domain.events import Event
from tracker.domain.refusals import NotByTheProposer
from tracker.domain.refusals_of_erasing import ErasureNotProposed, ErasureWaits


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
