"""Letters that are known to have no answer. Rows alone: no words are opened here.

Read by: what reminds people. The public finds nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from tracker.domain.record import Kind
from tracker.projections.owed import Owed, not_done
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, counted, known


@dataclass(frozen=True)
class Unanswered:
    """A letter without an answer; `last_on` is its day, or that of the last letter that recalled it."""

    letter: Owed
    last_on: date


def unanswered(connection: Connection, viewer: Viewer) -> Sequence[Unanswered]:
    """List the letters that have no answer, the longest waiting first; not those of which nobody can say it."""
    recalled = _recalled(connection, viewer)
    found = [
        Unanswered(one, max(one.entry.effective, recalled.get(one.entry.entry_id, one.entry.effective)))
        for one in not_done(connection, viewer, Kind.LETTER, Kind.ANSWER)
        if one.entry.answer_known
    ]
    return sorted(found, key=lambda one: (one.last_on, one.letter.entry.entry_id))


def _recalled(connection: Connection, viewer: Viewer) -> Mapping[str, date]:
    """Give the day of the last reminder of each letter."""
    its = (entry.c.kind == Kind.REMINDER.value, known(viewer), entry.c.state.in_(counted(viewer)))
    last = select(entry.c.of_entry, func.max(entry.c.effective).label("last_on")).where(*its).group_by(entry.c.of_entry)
    return {row.of_entry: date.fromisoformat(row.last_on) for row in connection.execute(last) if row.of_entry}
