"""What arrived late: dated no later than a letter, recorded after it, and not in its basis (methodology, A.4).

Read by: the desk. The team is shown it; no card counts it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from tracker.domain.record import Entry, Kind
from tracker.domain.standing import stand, steps, would_bear
from tracker.projections.changes import over
from tracker.projections.reading import digest, whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, visible
from tracker.store.tables import log_commit

_WAYS = ["progress", "regression", "mixed"]
_NEWS = [Kind.DEVELOPMENT.value, Kind.POSITION.value, Kind.FINDING.value, Kind.ANSWER.value]


@dataclass(frozen=True)
class Late:
    """News of a measure that its letter did not know of, though it is of the letter's day or an earlier one."""

    measure: str
    letter: Entry
    entry: Entry


def late(connection: Connection, viewer: Viewer, on: date, country: str) -> Sequence[Late]:
    """List what arrived late for the letters that stand in a country, oldest first; for its team alone."""
    if viewer.who is None or not viewer.who.is_team_of(country):
        return []
    ended = over(connection, viewer)
    letters = _letters(one for one in digest(connection, viewer, on, country).entries if one.demand not in ended)
    since = _recorded_by(connection, {letter.entry_id for its in letters.values() for letter in its.values()})
    found = [
        Late(measure, letter, whole_entry(row, viewer))
        for row in _could_bear(connection, viewer, letters, since)
        for measure, letter in letters[row.demand].items()
        if _lists(row, measure)
        and row.effective <= letter.effective.isoformat()
        and row.recorded_at > since[letter.entry_id]
        and row.entry_id not in letter.basis
    ]
    return [one for one in found if one.letter.letter and would_bear(one.entry, one.letter.letter)]


def _letters(entries: Iterable[Entry]) -> Mapping[str, Mapping[str, Entry]]:
    """Give each measure that has a letter, by its demand, with the assessment that gives it."""
    said: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.kind is Kind.ASSESSMENT and one.demand is not None:
            for measure in one.measures:
                said[measure].append(one)
    letters: dict[str, dict[str, Entry]] = defaultdict(dict)
    for measure, its in said.items():
        standing = stand(steps(its), ())
        if standing.letter is not None and standing.entry is not None:
            letters[measure.rpartition(".")[0]][measure] = standing.entry
    return letters


def _recorded_by(connection: Connection, ids: Iterable[str]) -> Mapping[str, int]:
    """Give the positions by which entries were recorded first: what was recorded together with one is not later."""
    first = func.min(entry.c.known_from).label("position")
    its = select(entry.c.entry_id, first).where(entry.c.entry_id.in_(sorted(ids))).group_by(entry.c.entry_id).subquery()
    end = select(func.min(log_commit.c.position)).where(log_commit.c.position >= its.c.position).scalar_subquery()
    rows = connection.execute(select(its.c.entry_id, end.label("position")))
    return {row.entry_id: row.position for row in rows}


def _could_bear(
    connection: Connection, viewer: Viewer, letters: Mapping[str, Mapping[str, Entry]], since: Mapping[str, int]
) -> Sequence[Row[Any]]:
    """Find what was recorded after a demand's first letter, is of no later day than its last, and points some way.

    A later version of an entry is no news: what counts is when it was recorded first.
    """
    version = entry.alias()
    first = select(func.min(version.c.known_from)).where(version.c.entry_id == entry.c.entry_id).scalar_subquery()
    places = [
        and_(
            entry.c.demand == demand,
            first > min(since[letter.entry_id] for letter in its.values()),
            entry.c.effective <= max(letter.effective for letter in its.values()).isoformat(),
        )
        for demand, its in letters.items()
    ]
    if not places:
        return []
    points = or_(entry.c.direction.is_(None), entry.c.direction.in_(_WAYS))
    lists = or_(entry.c.measures != "", entry.c.kind == Kind.ANSWER.value)
    query = (
        whole_rows(viewer)
        .add_columns(first.label("recorded_at"))
        .where(or_(*places), visible(viewer), entry.c.kind.in_(_NEWS), points, lists, entry.c.hidden.is_(False))
    )
    rows = connection.execute(query.order_by(entry.c.effective, entry.c.entry_id))
    return [row for row in rows if is_open(row, viewer)]


def _lists(row: Row[Any], measure: str) -> bool:
    return row.kind == Kind.ANSWER.value or measure in row.measures.split()
