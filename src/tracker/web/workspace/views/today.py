"""Today: what waits for one person, the most pressing first, the own countries before the others."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.accounts.drafts import Draft
from tracker.domain.judgement import Judged
from tracker.domain.rights import Who
from tracker.projections.desk import Owed, Waiting
from tracker.web.sessions.every_day import DailyRoom
from tracker.web.wording import Written
from tracker.web.workspace.views.intakes import IntakeLine
from tracker.web.workspace.views.own_days import OwnDay
from tracker.web.workspace.views.parts import where_said
from tracker.web.workspace.views.people import Person

SOON = timedelta(days=14)
"""How far ahead what falls due is shown."""

LONG = timedelta(days=21)
"""After so many days a proposal is said to wait."""

NO_NOTES: Mapping[str, Written | None] = {}

_MOST = 12
"""Lines of one list; the rest is counted, and shown on the page of its country."""


@dataclass(frozen=True)
class Line:
    """One thing that waits: `thing` is what a snooze names, `text` references to words, where there are any.

    `may_record`: the reader records about all that it is about.

    `gone` are the measures of which something was taken back that their assessment rested on. Of an
    assessment `says` is the code of what it says, and `note` why it was returned, where that is told.
    """

    thing: str
    reference: str
    country: str | None
    is_own: bool
    entry_id: str = ""
    text: Mapping[str, str] | None = None
    on: date | None = None
    is_late: bool = False
    measures: Sequence[str] = ()
    gone: Sequence[str] = ()
    says: str = ""
    note: Written | None = None
    may_record: bool = False


@dataclass(frozen=True)
class Listed:
    """The lines of one list, and how many more there are."""

    lines: Sequence[Line]
    more: int


@dataclass(frozen=True)
class Today:
    """All lists, in the order in which they are shown."""

    danger: Listed
    due: Listed
    reassess: Listed
    stale: Listed
    waiting: Listed
    mine: Listed
    returned: Listed
    drafts: Sequence[Draft]
    steps: Listed
    own: Sequence[OwnDay] = ()
    renewals: Sequence[Person] = ()
    """Persons of the own countries whose agreement to be named has ended or ends soon."""
    rooms: Sequence[DailyRoom] = ()
    """Sessions that are on now and at which a country is listed, of the own countries or of all for who has none."""
    intakes: Sequence[IntakeLine] = ()
    """Documents of the own countries that nobody has gone through yet, or that cannot be read."""
    changes: int = 0
    """How many changes of demands wait for this account to decide."""

    @property
    def judged(self) -> Sequence[Listed]:
        """Give the lists of assessments."""
        return (self.waiting, self.mine, self.returned)

    def is_clear(self) -> bool:
        """Say whether nothing waits at all."""
        lists = (self.danger, self.due, self.reassess, self.stale, self.waiting, self.returned, self.steps)
        told = (self.drafts, self.own, self.changes, self.renewals, self.rooms, self.intakes)
        return not any(told) and not any(one.lines for one in lists)


@dataclass(frozen=True)
class Sorting:
    """By what lines are left out and put in order: whose desk it is, what was snoozed, and which day it is."""

    who: Who
    snoozed: Mapping[str, date]
    today: date
    asked: Mapping[str, Mapping[str, str]]
    """What each measure asks, in words, by its number."""
    countries: Mapping[str, Collection[str | None]]
    """The countries that each entry that is owed is about, by its id, whoever may see it there."""

    def listed(self, lines: Iterable[Line]) -> Listed:
        """Put the own countries first, leave out what is snoozed, and cut what is too long for a phone."""
        kept = [line for line in lines if self.snoozed.get(line.thing, self.today) <= self.today]
        kept.sort(key=lambda line: not line.is_own)
        return Listed(kept[:_MOST], max(len(kept) - _MOST, 0))

    def owed(self, found: Iterable[Owed], text: str) -> list[Line]:
        """Make lines of entries that ask for something; `text` names the field with their words."""
        return [self._owed(one, text) for one in found]

    def assessments(self, found: Iterable[Waiting], notes: Mapping[str, Written | None] = NO_NOTES) -> list[Line]:
        """Make lines of proposals; `notes` say why they were returned, by their entry ids."""
        return [
            Line(
                thing=f"entry:{one.entry.entry_id}",
                reference=one.entry.demand or "",
                country=one.country,
                is_own=self._is_own(one.country),
                entry_id=one.entry.entry_id,
                text=self.asked.get(next(iter(one.entry.measures), "")),
                on=one.entry.recorded_on,
                is_late=self.today - one.entry.recorded_on > LONG,
                measures=one.entry.measures,
                says=where_said(one.entry),
                note=notes.get(one.entry.entry_id),
            )
            for one in found
        ]

    def reassess(self, judged: Iterable[Judged]) -> list[Line]:
        """Make lines of demands with news that no letter has taken in yet."""
        return [
            replace(
                self._demand(one, "reassess", [fact.number for fact, now in one.measures if now.needs_reassessment]),
                gone=[fact.number for fact, now in one.measures if now.basis_gone],
            )
            for one in judged
            if one.needs_reassessment
        ]

    def stale(self, judged: Iterable[Judged]) -> list[Line]:
        """Make lines of demands that nobody has looked at for longer than their period, the longest first."""
        lines = [self._demand(one, "stale", []) for one in judged if one.stale]
        return sorted(lines, key=lambda line: line.on or date.min)

    def _demand(self, judged: Judged, why: str, measures: Sequence[str]) -> Line:
        demand = judged.demand
        return Line(
            thing=f"{why}:{demand.reference}",
            reference=demand.reference,
            country=demand.country,
            is_own=self._is_own(demand.country),
            text=demand.about.get("title"),
            on=judged.looked_on,
            measures=measures,
        )

    def _owed(self, owed: Owed, text: str) -> Line:
        country = owed.countries[0] if owed.countries else None
        return Line(
            thing=f"entry:{owed.entry.entry_id}",
            reference=owed.demands[0] if owed.demands else "",
            country=country,
            is_own=any(self._is_own(one) for one in owed.countries) or (country is None and self._is_own(None)),
            entry_id=owed.entry.entry_id,
            text=owed.entry.about.get(text),
            on=owed.due_on or owed.entry.effective,
            is_late=owed.due_on is not None and owed.due_on < self.today,
            measures=owed.entry.measures,
            may_record=all(map(self._is_own, self.countries.get(owed.entry.entry_id, owed.countries))),
        )

    def _is_own(self, country: str | None) -> bool:
        return self.who.is_team_of(country)
