"""`tracker account add`, `list`, `freeze`, `thaw`, `lift`, `invite`: what a host does about accounts on the machine."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tracker.accounts.accounts import HOST, Account
from tracker.accounts.invites import Invite
from tracker.accounts.roles import ADMIN, EDITOR, MAY_CONFIRM, Roles
from tracker.bootstrap import Parts
from tracker.cli.opening import record
from tracker.cli.saying import say, tell

_SAID = {MAY_CONFIRM: "role.may_confirm", EDITOR: "role.editor", ADMIN: "role.admin"}


def add(home: Path | None, codes: Sequence[str]) -> None:
    """Invite somebody new with these roles, and print the link."""
    roles = Roles.of(codes)
    with closing(record(home)) as parts:
        tell("account.invited", roles=roles_in_words(roles))
        _tell_link(parts, parts.accounts.invites.make(HOST, roles))


def invite_confirmers(parts: Parts, number: int) -> None:
    """Print a link for each of those who may confirm."""
    if number:
        tell("account.confirmers", number=number)
    else:
        tell("account.no_confirmers")
    for _ in range(number):
        _tell_link(parts, parts.accounts.invites.make(HOST, Roles(may_confirm=True)))


def list_all(home: Path | None) -> None:
    """Print all accounts, and how many invites are open."""
    with closing(record(home)) as parts:
        for account in parts.accounts.everyone():
            tell("account.line", nickname=account.nickname, roles=roles_in_words(account.roles), state=_state(account))
        tell("account.open_invites", number=len(parts.accounts.invites.open()))


def freeze(home: Path | None, nickname: str) -> None:
    """Shut an account."""
    with closing(record(home)) as parts:
        account = parts.accounts.by_nickname(nickname)
        parts.accounts.governing.freeze(HOST, account.account_id)
    tell("account.frozen", nickname=account.nickname)


def thaw(home: Path | None, nickname: str) -> None:
    """Open a frozen account again."""
    with closing(record(home)) as parts:
        account = parts.accounts.by_nickname(nickname)
        parts.accounts.governing.thaw(HOST, account.account_id)
    tell("account.thawed", nickname=account.nickname)


def lift(home: Path | None, nickname: str) -> None:
    """End the travel mode of an account, where nobody else is left who may confirm."""
    with closing(record(home)) as parts:
        account = parts.accounts.by_nickname(nickname)
        parts.accounts.travel_mode.end(HOST, account.account_id)
    tell("account.lifted", nickname=account.nickname)


def renew(home: Path | None, nickname: str) -> None:
    """Print a link with which somebody chooses a new password and sets the phone up again."""
    with closing(record(home)) as parts:
        account = parts.accounts.by_nickname(nickname)
        tell("account.access", nickname=account.nickname)
        _tell_link(parts, parts.accounts.invites.renew(HOST, account.account_id))


def roles_in_words(roles: Roles) -> str:
    """Say roles in the host's language."""
    said = [say(_SAID[code]) for code in roles.codes() if code in _SAID]
    if roles.countries:
        said.append(say("role.coordinator", countries=", ".join(sorted(roles.countries))))
    return ", ".join(said) or say("role.member")


def _state(account: Account) -> str:
    states = {"account.is_frozen": account.frozen_at is not None, "account.is_at_risk": account.is_at_risk}
    states["account.travels"] = account.travels_since is not None
    return "".join(f" {say(key)}" for key, holds in states.items() if holds)


def _tell_link(parts: Parts, invite: Invite) -> None:
    """Print a link; where the pages are, the name of the log says, as `init` asked for it so."""
    coalition = parts.tracker.coalition()
    place = (
        f"http://localhost:{parts.settings.port}" if coalition.sample else f"https://{coalition.origin.split('/')[0]}"
    )
    tell("account.link", link=f"{place}/invite/{invite.token}", until=f"{invite.expires_at:%Y-%m-%d %H:%M} UTC")
