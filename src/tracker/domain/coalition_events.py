"""What is recorded about the coalition itself: its founding, its lists, its releases."""

from typing import ClassVar
from uuid import UUID

from tracker.domain import entry_events, erasure_events
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Ref, Words


class Founded(MadeEvent):
    """Somebody set up this record. `zone` is the time zone of its days, `origin` the name of its public log.

    `sample` is True for a demo: its assessments are nobody's verdict, and it is never served to the world.
    """

    TOPIC: ClassVar[str] = "coalition.founded"

    name: Words
    publisher: Words
    contact: Words
    zone: Key
    origin: Key
    sample: bool


class ThemeAdded(Event):
    """The coalition sorts its demands by this theme, too."""

    TOPIC: ClassVar[str] = "coalition.theme_added"

    code: Code
    label: Words
    covers: Words | None


class InstrumentAdded(Event):
    """The record speaks of this convention or protocol, by its ILO code."""

    TOPIC: ClassVar[str] = "coalition.instrument_added"

    code: Code
    name: Words


class DaysNotFound(Event):
    """These days of the calendar were looked for and not found; it replaces what was said of that before."""

    TOPIC: ClassVar[str] = "coalition.days_not_found"

    what: tuple[Words, ...]


class Released(Event):
    """A dated edition: the public sees the record through this position from now on."""

    TOPIC: ClassVar[str] = "coalition.released"
    STAFF = ("row", "reason")

    number: int
    through: int
    reason: Words | None


class ClockAccepted(Event):
    """The host said that the machine's clock is to be believed, though it jumped or lies before what is on record.

    `drift` is how far the clock lay after the last recorded moment, in microseconds, negative where before.
    """

    TOPIC: ClassVar[str] = "clock.accepted"

    drift: int


class DevelopmentRecorded(entry_events.DevelopmentRecorded):
    """Something happened that concerns no single country or demand."""

    TOPIC: ClassVar[str] = "coalition.development_recorded"


class EntryCorrected(entry_events.EntryCorrected):
    """An entry of the coalition's stream is replaced by another."""

    TOPIC: ClassVar[str] = "coalition.entry_corrected"


class EntryRetracted(entry_events.EntryRetracted):
    """An entry of the coalition's stream is taken back."""

    TOPIC: ClassVar[str] = "coalition.entry_retracted"


class AudienceSet(entry_events.AudienceSet):
    """Who may see an entry of the coalition's stream changes."""

    TOPIC: ClassVar[str] = "coalition.audience_set"


class OpeningConfirmed(entry_events.OpeningConfirmed):
    """An entry of the coalition's stream may open on its day."""

    TOPIC: ClassVar[str] = "coalition.opening_confirmed"


class ErasureProposed(erasure_events.ErasureProposed):
    """Single texts or a file are to be erased, whomever they speak of; `entry_id` is the entry that they belong to."""

    TOPIC: ClassVar[str] = "log.erasure_proposed"
    STAFF = (*erasure_events.ErasureProposed.STAFF, "entry_id")

    entry_id: UUID | None


class ErasureReturned(erasure_events.ErasureReturned):
    """Single texts or a file that were to be erased stay."""

    TOPIC: ClassVar[str] = "log.erasure_returned"


class Erased(erasure_events.Erased):
    """Single texts or a file were erased."""

    TOPIC: ClassVar[str] = "log.erased"


class ErasedAgain(Event):
    """What had been erased, and lay in an older backup that was restored, was erased again before anybody read it.

    `files` are the streams of the files that went. `persons` are keys of erased persons whom the backup does not know
    yet: no register brings them back either.
    """

    TOPIC: ClassVar[str] = "log.erased_again"

    refs: tuple[Ref, ...]
    files: tuple[UUID, ...]
    persons: tuple[Key, ...]


class LossAccepted(Event):
    """The log was published with `published` entries under the origin `before`; it goes on from `held`, as `origin`.

    The entries in between are lost to this record, or others stand in their place: whoever kept a checkpoint of the
    former origin sees that, and finds here that it was said.
    """

    TOPIC: ClassVar[str] = "loss.accepted"

    before: Key
    published: int
    held: int
    origin: Key
