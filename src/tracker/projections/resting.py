"""Which assessments rest on an entry: what somebody has to know before it is taken back. Rows alone.

Read by: the page that takes an entry back. The public finds nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.domain.letters import Letter
from tracker.domain.record import Entry, Kind
from tracker.projections.entries import PROPOSED, SUSPENDED
from tracker.projections.grounds import OF_A_SILENCE
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.versions import line_of
from tracker.projections.viewing import Viewer, counted, is_open, known, within_reach


@dataclass(frozen=True)
class Resting:
    """An assessment that rests on an entry; `waits`: it does not count yet."""

    entry: Entry
    waits: bool


def resting_on(connection: Connection, viewer: Viewer, entry_id: str) -> Sequence[Resting]:
    """List the assessments that count, are in doubt or wait, and rest on an entry or on what it replaced.

    "No answer" rests on the letters of its demand where its basis names none. In the order of their measures.
    """
    if viewer.who is None:
        return []
    line = set(line_of(connection, entry_id))
    letters = _demands_of_letters(connection, line)
    is_assessment = entry.c.kind == Kind.ASSESSMENT.value
    states = entry.c.state.in_([*counted(viewer), PROPOSED, SUSPENDED])
    query = whole_rows(viewer).where(
        is_assessment, states, known(viewer), within_reach(viewer), entry.c.hidden.is_(False)
    )
    rows = connection.execute(query.order_by(entry.c.measures, entry.c.effective)).all()
    found = [row for row in rows if is_open(row, viewer) and _rests(connection, row, line, letters)]
    return [Resting(whole_entry(row, viewer), row.state == PROPOSED) for row in found]


def _rests(connection: Connection, row: Row[Any], line: Collection[str], demands: Collection[str]) -> bool:
    basis = row.basis.split()
    if any(one in line for one in basis):
        return True
    is_silence = row.says == Letter.NO_ANSWER.value and row.demand in demands
    return is_silence and not _are_letters(connection, basis)


def _are_letters(connection: Connection, ids: Collection[str]) -> bool:
    """Say whether any of these entries is a letter or a reminder."""
    its = select(entry.c.entry_id).where(entry.c.entry_id.in_(sorted(ids)), entry.c.kind.in_(sorted(OF_A_SILENCE)))
    return connection.scalar(its.limit(1)) is not None


def _demands_of_letters(connection: Connection, ids: Collection[str]) -> Collection[str]:
    """Give the demands on which these entries stand, as far as they are letters or reminders."""
    its = select(entry.c.demand).where(entry.c.entry_id.in_(sorted(ids)), entry.c.kind.in_(sorted(OF_A_SILENCE)))
    return set(connection.scalars(its))
