"""Making: puts a mail that is to go into the outbox, with the rungs that it tells, in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, Engine

from tracker.accounts.sealing import Seal
from tracker.outbox.digests import Digests
from tracker.outbox.ledger import Key, Ledger, Line, Rung, still_open, take
from tracker.outbox.mails import MailKind, Mails
from tracker.reminders.outgoing import message_id
from tracker.reminders.owed import Owed
from tracker.reminders.plan import Plan
from tracker.store.engine import writing


@dataclass(frozen=True)
class Making:
    """Makes the mails of one database; `sender` is whom they come from."""

    engine: Engine
    mails: Mails
    ledger: Ledger
    digests: Digests
    seal: Seal
    sender: str

    def make(self, account_id: str, plan: Plan, now: datetime) -> UUID | None:
        """Put a mail with all of a plan that nobody was told yet; None where nothing of it is left.

        Whoever makes the same mail at the same time finds it made. Raises StoreUnavailable, Locked.
        """
        is_digest = plan.kind is MailKind.DIGEST
        lines = self.ledger.keep(account_id, [_rung(one) for one in plan.owed], now, is_all=is_digest)
        keys = [key for key, line in lines.items() if line.is_open and (is_digest or not line.rests(now))]
        made = None
        if keys:
            with writing(self.engine) as connection:
                made = self._put(connection, account_id, plan, keys, now)
        if is_digest and made is None:
            self.digests.pass_by(account_id, plan.slot, now)
        return made

    def _put(
        self, connection: Connection, account_id: str, plan: Plan, keys: Collection[Key], now: datetime
    ) -> UUID | None:
        still = still_open(connection, account_id, keys)
        if not still:
            return None
        slot = plan.slot or _slot(still)
        made = self.mails.put(
            connection,
            account=account_id,
            kind=plan.kind,
            slot=slot,
            message_id=message_id(self.seal, self.sender, account_id, plan.kind, slot),
            made_at=now,
            next_at=now,
        )
        if made is not None:
            take(connection, account_id, still, made)
        return made


def _slot(lines: Mapping[Key, Line]) -> str:
    """Name an urgent mail by what it tells, and by the mails that were to tell it and failed."""
    told = sorted(f"{'/'.join(key)} {line.mail_id or ''}" for key, line in lines.items())
    return sha256("\n".join(told).encode()).hexdigest()


def _rung(one: Owed) -> Rung:
    return Rung(one.thing, one.kind.value, one.rung, one.rung_on, one.due_on, one.is_urgent)
