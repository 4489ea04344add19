"""The 32-byte entries of the public log, computed from the events as they stand in the database."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from tracker.store.entries import Kind, Place, commitment, entry, facts
from tracker.store.mapper import moment
from tracker.store.tables import event

_BATCH = 2_000

_EVENTS = select(event).order_by(event.c.position)


def entries_between(connection: Connection, after: int, through: int) -> Iterator[bytes]:
    """Give the entries at the positions that follow `after`, up to and with `through`, in their order."""
    query = _EVENTS.where(event.c.position > after, event.c.position <= through)
    with connection.execute(query, execution_options={"yield_per": _BATCH}) as rows:
        for row in rows:
            place = Place(row.position, row.stream_id, row.version)
            day = moment(row.recorded_at).date().isoformat()
            public = facts(place, Kind(row.topic, row.class_version), day, row.state)
            yield entry(commitment(row.salt1, public), commitment(row.salt2, row.staff))
