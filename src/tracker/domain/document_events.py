"""What is recorded about a document that demands come from."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.domain.days import When
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Words


class Registered(MadeEvent):
    """A resolution, declaration, letter or article entered the record.

    `relation` is that of its issuer: coalition, member or ally. `restricted_in` lists the countries in which
    sharing its address may be an offence.
    """

    TOPIC: ClassVar[str] = "document.registered"
    STAFF = ("row", "notes")

    key: Key
    kind: Code
    title: Words
    reference: Words | None
    issued: When
    met: When | None
    place: Words | None
    issuer: Key
    issuer_name: Words
    relation: Code
    languages: tuple[Code, ...]
    countries: tuple[Code, ...]
    address: Words | None
    restricted_in: tuple[Code, ...]
    notes: Words | None


@dataclass(frozen=True)
class Offsets:
    """Where a quotation stands in a kept text: from its first character up to the one before `end`."""

    first: int
    end: int


class TextKept(Event):
    """The document's own text was kept, in one of its languages; `sha256` is of its UTF-8 bytes."""

    TOPIC: ClassVar[str] = "document.text_kept"

    language: Code
    text: Words
    sha256: Key


class QuotationAccepted(Event):
    """What a demand quotes stands in the kept text, letter by letter but for its spaces."""

    TOPIC: ClassVar[str] = "document.quotation_accepted"

    demand: Key
    quotation: Words
    offsets: Offsets
