"""What is recorded about a document that demands come from."""

from typing import ClassVar

from tracker.domain.days import When
from tracker.domain.events import MadeEvent
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
