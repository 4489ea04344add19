"""Invented people with accounts, a clock that a test sets, and a hasher that is quick instead of strong."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy import Engine

from tracker.accounts import totp
from tracker.accounts.accepting import Acceptance
from tracker.accounts.accounts import HOST, Accounts
from tracker.accounts.proving import Claim
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device, Sign, SignedIn
from tracker.store import schema
from tracker.store.engine import make_engine
from tracker.store.keys import WorkingKey
from tracker.store.mapper import microseconds

KEY = WorkingKey(1, b"k" * 32)
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "seven rivers meet here"  # noqa: S105 - of people who do not exist
PEER = "192.0.2.7"


@dataclass
class Clock:
    """A clock that stands until it is moved on."""

    at: datetime = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        self.at += timedelta(**span)

    def step(self) -> int:
        return totp.step_at(microseconds(self.at))


@dataclass(frozen=True)
class Person:
    """Somebody with an account, and what that somebody knows."""

    account_id: str
    nickname: str
    secret: str
    recovery_codes: tuple[str, ...]
    password: str = PASSWORD


@dataclass(frozen=True)
class House:
    """The accounts of a fresh database, and its clock."""

    engine: Engine
    clock: Clock = field(default_factory=Clock)
    hasher: PasswordHasher = QUICK
    key: WorkingKey = KEY
    pages: str = "http://localhost"

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.engine, self.key, self.clock, hasher=self.hasher, pages=self.pages)

    def person(self, nickname: str = "Aigul", *roles: str) -> Person:
        """Somebody who has accepted an invite, and is not signed in."""
        accounts = self.accounts
        token = accounts.invites.make(HOST, Roles.of(roles)).token
        given, secret = self.acceptance(token, nickname)
        made = accounts.accept(token, given)
        accounts.sign_ins.end_others(made.account_id, but="")
        return Person(made.account_id, nickname, secret, made.recovery_codes)

    def acceptance(self, token: str, nickname: str = "Aigul", **other: object) -> tuple[Acceptance, str]:
        """What somebody types on the page of an invite, and the secret that the phone then has."""
        setup = self.accounts.invites.look(token).setup
        code = totp.code_of(setup.secret, self.clock.step() - 1)  # this step's code is left for a sign-in
        given = Acceptance(nickname, PASSWORD, setup.sealed, code, "en", "Asia/Bishkek", Device.PHONE)
        return replace(given, **other), setup.secret  # type: ignore[arg-type]

    def code(self, person: Person, later: int = 0) -> str:
        """The code that the phone shows, so many steps later."""
        return totp.code_of(person.secret, self.clock.step() + later)

    def claim(self, person: Person, **other: str) -> Claim:
        """What somebody types to sign in."""
        code = other.get("code") or self.code(person)
        return Claim(person.nickname, **{"password": person.password, "peer": PEER, **other, "code": code})

    def signed_in(self, person: Person, device: Device = Device.PHONE) -> SignedIn:
        """A sign-in with a code of its own."""
        self.clock.pass_by(seconds=totp.STEP_SECONDS)
        return self.accounts.sign_in(self.claim(person), device)

    def sign(self, person: Person) -> Sign:
        """A request of somebody who has just signed in."""
        found = self.accounts.sign(self.signed_in(person).token)
        assert found is not None
        return found


def a_house(url: str) -> House:
    """A migrated database with no account in it."""
    engine = make_engine(url)
    schema.upgrade(engine)
    return House(engine)
