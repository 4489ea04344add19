"""Which register row became what, and with which content it was loaded last.

Fed by: every event that a load recorded. Read by: the next load.
"""

from sqlalchemy import delete, select

from tracker.domain import finding_events
from tracker.domain.events import EntryEvent, Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows
from tracker.projections.tables import loaded_row
from tracker.store.values import Recorded


class LoadedRows(ReadModel):
    """One row for each row of a register: its newest content, and the stream and entry it became."""

    name = "loaded_rows"
    tables = (loaded_row,)
    feeds = (Event,)

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Remember what a register row became; the first event of a load that names it decides."""
        if event.row is None:
            return
        mine = (loaded_row.c.register == event.row.register, loaded_row.c.row == event.row.key)
        place = (event.row.register, event.row.key)
        if place not in rows.memory:
            rows.memory[place] = rows.run(select(loaded_row.c.content).where(*mine)).scalar_one_or_none()
        old, rows.memory[place] = rows.memory[place], event.row.content
        if old == event.row.content:
            return
        if old is not None:
            rows.run(delete(loaded_row).where(*mine))
        entry_id = event.entry_id if isinstance(event, EntryEvent | finding_events.Recorded) else None
        rows.add(
            loaded_row,
            register=event.row.register,
            row=event.row.key,
            content=event.row.content,
            position=at.position,
            stream_id=str(event.originator_id),
            entry_id=str(entry_id) if entry_id else None,
        )
