"""Sample accounts: one for each role, in a demonstration alone, so that everything can be tried at once.

Their nicknames say what they are. Their password is drawn from the working key, so no two demonstrations share one and
none stands in the program; their codes can be asked for on the machine, as nobody has a phone with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select, update

from tracker.accounts import totp
from tracker.accounts.accepting import Acceptance, Accepting
from tracker.accounts.account import HOST
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.invites import Invites
from tracker.accounts.kit import SECOND, Kit
from tracker.accounts.mailing import Mailing, Mailings, MailMode
from tracker.accounts.nicknames import fold
from tracker.accounts.proving import Proving
from tracker.accounts.refusals import AccountUnknown, CodeWrong
from tracker.accounts.roles import ADMIN, COUNTRY, EDITOR, MAY_CONFIRM, Roles
from tracker.accounts.sign_ins import Device
from tracker.accounts.tables import account, sign_in
from tracker.store.engine import reading, writing

_MARK = "sample-"


@dataclass(frozen=True)
class SampleCode:
    """A code that a sample account can sign in with, after `seconds`: a code is good for one sign-in."""

    code: str = field(repr=False)
    seconds: int


class Samples:
    """The sample accounts of one database."""

    def __init__(self, kit: Kit, proving: Proving, accepting: Accepting) -> None:
        self._kit, self._proving, self._accepting = kit, proving, accepting
        self._invites = Invites(kit)

    def roles(self, country: str) -> Mapping[str, Roles]:
        """Give the roles of all of them by nickname; the coordinator is one of a country."""
        return {
            _MARK + "member": Roles(),
            _MARK + "coordinator": Roles.of([COUNTRY + country]),
            _MARK + "confirmer": Roles.of([MAY_CONFIRM]),
            _MARK + "editor": Roles.of([EDITOR]),
            _MARK + "admin": Roles.of([ADMIN]),
        }

    def make(self, country: str) -> None:
        """Make those that are not there."""
        with reading(self._kit.engine) as connection:
            there = set(connection.scalars(select(account.c.folded)))
        for nickname, roles in self.roles(country).items():
            if fold(nickname) not in there:
                self._make(nickname, roles)

    def password(self) -> str:
        """Give the password of all of them."""
        drawn = self._kit.seal.hash("sample", "password")
        return "-".join(drawn[at : at + 5] for at in range(0, 20, 5))

    def code(self, nickname: str) -> SampleCode:
        """Give a code for one of them; raises AccountUnknown for any other account."""
        its = select(account).where(account.c.folded == fold(nickname))
        with reading(self._kit.engine) as connection:
            row = connection.execute(its).first()
        if row is None or not row.nickname.startswith(_MARK):
            raise AccountUnknown
        now = self._kit.now()
        step = max(totp.step_at(now), row.totp_step + 1)
        opens = (step - totp.DRIFT) * totp.STEP_SECONDS * SECOND
        return SampleCode(totp.code_of(self._proving.secret_of(row), step), max(0, -((now - opens) // SECOND)))

    def _make(self, nickname: str, roles: Roles) -> None:
        token = self._invites.make(HOST, roles).token
        setup = self._invites.look(token).setup
        try:
            made = self._accepting.accept(token, self._acceptance(nickname, setup))
        except CodeWrong:  # the half minute of the code ended before it was looked at, as it may on a busy machine
            made = self._accepting.accept(token, self._acceptance(nickname, setup))
        with writing(self._kit.engine) as connection:  # nobody is there yet to be signed in
            connection.execute(sign_in.delete().where(sign_in.c.account == made.account_id))
            note(connection, self._kit.now(), Deed(What.CODES_KEPT, made.account_id, made.account_id))
        self._remind(made.account_id, nickname)

    def _acceptance(self, nickname: str, setup: totp.Setup) -> Acceptance:
        code = totp.code_of(setup.secret, totp.step_at(self._kit.now()) - totp.DRIFT)  # today's codes are still to use
        return Acceptance(nickname, self.password(), setup.sealed, code, "en", "UTC", Device.COMPUTER)

    def _remind(self, account_id: str, nickname: str) -> None:
        """Let mails come from the first day on, so that they can be looked at; the coordinator's say all."""
        address = f"{nickname}@mail.invalid".encode()  # no mail can ever reach it (RFC 2606)
        sealed = self._kit.seal.close(address, "account", "email", account_id)
        with writing(self._kit.engine) as connection:
            connection.execute(update(account).where(account.c.id == account_id).values(email=sealed))
        mode = MailMode.FULL if nickname.endswith("coordinator") else MailMode.QUIET
        today = self._kit.clock().isoweekday()
        Mailings(self._kit).settle(account_id, Mailing(mode, digest_day=today, from_hour=0, to_hour=24))
