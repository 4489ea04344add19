"""The occasions that a viewer may know of, and how each came to its days.

Read by: the occasions' pages, feeds, and what reminds people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, true

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import Precision, When
from tracker.domain.values import Audience
from tracker.projections.rows import made_once, read_facts
from tracker.projections.tables import occasion
from tracker.projections.viewing import Viewer, closed_now, closed_of, within_calendar
from tracker.store.mapper import moment
from tracker.store.tables import log_commit

_EVERY = select(occasion).order_by(occasion.c.first_on, occasion.c.key)


@dataclass(frozen=True)
class OccasionVersion:
    """An occasion as it was known from a day on; `position` is that of the event that made it so."""

    occasion: OccasionFacts
    known_from: date
    position: int


def every_row(connection: Connection) -> Sequence[Row[Any]]:
    """Read all that is known of every occasion, by their first days, for `calendar_of`."""
    return connection.execute(_EVERY).all()


def calendar(connection: Connection, viewer: Viewer) -> Sequence[OccasionFacts]:
    """List the occasions as they are known to a viewer, cancelled ones too, by their first days."""
    return calendar_of(every_row(connection), viewer)


def calendar_of(rows: Sequence[Row[Any]], viewer: Viewer) -> Sequence[OccasionFacts]:
    """List them of the rows that `every_row` reads."""
    closed = closed_of(rows, viewer)
    known = (row for row in rows if row.known_from <= viewer.through)
    now = (row for row in known if row.known_to is None or row.known_to > viewer.through)
    return [_facts(row) for row in now if row.key not in closed and within_calendar(row, viewer)]


def every_occasion(connection: Connection) -> Mapping[str, Sequence[OccasionFacts]]:
    """Give all that is known of every occasion, oldest first, by its key: for the scheduler, who is nobody."""
    known: dict[str, list[OccasionFacts]] = {}
    for row in connection.execute(select(occasion).order_by(occasion.c.known_from)):
        known.setdefault(row.key, []).append(_facts(row))
    return known


def occasion_versions(connection: Connection, viewer: Viewer, key: str) -> Sequence[OccasionVersion]:
    """Give what was known of an occasion, oldest first; none where the viewer may not know of it."""
    return _versions(connection, viewer, occasion.c.key == key)


def occasion_histories(connection: Connection, viewer: Viewer) -> Mapping[str, Sequence[OccasionVersion]]:
    """Give what was known of every occasion that the viewer may know of, by its key, oldest first."""
    histories: dict[str, list[OccasionVersion]] = {}
    for version in _versions(connection, viewer, true()):
        histories.setdefault(version.occasion.key, []).append(version)
    return histories


def _versions(connection: Connection, viewer: Viewer, where: ColumnElement[bool]) -> Sequence[OccasionVersion]:
    its = select(log_commit.c.recorded_at).where(log_commit.c.position >= occasion.c.known_from)
    recorded_at = its.order_by(log_commit.c.position).limit(1).correlate(occasion).scalar_subquery()
    query = select(occasion, recorded_at.label("recorded_at")).where(where, occasion.c.known_from <= viewer.through)
    rows, closed = connection.execute(query.order_by(occasion.c.known_from)), closed_now(connection, viewer)
    return [
        OccasionVersion(_facts(row), moment(row.recorded_at).date(), row.known_from)
        for row in rows
        if row.key not in closed and within_calendar(row, viewer)
    ]


@made_once(2048)
def _facts(row: Row[Any]) -> OccasionFacts:
    """Make an occasion of its row; nearly every page asks for most of them again."""
    told = read_facts(row.facts)
    return OccasionFacts(
        key=row.key,
        kind=row.kind,
        on=When(date.fromisoformat(row.first_on), date.fromisoformat(row.last_on), Precision(told["on"]["precision"])),
        state=OccasionState(row.state),
        is_provisional=row.provisional,
        audience=Audience(row.audience),
        body=told["body"],
        rule=told["rule"],
        session=told["session"],
        cycle=told["cycle"],
        recurs_annually=told["recurs_annually"],
        countries=tuple(told["countries"]),
        instruments=tuple(told["instruments"]),
        demands=tuple(told["demands"]),
        about={name: told[name] for name in ("title", "place", "citation", "report_on", "confidence")},
    )
