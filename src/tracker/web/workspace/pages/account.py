"""One's own account: where one is signed in, language and time zone, and what one was granted."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import LANGUAGE_NAME
from tracker.web.workspace.blaming import EMAIL, PLACE, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.options import offered
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling
from tracker.web.workspace.zones import zone_said, zones

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the account to its holder."""
    telling, accounts, its = Telling.at(desk), desk.office.accounts, desk.account
    return telling.page(
        "account.html",
        form,
        places=[telling.speech.place(one, desk.sign_in_id) for one in accounts.sign_ins.of(its.account_id)],
        zone=zone_said(its.zone, its.language, desk.today),
        how_many_passkeys=len(accounts.passkeys.of(its.account_id)),
        how_many_tokens=len(accounts.tokens.of(its.account_id)),
        has_send_code=accounts.send_codes.is_there(its.account_id),
        codes_left=accounts.own.codes_left(its.account_id),
        are_codes_kept=accounts.own.are_codes_kept(its.account_id),
        has_email=accounts.own.email(its.account_id) is not None,
        roles=telling.speech.roles(its.roles),
        lines=[telling.speech.line(one) for one in accounts.log(its.account_id)],
    )


def end(desk: Desk, form: Form) -> str:
    """End one sign-in, or all but this one."""
    sign_ins, its = desk.office.accounts.sign_ins, desk.account.account_id
    if form.is_ticked("others"):
        sign_ins.end_others(its, desk.sign_in_id)
    else:
        sign_ins.end(its, form.value("sign_in"))
    return "/account?done=ended"


def show_language(desk: Desk, form: Form) -> Page:
    """Show which languages and time zones there are."""
    its = desk.account
    shown = form or Form({"language": [its.language], "zone": [its.zone]})
    return Telling.at(desk).page(
        "account_language.html",
        shown,
        languages=offered(LANGUAGE_NAME.items()),
        zones=zones(its.language, desk.today, shown.value("zone")),
    )


def settle(desk: Desk, form: Form) -> str:
    """Choose language and time zone."""
    with blaming(form, PLACE):
        desk.office.accounts.own.settle(desk.account.account_id, form.value("language"), form.value("zone"))
    return "/account?done=language"


def set_at_risk(desk: Desk, form: Form) -> str:
    """Say that one is in danger, or no more."""
    is_at_risk = form.is_ticked("at_risk")
    desk.office.accounts.governing.mark_at_risk(desk.who, desk.account.account_id, is_at_risk=is_at_risk)
    return "/account?done=at_risk"


def show_email(desk: Desk, form: Form) -> Page:
    """Show the address for reminders, where there is one."""
    kept = desk.office.accounts.own.email(desk.account.account_id)
    return Telling.at(desk).page("account_email.html", form or Form({"email": [kept or ""]}))


def give_email(desk: Desk, form: Form) -> str:
    """Keep an address, or none."""
    with blaming(form, EMAIL):
        desk.office.accounts.own.give_email(desk.account.account_id, form.value("email").strip() or None)
    return "/account?done=email"


put_up(router, Screen("/account", Right.SIGNED_IN, show, keeps=False))
put_up(router, Screen("/account/sign-ins", Right.SIGNED_IN, show, end, keeps=False))
put_up(router, Screen("/account/language", Right.SIGNED_IN, show_language, settle, keeps=False))
put_up(router, Screen("/account/at-risk", Right.SIGNED_IN, show, set_at_risk, keeps=False))
put_up(router, Screen("/account/email", Right.SIGNED_IN, show_email, give_email, keeps=False))
