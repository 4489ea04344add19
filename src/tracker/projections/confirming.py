"""What waits for a second person, and what it rests on. Rows alone: no words are opened here.

Read by: the desk and the list with ticks. The public finds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select

from tracker.domain.record import Entry, Kind
from tracker.domain.values import Audience
from tracker.projections import evidence_reading
from tracker.projections.changes import over
from tracker.projections.entries import PROPOSED, RETURNED, SUSPENDED
from tracker.projections.evidence_reading import Evidence
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry, evidence
from tracker.projections.viewing import Viewer, counted, is_open, known, visible, within_reach


@dataclass(frozen=True)
class Waiting:
    """An assessment that somebody has to decide: proposed, suspended, or returned to whoever proposed it.

    `account` proposed it, `corrects` is the assessment that it is to replace, and `version` the position of the
    event that put it where it is.
    """

    entry: Entry
    stream_id: UUID
    country: str | None
    account: str
    corrects: str | None
    audience: Audience
    version: int


@dataclass(frozen=True)
class Rests:
    """What an assessment rests on, as one viewer may know it.

    `entries` and `files` are those that the viewer may see, `closed` counts those that only others may see, `gone`
    those that were corrected or taken back.
    """

    entries: Sequence[Entry]
    files: Sequence[Evidence]
    closed: int
    gone: int


def waiting(connection: Connection, viewer: Viewer) -> Sequence[Waiting]:
    """List the assessments that wait for a second person, oldest first.

    Who may confirm sees those of every country, but for what is confidential to others; the rest what they may see.
    """
    return _undecided(connection, viewer, PROPOSED)


def suspended(connection: Connection, viewer: Viewer) -> Sequence[Waiting]:
    """List the assessments that are in doubt until somebody decides, oldest first; for the same viewers."""
    return _undecided(connection, viewer, SUSPENDED)


def returned(connection: Connection, viewer: Viewer, account: str) -> Sequence[Waiting]:
    """List what an account proposed and a second person sent back, and nothing has replaced since."""
    return [one for one in sent_back(connection, viewer) if one.account == account]


def sent_back(connection: Connection, viewer: Viewer) -> Sequence[Waiting]:
    """List all that second persons sent back and nothing has replaced since, oldest first; for the same viewers."""
    return _undecided(connection, viewer, RETURNED)


def rests_on(connection: Connection, viewer: Viewer, proposed: Iterable[Waiting]) -> Mapping[str, Rests]:
    """Say what these assessments rest on, by their entry ids."""
    bases = {one.entry.entry_id: set(one.entry.basis) for one in proposed}
    ids = sorted({key for basis in bases.values() for key in basis})
    standing = {*connection.scalars(_standing(viewer, ids)), *connection.scalars(_files_standing(viewer, ids))}
    seen, files = _seen(connection, viewer, ids), evidence_reading.some(connection, viewer, ids)
    open_ = {one.entry_id for one in seen} | {one.evidence_id for one in files}
    return {
        key: Rests(
            entries=[one for one in seen if one.entry_id in basis],
            files=[one for one in files if one.evidence_id in basis],
            closed=len((basis & standing) - open_),
            gone=len(basis - standing),
        )
        for key, basis in bases.items()
    }


def _undecided(connection: Connection, viewer: Viewer, state: str) -> Sequence[Waiting]:
    if viewer.who is None or not viewer.who.may_confirm:
        return _assessments(connection, viewer, state, within_reach(viewer))
    others = entry.c.now_audience != Audience.CONFIDENTIAL.value
    return _assessments(connection, viewer, state, or_(within_reach(viewer), others))


def _assessments(connection: Connection, viewer: Viewer, state: str, where: ColumnElement[bool]) -> Sequence[Waiting]:
    if viewer.who is None:
        return []
    is_assessment = entry.c.kind == Kind.ASSESSMENT.value
    query = whole_rows(viewer).where(
        is_assessment, entry.c.state == state, entry.c.hidden.is_(False), known(viewer), where
    )
    if state != SUSPENDED:  # which is in doubt until its replacement is confirmed
        replaced = select(entry.c.corrects).where(is_assessment, entry.c.corrects.is_not(None))
        query = query.where(entry.c.entry_id.not_in(replaced))
    rows, ended = connection.execute(query.order_by(entry.c.known_from)), over(connection, viewer)
    asked = (row for row in rows if row.demand not in ended)
    return [_waiting(row, viewer) for row in asked if viewer.who.may_confirm or is_open(row, viewer)]


def _waiting(row: Row[Any], viewer: Viewer) -> Waiting:
    return Waiting(
        entry=whole_entry(row, viewer),
        stream_id=UUID(row.stream_id),
        country=row.country,
        account=row.account,
        corrects=row.corrects,
        audience=Audience(row.now_audience),
        version=row.known_from,
    )


def _standing(viewer: Viewer, ids: Sequence[str]) -> Select[tuple[str]]:
    """Ask which of these entries stand, whoever may see them: their number alone is told."""
    return select(entry.c.entry_id).where(
        entry.c.entry_id.in_(ids), known(viewer), entry.c.state.in_(counted(viewer)), entry.c.hidden.is_(False)
    )


def _files_standing(viewer: Viewer, ids: Sequence[str]) -> Select[tuple[str]]:
    """Ask the same of files."""
    stands = evidence.c.error_from.is_(None), evidence.c.safety_from.is_(None)
    return select(evidence.c.evidence_id).where(
        evidence.c.evidence_id.in_(ids), evidence.c.known_from <= viewer.through, *stands
    )


def _seen(connection: Connection, viewer: Viewer, ids: Sequence[str]) -> Sequence[Entry]:
    query = whole_rows(viewer).where(entry.c.entry_id.in_(ids), visible(viewer), entry.c.hidden.is_(False))
    rows = connection.execute(query.order_by(entry.c.effective, entry.c.entry_id))
    once = {row.entry_id: row for row in rows if is_open(row, viewer)}
    return [whole_entry(row, viewer) for row in once.values()]
