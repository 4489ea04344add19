"""The entries of the record, bitemporally: from when each version was known, and who may see it.

Fed by: every entry event, and what is said of entries later. Read by: scorecards, demand pages, corrections.
"""

from collections.abc import Mapping
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from tracker.domain import (
    coalition_events,
    country_events,
    demand_events,
    entry_events,
    finding_events,
)
from tracker.domain.entry_events import Retraction
from tracker.domain.events import EntryEvent, Event
from tracker.domain.record import Kind
from tracker.projections.entry_rows import NOTHING_HEARD, PLANS, bears_on, columns, effective, measures_of
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts_of, json_of, staff_of
from tracker.projections.tables import entry, entry_facts, entry_stream
from tracker.store.prepared import Prepared
from tracker.store.values import Recorded

STANDS, SAMPLE, PROPOSED = "stands", "sample", "proposed"
RETURNED, SUSPENDED, RETRACTED = "returned", "suspended", "retracted"
"""The states of an entry's version. `sample` counts in a demo alone; proposed and returned ones do not count."""


_FIRST_STATES: Mapping[type[Event], str] = {
    demand_events.AssessmentProposed: PROPOSED,
    demand_events.SampleLoaded: SAMPLE,
}
_STREAM = Prepared(
    select(entry_stream.c.demand, entry_stream.c.country, entry_stream.c.entry_id).where(
        entry_stream.c.stream_id == bindparam("stream")
    )
)
_NOTHING_SAID = {"says": None, "scale": 1, "direction": None, "basis": "", "of_entry": None, "due_on": None}

NAMED_ON_A_CARD = {Kind.ASSESSMENT, Kind.LETTER, Kind.ANSWER}
"""The kinds of entry that a card reads one by one; of the others it asks only for their newest days."""


class Entries(ReadModel):
    """One row for each version of each entry on each demand."""

    name = "entries"
    tables = (entry, entry_facts, entry_stream)
    feeds = (
        EntryEvent,
        demand_events.Made,
        country_events.Registered,
        coalition_events.Founded,
        finding_events.Recorded,
        demand_events.AssessmentConfirmed,
        demand_events.AssessmentReturned,
        demand_events.AssessmentSuspended,
        entry_events.EntryCorrected,
        entry_events.EntryRetracted,
        entry_events.AudienceSet,
        entry_events.OpeningConfirmed,
        demand_events.DueDayMoved,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in an entry, or what is said of one."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: EntryEvent, at: Recorded, rows: Rows) -> None:
        demand, country, finding = _stream(event.originator_id, rows)
        said = {"of_entry": finding, **columns(event)}
        numbers = [f"{demand}.{number}" for number in said.pop("numbers", ())]
        said_country = said.pop("country", None)
        ids = _keep_facts(event, rows)
        _add(event, at, rows, {**ids, **said}, demand=demand, country=country or said_country, measures=numbers)

    @fold.register
    def _(self, event: finding_events.Recorded, at: Recorded, rows: Rows) -> None:
        ids = _keep_facts(event, rows)
        _begin(event, rows, "", event.country, event.entry_id)
        for demand, measures in (measures_of(event) or {"": []}).items():
            country = _country_of(demand, rows) or event.country
            _add(event, at, rows, {**ids, **columns(event)}, demand=demand, country=country, measures=measures)

    @fold.register
    def _(self, event: demand_events.Made, at: Recorded, rows: Rows) -> None:
        _begin(event, rows, event.reference, event.addressee.country)

    @fold.register
    def _(self, event: country_events.Registered, at: Recorded, rows: Rows) -> None:
        _begin(event, rows, "", event.code)

    @fold.register
    def _(self, event: coalition_events.Founded, at: Recorded, rows: Rows) -> None:
        _begin(event, rows, "", None)

    @fold.register
    def _(self, event: demand_events.AssessmentConfirmed, at: Recorded, rows: Rows) -> None:
        for old in _next_version(event, event.entry_id, at, rows, state=STANDS):
            if old["corrects"] is not None:
                _close(event, UUID(old["corrects"]), at, rows)

    @fold.register
    def _(self, event: demand_events.AssessmentReturned, at: Recorded, rows: Rows) -> None:
        _next_version(event, event.entry_id, at, rows, state=RETURNED)

    @fold.register
    def _(self, event: demand_events.AssessmentSuspended, at: Recorded, rows: Rows) -> None:
        _next_version(event, event.entry_id, at, rows, state=SUSPENDED)

    @fold.register
    def _(self, event: entry_events.EntryCorrected, at: Recorded, rows: Rows) -> None:
        waits = any(row["state"] in {PROPOSED, RETURNED} for row in _current(event, event.by, rows))
        counted = any(row["state"] not in {PROPOSED, RETURNED} for row in _current(event, event.entry_id, rows))
        rows.run(update(entry).where(*_of(event, event.by)).values(corrects=str(event.entry_id)))
        if not (waits and counted):
            _close(event, event.entry_id, at, rows)

    @fold.register
    def _(self, event: entry_events.EntryRetracted, at: Recorded, rows: Rows) -> None:
        if event.cause is Retraction.SAFETY:
            rows.run(update(entry).where(*_of(event, event.entry_id)).values(hidden=True))
        else:
            _next_version(event, event.entry_id, at, rows, state=RETRACTED)

    @fold.register
    def _(self, event: entry_events.AudienceSet, at: Recorded, rows: Rows) -> None:
        not_before = event.not_before.isoformat() if event.not_before else None
        values = {"audience": event.audience.value, "not_before": not_before, "opening_confirmed_on": None}
        _next_version(event, event.entry_id, at, rows, **values)
        _set_now(event, event.entry_id, rows, values)
        if not_before:
            rows.run(update(entry).where(*_of(event, event.entry_id)).values(alone=True))

    @fold.register
    def _(self, event: entry_events.OpeningConfirmed, at: Recorded, rows: Rows) -> None:
        values = {"opening_confirmed_on": at.at.date().isoformat()}
        _next_version(event, event.entry_id, at, rows, **values)
        _set_now(event, event.entry_id, rows, values)

    @fold.register
    def _(self, event: demand_events.DueDayMoved, at: Recorded, rows: Rows) -> None:
        moved = {"due_on": event.to.last.isoformat(), "moved_to": _moved(event, at)}
        _next_version(event, event.due_day, at, rows, **moved)


def _moved(event: demand_events.DueDayMoved, at: Recorded) -> str:
    """Write the day that something was moved to, and on which day that was recorded."""
    return json_of({**vars(event.to), "moved_on": at.at.date()})


def _begin(event: Event, rows: Rows, demand: str, country: str | None, entry_id: UUID | None = None) -> None:
    rows.add(
        entry_stream,
        stream_id=str(event.originator_id),
        demand=demand,
        country=country,
        entry_id=str(entry_id) if entry_id else None,
    )


def _keep_facts(event: EntryEvent | finding_events.Recorded, rows: Rows) -> Mapping[str, str]:
    """Keep what an entry says in full; give the ids that all its rows have."""
    ids = {"entry_id": str(event.entry_id), "stream_id": str(event.originator_id)}
    rows.put(entry_facts, {**ids, "facts": facts_of(event), "staff": staff_of(event)})
    return ids


def _stream(stream_id: UUID, rows: Rows) -> tuple[str, str | None, str | None]:
    cached: tuple[str, str | None, str | None] | None = rows.memory.get(stream_id)
    if cached is None:
        cached = rows.first(_STREAM, {"stream": str(stream_id)})
        if cached is None:
            raise LookupError(stream_id)
        rows.memory[stream_id] = cached
    return cached


def _country_of(demand: str, rows: Rows) -> str | None:
    country: str | None = rows.memory.get(demand)
    if country is None and demand:
        query = select(entry_stream.c.country).where(entry_stream.c.demand == demand).limit(1)
        country = rows.run(query).scalar()
        if country is not None:  # a demand that is not there yet may be made later
            rows.memory[demand] = country
    return country


def _add(  # noqa: PLR0913 - one row of the table
    event: EntryEvent | finding_events.Recorded,
    at: Recorded,
    rows: Rows,
    said: dict[str, Any],
    *,
    demand: str,
    country: str | None,
    measures: list[str],
) -> None:
    recorded_on, on = at.at.date(), said.pop("on")
    counts_from = effective(on, recorded_on)
    audience, not_before = event.audience.value, _not_before(event)
    looked_on = counts_from if at.via == "load" else recorded_on
    flags, kind, bearing = said.pop("flags", 0), said.pop("kind"), " ".join(measures)
    row = {
        "demand": demand,
        "known_from": at.position,
        "known_to": None,
        "country": country,
        "kind": kind.value,
        "state": _FIRST_STATES.get(type(event), STANDS),
        "effective": counts_from.isoformat(),
        "first_on": (on.first if on else counts_from).isoformat(),
        "last_on": (on.last if on else counts_from).isoformat(),
        "recorded_on": recorded_on.isoformat(),
        "looked_on": None if flags & NOTHING_HEARD or kind in PLANS else looked_on.isoformat(),
        "audience": audience,
        "not_before": not_before,
        "opening_confirmed_on": None,
        "now_audience": audience,
        "now_not_before": not_before,
        "now_opening_confirmed_on": None,
        "alone": kind in NAMED_ON_A_CARD or not_before is not None,
        "hidden": False,
        "corrects": None,
        "account": at.account,
        "moved_to": None,
        "measures": bearing,
        "bears_on": bears_on(bearing),
        "flags": flags,
        **_NOTHING_SAID,
        **said,
    }
    rows.put(entry, row)


def _not_before(event: EntryEvent | finding_events.Recorded) -> str | None:
    day = event.not_before if isinstance(event, EntryEvent) else None
    return day.isoformat() if day else None


def _of(event: Event, entry_id: UUID) -> tuple[Any, ...]:
    return entry.c.stream_id == str(event.originator_id), entry.c.entry_id == str(entry_id)


def _current(event: Event, entry_id: UUID, rows: Rows) -> list[Mapping[str, Any]]:
    query = select(entry).where(*_of(event, entry_id), entry.c.known_to.is_(None))
    return [dict(row) for row in rows.run(query).mappings()]


def _close(event: Event, entry_id: UUID, at: Recorded, rows: Rows) -> None:
    rows.run(update(entry).where(*_of(event, entry_id), entry.c.known_to.is_(None)).values(known_to=at.position))


def _next_version(event: Event, entry_id: UUID, at: Recorded, rows: Rows, **changed: Any) -> list[Mapping[str, Any]]:
    old = _current(event, entry_id, rows)
    _close(event, entry_id, at, rows)
    for row in old:
        rows.add(entry, **{**row, "known_from": at.position, "known_to": None, **changed})
    return old


def _set_now(event: Event, entry_id: UUID, rows: Rows, values: Mapping[str, Any]) -> None:
    now = {f"now_{name}": value for name, value in values.items()}
    rows.run(update(entry).where(*_of(event, entry_id)).values(**now))
