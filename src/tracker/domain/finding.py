"""Finding: what a supervisory body said, in its own words."""

from typing import Any, Self

from tracker.domain import finding_events as events
from tracker.domain.dossier import Dossier, Standing
from tracker.domain.events import Event
from tracker.domain.refusals import PointUnknown
from tracker.domain.values import Code


class Finding(Dossier):
    """One finding; the finding itself is the first entry of its stream."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded

    def __init__(self) -> None:
        super().__init__()
        self.points: set[Code] = set()

    @classmethod
    def enter_finding(cls, **facts: Any) -> Self:
        """Record a finding; `facts` are the fields of `Recorded`."""
        return cls.made(events.Recorded, **facts)

    def develop(self, *points: Code, **facts: Any) -> None:
        """Record what happened about the finding, or about some of its points; raises PointUnknown."""
        for number in points:
            if number not in self.points:
                raise PointUnknown(number=number)
        self.enter(events.DevelopmentRecorded, measures=(), points=points, **facts)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        super().take(event)
        if isinstance(event, events.Recorded):
            self.entries[event.entry_id] = event
            self.standing[event.entry_id] = Standing.STANDS
            self.points = {point.number for point in event.points}
