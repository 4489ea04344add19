"""Recipients: the accounts, how each wants its mails, what there is for it at a moment, and what it was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from tracker.accounts.account import Account
from tracker.accounts.accounts import Accounts
from tracker.accounts.wishes import Wish
from tracker.outbox.digests import Digests, day_of
from tracker.outbox.ledger import Ledger
from tracker.reminders.digest import Past, here, is_awake
from tracker.reminders.gathering import Gathering
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.recipient import Recipient
from tracker.reminders.situation import Situation, Told

_OF_OCCASIONS = [ReminderKind.OCCASION.value, ReminderKind.MOVED.value, ReminderKind.CANCELLED.value]
_LONG_AGO = timedelta(days=500)
"""How far back it matters what somebody was told of an occasion: the first lead is of 270 days."""


@dataclass
class Recipients:
    """The recipients of one database, as they were when it was last read."""

    accounts: Accounts
    gathering: Gathering
    ledger: Ledger
    digests: Digests
    _wishes: Mapping[str, Wish] = field(default_factory=dict)

    def refresh(self) -> None:
        """Read what the record says and what accounts wish; raises ReadModelParked, StoreUnavailable."""
        self.gathering.refresh()
        self._wishes = self.accounts.wishes.everybodys()

    def everyone(self) -> Sequence[Account]:
        """List the accounts that are told anything: not those that are frozen, nor those that travel."""
        found = self.accounts.everyone()
        return [account for account in found if account.frozen_at is None and account.travels_since is None]

    def recipient(self, account: Account) -> Recipient:
        """Say how an account wants its mails; raises Locked, and what a broken address raises."""
        return Recipient(account, self._wish(account).mailing, self.accounts.own.email(account.account_id))

    def situation(self, account: Account, now: datetime, *, but_by: UUID | None = None) -> Situation:
        """Give all that there is for an account; what the mail `but_by` tells counts as not told yet."""
        today, made_on = (here(moment, account.zone).date() for moment in (now, account.made_at))
        found = self.gathering.situation(account, self._wish(account), today, made_on)
        return replace(found, told_of=self._told(account.account_id, now, but_by))

    def may_be_told(self, recipient: Recipient, now: datetime) -> bool:
        """Say whether a mail may go at this hour: at night none does, unless somebody is in danger."""
        account, at = recipient.account, here(now, recipient.account.zone)
        if is_awake(recipient.mailing, at):
            return True
        return bool(self.gathering.seen(account.who, self._wish(account), at.date()).dangers)

    def past(self, account: Account, now: datetime) -> Past:
        """Say what became of an account's digests."""
        slot, went_at = self.digests.last(account.account_id, now)
        went_on = None if went_at is None else here(went_at, account.zone).date()
        return Past(day_of(slot) if slot else None, went_on)

    def _wish(self, account: Account) -> Wish:
        return self._wishes.get(account.account_id, Wish())

    def _told(self, account_id: str, now: datetime, but_by: UUID | None) -> Mapping[str, Told]:
        lines = self.ledger.told(account_id, _OF_OCCASIONS, (now - _LONG_AGO).date(), but_by=but_by)
        return {line.rung.thing.partition(":")[2]: Told(line.rung.kind, line.rung.rung) for line in lines}
