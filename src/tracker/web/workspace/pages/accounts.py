"""The accounts of the coalition: who was granted what, freezing at once, and invites."""

from collections.abc import Collection, Sequence

from fastapi import APIRouter

from tracker.accounts.account import Account
from tracker.accounts.account_log import Line, What
from tracker.accounts.refusals import AccountUnknown
from tracker.accounts.roles import Roles
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import ROLE, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """List all accounts; for an admin of accounts, the invites that wait, too."""
    telling, accounts = Telling.at(desk), desk.office.accounts
    invites = accounts.invites.open() if desk.who.has(Right.ACCOUNTS) else []
    return telling.page(
        "accounts.html",
        form,
        colleagues=[telling.speech.colleague(one) for one in accounts.everyone()],
        invites=[telling.speech.waiting(one) for one in invites],
    )


def withdraw(desk: Desk, form: Form) -> str:
    """Take an invite back."""
    found = form.uuid("invite")
    form.check()
    if found is not None:
        desk.office.accounts.invites.withdraw(desk.who, found)
    return "/accounts?done=withdrawn#invites"


def show_invite(desk: Desk, form: Form) -> Page:
    """Show what somebody new can be granted."""
    telling = Telling.at(desk)
    return telling.page("account_invite.html", form, roles=telling.speech.choices(Roles()))


def invite(desk: Desk, form: Form) -> Page:
    """Show a link for somebody new this once; the same form sent again shows another, in place of the first."""
    telling = Telling.at(desk)
    codes = form.all("role")
    _require_offered(telling, form, codes, Roles())
    with blaming(form, ROLE):
        roles = Roles.of(codes)
        made = desk.office.accounts.invites.make(desk.who, roles, form.command)
    return telling.page(
        "invited.html",
        Form(),
        link=f"{desk.line.origin}/invite/{made.token}",
        roles=telling.speech.roles(roles),
        until=telling.speech.moment(made.expires_at),
    )


def show_one(desk: Desk, form: Form) -> Page:
    """Show an account: what it was granted, and what was done with it."""
    telling, its = Telling.at(desk), _account(desk)
    granted = its.roles.codes()
    shown = form if form.value("had") or form.value("role") else Form({"role": granted}, today=desk.today)
    shown.complaints, log = form.complaints, desk.office.accounts.log(its.account_id)
    return telling.page(
        "colleague.html",
        shown,
        one=telling.speech.colleague(its),
        granted=telling.speech.roles(its.roles),
        had=granted,
        choices=telling.speech.choices(its.roles),
        is_own=its.account_id == desk.account.account_id,
        is_at_risk=its.is_at_risk,
        may_thaw=_may_thaw(desk, its, log),
        lines=[telling.speech.line(one) for one in log],
    )


def freeze(desk: Desk, _: Form) -> str:
    """Shut the account at once."""
    desk.office.accounts.governing.freeze(desk.who, _account(desk).account_id)
    return _to(desk, "frozen")


def thaw(desk: Desk, _: Form) -> str:
    """Open the account again."""
    desk.office.accounts.governing.thaw(desk.who, _account(desk).account_id)
    return _to(desk, "thawed")


def begin_travel(desk: Desk, _: Form) -> str:
    """Cut the account to sending alone."""
    desk.office.accounts.travel_mode.begin(desk.who, _account(desk).account_id)
    return _to(desk, "travels")


def end_travel(desk: Desk, _: Form) -> str:
    """Lift that again."""
    desk.office.accounts.travel_mode.end(desk.who, _account(desk).account_id)
    return _to(desk, "arrived")


def mark_at_risk(desk: Desk, _: Form) -> str:
    """Say that the account's holder is in danger; only its holder says that the danger is over."""
    desk.office.accounts.governing.mark_at_risk(desk.who, _account(desk).account_id, is_at_risk=True)
    return _to(desk, "at_risk")


def change_roles(desk: Desk, form: Form) -> str:
    """Grant what was ticked, and take away what no longer is; what others changed meanwhile stays."""
    governing, its = desk.office.accounts.governing, _account(desk)
    had, ticked = set(form.all("had")), set(form.all("role"))
    _require_offered(Telling.at(desk), form, ticked - had, its.roles)
    with blaming(form, ROLE):
        Roles.of(had | ticked)  # all of it, or nothing
        if ticked - had:
            governing.grant(desk.who, its.account_id, ticked - had)
        if had - ticked:
            governing.revoke(desk.who, its.account_id, had - ticked)
    return _to(desk, "roles")


def _account(desk: Desk) -> Account:
    try:
        return desk.office.accounts.account(desk.route["account_id"])
    except AccountUnknown:
        raise NoSuchThing from None


def _may_thaw(desk: Desk, its: Account, log: Sequence[Line]) -> bool:
    """Say whether the account may thaw another one: not the one that it froze itself, but for an admin."""
    own = desk.account.account_id
    froze = next((one.by for one in log if one.what is What.FROZEN), "")
    return its.account_id != own and (desk.who.has(Right.ACCOUNTS) or froze != own)


def _require_offered(telling: Telling, form: Form, codes: Collection[str], roles: Roles) -> None:
    if set(codes) - {one.value for one in telling.speech.choices(roles)}:
        form.complain("role", "refused.not_a_role")
    form.check()


def _to(desk: Desk, done: str) -> str:
    return f"/accounts/{desk.route['account_id']}?done={done}"


put_up(router, Screen("/accounts", Right.FREEZE, show, keeps=False))
put_up(router, Screen("/accounts/invite", Right.ACCOUNTS, show_invite, invite, keeps=False))
put_up(router, Screen("/accounts/invites", Right.ACCOUNTS, show, withdraw, keeps=False))
put_up(router, Screen("/accounts/{account_id}", Right.FREEZE, show_one, keeps=False))
put_up(router, Screen("/accounts/{account_id}/freeze", Right.FREEZE, show_one, freeze, keeps=False))
put_up(router, Screen("/accounts/{account_id}/at-risk", Right.FREEZE, show_one, mark_at_risk, keeps=False))
put_up(router, Screen("/accounts/{account_id}/thaw", Right.FREEZE, show_one, thaw, keeps=False))
put_up(router, Screen("/accounts/{account_id}/travel", Right.CONFIRM, show_one, begin_travel, keeps=False))
put_up(router, Screen("/accounts/{account_id}/arrived", Right.CONFIRM, show_one, end_travel, keeps=False))
put_up(router, Screen("/accounts/{account_id}/roles", Right.ACCOUNTS, show_one, change_roles, keeps=False))
