"""Life: whether a demand is worked on, and what stands apart until it is adopted."""

from enum import Enum

from tracker.domain import lifecycle_events
from tracker.domain.demand_events import Counting
from tracker.domain.events import Event

APART = (Counting.REPORTED, Counting.IMPLIED, Counting.CONCERN, Counting.GENERAL_APPEAL)
"""What stands apart from n until the coalition adopts it."""


class Life(Enum):
    """Whether a demand is worked on, and why not where it is not."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"

    @property
    def is_over(self) -> bool:
        """Say whether nobody works on it, is reminded of it, or records anything new on it."""
        return self is not Life.OPEN

    @property
    def leaves_n(self) -> bool:
        """Say whether it leaves n: what was closed stays where it stands, so that closing moves no figure."""
        return self is Life.WITHDRAWN or self is Life.SUPERSEDED


LIVES: dict[type[Event], Life] = {
    lifecycle_events.Closed: Life.CLOSED,
    lifecycle_events.Withdrawn: Life.WITHDRAWN,
    lifecycle_events.Superseded: Life.SUPERSEDED,
    lifecycle_events.Reopened: Life.OPEN,
}
"""What a demand is from the day of each event on."""
