"""Occasion: a session, meeting, deadline or anniversary, with the history of its days."""

from datetime import date
from typing import Any, Self

from tracker.domain import occasion_events as events
from tracker.domain.days import When
from tracker.domain.events import Event, Stream
from tracker.domain.refusals import (
    ComesEveryYear,
    EndsBeforeItBegins,
    OccasionAnnounced,
    OccasionCancelled,
    OccasionOver,
    OccasionUnchanged,
    OccasionUnmoved,
)
from tracker.domain.values import Citation, Code, Key, Row, Words

CORRECTED = ("title", "place", "countries", "instruments", "demands", "audience", "notes")
"""What can be corrected of an occasion."""


class Occasion(Stream):
    """One occasion of the calendar.

    What a register says of a `row` of its own is taken as it is: a register may correct itself.
    """

    @classmethod
    def plan(cls, **facts: Any) -> Self:
        """Enter an occasion; `facts` are the fields of `Planned`."""
        _require_in_order(facts["on"])
        return cls.made(events.Planned, **facts)

    def announce(self, on: When, citation: Citation | None) -> None:
        """Record that whoever convenes it announced it for these days; raises OccasionAnnounced for others later on."""
        is_elsewhere, was_cancelled = not on.is_same(self.on), self.state == "cancelled"
        if is_elsewhere and self.state == "confirmed" and not self.is_provisional:
            raise OccasionAnnounced(day=self.on.first.isoformat())
        if was_cancelled:
            self.confirm(citation)
        if is_elsewhere:
            self.move(on, provisional=False, citation=citation)
        if not was_cancelled:
            self.confirm(citation)

    def confirm(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that whoever convenes it announced the days; one that was cancelled takes place after all."""
        if row is None:
            self._require_ahead()
            if self.state == "confirmed" and not self.is_provisional:
                raise OccasionUnchanged
        self.record(events.Confirmed, citation=citation, row=row)

    def move(self, on: When, *, provisional: bool, citation: Citation | None, row: Row | None = None) -> None:
        """Record that it was put on other days."""
        _require_in_order(on)
        if row is None:
            self._require_ahead()
            self._require_not_cancelled()
            self._require_once()
            if on.is_same(self.on):
                raise OccasionUnmoved
        self.record(events.Moved, on=on, provisional=provisional, citation=citation, row=row)

    def cancel(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that it does not take place."""
        if row is None:
            self._require_ahead()
            self._require_once()
            if self.state == "cancelled":
                raise OccasionUnchanged
        self.record(events.Cancelled, citation=citation, row=row)

    def hold(self, citation: Citation | None, *, row: Row | None = None) -> None:
        """Record that it took place."""
        if row is None:
            self._require_not_cancelled()
            self._require_once()
            if self.state == "held":
                raise OccasionUnchanged
        self.record(events.Held, citation=citation, row=row)

    def expect_again(self, on: When) -> None:
        """Record that a rule expects it again, once what it was reckoned from takes place after all."""
        _require_in_order(on)
        self.record(events.ExpectedAgain, on=on)

    def correct(self, reason: Words, **new: Any) -> None:
        """Correct what it is; `new` are fields of `CORRECTED` that say something else now. Raises OccasionUnchanged."""
        if not new:
            raise OccasionUnchanged
        changed = tuple(Code(name) for name in CORRECTED if name in new)
        self.record(events.Corrected, changed=changed, reason=reason, **new)

    def flag_stale(self, demand: Key, on: date, *, quiet_days: int, period: int) -> bool:
        """Note once that a demand will be stale on the occasion's day; say whether it was news."""
        if (demand, on) in self.flagged:
            return False
        self.record(events.StaleFlagged, demand=demand, on=on, quiet_days=quiet_days, period=period)
        return True

    def _require_ahead(self) -> None:
        if self.state == "held":
            raise OccasionOver

    def _require_once(self) -> None:
        """Refuse what would change every year at once, the first one too."""
        if self.recurs:
            raise ComesEveryYear

    def _require_not_cancelled(self) -> None:
        if self.state == "cancelled":
            raise OccasionCancelled

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Planned():
                self.on, self.state = event.on, "planned"
                self.is_provisional, self.rule = event.provisional, event.rule
                self.countries, self.audience, self.recurs = event.countries, event.audience, event.recurs_annually
                self.flagged: frozenset[tuple[Key, date]] = frozenset()
                self.about = {name: getattr(event, name) for name in CORRECTED}
            case events.Moved():
                self.on, self.is_provisional = event.on, event.provisional
            case events.Confirmed():
                self.state, self.is_provisional = "confirmed", False
            case events.Cancelled():
                self.state = "cancelled"
            case events.Held():
                self.state = "held"
            case events.ExpectedAgain():
                self.on, self.state, self.is_provisional = event.on, "planned", True
            case events.Corrected():
                self.about = {**self.about, **{name: getattr(event, name) for name in event.changed}}
                self.countries, self.audience = self.about["countries"], self.about["audience"]
            case events.StaleFlagged():
                self.flagged |= {(event.demand, event.on)}
            case _:
                pass


def _require_in_order(on: When) -> None:
    if on.last < on.first:
        raise EndsBeforeItBegins
