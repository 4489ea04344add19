"""Which demands have so many entries that a viewer may find them on several pages.

Read by: links from other pages to entries, which have to know on which page an entry stands.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, visible

FEW = 60
"""Rows: so many entries are at least listed on a demand's first page, each under its anchor."""

_ASKED: Sequence[ColumnElement[Any]] = (
    entry.c.country,
    entry.c.not_before,
    entry.c.opening_confirmed_on,
    entry.c.now_not_before,
    entry.c.now_opening_confirmed_on,
)
"""What `is_open` reads of an entry: a page asks this of many demands, and whole rows are wide."""


def is_crowded(connection: Connection, viewer: Viewer, reference: str) -> bool:
    """Say whether a viewer may see more entries on a demand, of whatever day, than its first page lists."""
    rows = connection.execute(select(*_ASKED).where(entry.c.demand == reference, visible(viewer)))
    seen = (row for row in rows if is_open(row, viewer))
    return len(list(islice(seen, FEW + 1))) > FEW
