"""What people give about a file: plain values, as a form was understood, before any rule has looked at them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.application.workspace.plain import Texts
from tracker.domain.evidence_events import EvidenceKind


@dataclass(frozen=True, kw_only=True)
class Attached:
    """What a file shows something about; it is of the country of the first of these, or of the one that is given."""

    entries: tuple[UUID, ...] = ()
    demands: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A file that came in: what it is, where from, and how far it is to be believed; all texts are for the team alone.

    `name` is what the file was called; `address` that of the page that was saved.
    """

    attached: Attached
    kind: EvidenceKind
    on: date | None = None
    is_confidential: bool = False
    name: str = ""
    collected_by: Texts | None = None
    where: Texts | None = None
    address: str | None = None
    notes: Texts | None = None
    reliability: str | None = None
    credibility: int | None = None


@dataclass(frozen=True, kw_only=True)
class Custody:
    """Somebody had the material from a day on."""

    on: date
    holder: Texts
    how: Texts
    from_whom: Texts | None = None
