"""The small values that events are written in: references to words, keys, codes and enumerations."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

Ref = NewType("Ref", str)
"""Base64url SHA-256 of nonce and UTF-8 text: points at sealed words, says nothing about them."""

Code = NewType("Code", str)
"""A term of a public list: `C087`, `KZ`, `judicial_redress`, `en`."""

Key = NewType("Key", str)
"""The public key of a thing: `res-2021`, `p-7kq2m4xa`, `kz-2021-1`, a SHA-256 in hex."""

Words = dict[Code, Ref]
"""One text by language; a language that is absent has not been written. `und` marks a text of no language."""


class Audience(Enum):
    """Who may see an entry, widest first."""

    PUBLIC = "public"
    MEMBERS = "members"
    COUNTRY_TEAM = "country_team"
    CONFIDENTIAL = "confidential"


class Confidence(Enum):
    """How sure the coalition is of what an entry says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Direction(Enum):
    """Which way a development points, seen from what is asked."""

    PROGRESS = "progress"
    REGRESSION = "regression"
    NO_CHANGE = "no_change"
    MIXED = "mixed"
    CONTEXT = "context"


class OrganClass(Enum):
    """Who acted: an organ of the State, an employer, a union, or nobody known."""

    STATE = "state"
    EMPLOYER = "employer"
    UNION = "union"
    UNKNOWN = "unknown"


class SourceKind(Enum):
    """The kind of source; the source itself is never public."""

    PUBLICATION = "publication"
    DOCUMENT = "document"
    PERSON = "person"
    UNPUBLISHED = "unpublished"


class Looked(Enum):
    """Where somebody looked when a demand was checked and nothing had changed."""

    REGISTER = "register"
    COURT = "court"
    LAW = "law"
    NORMLEX = "normlex"
    PARTNER = "partner"
    PRESS = "press"
    NOTHING_HEARD = "nothing_heard"


@dataclass(frozen=True)
class Organ:
    """Who acted, by class and, where it is known, by name (the office, not the person)."""

    kind: OrganClass
    name: Words | None


@dataclass(frozen=True)
class Citation:
    """A publication or document that anyone can look up; public together with its entry."""

    document: Key | None
    publication: Words | None
    address: Words | None
    restricted_in: tuple[Code, ...]
    on: date | None


@dataclass(frozen=True)
class Row:
    """Which row of a register an event was loaded from: keyed hashes of the row's key and of its content."""

    register: Key
    key: Key
    content: Key
