"""What is recorded about a country apart from any one demand."""

from datetime import date
from enum import Enum
from typing import ClassVar

from tracker.domain import entry_events
from tracker.domain.days import When
from tracker.domain.events import EntryEvent, MadeEvent
from tracker.domain.values import Citation, Code, Confidence, Words


class Ratification(Enum):
    """What is known of a ratification; only one that the ILO registered is one."""

    RATIFIED = "ratified"
    NOT_RATIFIED = "not_ratified"
    LAW_SIGNED = "ratification_law_signed"
    UNKNOWN = "unknown"


class Registered(MadeEvent):
    """The record follows this country, by its ISO 3166 code."""

    TOPIC: ClassVar[str] = "country.registered"

    code: Code
    name: Words


class RatificationRecorded(EntryEvent):
    """What is known of one convention; `holds_until` is the last day for which a source says so."""

    TOPIC: ClassVar[str] = "country.ratification_recorded"
    STAFF = ("row", "notes")

    instrument: Code
    status: Ratification
    registered_on: When | None
    day_verified: bool | None
    verified: bool
    holds_until: date | None
    confidence: Confidence
    citation: Citation | None
    notes: Words | None


class DevelopmentRecorded(entry_events.DevelopmentRecorded):
    """Something happened in the country that belongs to no one demand."""

    TOPIC: ClassVar[str] = "country.development_recorded"


class EntryCorrected(entry_events.EntryCorrected):
    """An entry of the country's stream is replaced by another."""

    TOPIC: ClassVar[str] = "country.entry_corrected"


class EntryRetracted(entry_events.EntryRetracted):
    """An entry of the country's stream is taken back."""

    TOPIC: ClassVar[str] = "country.entry_retracted"


class AudienceSet(entry_events.AudienceSet):
    """Who may see an entry of the country's stream changes."""

    TOPIC: ClassVar[str] = "country.audience_set"


class OpeningConfirmed(entry_events.OpeningConfirmed):
    """An entry of the country's stream may open on its day."""

    TOPIC: ClassVar[str] = "country.opening_confirmed"
