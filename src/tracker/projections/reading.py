"""The record as a viewer may see it: the one query by which pages read entries, and none without a viewer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, literal, or_, select

from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import DemandFacts, Entry, Kind, Record, Session
from tracker.projections.answers import NONE_KEPT, SEEN, Answers
from tracker.projections.changes import in_force
from tracker.projections.changing import NAMED, OCCASIONS
from tracker.projections.demands import SAME_MEASURE
from tracker.projections.demands_kept import ReadDemands
from tracker.projections.entries import SUSPENDED
from tracker.projections.entry_rows import (
    ANSWER_UNKNOWN,
    BASELINE,
    BY_THE_STATE,
    CLAIMS,
    IRREVERSIBLE,
)
from tracker.projections.grounds import shaken
from tracker.projections.grown import Grown
from tracker.projections.newest import NewestOf, newest_of
from tracker.projections.occasions import CANCELLED
from tracker.projections.public_answers import Keeping, kept_by_nobody
from tracker.projections.reading_demands import of_or_about, some_demands
from tracker.projections.rows import facts, made_once, read_facts
from tracker.projections.tables import demand_change, entry, entry_facts, occasion
from tracker.projections.viewing import Viewer, announced, is_open, visible
from tracker.store.prepared import Prepared

DemandsOf = Callable[[ReadDemands], Sequence[DemandFacts]]
"""Gives the demands of a country, for a viewer as of a day, with what reads those that are not known."""

R = TypeVar("R", NotKnown, NotCounted)

_MADE = 4096
"""Entries: as many as were made last of their rows are remembered."""

_LAST_NAMED = Prepared(
    select(func.max(entry.c.known_from)).where(
        entry.c.country == bindparam("of"), entry.c.alone.is_(True), entry.c.known_from <= bindparam("through")
    )
)
_ANY_AFTER = Prepared(
    select(entry.c.known_from)
    .where(entry.c.demand == bindparam("of"), entry.c.known_from > bindparam("position"))
    .limit(1)
)
_HAS_FACTS = and_(entry_facts.c.entry_id == entry.c.entry_id, entry_facts.c.stream_id == entry.c.stream_id)


def record(connection: Connection, viewer: Viewer, on: date, country: str) -> Record:
    """Read all that concerns one country, as of a day."""
    entries = _entries(connection, viewer, on, entry.c.country == country)
    return Record(on, of_or_about(connection, viewer, on, country), entries, _sessions(connection, viewer))


def digest(  # noqa: PLR0913 - what is read, and what is kept of it
    connection: Connection,
    viewer: Viewer,
    on: date,
    country: str,
    *,
    newest: NewestOf = newest_of,
    demands: DemandsOf | None = None,
    answers: Answers = NONE_KEPT,
    keeping: Keeping = kept_by_nobody,
) -> Record:
    """Read what a country's card asks: every entry that it names, of all others only their newest days.

    Entries of one kind that bear on the same measures in the same way stand as one, without an id: the card only
    asks whether anything bears on a letter later than its day, and when somebody looked last. `newest` gives them, and
    `demands` the demands, where somebody has kept them; `keeping` keeps the rest for the public, `answers` for others.
    """
    asked, last = ("named on a card", on, country), _last_named(connection, viewer, country)
    find = partial(_named, connection, viewer, on, country)
    if viewer.who is None:
        named, acts = keeping(viewer, asked, NAMED, find, last)
        sessions = keeping(viewer, "sessions", OCCASIONS, partial(_sessions, connection, viewer))
    else:
        named, acts = answers.of(connection, viewer, asked, find, beside=SEEN, state=last)
        sessions = _sessions_kept(connection, viewer, answers)
    entries = [*named, *newest(connection, viewer, on, country), *acts]
    read = partial(of_or_about, connection, viewer, on, country)
    about = answers.of(connection, viewer, ("demands", on, country), read) if demands is None else demands(read)
    return Record(on, about, entries, sessions)


def _named(connection: Connection, viewer: Viewer, on: date, country: str) -> tuple[list[Entry], list[Entry]]:
    """Read the entries that a country's card names, and apart from them what these rest on."""
    entries = _entries(connection, viewer, on, and_(entry.c.country == country, entry.c.alone.is_(True)))
    basis = {key for one in entries for key in one.basis} - {one.entry_id for one in entries}
    acts = _entries(connection, viewer, on, entry.c.entry_id.in_(basis)) if basis else []
    return entries, [replace(act, demand=None) for act in {act.entry_id: act for act in acts}.values()]


def _last_named(connection: Connection, viewer: Viewer, country: str) -> int:
    """Say when the last of them was recorded that the viewer may know of: what has a day to open on is one of them."""
    found = _LAST_NAMED.one(connection, {"of": country, "through": viewer.through})
    return found[0] or 0 if found else 0


def dossier(  # noqa: PLR0913 - what is read, and what is kept of it
    connection: Connection,
    viewer: Viewer,
    on: date,
    references: Sequence[str],
    *,
    answers: Answers = NONE_KEPT,
    grown: Grown | None = None,
) -> Record:
    """Read all that concerns these demands, with the facts that their pages show, as of a day."""
    demands = demands_named(connection, viewer, on, references, answers=answers)
    entries: Sequence[Entry] = []
    if grown is not None and len(references) == 1:
        entries = grown.of(
            connection, viewer, ("entries of", on, *references), partial(_after, connection, viewer, on, references[0])
        )
    elif references:
        entries = _entries(connection, viewer, on, entry.c.demand.in_(references), whole=True)
    return Record(on, demands, entries, _sessions_kept(connection, viewer, answers))


def _after(connection: Connection, viewer: Viewer, on: date, reference: str, position: int) -> list[Entry]:
    if position and _ANY_AFTER.one(connection, {"of": reference, "position": position}) is None:
        return []
    its = and_(entry.c.demand == reference, entry.c.known_from > position)
    return _entries(connection, viewer, on, its, whole=True)


def entries_named(connection: Connection, viewer: Viewer, on: date, ids: Iterable[str]) -> Sequence[Entry]:
    """Read entries by their ids, wherever they are, with the facts that pages show."""
    named = list(ids)
    return _entries(connection, viewer, on, entry.c.entry_id.in_(named), whole=True) if named else []


def demands_named(
    connection: Connection, viewer: Viewer, on: date, references: Iterable[str], *, answers: Answers = NONE_KEPT
) -> Sequence[DemandFacts]:
    """Read demands by their references, as of a day, without what happened to them."""
    named = tuple(references)
    if not named:
        return []
    asked = ("demands named", on, named)
    return answers.of(connection, viewer, asked, lambda: some_demands(connection, viewer, on, named))


def findings(connection: Connection, viewer: Viewer, on: date, country: str) -> Sequence[Entry]:
    """Read what supervisory bodies said about a country, once each, oldest first."""
    where = and_(entry.c.kind == Kind.FINDING.value, entry.c.country == country)
    once = {found.entry_id: found for found in _entries(connection, viewer, on, where, whole=True)}
    return list(once.values())


def of_country_alone(connection: Connection, viewer: Viewer, on: date, country: str) -> Sequence[Entry]:
    """Read what happened in a country and concerns no demand of ours, oldest first."""
    where = and_(entry.c.kind == Kind.DEVELOPMENT.value, entry.c.demand == "", entry.c.country == country)
    return _entries(connection, viewer, on, where, whole=True)


def raised_by(connection: Connection, viewer: Viewer, on: date, reference: str) -> Sequence[tuple[str, str, date]]:
    """List which demands raised measures of one demand again: measure, demand, day of its document."""
    query = select(demand_change).where(
        demand_change.c.kind == SAME_MEASURE,
        demand_change.c.other.startswith(f"{reference}.", autoescape=True),
        in_force(viewer),
        demand_change.c.effective <= on.isoformat(),
    )
    rows = connection.execute(query.order_by(demand_change.c.effective, demand_change.c.demand))
    return [(row.other, row.demand, date.fromisoformat(row.effective)) for row in rows]


def _entries(
    connection: Connection, viewer: Viewer, on: date, where: ColumnElement[bool], *, whole: bool = False
) -> list[Entry]:
    query = whole_rows(viewer) if whole else select(entry)
    rows = connection.execute(
        query.where(where, visible(viewer), entry.c.effective <= on.isoformat()).order_by(
            entry.c.effective, entry.c.entry_id
        )
    )
    read, seen = whole_entry if whole else _bare_entry, [row for row in rows if is_open(row, viewer)]
    gone = shaken(connection, viewer, seen)
    entries = (read(row, viewer) for row in seen)
    return [replace(one, basis_gone=True) if one.entry_id in gone else one for one in entries]


def whole_rows(viewer: Viewer) -> Select[Any]:
    """Begin a query for entries with what pages show of them; `whole_entry` reads its rows."""
    staff = literal("{}") if viewer.who is None else entry_facts.c.staff
    return select(entry, entry_facts.c.facts, staff.label("staff")).join(entry_facts, _HAS_FACTS)


def whole_entry(row: Row[Any], viewer: Viewer) -> Entry:
    """Make an entry of a row with what pages show of it to this viewer."""
    return _public(row) if viewer.who is None else _entry(row, _about(row, viewer))


@made_once(_MADE)
def _public(row: Row[Any]) -> Entry:
    """Make an entry with what pages show of it to the public, whoever that is and when."""
    return _entry(row, _public_facts(row))


def _bare_entry(row: Row[Any], _viewer: Viewer) -> Entry:
    return _bare(row)


@made_once(_MADE)
def _bare(row: Row[Any]) -> Entry:
    """Make an entry without what pages show of it."""
    return _entry(row, {})


def _about(row: Row[Any], viewer: Viewer) -> Mapping[str, Any]:
    """Gather what a page may show of an entry; what the team alone may read is in it for the team alone."""
    about = _public_facts(row)
    if viewer.who is not None:
        about |= {"audience": row.now_audience, "not_before": row.now_not_before, "account": row.account}
        about |= facts(row.staff) if viewer.who.is_team_of(row.country) else {}
    return about


def _public_facts(row: Row[Any]) -> dict[str, Any]:
    about = {**read_facts(row.facts), "first_on": row.first_on, "last_on": row.last_on, "says": row.says}
    if row.moved_to:
        moved = facts(row.moved_to)
        about |= {"moved_on": moved.pop("moved_on", None), "was_due_on": about["due_on"], "due_on": moved}
    return about


def _entry(row: Row[Any], about: Mapping[str, Any]) -> Entry:
    says, kind = row.says, Kind(row.kind)
    judged = kind is Kind.ASSESSMENT and says
    return Entry(
        entry_id=row.entry_id,
        kind=kind,
        demand=row.demand or None,
        effective=date.fromisoformat(row.effective),
        looked_on=date.fromisoformat(row.looked_on) if row.looked_on else None,
        recorded_on=date.fromisoformat(row.recorded_on),
        hidden=row.hidden,
        measures=tuple(row.measures.split()),
        letter=Letter(says) if judged and len(says) == 1 else None,
        not_known=_reason(NotKnown, says, "not_known") if judged else None,
        not_counted=_reason(NotCounted, says, "not_counted") if judged else None,
        irreversible=bool(row.flags & IRREVERSIBLE),
        baseline=bool(row.flags & BASELINE),
        suspended=row.state == SUSPENDED,
        scale=row.scale,
        direction=row.direction,
        by_the_state=bool(row.flags & BY_THE_STATE),
        claims=bool(row.flags & CLAIMS),
        basis=tuple(row.basis.split()),
        of_entry=row.of_entry,
        answer_known=not row.flags & ANSWER_UNKNOWN,
        country=row.country,
        about=about,
    )


def _reason(kind: type[R], says: str, prefix: str) -> R | None:
    found, _, why = says.partition(":")
    return kind(why) if found == prefix else None


def _sessions_kept(connection: Connection, viewer: Viewer, answers: Answers) -> list[Session]:
    return answers.of(connection, viewer, "sessions", lambda: _sessions(connection, viewer))


def _sessions(connection: Connection, viewer: Viewer) -> list[Session]:
    number = func.coalesce(occasion.c.session, occasion.c.key).label("number")
    query = select(number, occasion.c.first_on, occasion.c.last_on).where(
        occasion.c.kind == "ilc_session",
        announced(viewer),
        occasion.c.state != CANCELLED,
        occasion.c.provisional.is_(False),
        occasion.c.known_from <= viewer.through,
        or_(occasion.c.known_to.is_(None), occasion.c.known_to > viewer.through),
    )
    return [
        Session(row.number, date.fromisoformat(row.first_on), date.fromisoformat(row.last_on))
        for row in connection.execute(query)
    ]
