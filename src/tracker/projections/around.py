"""What pages beside a card ask of the record: who is spoken of where, what was ratified, what was raised again.

Read by: the pages of organisations, people, conventions, and of a country's ratifications and of what was raised again.
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from tracker.domain.record import Entry, Kind
from tracker.projections.demands import SAME_MEASURE
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import demand, demand_change, entry
from tracker.projections.viewing import Viewer, is_open, visible

Again = tuple[str, str, date]
"""A measure, the demand that raises it again, and the day of that demand's document."""


def demands_naming(connection: Connection, viewer: Viewer, on: date, key: str) -> Sequence[str]:
    """List the references of the demands in whose facts a key stands, be it for this or for something else."""
    said = f'"{key}"'
    changed = select(demand_change.c.demand).where(
        demand_change.c.facts.contains(said, autoescape=True),
        demand_change.c.position <= viewer.through,
        demand_change.c.effective <= on.isoformat(),
    )
    query = select(demand.c.reference).where(
        or_(demand.c.facts.contains(said, autoescape=True), demand.c.reference.in_(changed)),
        demand.c.known_from <= viewer.through,
        demand.c.made_on <= on.isoformat(),
    )
    return list(connection.execute(query.order_by(demand.c.reference)).scalars())


def of_kinds(
    connection: Connection, viewer: Viewer, on: date, country: str, kinds: Collection[Kind]
) -> Sequence[Entry]:
    """Read a country's entries of some kinds with what pages show of them, oldest first; none that is out of sight."""
    mine = and_(entry.c.country == country, entry.c.kind.in_([kind.value for kind in kinds]))
    query = whole_rows(viewer).where(
        mine, visible(viewer), entry.c.hidden.is_(False), entry.c.effective <= on.isoformat()
    )
    rows = connection.execute(query.order_by(entry.c.effective, entry.c.known_from, entry.c.entry_id))
    return [whole_entry(row, viewer) for row in rows if is_open(row, viewer)]


def raised_again(connection: Connection, viewer: Viewer, on: date) -> Sequence[Again]:
    """List which demands raised which measures again, in the order of their days."""
    query = select(demand_change).where(
        demand_change.c.kind == SAME_MEASURE,
        demand_change.c.position <= viewer.through,
        demand_change.c.effective <= on.isoformat(),
    )
    rows = connection.execute(query.order_by(demand_change.c.effective, demand_change.c.demand))
    return [(row.other, row.demand, date.fromisoformat(row.effective)) for row in rows]
