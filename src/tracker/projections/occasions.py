"""Occasions and the history of their days.

Fed by: occasion events. Read by: scorecards (the last ILC session), and `calendar.py` for everything else.
`facts` are those of Planned, with the days and the citation of what became of it since, and as it was corrected. What
was corrected of its notes alone makes no new version: nobody reads them here.
"""

from functools import singledispatchmethod
from typing import Any

from sqlalchemy import select, update

from tracker.domain import occasion_events
from tracker.domain.days import When
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of
from tracker.projections.tables import occasion
from tracker.store.values import Recorded

CANCELLED = "cancelled"

_Change = (
    occasion_events.Confirmed
    | occasion_events.Moved
    | occasion_events.Cancelled
    | occasion_events.Held
    | occasion_events.ExpectedAgain
    | occasion_events.Corrected
)


class Occasions(ReadModel):
    """One row for each version of each occasion."""

    name = "occasions"
    tables = (occasion,)
    feeds = (
        occasion_events.Planned,
        occasion_events.Confirmed,
        occasion_events.Moved,
        occasion_events.Cancelled,
        occasion_events.Held,
        occasion_events.ExpectedAgain,
        occasion_events.Corrected,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in an occasion or what became of its days."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: occasion_events.Planned, at: Recorded, rows: Rows) -> None:
        rows.add(
            occasion,
            key=event.key,
            known_from=at.position,
            known_to=None,
            stream_id=str(event.originator_id),
            kind=event.kind,
            session=event.session,
            state="planned",
            provisional=event.provisional,
            first_on=event.on.first.isoformat(),
            last_on=event.on.last.isoformat(),
            audience=event.audience.value,
            facts=facts_of(event),
        )

    @fold.register
    def _(self, event: occasion_events.Confirmed, at: Recorded, rows: Rows) -> None:
        _next(event, at, rows, state="confirmed", provisional=False)

    @fold.register
    def _(self, event: occasion_events.Held, at: Recorded, rows: Rows) -> None:
        _next(event, at, rows, state="held", provisional=False)

    @fold.register
    def _(self, event: occasion_events.Cancelled, at: Recorded, rows: Rows) -> None:
        _next(event, at, rows, state=CANCELLED)

    @fold.register
    def _(self, event: occasion_events.Moved, at: Recorded, rows: Rows) -> None:
        _next(event, at, rows, told={"on": event.on}, provisional=event.provisional, **_days(event.on))

    @fold.register
    def _(self, event: occasion_events.ExpectedAgain, at: Recorded, rows: Rows) -> None:
        _next(event, at, rows, told={"on": event.on}, state="planned", provisional=True, **_days(event.on))

    @fold.register
    def _(self, event: occasion_events.Corrected, at: Recorded, rows: Rows) -> None:
        told: dict[str, Any] = {name: getattr(event, name) for name in event.changed if name != "notes"}
        if told:
            audience = {"audience": event.audience.value} if event.audience is not None else {}
            _next(event, at, rows, told=told, **audience)


def _days(on: When) -> dict[str, str]:
    return {"first_on": on.first.isoformat(), "last_on": on.last.isoformat()}


def _next(event: _Change, at: Recorded, rows: Rows, *, told: dict[str, Any] | None = None, **changed: Any) -> None:
    mine = (occasion.c.stream_id == str(event.originator_id), occasion.c.known_to.is_(None))
    old = rows.run(select(occasion).where(*mine)).mappings().one()
    rows.run(update(occasion).where(*mine).values(known_to=at.position))
    cited = getattr(event, "citation", None)
    new = {**facts(old["facts"]), **(told or {}), **({"citation": cited} if cited else {})}
    rows.add(occasion, **{**old, "known_from": at.position, "facts": json_of(new), **changed})
