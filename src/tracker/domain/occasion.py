"""Occasion: a session, meeting, deadline or anniversary, with the history of its days."""

from typing import Any, Self

from tracker.domain import occasion_events as events
from tracker.domain.days import When
from tracker.domain.events import Event, Stream
from tracker.domain.values import Citation, Row


class Occasion(Stream):
    """One occasion of the calendar."""

    @classmethod
    def plan(cls, **facts: Any) -> Self:
        """Enter an occasion; `facts` are the fields of `Planned`."""
        return cls.made(events.Planned, **facts)

    def confirm(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that whoever convenes it announced the days."""
        self.record(events.Confirmed, citation=citation, row=row)

    def move(self, on: When, *, provisional: bool, citation: Citation | None, row: Row | None = None) -> None:
        """Record that it was put on other days."""
        self.record(events.Moved, on=on, provisional=provisional, citation=citation, row=row)

    def cancel(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that it does not take place."""
        self.record(events.Cancelled, citation=citation, row=row)

    def hold(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that it took place."""
        self.record(events.Held, citation=citation, row=row)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Planned():
                self.on, self.state = event.on, "planned"
            case events.Moved():
                self.on = event.on
            case events.Confirmed():
                self.state = "confirmed"
            case events.Cancelled():
                self.state = "cancelled"
            case events.Held():
                self.state = "held"
            case _:
                pass
