"""An entry with all that it replaced and all that replaced it, in order. Rows alone: no words are opened here.

Read by: the page of an entry. The public finds nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from tracker.domain.record import Entry
from tracker.domain.values import Audience
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, within_reach


@dataclass(frozen=True)
class Version:
    """One entry of a line of corrections as it is now, over all demands that it stands on.

    `measures` are those of all its demands. `countries` are all that it is about, whoever may see it there: who changes
    it has to be of each. `is_replaced`: another entry took its place.
    """

    entry: Entry
    demands: Sequence[str]
    country: str | None
    measures: Sequence[str]
    state: str
    is_replaced: bool
    corrects: str | None
    audience: Audience
    not_before: date | None
    opening_confirmed_on: date | None
    countries: Collection[str | None]


def versions(connection: Connection, viewer: Viewer, entry_id: str) -> Sequence[Version]:
    """Give the line of corrections that an entry is of, oldest first; none where the viewer may not see the entry.

    What was taken back for safety nobody finds.
    """
    if viewer.who is None:
        return []
    line = [_version(connection, viewer, one) for one in line_of(connection, entry_id)]
    found = [one for one in line if one is not None]
    return found if any(one.entry.entry_id == entry_id for one in found) else []


def countries_of(connection: Connection, entries: Iterable[str]) -> Mapping[str, Collection[str | None]]:
    """Give the countries that entries are about, by their ids, whoever may see them: to be asked of rights alone."""
    found: dict[str, set[str | None]] = {}
    asked = select(entry.c.entry_id, entry.c.country).where(entry.c.entry_id.in_(sorted(set(entries)))).distinct()
    for row in connection.execute(asked):
        found.setdefault(row.entry_id, set()).add(row.country)
    return found


def line_of(connection: Connection, entry_id: str) -> list[str]:
    """Give the ids of an entry's line of corrections; a proposal that was returned may stand beside another."""
    before, found = _corrected_by(connection, entry_id), [entry_id]
    while before is not None and before not in found:
        found.insert(0, before)
        before = _corrected_by(connection, before)
    for one in found:
        later = select(entry.c.entry_id).where(entry.c.corrects == one).order_by(entry.c.known_from)
        found += [other for other in dict.fromkeys(connection.scalars(later)) if other not in found]
    return found


def _corrected_by(connection: Connection, entry_id: str) -> str | None:
    """Give the entry that an entry was recorded to replace."""
    query = select(entry.c.corrects).where(entry.c.entry_id == entry_id, entry.c.corrects.is_not(None))
    return connection.scalars(query.limit(1)).first()


def _version(connection: Connection, viewer: Viewer, entry_id: str) -> Version | None:
    query = whole_rows(viewer).where(
        entry.c.entry_id == entry_id,
        entry.c.hidden.is_(False),
        within_reach(viewer),
        entry.c.known_from <= viewer.through,
    )
    newest = {(row.stream_id, row.demand): row for row in connection.execute(query.order_by(entry.c.known_from))}
    rows = [row for row in newest.values() if is_open(row, viewer)]
    if not rows:
        return None
    first = rows[0]
    return Version(
        entry=whole_entry(first, viewer),
        demands=[row.demand for row in rows if row.demand],
        country=first.country,
        measures=[number for row in rows for number in row.measures.split()],
        state=first.state,
        is_replaced=all(row.known_to is not None for row in rows),
        corrects=first.corrects,
        audience=Audience(first.now_audience),
        not_before=_day(first.now_not_before),
        opening_confirmed_on=_day(first.now_opening_confirmed_on),
        countries=countries_of(connection, [entry_id])[entry_id],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
