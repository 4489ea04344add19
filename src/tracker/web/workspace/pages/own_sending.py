"""One's own account cut to sending: the code that opens nothing else, and travel mode."""

from fastapi import APIRouter

from tracker.accounts.own import Again
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.blaming import AGAIN, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.pages.send_in import SEND
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling, sign_of

router = APIRouter()


def show_code(desk: Desk, form: Form) -> Page:
    """Ask for the password before a code is made; say whether there is one."""
    is_there = desk.office.accounts.send_codes.is_there(desk.account.account_id)
    return Telling.at(desk).page("send_code.html", form, is_there=is_there, address=_address(desk))


def make_code(desk: Desk, form: Form) -> Page:
    """Show a new code this once; an earlier one is void."""
    again = Again(form.value("again"), desk.line.peer)
    with blaming(form, AGAIN):
        code = desk.office.accounts.send_codes.make(sign_of(desk), again)
    return Telling.at(desk).page("send_code_made.html", Form(), code=code, address=_address(desk))


def remove_code(desk: Desk, _: Form) -> str:
    """Take the code no more."""
    desk.office.accounts.send_codes.remove(desk.account.account_id)
    return "/account?done=no_send_code"


def show_travel(desk: Desk, form: Form) -> Page:
    """Say what travel mode does, and ask whether it is meant."""
    return Telling.at(desk).page("travel.html", form, has_countries=bool(desk.who.countries))


def travel(desk: Desk, _: Form) -> str:
    """Cut the account to sending, this sign-in with it; all others end."""
    desk.office.accounts.travel_mode.begin(desk.who, desk.account.account_id, desk.sign_in_id)
    return SEND


def _address(desk: Desk) -> str:
    return f"{desk.line.origin}/send/in"


put_up(router, Screen("/account/send-code", Right.SIGNED_IN, show_code, make_code, keeps=False))
put_up(router, Screen("/account/send-code/remove", Right.SIGNED_IN, show_code, remove_code, keeps=False))
put_up(router, Screen("/account/travel", Right.SIGNED_IN, show_travel, travel, keeps=False))
