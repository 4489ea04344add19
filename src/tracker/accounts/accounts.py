"""Accounts: everything that pages and commands ask of the accounts of one database."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import Engine

from tracker.accounts import account, account_log
from tracker.accounts.accepting import Acceptance, Accepted, Accepting
from tracker.accounts.account import HOST, Account
from tracker.accounts.account_log import Line
from tracker.accounts.drafts import Drafts
from tracker.accounts.governing import Governing
from tracker.accounts.intakes import Intakes
from tracker.accounts.invites import Invites
from tracker.accounts.kit import Kit
from tracker.accounts.mailing import Mailings
from tracker.accounts.muting import Muting
from tracker.accounts.opaque import Opaque
from tracker.accounts.opened import Opened
from tracker.accounts.own import Own
from tracker.accounts.own_reminders import OwnReminders
from tracker.accounts.passkeys import Passkeys
from tracker.accounts.passwords import HASHER, Hashing
from tracker.accounts.proving import Claim, Proving
from tracker.accounts.relying_party import RelyingParty
from tracker.accounts.row_files import RowFiles
from tracker.accounts.samples import Samples
from tracker.accounts.sealing import Seal
from tracker.accounts.secret_addresses import SecretAddresses
from tracker.accounts.send_codes import SendCodes
from tracker.accounts.sign_ins import Device, Sign, SignedIn, SignIns
from tracker.accounts.snoozes import Snoozes
from tracker.accounts.tokens import Tokens
from tracker.accounts.travel_mode import TravelMode
from tracker.accounts.wishes import Wishes
from tracker.store.engine import reading
from tracker.store.keys import WorkingKey
from tracker.store.mapper import microseconds

__all__ = ["HOST", "Acceptance", "Account", "Accounts", "Claim", "Device", "Sign", "SignedIn"]


class Accounts:
    """The accounts of one database. `clock` gives UTC; without a key, what is sealed raises Locked.

    `pages` is where the pages are: passkeys are good there alone.

    What one account does is asked here; what belongs together stands in the parts: `invites`, `sign_ins`,
    `governing`, `own`, `drafts`, `snoozes`, `opened`, `mailings`, `own_reminders`, `muting`, `addresses`, `wishes`,
    `passkeys`, `send_codes`, `travel_mode`, `intakes`, `row_files`, `tokens`; `opaque` seals what is handed out to be
    handed back.
    """

    def __init__(
        self,
        engine: Engine,
        key: WorkingKey | None,
        clock: Callable[[], datetime],
        *,
        hasher: PasswordHasher = HASHER,
        pages: str = "http://localhost",
    ) -> None:
        kit, hashing = Kit(engine, Seal(key), clock), Hashing(hasher)
        proving = Proving(kit, hashing)
        self.clock, self._engine = clock, engine
        self._accepting = Accepting(kit, proving, hashing)
        self.invites, self.sign_ins, self.governing = Invites(kit), SignIns(kit, proving), Governing(kit)
        self.own = Own(kit, proving, hashing)
        self.drafts, self.snoozes, self.opened = Drafts(kit), Snoozes(kit), Opened(kit)
        self.mailings, self.own_reminders, self.muting = Mailings(kit), OwnReminders(kit), Muting(kit)
        self.intakes = Intakes(kit)
        self.addresses, self.wishes = SecretAddresses(kit), Wishes(kit)
        self.passkeys = Passkeys(kit, proving, RelyingParty.at(pages))
        self.send_codes, self.travel_mode = SendCodes(kit, proving), TravelMode(kit)
        self.row_files = RowFiles(kit)
        self.tokens, self.opaque = Tokens(kit, proving), Opaque(kit.seal)
        self.samples = Samples(kit, proving, self._accepting)

    def sign_in(self, claim: Claim, device: Device) -> SignedIn:
        """Sign somebody in; raises NotSignedIn, TooManyAttempts."""
        return self.sign_ins.begin(claim, device)

    def sign(self, token: str) -> Sign | None:
        """Say whose request it is; None where the token is nobody's, or its sign-in has ended."""
        return self.sign_ins.sign(token)

    def sign_out(self, token: str) -> None:
        """End the sign-in of a token."""
        self.sign_ins.sign_out(token)

    def accept(self, token: str, given: Acceptance) -> Accepted:
        """Accept an invite; raises what `Accepting.accept` raises."""
        return self._accepting.accept(token, given)

    def everyone(self) -> list[Account]:
        """List all accounts by nickname, frozen ones too."""
        with reading(self._engine) as connection:
            return account.everyone(connection)

    def nicknames(self) -> dict[str, str]:
        """Give the nickname of each account by its id."""
        with reading(self._engine) as connection:
            return account.nicknames(connection)

    def account(self, account_id: str) -> Account:
        """Find an account by its id; raises AccountUnknown."""
        with reading(self._engine) as connection:
            return account.by_id(connection, account_id)

    def by_nickname(self, nickname: str) -> Account:
        """Find an account by its nickname, however that is spelt; raises AccountUnknown."""
        with reading(self._engine) as connection:
            return account.by_nickname(connection, nickname)

    def log(self, account_id: str | None = None) -> Sequence[Line]:
        """Read the log of accounts, newest first: of one account, or all of it."""
        with reading(self._engine) as connection:
            return account_log.lines(connection, account_id)

    def given_power(self, since: datetime) -> Sequence[Line]:
        """Read who was given the right to confirm, to release or to govern accounts since a moment, newest first."""
        with reading(self._engine) as connection:
            return account_log.given_power(connection, microseconds(since))

    def opened_for(self, account_id: str) -> frozenset[UUID]:
        """Give the confidential entries that were opened for an account."""
        return self.opened.of(account_id)

    def begin_anew(self) -> None:
        """End all sign-ins and tokens and take back all invites: after a restore nobody knows which were used since."""
        self.sign_ins.end_everybodys()
        self.tokens.end_everybodys()
        self.invites.withdraw_all()
