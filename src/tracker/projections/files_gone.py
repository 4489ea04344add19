"""Which files were taken back, as far as a viewer may know: letters that rest on them are in doubt."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from tracker.domain.values import Audience
from tracker.projections.tables import evidence
from tracker.projections.viewing import Viewer

TOGETHER = 500
"""How many ids stand in one query."""


@dataclass(frozen=True)
class Gone:
    """What was taken back, by its ids, and what of that the viewer may know whoever it is."""

    at_all: Collection[str]
    openly: Collection[str]


def files_gone(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Gone:
    """Say which of these are files that were taken back by then.

    That it was for an error may know whoever could have the copy; for safety, the team alone.
    """
    listed = sorted(ids)
    rows: list[Row[Any]] = []
    is_gone = or_(evidence.c.error_from <= viewer.through, evidence.c.safety_from <= viewer.through)
    for at in range(0, len(listed), TOGETHER):
        its = evidence.c.evidence_id.in_(listed[at : at + TOGETHER])
        rows += connection.execute(select(evidence).where(its, is_gone)).all()
    return Gone({row.evidence_id for row in rows}, {row.evidence_id for row in rows if _is_open(row, viewer)})


def _is_open(row: Row[Any], viewer: Viewer) -> bool:
    if row.error_from is None or row.error_from > viewer.through:
        return False
    audience = Audience(row.audience)
    was_shown = row.shown_from is not None and row.shown_from <= viewer.through
    return was_shown and (audience is Audience.PUBLIC or (viewer.who is not None and audience is Audience.MEMBERS))
