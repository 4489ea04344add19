"""What is recorded about an organisation."""

from typing import ClassVar

from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Words


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
