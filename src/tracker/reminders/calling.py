"""What an account is owed about occasions: that one comes near and what it asks for, was moved, or was cancelled."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.reminders import ladders
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.ladders import Horizon
from tracker.reminders.owed import Owed
from tracker.reminders.situation import Dated, Situation, Thing, Told, Version, Watched
from tracker.reminders.watching import stale_from


def occasions(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell of an occasion that comes near, to whom it concerns."""
    for dated in situation.seen.occasions:
        facts = dated.occasion
        days = facts.comes_on(horizon.today)
        if days is None or not _concerns(facts, situation) or _just_set(dated, situation, horizon.today):
            continue
        ladder = ladders.before(facts)
        step = ladder.step(days.first, horizon)
        if step is not None:
            rung, on = f"{days.first.isoformat()}/{-step}", ladders.day_of(days.first, step)
            asks = _asked_by(facts, days.first, situation)
            is_urgent = step in ladder.at_once
            yield _owed(ReminderKind.OCCASION, facts, rung, on, days=days, is_urgent=is_urgent, asks=asks)


def moved(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell once that an occasion comes on other days than one was told, or after all; not whoever said so."""
    for dated in situation.seen.occasions:
        facts, told = dated.occasion, situation.told_of.get(dated.occasion.key)
        if told is None or facts.recurs_annually or facts.comes_on(horizon.today) is None:
            continue
        was, now, is_back = _day_told(told), facts.on.first, told.kind == ReminderKind.CANCELLED.value
        by = _turned(dated) if is_back else _since(dated)
        if (was == now and not is_back) or was not in {one.occasion.on.first for one in dated.versions}:
            continue
        if by.by != situation.who.account:
            rung = f"{was.isoformat()}>{now.isoformat()}@{by.known_on.isoformat()}"
            is_near = _is_near(min(was, now), horizon.today)
            were = _known_as(dated, was)
            yield _owed(ReminderKind.MOVED, facts, rung, by.known_on, days=facts.on, were=were, is_urgent=is_near)


def cancelled(situation: Situation, horizon: Horizon) -> Iterator[Owed]:
    """Tell once that an occasion of which one was told does not take place; not whoever cancelled it."""
    for dated in situation.seen.occasions:
        facts, told = dated.occasion, situation.told_of.get(dated.occasion.key)
        if told is None or facts.state is not OccasionState.CANCELLED:
            continue
        was, by = _day_told(told), _turned(dated)
        is_known = told.kind == ReminderKind.CANCELLED.value
        if by.by != situation.who.account and _known_as(dated, was).last >= horizon.today:
            rung = told.rung if is_known else f"{was.isoformat()}:cancelled@{by.known_on.isoformat()}"
            is_near = _is_near(was, horizon.today)
            were = _known_as(dated, was)
            yield _owed(ReminderKind.CANCELLED, facts, rung, by.known_on, days=None, were=were, is_urgent=is_near)


def _is_near(day: date, today: date) -> bool:
    """Say whether a change of an occasion cannot wait: who was told of its day may be on the way to it."""
    return (day - today).days <= ladders.AT_ONCE_BEFORE


def _concerns(facts: OccasionFacts, situation: Situation) -> bool:
    """Say whether an account is told of it: whose country it concerns; of sessions of all, who confirms or releases."""
    who = situation.who
    if who.countries:
        return any(facts.concerns(country) for country in who.countries)
    return not facts.countries and (who.may_confirm or who.is_editor)


def _just_set(dated: Dated, situation: Situation, today: date) -> bool:
    return bool(dated.versions) and situation.just_did(dated.versions[-1].by, dated.versions[-1].known_on, today)


def _day_told(told: Told) -> date:
    """Read from a rung on which day an occasion was to come when somebody was told of it."""
    if told.kind == ReminderKind.MOVED.value:
        return date.fromisoformat(told.rung.partition(">")[2][:10])
    return date.fromisoformat(told.rung[:10])


def _since(dated: Dated) -> Version:
    """Give the version by which it came to the day that it has now."""
    now = dated.occasion.on.first
    for before, version in zip(reversed(dated.versions[:-1]), reversed(dated.versions), strict=False):
        if before.occasion.on.first != now:
            return version
    return dated.versions[0]


def _turned(dated: Dated) -> Version:
    """Give the version by which it was cancelled, or takes place after all."""
    is_off = dated.occasion.state is OccasionState.CANCELLED
    found = dated.versions[-1]
    for version in reversed(dated.versions):
        if (version.occasion.state is OccasionState.CANCELLED) is not is_off:
            break
        found = version
    return found


def _known_as(dated: Dated, first: date) -> When:
    """Give the days of an occasion as they were known last when it was to begin on a day."""
    known = [one.occasion.on for one in dated.versions if one.occasion.on.first == first]
    return known[-1] if known else When.on(first)


def _asked_by(facts: OccasionFacts, day: date, situation: Situation) -> tuple[Owed, ...]:
    """List what is to be done before it comes: what will be stale, what was promised by then, what has news.

    A day that comes round every year asks for the demands that it names, and no more.
    """
    watched = [one for one in situation.seen.watched if _bears_on(one, facts, situation)]
    falling = [one for one in situation.seen.falling_due if one.day <= day and situation.is_ours(one.countries)]
    return (
        *(_ask(ReminderKind.STALE, one, day) for one in watched if stale_from(one) <= day),
        *(_ask(ReminderKind.REASSESS, one, day) for one in watched if one.news is not None),
        *(
            Owed(
                thing=f"entry:{one.entry_id}",
                kind=ReminderKind.DUE,
                rung="",
                rung_on=one.day,
                due_on=one.day,
                is_urgent=False,
                demands=one.demands,
                countries=one.countries,
                entry_id=one.entry_id,
                days=one.days,
            )
            for one in falling
            if _asks_for(one, facts)
        ),
    )


def _bears_on(one: Watched, facts: OccasionFacts, situation: Situation) -> bool:
    if one.country is None or not situation.who.is_team_of(one.country) or not facts.concerns(one.country):
        return False
    if facts.demands or facts.recurs_annually:
        return one.reference in facts.demands
    return not facts.instruments or not one.instruments.isdisjoint(facts.instruments)


def _asks_for(one: Thing, facts: OccasionFacts) -> bool:
    if facts.demands or facts.recurs_annually:
        return not set(one.demands).isdisjoint(facts.demands)
    return any(facts.concerns(country) for country in one.countries) or not one.countries


def _ask(kind: ReminderKind, one: Watched, day: date) -> Owed:
    first = one.news.first_on if one.news is not None else one.looked_on
    return Owed(
        thing=f"{kind.value}:{one.reference}",
        kind=kind,
        rung="",
        rung_on=day,
        due_on=None,
        is_urgent=False,
        since=one.looked_on if kind is ReminderKind.STALE else first,
        demands=(one.reference,),
        countries=(one.country,) if one.country else (),
    )


def _owed(  # noqa: PLR0913 - what it is, named
    kind: ReminderKind,
    facts: OccasionFacts,
    rung: str,
    on: date,
    *,
    days: When | None,
    were: When | None = None,
    is_urgent: bool = False,
    asks: tuple[Owed, ...] = (),
) -> Owed:
    return Owed(
        thing=f"occasion:{facts.key}",
        kind=kind,
        rung=rung,
        rung_on=on,
        due_on=days.first if days else None,
        is_urgent=is_urgent,
        demands=tuple(facts.demands),
        countries=tuple(facts.countries),
        occasion=facts.key,
        was=were.first.isoformat() if were else "",
        asks=asks,
        days=days,
        were=were,
    )
