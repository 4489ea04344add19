"""Coalition: whose record this is, its lists, and the editions it releases."""

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from tracker.domain import coalition_events as events
from tracker.domain.dossier import Dossier
from tracker.domain.erasing import Erasing
from tracker.domain.events import Event
from tracker.domain.refusals import ReleaseOfNothing
from tracker.domain.values import Code, Key, Ref, Row, Words


class Coalition(Erasing, Dossier):
    """One coalition, one database."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded
    erasure_proposed = events.ErasureProposed
    erasure_returned = events.ErasureReturned
    erased = events.Erased

    def __init__(self) -> None:
        super().__init__()
        self.sample, self.origin = False, Key("")
        self.origins_before: tuple[Key, ...] = ()
        self.releases = 0
        self.released_through = 0
        self.themes: dict[Code, Words] = {}
        self.instruments: dict[Code, Words] = {}
        self.erased_persons: frozenset[Key] = frozenset()
        """Keys of erased persons who were not on record when a restore learned of them."""

    @classmethod
    def found(cls, **facts: Any) -> Self:
        """Set up a record; `facts` are the fields of `Founded`."""
        return cls.made(events.Founded, **facts)

    def add_theme(self, code: Code, label: Words, covers: Words | None, *, row: Row | None = None) -> None:
        """Sort demands by this theme, too; adding it again gives it new words."""
        self.record(events.ThemeAdded, code=code, label=label, covers=covers, row=row)

    def add_instrument(self, code: Code, name: Words, *, row: Row | None = None) -> None:
        """Speak of this convention; adding it again gives it new words."""
        self.record(events.InstrumentAdded, code=code, name=name, row=row)

    def miss_days(self, what: Sequence[Words], *, row: Row | None = None) -> None:
        """Say which days of the calendar were looked for and not found; it replaces what was said before."""
        self.record(events.DaysNotFound, what=tuple(what), row=row)

    def release(self, through: int, *, reason: Words | None) -> int:
        """Release the record through this position and return the edition's number.

        Raises ReleaseOfNothing where the last edition reaches as far.
        """
        if through <= self.released_through:
            raise ReleaseOfNothing
        self.record(events.Released, number=self.releases + 1, through=through, reason=reason)
        return self.releases

    def accept_clock(self, drift: int) -> None:
        """Let the machine's clock be believed again; `drift` is how far it lies after the last recorded moment."""
        self.record(events.ClockAccepted, drift=drift)

    def erase_again(self, refs: Sequence[Ref], files: Sequence[UUID], persons: Sequence[Key]) -> None:
        """Say that a restore erased again what an older backup brought back, and whom it does not know: `persons`."""
        self.record(events.ErasedAgain, refs=tuple(refs), files=tuple(files), persons=tuple(persons))

    def accept_loss(self, *, published: int, held: int, origin: Key) -> None:
        """Say that the log goes on under another origin, as what was published of it is lost in part."""
        self.record(events.LossAccepted, before=self.origin, published=published, held=held, origin=origin)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        super().take(event)
        match event:
            case events.Founded():
                self.sample, self.origin = event.sample, event.origin
            case events.LossAccepted():
                self.origins_before, self.origin = (*self.origins_before, event.before), event.origin
            case events.ErasedAgain():
                self.erased_persons |= {*event.persons}
            case events.Released():
                self.releases, self.released_through = event.number, event.through
            case events.ThemeAdded():
                self.themes[event.code] = event.label
            case events.InstrumentAdded():
                self.instruments[event.code] = event.name
            case _:
                pass
