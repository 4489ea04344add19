"""What is recorded about a file that shows something: what it is, who had it, and which copy others may have."""

from datetime import date
from enum import Enum
from typing import ClassVar
from uuid import UUID

from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Audience, Code, Key, Words


class EvidenceKind(Enum):
    """What a file is to those who read the record."""

    DOCUMENT = "document"
    PICTURE = "picture"
    RECORDING = "recording"
    VIDEO = "video"
    LETTER = "letter"
    WEB_COPY = "web_copy"
    """A page of the web as somebody saved it, with the day on which they did."""
    OTHER = "other"


class Registered(MadeEvent):
    """A file entered the record. It is kept as it came, for ever.

    `type` is what the file is by its content, `size` its length in bytes, `on` the day on which it was made, came or
    was saved. `sha256` is that of the original, which whoever has the original could find it by; so it is never public.
    `name` is what the file was called, `where` where it was collected, `address` that of a page that was saved.
    `reliability` A-F and `credibility` 1-6 are the Admiralty code.
    """

    TOPIC: ClassVar[str] = "evidence.registered"
    STAFF = (
        "row",
        "sha256",
        "name",
        "collected_by",
        "where",
        "address",
        "notes",
        "reliability",
        "credibility",
    )

    kind: EvidenceKind
    size: int
    type: Code
    on: date | None
    country: Code | None
    audience: Audience
    entries: tuple[UUID, ...]
    demands: tuple[Key, ...]
    documents: tuple[Key, ...]
    sha256: Key
    name: Words | None
    collected_by: Words | None
    where: Words | None
    address: Words | None
    notes: Words | None
    reliability: Code | None
    credibility: int | None


class CustodyRecorded(Event):
    """Somebody had the material from a day on: who, from whom, and how it came to them.

    Berkeley Protocol, chain of custody: such records are added and never changed, and are never public.
    """

    TOPIC: ClassVar[str] = "evidence.custody_recorded"
    STAFF = ("row", "on", "holder", "from_whom", "how")

    on: date
    holder: Words
    from_whom: Words | None
    how: Words


class PublicCopyMade(Event):
    """A copy for others was made; nobody is shown it before somebody looked at it and opened it.

    `is_cleaned`: hidden data were taken out of the picture here; otherwise somebody made the copy by hand.
    """

    TOPIC: ClassVar[str] = "evidence.public_copy_made"

    sha256: Key
    size: int
    type: Code
    is_cleaned: bool


class Attached(Event):
    """The file shows something about further entries, demands or documents."""

    TOPIC: ClassVar[str] = "evidence.attached"

    entries: tuple[UUID, ...]
    demands: tuple[Key, ...]
    documents: tuple[Key, ...]


class Graded(Event):
    """How reliable the source is and how credible what it says is judged anew."""

    TOPIC: ClassVar[str] = "evidence.graded"
    STAFF = ("row", "reliability", "credibility", "reason")

    reliability: Code | None
    credibility: int | None
    reason: Words | None


class AudienceSet(Event):
    """Who may have a copy is widened or narrowed; narrowing acts at once, and backwards.

    `copy` is the SHA-256 of the copy that somebody looked at before others were let have it, None where they are not.
    """

    TOPIC: ClassVar[str] = "evidence.audience_set"
    STAFF = ("row", "reason")

    audience: Audience
    copy: Key | None
    reason: Words | None


class Detached(Event):
    """The file was attached where it shows nothing; that is put right at once, and backwards."""

    TOPIC: ClassVar[str] = "evidence.detached"
    STAFF = ("row", "reason")

    entries: tuple[UUID, ...]
    demands: tuple[Key, ...]
    documents: tuple[Key, ...]
    reason: Words | None


class TakenBack(Event):
    """The file is taken back: nobody but the team gets anything of it, at once and backwards; for safety, nobody."""

    TOPIC: ClassVar[str] = "evidence.taken_back"
    STAFF = ("row", "reason")

    cause: Retraction
    reason: Words | None
