"""What every way of sending a mail promises."""

from typing import Protocol

from tracker.outbox.outcome import Answer, Outcome

__all__ = ["Answer", "Mailer", "Outcome"]


class Mailer(Protocol):
    """Hands over one mail at a time."""

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        """Hand a mail over and say what came of it; raises nothing that has to do with the other side."""
