"""What an account is owed about demands and names: nobody looked for long, news came, an agreement ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.reminders import ladders
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.ladders import Horizon
from tracker.reminders.owed import Owed
from tracker.reminders.situation import Situation, Watched


def stale(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team of what nobody has looked at within its period."""
    for one in _ours(situation):
        step = ladders.MONTHLY.step(stale_from(one), horizon)
        if step is not None:
            yield replace(_owed(ReminderKind.STALE, one, stale_from(one), step), since=one.looked_on)


def reassess(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team of news that bears on a letter."""
    for one in _ours(situation):
        if one.news is None or situation.just_did(one.news.last_by, one.news.last_on, horizon.today):
            continue
        step = ladders.MONTHLY.step(one.news.first_on, horizon)
        if step is not None:
            yield _owed(ReminderKind.REASSESS, one, one.news.first_on, step)


def namings(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team of whose agreement to be named ends: nobody is named by it a day longer."""
    for one in situation.seen.agreements:
        step = ladders.NAMING.step(one.until, horizon)
        if step is not None and situation.who.is_team_of(one.country):
            yield Owed(
                thing=f"person:{one.person}",
                kind=ReminderKind.NAMING,
                rung=f"{one.until.isoformat()}{step:+d}",
                rung_on=ladders.day_of(one.until, step),
                due_on=one.until,
                is_urgent=False,
                countries=(one.country,),
            )


def stale_from(one: Watched) -> date:
    """Give the first day on which it is stale, if nobody looks before."""
    return ladders.day_of(one.looked_on, one.period + 1)


def _ours(situation: Situation) -> Iterator[Watched]:
    return (one for one in situation.seen.watched if situation.who.is_team_of(one.country))


def _owed(kind: ReminderKind, one: Watched, since: date, step: int) -> Owed:
    return Owed(
        thing=f"{kind.value}:{one.reference}",
        kind=kind,
        rung=f"{since.isoformat()}{step:+d}",
        rung_on=ladders.day_of(since, step),
        since=since,
        due_on=None,
        is_urgent=False,
        demands=(one.reference,),
        countries=(one.country,) if one.country else (),
    )
