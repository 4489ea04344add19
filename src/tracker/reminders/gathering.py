"""Gathering: what the record says to each account, read once for all that have the same rights."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from tracker.accounts.account import Account
from tracker.accounts.wishes import Wish
from tracker.application.desk import Desk
from tracker.application.reader import Look, Reader, Sight
from tracker.domain.days import When
from tracker.domain.judgement import Judged
from tracker.domain.record import Entry, Kind
from tracker.domain.rights import Who
from tracker.domain.standing import Standing, would_bear
from tracker.projections.desk import Owed as Asking
from tracker.projections.desk import Waiting
from tracker.reminders.situation import Agreement, Dated, News, Own, Seen, Situation, Thing, Version, Watched

_LATELY = 2
"""Days within which somebody's own deed may be in question."""

_A_DAY = timedelta(days=1)
_Rights = tuple[frozenset[str], bool, bool, frozenset[str], str]


class Gathering:
    """Reads situations; what it read is kept until something is recorded.

    Nothing that it reads changes by days alone: what a day makes of it is computed of it.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[_Rights, tuple[date, Seen]] = {}
        self._returned: dict[str, tuple[Thing, ...]] = {}
        self._deeds: dict[int, tuple[str, date]] = {}
        self._confidants: frozenset[str] = frozenset()
        self._head = -1

    def refresh(self) -> None:
        """Forget what was read before the last event."""
        head = self._reader.head()
        if head != self._head:
            self._read.clear()
            self._returned.clear()
            with self._reader.look() as look:
                self._confidants = look.confidants()
            self._head = head

    def situation(self, account: Account, wish: Wish, today: date, made_on: date) -> Situation:
        """Give an account's situation on a day, but for what it was told of occasions."""
        return Situation(
            who=account.who,
            made_on=made_on,
            seen=self.seen(account.who, wish, today),
            returned=self._sent_back(account.who, wish.opened, today),
            own=tuple(Own(one.reminder_id.hex, one.on, one.thing) for one in wish.own_days),
            snoozed=wish.snoozed,
            muted=wish.muted,
        )

    def seen(self, who: Who, wish: Wish, today: date) -> Seen:
        """Give what the record says to an account on a day."""
        opened, own = wish.opened, who.account if who.account in self._confidants else ""
        rights = (frozenset(who.countries), who.may_confirm, who.is_editor, opened, own)
        day, seen = self._read.get(rights, (date.max, Seen()))
        if day > today + _A_DAY:  # it was read by a clock that was put back since; a day's difference is one of zones
            with self._reader.look(today) as look:
                seen = self._look_around(look, look.live(who, opened), who)
            self._read[rights] = today, seen
        return seen

    def _look_around(self, look: Look, sight: Sight, who: Who) -> Seen:
        desk = look.desk(sight)
        return Seen(
            dangers=self._things(look, (one for one in desk.urgencies()), who, lambda one: one.entry.recorded_on),
            falling_due=self._falling_due(look, desk, who),
            proposals=tuple(_proposal(one, one.entry.recorded_on) for one in desk.waiting()) if who.may_confirm else (),
            letters=self._letters(look, desk, who),
            openings=tuple(
                _thing(one.entry, one.demands, one.countries, one.opens_on) for one in desk.openings(date.max)
            ),
            watched=tuple(watched for country in sorted(who.countries) for watched in _watched(look, sight, country)),
            occasions=self._occasions(look, sight),
            agreements=tuple(
                Agreement(one.person, one.country, one.until)
                for one in desk.agreements()
                if who.is_team_of(one.country)
            ),
        )

    def _falling_due(self, look: Look, desk: Desk, who: Who) -> tuple[Thing, ...]:
        asking = (*desk.due(date.max), *desk.steps())
        return self._things(look, asking, who, lambda one: one.due_on or date.max)

    def _letters(self, look: Look, desk: Desk, who: Who) -> tuple[Thing, ...]:
        letters = {one.letter.entry.entry_id: one for one in desk.unanswered()}
        asking = (one.letter for one in letters.values())
        return self._things(look, asking, who, lambda one: letters[one.entry.entry_id].last_on)

    def _things(
        self, look: Look, asking: Iterable[Asking], who: Who, day: Callable[[Asking], date]
    ) -> tuple[Thing, ...]:
        """Make things of what is of the own countries."""
        ours = (one for one in asking if any(who.is_team_of(country) for country in one.countries or (None,)))
        return tuple(self._asking(look, one, day(one)) for one in ours)

    def _asking(self, look: Look, one: Asking, day: date) -> Thing:
        by, since = one.account, one.entry.recorded_on
        if one.is_moved:
            by, since = self._deed(look, one.position)
        return _thing(one.entry, one.demands, one.countries, day, by=by, since=since)

    def _sent_back(self, who: Who, opened: frozenset[str], today: date) -> tuple[Thing, ...]:
        if who.account not in self._returned:
            with self._reader.look(today) as look:
                found = look.desk(look.live(who, opened)).returned(who.account)
                days = [self._deed(look, one.version)[1] for one in found]
            self._returned[who.account] = tuple(_proposal(one, day) for one, day in zip(found, days, strict=True))
        return self._returned[who.account]

    def _occasions(self, look: Look, sight: Sight) -> tuple[Dated, ...]:
        histories = look.occasion_histories(sight)
        return tuple(
            Dated(
                occasion=versions[-1].occasion,
                versions=tuple(
                    Version(one.occasion, one.known_from, self._by(look, one.position, one.known_from, len(versions)))
                    for one in versions
                ),
            )
            for versions in histories.values()
        )

    def _by(self, look: Look, position: int, known_from: date, versions: int) -> str:
        """Say who made it so where that may matter: what was changed once, or was planned lately."""
        is_recent = (look.today - known_from).days <= _LATELY
        return self._deed(look, position)[0] if versions > 1 or is_recent else ""

    def _deed(self, look: Look, position: int) -> tuple[str, date]:
        if position not in self._deeds:
            self._deeds[position] = look.recorded_by(position)
        return self._deeds[position]


def _proposal(one: Waiting, day: date) -> Thing:
    demands = (one.entry.demand,) if one.entry.demand else ()
    return _thing(one.entry, demands, (one.country,) if one.country else (), day, by=one.account)


def _thing(  # noqa: PLR0913 - what it is, named
    entry: Entry,
    demands: Iterable[str],
    countries: Iterable[str],
    day: date,
    *,
    by: str = "",
    since: date | None = None,
) -> Thing:
    return Thing(
        entry_id=entry.entry_id,
        demands=tuple(demands),
        countries=tuple(countries),
        day=day,
        by=by or str(entry.about.get("account", "")),
        since=since or entry.recorded_on,
        days=_days(entry, day),
    )


def _days(entry: Entry, day: date) -> When | None:
    """Give the days by the last of which an entry falls due, where that is its day and they are more than one."""
    due_on = entry.about.get("due_on")
    if not isinstance(due_on, Mapping):
        return None
    days = When.recorded(due_on)
    return days if days.last == day != days.first else None


def _watched(look: Look, sight: Sight, country: str) -> Sequence[Watched]:
    card = look.card(sight, country)
    judged = [one for one in (*card.judged, *card.left) if not one.demand.life.is_over]
    news = _news(look, sight, [one for one in judged if one.needs_reassessment])
    return [
        Watched(
            reference=one.demand.reference,
            country=one.demand.country,
            looked_on=max(one.demand.made_on, one.looked_on or one.demand.made_on),
            period=one.demand.period,
            instruments=frozenset(one.demand.about.get("instruments", ())),
            news=news.get(one.demand.reference),
        )
        for one in judged
    ]


def _news(look: Look, sight: Sight, judged: Sequence[Judged]) -> dict[str, News]:
    """Find when what bears on the letters of demands came, and who brought the last of it."""
    if not judged:
        return {}
    entries = look.dossier(sight, [one.demand.reference for one in judged]).entries
    found = {}
    for one in judged:
        its = [entry for entry in entries if entry.demand == one.demand.reference]
        asks = [(fact.number, standing) for fact, standing in one.measures if standing.needs_reassessment]
        bearing = [entry for number, standing in asks for entry in its if _bears(entry, number, standing)]
        found[one.demand.reference] = _came(bearing, [standing for _, standing in asks])
    return found


def _came(bearing: Sequence[Entry], standings: Sequence[Standing]) -> News:
    """Say when news came; of what lost its basis alone, the day of the letter."""
    if not bearing:
        since = min(one.since for one in standings if one.since is not None)
        return News(since, since, "")
    last = max(bearing, key=lambda entry: (entry.recorded_on, entry.entry_id))
    first_on = min(entry.recorded_on for entry in bearing)
    return News(first_on, last.recorded_on, str(last.about.get("account", "")))


def _bears(entry: Entry, number: str, standing: Standing) -> bool:
    letter = standing.entry
    if letter is None or letter.letter is None or entry.effective <= letter.effective:
        return False
    return (entry.kind is Kind.ANSWER or number in entry.measures) and would_bear(entry, letter.letter)
