"""Demands as a viewer may know them on a day, with what was said of them as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, or_, select

from tracker.domain.record import DemandFacts
from tracker.projections.changes import Said, changed_demand, changes_of, changes_of_some
from tracker.projections.tables import demand
from tracker.projections.viewing import Viewer
from tracker.store.prepared import PreparedOfSome

_SOME = PreparedOfSome(
    select(demand)
    .where(
        demand.c.reference.in_(bindparam("references", expanding=True)),
        demand.c.known_from <= bindparam("through"),
        demand.c.made_on <= bindparam("on"),
    )
    .order_by(demand.c.reference),
    "references",
)


def of_or_about(
    connection: Connection, viewer: Viewer, on: date, country: str, references: Sequence[str] | None = None
) -> Sequence[DemandFacts]:
    """Read the demands to or about a country, or those of them that have these references."""
    if references is not None:
        found = some_demands(connection, viewer, on, references)
        return [one for one in found if one.country == country or country in one.countries]
    about = (" " + demand.c.countries + " ").contains(f" {country} ")
    is_known = and_(demand.c.known_from <= viewer.through, demand.c.made_on <= on.isoformat())
    which = and_(or_(demand.c.country == country, about), is_known)
    rows = connection.execute(select(demand).where(which).order_by(demand.c.reference)).all()
    return _changed(rows, changes_of(connection, viewer, on, which) if rows else {})


def some_demands(connection: Connection, viewer: Viewer, on: date, references: Sequence[str]) -> Sequence[DemandFacts]:
    """Read a few demands by their references, by statements that are put together once."""
    if not references:
        return []
    rows = _SOME.rows(connection, references, {"through": viewer.through, "on": on.isoformat()})
    return _changed(rows, changes_of_some(connection, viewer, on, references) if rows else {})


def _changed(rows: Sequence[Row[Any]], changes: Mapping[str, Said]) -> Sequence[DemandFacts]:
    """Make demands of their rows and of what was changed in them later."""
    return [changed_demand(row, changes.get(row.reference, ())) for row in rows]
