"""What one signs in with: password, phone and recovery codes, changed with the password typed once more."""

from fastapi import APIRouter
from markupsafe import Markup

from tracker.accounts.own import Again
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.blaming import AGAIN, CODE, PASSWORD, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling, sign_of

router = APIRouter()


def show_password(desk: Desk, form: Form) -> Page:
    """Ask for the password, and for another one."""
    return Telling.at(desk).page("account_password.html", form)


def change_password(desk: Desk, form: Form) -> str:
    """Change the password; sign-ins elsewhere end."""
    with blaming(form, AGAIN, PASSWORD):
        desk.office.accounts.own.change_password(sign_of(desk), _again(desk, form), form.value("password"))
    return "/account?done=password"


def show_phone(desk: Desk, form: Form) -> Page:
    """Show a secret for another phone; a code that was typed is old by now."""
    setup = desk.office.accounts.own.new_setup(sign_of(desk), form.value("setup"))
    shown = Form({"setup": [setup.sealed]})
    shown.complaints = form.complaints
    picture = Markup(setup.svg())  # noqa: S704 - drawn here, from our own secret alone
    return Telling.at(desk).page("account_phone.html", shown, setup=setup, code_picture=picture)


def change_phone(desk: Desk, form: Form) -> str:
    """Take codes from another phone from now on; sign-ins elsewhere end."""
    own, again = desk.office.accounts.own, _again(desk, form)
    with blaming(form, AGAIN, CODE):
        own.change_phone(sign_of(desk), again, form.value("setup"), form.value("code"))
    return "/account?done=phone"


def show_codes(desk: Desk, form: Form) -> Page:
    """Ask for the password before new recovery codes."""
    left = desk.office.accounts.own.codes_left(desk.account.account_id)
    return Telling.at(desk).page("account_codes.html", form, codes_left=left)


def renew_codes(desk: Desk, form: Form) -> Page:
    """Show ten new recovery codes this once; earlier ones are void."""
    with blaming(form, AGAIN):
        codes = desk.office.accounts.own.renew_codes(sign_of(desk), _again(desk, form))
    return Telling.at(desk).page("new_codes.html", Form(), codes=codes)


def keep_codes(desk: Desk, _: Form) -> str:
    """Take it that the recovery codes are written down, and begin the week."""
    desk.office.accounts.own.keep_codes(desk.account.account_id)
    return "/desk"


def _again(desk: Desk, form: Form) -> Again:
    return Again(form.value("again"), desk.line.peer)


put_up(router, Screen("/account/password", Right.SIGNED_IN, show_password, change_password, keeps=False))
put_up(router, Screen("/account/phone", Right.SIGNED_IN, show_phone, change_phone, keeps=False))
put_up(router, Screen("/account/codes", Right.SIGNED_IN, show_codes, renew_codes, keeps=False))
put_up(router, Screen("/account/codes/kept", Right.SIGNED_IN, show_codes, keep_codes, keeps=False))
