"""Situation: all that the record and one account's own wishes say on a day, of which follows what the account is owed.

Rows alone: nothing here holds a text or a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.calendar import OccasionFacts
from tracker.domain.days import When
from tracker.domain.rights import Who


@dataclass(frozen=True)
class Thing:
    """An entry that asks for something from `day` on, or by it; `by` recorded that on `since`, or changed it last.

    `days` is how exactly the day is known by which it falls due, where more than one day is meant.
    """

    entry_id: str
    demands: tuple[str, ...]
    countries: tuple[str, ...]
    day: date
    by: str
    since: date
    days: When | None = None


@dataclass(frozen=True)
class News:
    """What bears on letters that nobody has looked at again: when the first of it came, and the last, by whom."""

    first_on: date
    last_on: date
    last_by: str


@dataclass(frozen=True)
class Watched:
    """A demand that counts: when somebody looked last, its period in days, and news that asks for another look."""

    reference: str
    country: str | None
    looked_on: date
    period: int
    instruments: frozenset[str] = frozenset()
    news: News | None = None


@dataclass(frozen=True)
class Told:
    """The last that an account was told of an occasion: by which kind of reminder, at which rung."""

    kind: str
    rung: str


@dataclass(frozen=True)
class Version:
    """An occasion as it was known from `known_on` on; `by` made it so, empty where that does not matter."""

    occasion: OccasionFacts
    known_on: date
    by: str = ""


@dataclass(frozen=True)
class Dated:
    """An occasion as it is known, and how it came to its days, oldest first, where it was not always so."""

    occasion: OccasionFacts
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Own:
    """A day on which somebody wished to be reminded; `thing` is empty where it is about nothing on record."""

    reminder_id: str
    on: date
    thing: str


@dataclass(frozen=True)
class Agreement:
    """A person, by the key, who agreed to be named up to a day."""

    person: str
    country: str
    until: date


@dataclass(frozen=True)
class Seen:
    """What the record says to whoever has certain rights."""

    dangers: tuple[Thing, ...] = ()
    falling_due: tuple[Thing, ...] = ()
    proposals: tuple[Thing, ...] = ()
    letters: tuple[Thing, ...] = ()
    openings: tuple[Thing, ...] = ()
    watched: tuple[Watched, ...] = ()
    occasions: tuple[Dated, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True)
class Situation:
    """What there is for one account.

    `made_on` is the day since which it exists, `told_of` what it was told last of an occasion, by the occasion's key,
    `snoozed` until when it does not want to see a thing.
    """

    who: Who
    made_on: date
    seen: Seen
    returned: tuple[Thing, ...] = ()
    own: tuple[Own, ...] = ()
    snoozed: Mapping[str, date] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    told_of: Mapping[str, Told] = field(default_factory=dict)

    def is_ours(self, countries: tuple[str, ...]) -> bool:
        """Say whether the account is of the team of what concerns these countries; of none, of any team."""
        return any(self.who.is_team_of(country) for country in countries or (None,))

    def just_did(self, by: str, on: date, today: date) -> bool:
        """Say whether it is the account's own deed of today or yesterday, which nobody needs to tell it of."""
        return by == self.who.account and (today - on).days <= 1
