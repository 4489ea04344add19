"""Accounts as pages show them: roles in words, sign-ins, invites, and the log of what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.support import Translations

from tracker.accounts.account import HOST, Account
from tracker.accounts.account_log import Line
from tracker.accounts.invites import OpenInvite
from tracker.accounts.passkeys import Passkey
from tracker.accounts.roles import COUNTRY, Roles
from tracker.accounts.sign_ins import SignIn
from tracker.accounts.tokens import Scope, Token
from tracker.web import dates
from tracker.web.countries import country_name
from tracker.web.workspace import account_labels as labels
from tracker.web.workspace.options import Option, offered


@dataclass(frozen=True)
class Said:
    """A line of the log: when, and what was done by whom."""

    at: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where somebody is signed in."""

    sign_in_id: str
    device: str
    began: str
    seen: str
    is_this: bool
    sends_only: bool = False


@dataclass(frozen=True)
class Key:
    """A passkey of one's own: `used` is when it was used last, empty where it never was."""

    passkey_id: str
    name: str
    made: str
    used: str
    sends_only: bool


@dataclass(frozen=True)
class Held:
    """A token of one's own: `used` is the day of last use, empty where there is none."""

    token_id: str
    name: str
    scopes: str
    made: str
    until: str
    used: str


@dataclass(frozen=True)
class Colleague:
    """An account in the list: `frozen` and `travels` are since when, empty where it is or does not."""

    account_id: str
    nickname: str
    roles: str
    frozen: str
    travels: str = ""


@dataclass(frozen=True)
class Waiting:
    """An invite that was not used yet."""

    invite_id: str
    roles: str
    nickname: str
    made_by: str
    until: str


@dataclass(frozen=True)
class Speech:
    """How accounts are told of to one reader: in which language and time zone, with which names."""

    catalogue: Translations
    language: str
    zone: str
    countries: Mapping[str, str]
    nicknames: Mapping[str, str] = field(default_factory=dict)

    def moment(self, at: datetime) -> str:
        """Write a moment as the reader's clock shows it: 3 May 2024, 14:05."""
        here = at.astimezone(ZoneInfo(self.zone))
        return f"{dates.day(here.date(), self.language)}, {here:%H:%M}"

    def day(self, at: datetime) -> str:
        """Write the day of a moment by the reader's clock: 3 May 2024."""
        return dates.day(at.astimezone(ZoneInfo(self.zone)).date(), self.language)

    def roles(self, roles: Roles) -> list[str]:
        """Say what roles mean, one sentence each; a member has one, too."""
        return [self._role(code, labels.ROLE, labels.COORDINATOR) for code in roles.codes()] or [
            self.says(labels.MEMBER)
        ]

    def short(self, codes: Sequence[str]) -> str:
        """Name roles by their codes, in one line."""
        named = [self._role(code, labels.SHORT_ROLE, labels.SHORT_COORDINATOR) for code in codes]
        return ", ".join(named) or self.says(labels.SHORT_MEMBER)

    def choices(self, roles: Roles) -> list[Option]:
        """Offer all roles there are, those of a country the record does not know only where they were granted."""
        countries = [COUNTRY + code for code in sorted({*self.countries, *roles.countries}, key=self._country)]
        codes = [*countries, *labels.ROLE]
        return offered((code, self._role(code, labels.ROLE, labels.COORDINATOR)) for code in codes)

    def line(self, one: Line) -> Said:
        """Tell what was done."""
        told = {"who": self.who(one.by), "roles": self.short(one.detail.split())}
        return Said(self.moment(one.at), self.says(labels.DONE[one.what]) % told)

    def line_about(self, one: Line) -> Said:
        """Tell the same among lines of several accounts, with the nickname of the one it is about."""
        said = self.line(one)
        return Said(said.at, f"{self.who(one.account_id)}. {said.text}") if one.account_id else said

    def place(self, one: SignIn, this: str) -> Place:
        """Tell where somebody is signed in; `this` is the sign-in of the page itself."""
        device = self.says(labels.DEVICE[one.device])
        began, seen = self.moment(one.began_at), self.moment(one.seen_at)
        return Place(one.sign_in_id, device, began, seen, one.sign_in_id == this, one.sends_only)

    def passkey(self, one: Passkey) -> Key:
        """Tell of a passkey of one's own."""
        used = self.moment(one.used_at) if one.used_at else ""
        name = one.name or self.says(labels.PASSKEY)
        return Key(one.passkey_id, name, self.moment(one.made_at), used, one.sends_only)

    def token(self, one: Token) -> Held:
        """Tell of a token of one's own."""
        scopes = "; ".join(self.says(labels.SCOPE[scope.value]) for scope in Scope if scope in one.scopes)
        used = dates.day(date.fromisoformat(one.used_on), self.language) if one.used_on else ""
        name = one.name or self.says(labels.TOKEN)
        return Held(one.token_id, name, scopes, self.moment(one.made_at), self.moment(one.expires_at), used)

    def colleague(self, one: Account) -> Colleague:
        """Tell of an account in a list."""
        frozen = self.moment(one.frozen_at) if one.frozen_at else ""
        travels = self.day(one.travels_since) if one.travels_since else ""
        return Colleague(one.account_id, one.nickname, self.short(one.roles.codes()), frozen, travels)

    def waiting(self, one: OpenInvite) -> Waiting:
        """Tell of an invite that was not used yet."""
        roles, made_by = self.short(one.roles.codes()), self.who(one.made_by)
        return Waiting(str(one.invite_id), roles, one.nickname or "", made_by, self.moment(one.expires_at))

    def who(self, account_id: str) -> str:
        """Name who did something."""
        return self.says(labels.HOST) if account_id == HOST.account else self.nicknames.get(account_id, account_id)

    def says(self, message: str) -> str:
        """Translate a message."""
        return self.catalogue.gettext(message)

    def _role(self, code: str, named: Mapping[str, str], of_country: str) -> str:
        if code.startswith(COUNTRY):
            return self.says(of_country) % {"country": self._country(code.removeprefix(COUNTRY))}
        return self.says(named[code])

    def _country(self, code: str) -> str:
        return self.countries.get(code) or country_name(code, self.catalogue, self.language)
