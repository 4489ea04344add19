"""What an account is owed on a day: a pure function of its situation.

Of each ladder only the step that was reached last is owed: after an outage one letter says where things stand, and not
all that would have been said meanwhile.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tracker.outbox.ledger import Key
from tracker.reminders import ladders
from tracker.reminders.calling import cancelled, moved, occasions
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.ladders import AHEAD, Horizon, Ladder, day_of
from tracker.reminders.owed import Owed
from tracker.reminders.situation import Situation, Thing
from tracker.reminders.watching import namings, reassess, stale

Source = Callable[[Situation, Horizon], Iterable[Owed]]


def owed_in(situation: Situation, today: date, ahead: int = AHEAD) -> Sequence[Owed]:
    """List what an account is owed on a day, dangers first, then what is urgent, then by the days on which it is due.

    What was snoozed, muted, or put on a day of one's own is left out. `ahead` is how many days a digest looks ahead.
    """
    horizon = Horizon(today, ahead)
    found = [one for source in SOURCES.values() for one in source(situation, horizon)]
    put_off = {own.thing: own.on for own in situation.own if own.thing}
    kept = [one for one in found if not _is_muted(one, situation) and not _is_put_off(one, situation, put_off, today)]
    return sorted(kept, key=_order)


def dangers(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team of somebody in danger, until somebody has answered."""
    for one in situation.seen.dangers:
        if situation.is_ours(one.countries) and not situation.just_did(one.by, one.since, horizon.today):
            yield from _told(ReminderKind.DANGER, ladders.DANGER, one, horizon)


def falling_due(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team what falls due soon."""
    yield from (one for one in _by_its_day(situation, horizon) if one.kind is ReminderKind.DUE)


def overdue(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team what has passed its day, and is not settled."""
    yield from (one for one in _by_its_day(situation, horizon) if one.kind is ReminderKind.OVERDUE)


def noted(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team once of a day to come that somebody else recorded, unless it is near enough to be told as such."""
    for one in situation.seen.falling_due:
        is_near = ladders.FALLING_DUE.step(one.day, horizon) is not None
        is_news = one.by != situation.who.account and one.since >= situation.made_on
        if is_news and not is_near and situation.is_ours(one.countries):
            rung = f"{one.day.isoformat()}:noted"
            yield _owed(ReminderKind.NOTED, one, rung, one.since, due_on=one.day)


def confirming(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell who may confirm what waits for a second person: of the own countries at once, of others after a week."""
    if not situation.who.may_confirm:
        return
    for one in situation.seen.proposals:
        ladder = ladders.MONTHLY if situation.is_ours(one.countries) else ladders.OF_OTHERS
        if one.by != situation.who.account:
            yield from _told(ReminderKind.CONFIRM, ladder, one, horizon)


def returned(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell who proposed something that it was sent back."""
    for one in situation.returned:
        yield from _told(ReminderKind.RETURNED, ladders.MONTHLY, one, horizon)


def unanswered(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team of letters without an answer, from the last one on."""
    for one in situation.seen.letters:
        if situation.is_ours(one.countries):
            yield from _told(ReminderKind.UNANSWERED, ladders.UNANSWERED, one, horizon)


def openings(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell the team what opens soon if somebody confirms it."""
    for one in situation.seen.openings:
        if situation.is_ours(one.countries) and not situation.just_did(one.by, one.since, horizon.today):
            yield from _told(ReminderKind.OPENING, ladders.OPENING, one, horizon, due_on=one.day)


def own(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell somebody what they wished to be reminded of on this day."""
    for one in situation.own:
        if ladders.ON_ITS_DAY.step(one.on, horizon) is not None:
            place, _, key = one.thing.partition(":")
            yield Owed(
                thing=f"own:{one.reminder_id}",
                kind=ReminderKind.OWN,
                rung=one.on.isoformat(),
                rung_on=one.on,
                due_on=one.on,
                is_urgent=True,
                demands=(key,) if place in {"stale", "reassess"} else (),
                entry_id=key if place == "entry" else "",
                occasion=key if place == "occasion" else "",
            )


SOURCES: Mapping[ReminderKind, Source] = {
    ReminderKind.DANGER: dangers,
    ReminderKind.OWN: own,
    ReminderKind.DUE: falling_due,
    ReminderKind.OVERDUE: overdue,
    ReminderKind.NOTED: noted,
    ReminderKind.RETURNED: returned,
    ReminderKind.CONFIRM: confirming,
    ReminderKind.OPENING: openings,
    ReminderKind.NAMING: namings,
    ReminderKind.UNANSWERED: unanswered,
    ReminderKind.REASSESS: reassess,
    ReminderKind.STALE: stale,
    ReminderKind.MOVED: moved,
    ReminderKind.CANCELLED: cancelled,
    ReminderKind.OCCASION: occasions,
}
"""Every kind of reminder, with what says whom it is owed to and when."""


def _by_its_day(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    for one in situation.seen.falling_due:
        step = ladders.FALLING_DUE.step(one.day, horizon)
        if step is None or not situation.is_ours(one.countries) or situation.just_did(one.by, one.since, horizon.today):
            continue
        kind = ReminderKind.DUE if step < 0 else ReminderKind.OVERDUE
        yield from _told(kind, ladders.FALLING_DUE, one, horizon, due_on=one.day)


def _told(
    kind: ReminderKind, ladder: Ladder, one: Thing, horizon: Horizon, *, due_on: date | None = None
) -> Iterator[Owed]:
    step = ladder.step(one.day, horizon)
    if step is not None:
        rung, on = f"{one.day.isoformat()}{step:+d}", day_of(one.day, step)
        yield _owed(kind, one, rung, on, due_on=due_on, is_urgent=step in ladder.at_once)


def _owed(  # noqa: PLR0913 - what it is, named
    kind: ReminderKind, one: Thing, rung: str, on: date, *, due_on: date | None, is_urgent: bool = False
) -> Owed:
    return Owed(
        thing=f"entry:{one.entry_id}",
        kind=kind,
        rung=rung,
        rung_on=on,
        due_on=due_on,
        is_urgent=is_urgent,
        demands=one.demands,
        countries=one.countries,
        entry_id=one.entry_id,
        since=one.since if due_on else one.day,
        days=one.days if due_on else None,
    )


def _order(one: Owed) -> tuple[bool, bool, date, Key]:
    return one.kind is not ReminderKind.DANGER, not one.is_urgent, one.due_on or date.max, one.key


def _is_muted(one: Owed, situation: Situation) -> bool:
    """Say whether somebody does not want it; a danger is silenced by nothing, an own day by its own key alone."""
    if one.kind is ReminderKind.DANGER:
        return False
    if one.thing in situation.muted:
        return True
    if one.kind is ReminderKind.OWN:
        return False
    places = {f"country:{country}" for country in one.countries}
    return f"kind:{one.kind.value}" in situation.muted or (bool(places) and places <= situation.muted)


def _is_put_off(one: Owed, situation: Situation, put_off: Mapping[str, date], today: date) -> bool:
    """Say whether it is snoozed, or a day of one's own stands in the place of the rule's; a danger never is."""
    if one.kind is ReminderKind.DANGER:
        return False
    if situation.snoozed.get(one.thing, today) > today:
        return True
    own_day = put_off.get(one.thing)
    return own_day is not None and one.rung_on <= own_day
