"""Which mails should have gone, reckoned by hand from plain facts and the moments at which a machine was up.

It shares no code with the product: every rung of every thing is written out as a day, and each moment is asked in turn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LAST = date(2040, 1, 1)


@dataclass(frozen=True)
class Rung:
    """A step: what it is named, from which day it is told, whether at once, and whether a digest looks ahead to it."""

    kind: str
    name: str
    on: date
    at_once: bool = False
    looks_ahead: bool = False


@dataclass(frozen=True)
class Fact:
    """A thing with all its steps, which is there from one moment until another, or until a day has ended."""

    thing: str
    rungs: Sequence[Rung]
    since: datetime
    until: datetime = datetime(2040, 1, 1, tzinfo=UTC)
    last_day: date = LAST


@dataclass
class Reader:
    """Somebody who is told: where, on which day of the week, at which hours."""

    zone: str
    weekday: int
    hours: tuple[int, int]
    facts: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Mail:
    at: datetime
    kind: str
    told: frozenset[tuple[str, str, str]]


def occasion(key: str, first: date, last: date, leads: Sequence[int], since: datetime, **when: datetime) -> Fact:
    rungs = [Rung("occasion", f"{first}/{lead}", first - lead * DAY, looks_ahead=True) for lead in leads]
    return Fact(f"occasion:{key}", rungs, since, last_day=last, **when)


def due(entry: object, day: date, since: datetime, **when: datetime) -> Fact:
    rungs = [
        Rung("noted", f"{day}:noted", since.date()),
        Rung("due", f"{day}-14", day - 14 * DAY, looks_ahead=True),
        Rung("due", f"{day}-3", day - 3 * DAY, at_once=True),
        Rung("overdue", f"{day}+7", day + 7 * DAY),
        *(Rung("overdue", f"{day}+{n}", day + n * DAY) for n in range(30, 5000, 30)),
    ]
    return Fact(f"entry:{entry}", rungs, since, **when)


def stale(reference: str, looked: date, period: int, since: datetime, **when: datetime) -> Fact:
    first = looked + (period + 1) * DAY
    rungs = [Rung("stale", f"{first}+{n}", first + n * DAY) for n in range(0, 5000, 30)]
    return Fact(f"stale:{reference}", rungs, since, **when)


def silence(entry: object, sent: date, since: datetime, **when: datetime) -> Fact:
    waits = [60, 120, *range(180, 5000, 180)]
    return Fact(f"entry:{entry}", [Rung("unanswered", f"{sent}+{n}", sent + n * DAY) for n in waits], since, **when)


def mails(reader: Reader, moments: Sequence[datetime]) -> Iterator[Mail]:
    """Give the mails of somebody at these moments, which are in order."""
    told: set[tuple[str, str, str]] = set()
    seen_to = went = moments[0].astimezone(ZoneInfo(reader.zone)).date() - DAY
    before_the_first = True
    for moment in moments:
        local = moment.astimezone(ZoneInfo(reader.zone))
        if not reader.hours[0] <= local.hour < reader.hours[1]:
            continue
        today = local.date()
        digest_day = next(day for day in _back_from(today) if day.isoweekday() == reader.weekday)
        if digest_day > seen_to and (before_the_first or (digest_day - went).days >= 7):
            following = next(day for day in _on_from(today + 7 * DAY) if day.isoweekday() == reader.weekday)
            news = frozenset(_owed(reader, moment, today, following - DAY)) - told
            kind, seen_to = "digest", digest_day
            if news:
                before_the_first, went = False, today
        else:
            news = frozenset(_urgent(reader, moment, today)) - told
            kind = "urgent"
        if news:
            told |= news
            yield Mail(moment, kind, news)


def _owed(reader: Reader, moment: datetime, today: date, horizon: date) -> Iterator[tuple[str, str, str]]:
    for fact in reader.facts:
        rung = _current(fact, moment, today, horizon)
        if rung is not None:
            yield fact.thing, rung.kind, rung.name


def _urgent(reader: Reader, moment: datetime, today: date) -> Iterator[tuple[str, str, str]]:
    for fact in reader.facts:
        rung = _current(fact, moment, today, today)
        if rung is not None and rung.at_once:
            yield fact.thing, rung.kind, rung.name


def _current(fact: Fact, moment: datetime, today: date, horizon: date) -> Rung | None:
    if not (fact.since <= moment < fact.until and today <= fact.last_day):
        return None
    reached = [rung for rung in fact.rungs if rung.on <= (horizon if rung.looks_ahead else today)]
    return reached[-1] if reached else None


def _back_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day -= DAY


def _on_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += DAY
