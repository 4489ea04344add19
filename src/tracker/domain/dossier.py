"""Dossier: a stream that holds entries, which may later be corrected, retracted, widened or narrowed."""

from datetime import date
from enum import Enum
from uuid import UUID

from tracker.domain import entry_events
from tracker.domain.entry_events import Retraction
from tracker.domain.events import EntryEvent, Event, Stream
from tracker.domain.refusals import EntryGone, EntryUnknown
from tracker.domain.values import Audience, Row, Words


class Standing(Enum):
    """Whether an entry still stands."""

    STANDS = "stands"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    WITHHELD = "withheld"


class Dossier(Stream):
    """A stream of entries. Subclasses name the events that are theirs."""

    # Lower case and no annotations: the library would take capitals for events of its own making, and would
    # turn an annotated class into a dataclass that loses `__init__` below it.
    corrected = entry_events.EntryCorrected
    retracted = entry_events.EntryRetracted
    audience_set = entry_events.AudienceSet
    opening_confirmed = entry_events.OpeningConfirmed
    development = entry_events.DevelopmentRecorded

    def __init__(self) -> None:
        self.entries: dict[UUID, Event] = {}
        self.standing: dict[UUID, Standing] = {}

    def enter(self, event: type[EntryEvent], **facts: object) -> None:
        """Record an entry; the facts are the event's fields."""
        self.record(event, **facts)

    def correct(self, entry_id: UUID, by: UUID, *, reason: Words | None, row: Row | None = None) -> None:
        """Replace one entry by another; raises EntryUnknown or EntryGone."""
        self.require(entry_id)
        self.record(self.corrected, entry_id=entry_id, by=by, reason=reason, row=row)

    def retract(self, entry_id: UUID, cause: Retraction, *, reason: Words | None) -> None:
        """Take an entry back; raises EntryUnknown or EntryGone.

        For safety also one that was corrected or taken back for an error: pages of earlier days show it still.
        """
        if cause is Retraction.ERROR or entry_id not in self.entries:
            self.require(entry_id)
        elif self.standing[entry_id] is Standing.WITHHELD:
            raise EntryGone
        self.record(self.retracted, entry_id=entry_id, cause=cause, reason=reason)

    def set_audience(
        self, entry_id: UUID, audience: Audience, *, not_before: date | None = None, reason: Words | None = None
    ) -> None:
        """Widen or narrow who may see an entry; raises EntryUnknown or EntryGone."""
        self.require(entry_id)
        self.record(self.audience_set, entry_id=entry_id, audience=audience, not_before=not_before, reason=reason)

    def narrow(
        self, entry_id: UUID, audience: Audience, *, not_before: date | None = None, reason: Words | None = None
    ) -> None:
        """Show an entry to fewer, or later; raises EntryUnknown, EntryGone.

        Also one that was corrected or taken back for an error: pages of earlier days show it still.
        """
        if self.standing.get(entry_id) in {Standing.STANDS, None, Standing.WITHHELD}:
            self.require(entry_id)
        self.record(self.audience_set, entry_id=entry_id, audience=audience, not_before=not_before, reason=reason)

    def confirm_opening(self, entry_id: UUID, *, reason: Words | None = None) -> None:
        """Confirm that an entry may open on its day; raises EntryUnknown or EntryGone."""
        self.require(entry_id)
        self.record(self.opening_confirmed, entry_id=entry_id, reason=reason)

    def require(self, entry_id: UUID) -> Event:
        """Give the entry that stands under this id; raises EntryUnknown or EntryGone."""
        if entry_id not in self.entries:
            raise EntryUnknown
        if self.standing[entry_id] is not Standing.STANDS:
            raise EntryGone
        return self.entries[entry_id]

    def is_withheld(self, entry_id: UUID) -> bool:
        """Say whether an entry was taken back for safety."""
        return self.standing.get(entry_id) is Standing.WITHHELD

    def that_stand(self) -> dict[UUID, Event]:
        """Give the entries that were neither corrected nor retracted."""
        return {key: one for key, one in self.entries.items() if self.standing[key] is Standing.STANDS}

    def take(self, event: Event) -> None:
        """Keep entries, and what is said of them later."""
        match event:
            case EntryEvent():
                self.entries[event.entry_id] = event
                self.standing[event.entry_id] = Standing.STANDS
            case entry_events.EntryCorrected():
                self.standing[event.entry_id] = Standing.CORRECTED
            case entry_events.EntryRetracted():
                is_withheld = event.cause is Retraction.SAFETY
                self.standing[event.entry_id] = Standing.WITHHELD if is_withheld else Standing.RETRACTED
            case _:
                pass
