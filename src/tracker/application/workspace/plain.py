"""The plain values that entries are given in: texts, where they belong, who acted, what is cited, who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tracker.domain.values import Audience, Confidence, OrganClass

Texts = Mapping[str, str]
"""One text by language (`en`, `ru`, ...; `und` for a text of no language). A blank one counts as not written."""

Measures = Mapping[str, tuple[int, ...]]
"""Demands by their references, each with the numbers of its measures; no number: background, it bears on none."""


@dataclass(frozen=True)
class Where:
    """What an entry is put to: demands with their measures, or a country alone, or a finding alone.

    `points` are the numbered points of the finding that it concerns, none where it is the finding as a whole.
    """

    demands: Measures = field(default_factory=dict)
    country: str | None = None
    finding: UUID | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organ:
    """Who acted, by class and, where it is known, by the name of the office."""

    kind: OrganClass
    name: Texts | None = None


@dataclass(frozen=True)
class Citation:
    """A publication or document that anyone can look up; `restricted_in` are countries where sharing it is risky."""

    document: str | None = None
    publication: str | None = None
    address: str | None = None
    restricted_in: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True)
class Basis:
    """What an assessment rests on: an entry, a document by its key, or a file by its id."""

    entry_id: UUID | None = None
    document: str | None = None
    evidence: UUID | None = None


@dataclass(frozen=True)
class Point:
    """One numbered point of a finding, with the measures that it is about."""

    number: str
    text: Texts
    measures: Measures = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What every entry is given: who may see it, and from which day on.

    `namesakes` are keys of persons whose names stand in texts for others to read where somebody else is meant.
    """

    audience: Audience = Audience.COUNTRY_TEAM
    not_before: date | None = None
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Told(Shared):
    """What an entry is given that tells of the world: where anyone can look it up, and how sure we are."""

    citation: Citation | None = None
    confidence: Confidence = Confidence.MEDIUM
