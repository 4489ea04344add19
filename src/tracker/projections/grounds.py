"""What assessments rest on, and whether it was taken back since, as far as a viewer may know.

An entry that was corrected stands in what replaced it. That something was taken back for an error may know whoever
saw it; for safety, the team alone: a figure that changed for anybody else would point at what was hidden.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from tracker.domain.letters import Letter
from tracker.domain.record import Kind
from tracker.projections.entries import RETRACTED
from tracker.projections.files_gone import Gone, files_gone
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, within_reach

OF_A_SILENCE = {Kind.LETTER.value, Kind.REMINDER.value}
"""The kinds of entry that "no answer" rests on, whether its basis names them or not."""

Versions = Mapping[str, Sequence[Row[Any]]]
"""Entries by their ids, each with the rows of it that are known."""


def shaken(connection: Connection, viewer: Viewer, rows: Iterable[Row[Any]]) -> Collection[str]:
    """Name the assessments among these rows that rest on something that was taken back."""
    judged = [row for row in rows if row.kind == Kind.ASSESSMENT.value]
    bases = {row.entry_id: set(row.basis.split()) for row in judged}
    letters = _letters(connection, viewer, judged)
    for row in judged:
        bases[row.entry_id] |= {one.entry_id for one in letters.get(row.entry_id, ())}
    named = {one for basis in bases.values() for one in basis}
    changed, files = _changed(connection, named), files_gone(connection, viewer, named)
    if not changed and not files.at_all:
        return ()
    entries = _gone(connection, viewer, _known(connection, viewer, entry.c.entry_id.in_(changed)))
    gone = Gone({*entries.at_all, *files.at_all}, {*entries.openly, *files.openly})
    return {row.entry_id for row in judged if bases[row.entry_id] & set(_may_know(row, viewer, gone))}


def _changed(connection: Connection, ids: Collection[str]) -> Sequence[str]:
    """Find those of many entries that anything was done to, so that the few of them are read as a whole."""
    if not ids:
        return ()
    touched = or_(entry.c.known_to.is_not(None), entry.c.hidden, entry.c.state == RETRACTED)
    return connection.scalars(select(entry.c.entry_id).where(entry.c.entry_id.in_(ids), touched).distinct()).all()


def _may_know(row: Row[Any], viewer: Viewer, gone: Gone) -> Collection[str]:
    is_team = viewer.who is not None and viewer.who.is_team_of(row.country)
    return gone.at_all if is_team else gone.openly


def _letters(connection: Connection, viewer: Viewer, judged: Iterable[Row[Any]]) -> Versions:
    """Give the letters and reminders that each "no answer" rests on, by its id: those of its demand up to its day.

    An assessment whose basis names a letter rests on that one alone.
    """
    silent = [row for row in judged if row.says == Letter.NO_ANSWER.value]
    if not silent:
        return {}
    is_letter, demands = entry.c.kind.in_(sorted(OF_A_SILENCE)), sorted({row.demand for row in silent})
    named = {one for row in silent for one in row.basis.split()}
    rows = _known(connection, viewer, and_(is_letter, or_(entry.c.demand.in_(demands), entry.c.entry_id.in_(named))))
    mine: dict[str, list[Row[Any]]] = {}
    for row in silent:
        if rows.keys().isdisjoint(row.basis.split()):
            its = (one for found in rows.values() for one in found)
            mine[row.entry_id] = [one for one in its if one.demand == row.demand and one.effective <= row.effective]
    return mine


def _gone(connection: Connection, viewer: Viewer, found: dict[str, Sequence[Row[Any]]]) -> Gone:
    """Say which of these entries were taken back: what was corrected is followed to what stands in its place."""
    at_all, openly = set(), set()
    ends = {one: one for one in found}
    while ends:
        for asked, end in ends.items():
            if any(_is_taken_back(row, viewer) or row.hidden for row in found[end]):
                at_all.add(asked)
            if any(_is_taken_back(row, viewer) and row.within_reach and is_open(row, viewer) for row in found[end]):
                openly.add(asked)
        replaced = {end for end in ends.values() if not any(_is_current(row, viewer) for row in found[end])}
        later = _replacing(connection, viewer, [row for end in replaced for row in found[end]])
        found |= later
        by_old = {row.corrects: one for one, its in later.items() for row in its}
        ends = {asked: by_old[end] for asked, end in ends.items() if end in by_old}
        at_all -= ends.keys()
        openly -= ends.keys()
    return Gone(at_all, openly)


def _replacing(connection: Connection, viewer: Viewer, rows: Sequence[Row[Any]]) -> dict[str, Sequence[Row[Any]]]:
    if not rows:
        return {}
    streams, old = sorted({row.stream_id for row in rows}), sorted({row.entry_id for row in rows})
    return _known(connection, viewer, and_(entry.c.stream_id.in_(streams), entry.c.corrects.in_(old)))


def _known(connection: Connection, viewer: Viewer, where: ColumnElement[bool]) -> dict[str, Sequence[Row[Any]]]:
    query = select(entry, within_reach(viewer).label("within_reach"))
    rows = connection.execute(query.where(where, entry.c.known_from <= viewer.through).order_by(entry.c.known_from))
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.entry_id].append(row)
    return dict(found)


def _is_current(row: Row[Any], viewer: Viewer) -> bool:
    return row.known_to is None or bool(row.known_to > viewer.through)


def _is_taken_back(row: Row[Any], viewer: Viewer) -> bool:
    return row.state == RETRACTED and _is_current(row, viewer)
