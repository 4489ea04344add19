"""What is recorded about an organisation."""

from typing import ClassVar

from tracker.domain.days import When
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Citation, Code, Key, Words


class Registered(MadeEvent):
    """A union, organ or body entered the record; `small` means fewer than ten people, to be treated as persons."""

    TOPIC: ClassVar[str] = "organisation.registered"
    STAFF = ("row", "notes")

    key: Key
    name: Words
    country: Code | None
    kind: Code
    small: bool
    parent: Key | None
    branches: tuple[Words, ...]
    sites: tuple[Words, ...]
    notes: Words | None


class AliasAdded(Event):
    """The organisation is also written so."""

    TOPIC: ClassVar[str] = "organisation.alias_added"

    name: Words


class LeadershipRecorded(Event):
    """Somebody held an office of the organisation for a period, as anyone can look up; public with its release.

    `number` tells the period within the organisation: recorded again it says anew what is known of it. `person` is
    None where nobody is meant by key; `until` is None while the period goes on or its end is not known. A period that
    was recorded in error is recorded again as `taken_back`.
    """

    TOPIC: ClassVar[str] = "organisation.leadership_recorded"
    STAFF = ("row", "notes")

    number: int
    office: Words
    person: Key | None
    start: When
    until: When | None
    taken_back: bool
    citation: Citation | None
    notes: Words | None
