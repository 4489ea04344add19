"""Forecast: which mails would go to an account in days to come, if nothing were recorded until then.

A pure function.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from tracker.outbox.ledger import Key
from tracker.outbox.mails import MailKind
from tracker.reminders.digest import Past, digest_day, here, zone_of
from tracker.reminders.owed import Owed
from tracker.reminders.plan import Plan, plan, wants_mail
from tracker.reminders.recipient import Recipient
from tracker.reminders.situation import Situation

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Forecast:
    """A mail that would go on a day of its recipient's: what it would tell, and why it would go, as a code."""

    recipient: Recipient
    on: date
    kind: MailKind
    owed: tuple[Owed, ...]
    why: str


def foresee(  # noqa: PLR0913 - what there is, named
    recipient: Recipient,
    situation: Situation,
    *,
    past: Past,
    told: Collection[Key],
    now: datetime,
    until: date,
    every_day: bool = True,
) -> Iterator[Forecast]:
    """Give the mails that would go from a moment until a day, the first one first.

    Without `every_day` it looks at digest days and the last one alone: far ahead that is quicker, and what is urgent
    in between counts as told in its time.
    """
    if not wants_mail(recipient):
        return
    began = here(now, recipient.account.zone)
    known = _Told(set(told), None if every_day else began.date())
    for day in _days(began.date(), until):
        if not every_day and day != until and digest_day(recipient.mailing, day, situation.made_on, past) != day:
            continue
        at = began if day == began.date() else _morning(recipient, day)
        found = plan(recipient, situation, past, at, partial(known.leaves_open, day))
        if found is not None:
            known.keys.update(one.key for one in found.owed)
            past = _after(past, found, day)
            if found.owed:
                yield Forecast(recipient, day, found.kind, tuple(found.owed), found.why)


@dataclass(frozen=True)
class _Told:
    """What mails have told; of what is urgent, all since a day, where one is given."""

    keys: set[Key]
    urgent_since: date | None

    def leaves_open(self, day: date, one: Owed) -> bool:
        """Say whether nobody was told of it before a day."""
        was_urgent = one.is_urgent and self.urgent_since is not None and self.urgent_since < one.rung_on < day
        return one.key not in self.keys and not was_urgent


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _A_DAY


def _morning(recipient: Recipient, day: date) -> datetime:
    """Give the first hour of a day at which mails may come."""
    return datetime.combine(day, time(recipient.mailing.from_hour), zone_of(recipient.account.zone))


def _after(past: Past, found: Plan, day: date) -> Past:
    if found.kind is not MailKind.DIGEST:
        return past
    return Past(date.fromisoformat(found.slot), day if found.owed else past.went_on)
