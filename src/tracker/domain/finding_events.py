"""What is recorded about a supervisory body's finding: its words, never ours."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tracker.domain import entry_events
from tracker.domain.days import When
from tracker.domain.events import MadeEvent
from tracker.domain.values import Audience, Citation, Code, Confidence, Key, Words


@dataclass(frozen=True)
class Point:
    """One numbered point of a finding; `measures` by their public numbers (`kz-2021-6.1`)."""

    number: Code
    text: Words
    measures: tuple[Key, ...]


class Recorded(MadeEvent):
    """A body of the ILO or the UN said something about a country.

    `term` is the body's own word as printed (`special paragraph`); `points_complete` is False where not all
    points were read.
    """

    TOPIC: ClassVar[str] = "finding.recorded"
    STAFF = ("row", "notes")

    entry_id: UUID
    audience: Audience
    body: Code
    country: Code
    document: Words
    term: Words | None
    on: When
    wording: Words
    demands: tuple[Key, ...]
    measures: tuple[Key, ...]
    points: tuple[Point, ...]
    points_complete: bool
    points_note: Words | None
    citation: Citation | None
    confidence: Confidence
    notes: Words | None


class DevelopmentRecorded(entry_events.DevelopmentRecorded):
    """Something happened that concerns what the body said, whatever was demanded; it bears on no measure.

    `points` are the numbered points that it concerns, empty where it is the finding as a whole.
    """

    TOPIC: ClassVar[str] = "finding.development_recorded"

    points: tuple[Code, ...]


class EntryCorrected(entry_events.EntryCorrected):
    """The finding is replaced by one with a stream of its own, or an entry on it by another such entry."""

    TOPIC: ClassVar[str] = "finding.entry_corrected"


class EntryRetracted(entry_events.EntryRetracted):
    """The finding, or an entry on it, is taken back."""

    TOPIC: ClassVar[str] = "finding.entry_retracted"


class AudienceSet(entry_events.AudienceSet):
    """Who may see the finding, or an entry on it, changes."""

    TOPIC: ClassVar[str] = "finding.audience_set"


class OpeningConfirmed(entry_events.OpeningConfirmed):
    """The finding, or an entry on it, may open on its day."""

    TOPIC: ClassVar[str] = "finding.opening_confirmed"
