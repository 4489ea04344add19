"""When entries appeared: in which release the public first saw each of those that it sees.

Read by: the feeds of changes.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from tracker.domain.record import Kind
from tracker.domain.values import Audience
from tracker.projections.tables import entry, release
from tracker.projections.viewing import Viewer, counted, is_open, visible


@dataclass(frozen=True)
class Release:
    """A release: its number, through which position it reaches, and its day."""

    number: int
    through: int
    released_on: date


@dataclass(frozen=True)
class Releases:
    """All releases that a viewer knows of, oldest first."""

    listed: Sequence[Release]

    def after(self, position: int, day: str = "") -> Release | None:
        """Give the first release that reaches a position, and that is not of an earlier day; None where none does."""
        throughs = [one.through for one in self.listed]
        days = [one.released_on.isoformat() for one in self.listed]
        place = max(bisect_left(throughs, position), bisect_left(days, day))
        return self.listed[place] if place < len(self.listed) else None


def releases(connection: Connection, viewer: Viewer) -> Releases:
    """List the releases that a viewer knows of."""
    query = select(release).where(release.c.through <= viewer.through).order_by(release.c.number)
    rows = connection.execute(query)
    return Releases([Release(row.number, row.through, date.fromisoformat(row.released_on)) for row in rows])


def of_country(connection: Connection, viewer: Viewer, country: str) -> Mapping[str, Release]:
    """Say when the entries on a country's demands, and what bodies said of it, appeared."""
    has_page = (entry.c.demand != "") | (entry.c.kind == Kind.FINDING.value)
    return _appeared(connection, viewer, (entry.c.country == country) & has_page)


def of_demand(connection: Connection, viewer: Viewer, reference: str) -> Mapping[str, Release]:
    """Say when the entries on a demand appeared."""
    return _appeared(connection, viewer, entry.c.demand == reference)


def _appeared(connection: Connection, viewer: Viewer, where: ColumnElement[bool]) -> Mapping[str, Release]:
    query = select(entry.c.entry_id, entry.c.not_before, entry.c.opening_confirmed_on)
    its = (entry.c.now_not_before, entry.c.now_opening_confirmed_on)
    seen = connection.execute(query.add_columns(*its).where(where, visible(viewer), entry.c.hidden.is_(False)))
    ids = {row.entry_id for row in seen if is_open(row, viewer)}
    known = releases(connection, viewer)
    public = (entry.c.audience == Audience.PUBLIC.value) & entry.c.state.in_(counted(viewer))
    found: dict[str, Release] = {}
    for row in connection.execute(select(entry).where(where, public)):
        first = _first(row, known, viewer) if row.entry_id in ids else None
        if first and (row.entry_id not in found or first.number < found[row.entry_id].number):
            found[row.entry_id] = first
    return found


def _first(row: Row[Any], known: Releases, viewer: Viewer) -> Release | None:
    """Give the first release that shows a version of an entry; None where another replaced it before."""
    first = known.after(row.known_from, row.not_before or "")
    if first is None or (row.known_to is not None and row.known_to <= first.through):
        return None
    return first if is_open(row, replace(viewer, day=first.released_on)) else None
