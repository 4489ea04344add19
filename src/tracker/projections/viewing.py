"""What a viewer may see: decided here for every entry and occasion, and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, and_, bindparam, false, or_, select, true

from tracker.domain.record import Kind
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.entries import SAMPLE, STANDS, SUSPENDED
from tracker.projections.rows import read_facts
from tracker.projections.tables import entry, occasion

_now = occasion.alias("now")

OPENING = timedelta(days=7)
"""How old the confirmation of an opening may be on its day."""

_OF_THE_TEAM = [one.value for one in (Kind.NEXT_STEP, Kind.STEP_DONE, Kind.URGENCY, Kind.URGENCY_ANSWER)]
"""What the public is never shown, whatever its audience: what the team plans, and that somebody is in danger."""

_PUBLIC = and_(
    entry.c.audience == Audience.PUBLIC.value,
    entry.c.now_audience == Audience.PUBLIC.value,
    entry.c.kind.not_in(_OF_THE_TEAM),
)

_CLAUSES = 64
"""Viewers for whom the condition is kept: a page asks for it up to a dozen times."""

_EVERY_MEMBER = (Audience.PUBLIC.value, Audience.MEMBERS.value)


@dataclass(frozen=True)
class Viewer:
    """Who looks, and how much of the log they may know.

    `through` is the last position known, for the public that of a release or earlier, and `day` the day of that;
    `today` is the day of the newest release. `sample` is True in a demo, where a register's own assessments count
    as they stand. `who` is None for the public; somebody signed in sees what is recorded by today, and of what is
    confidential what they recorded themselves or what was `opened` for them, by entry ids.
    """

    through: int
    day: date
    today: date
    sample: bool
    who: Who | None = None
    opened: frozenset[str] = frozenset()


@lru_cache(_CLAUSES)
def visible(viewer: Viewer) -> ColumnElement[bool]:
    """Select the entry versions that count and that the viewer may see; `is_open` has to be asked as well.

    The public sees what was public at its position and is public now.
    """
    return and_(known(viewer), within_reach(viewer), entry.c.state.in_(counted(viewer)))


@lru_cache(_CLAUSES)
def visible_at(viewer: Viewer) -> ColumnElement[bool]:
    """Select the same for whichever position is bound as `through`: a statement that is put together once a viewer."""
    anywhere: Any = bindparam("through", type_=BigInteger)
    return visible.__wrapped__(replace(viewer, through=anywhere))


def known(viewer: Viewer) -> ColumnElement[bool]:
    """Select the entry versions that stood at the viewer's position."""
    position = viewer.through
    return and_(entry.c.known_from <= position, or_(entry.c.known_to.is_(None), entry.c.known_to > position))


def counted(viewer: Viewer) -> list[str]:
    """List the states in which an entry counts."""
    return [STANDS, SUSPENDED, SAMPLE] if viewer.sample else [STANDS, SUSPENDED]


def within_reach(viewer: Viewer) -> ColumnElement[bool]:
    """Select the entry versions whose audience the viewer is one of, whatever their state."""
    if viewer.who is None:
        return _PUBLIC
    own = or_(entry.c.account == viewer.who.account, entry.c.entry_id.in_(sorted(viewer.opened)))
    audience, is_team = entry.c.now_audience, team(viewer.who)
    second_person = true() if viewer.who.may_confirm else is_team
    return or_(
        audience.in_(_EVERY_MEMBER),
        and_(audience == Audience.COUNTRY_TEAM.value, is_team),
        and_(audience == Audience.CONFIDENTIAL.value, own, second_person),
    )


def team(who: Who) -> ColumnElement[bool]:
    """Select the entries of the countries whose team somebody is of; what concerns none concerns every team."""
    if not who.countries:
        return false()
    return or_(entry.c.country.in_(sorted(who.countries)), entry.c.country.is_(None))


def is_open(row: Row[Any], viewer: Viewer) -> bool:
    """Say whether an entry's day to open on has come for the viewer; its own team need not wait."""
    opened_now = _opened(row.now_not_before, row.now_opening_confirmed_on, viewer.today)
    if viewer.who is not None:
        return opened_now or viewer.who.is_team_of(row.country)
    return opened_now and _opened(row.not_before, row.opening_confirmed_on, viewer.day)


def announced(viewer: Viewer) -> ColumnElement[bool]:
    """Select the occasions that the viewer may know of; those of a country's team alone are no one's sessions."""
    readers = [Audience.PUBLIC.value] if viewer.who is None else _EVERY_MEMBER
    closed = select(_now.c.key).where(_now.c.known_to.is_(None), _now.c.audience.not_in(readers))
    return and_(occasion.c.audience.in_(readers), occasion.c.key.not_in(closed))


def closed_now(connection: Connection, viewer: Viewer) -> frozenset[str]:
    """Give the keys of the occasions that the viewer may know of no more: narrowing acts at once, and backwards."""
    narrow = select(occasion).where(occasion.c.known_to.is_(None), occasion.c.audience != Audience.PUBLIC.value)
    return closed_of(connection.execute(narrow), viewer)


def closed_of(rows: Iterable[Row[Any]], viewer: Viewer) -> frozenset[str]:
    """Give the same of rows that were read."""
    narrow = (row for row in rows if row.known_to is None and row.audience != Audience.PUBLIC.value)
    return frozenset(row.key for row in narrow if not within_calendar(row, viewer))


def within_calendar(row: Row[Any], viewer: Viewer) -> bool:
    """Say whether the viewer may know of an occasion; one of a team alone, whoever is of a team it concerns."""
    audience = Audience(row.audience)
    if viewer.who is None:
        return audience is Audience.PUBLIC
    countries = read_facts(row.facts)["countries"]
    return any(viewer.who.may_see(audience, country) for country in countries or [None])


def _opened(not_before: str | None, confirmed_on: str | None, today: date) -> bool:
    """Say whether an entry is open; without a confirmation that is fresh on its day it stays shut."""
    if not_before is None:
        return True
    if confirmed_on is None:
        return False
    opens_on = date.fromisoformat(not_before)
    return opens_on <= today and date.fromisoformat(confirmed_on) >= opens_on - OPENING
