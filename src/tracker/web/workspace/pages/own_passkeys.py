"""One's own passkeys: made after password and code were typed once more, named, and removed."""

from fastapi import APIRouter

from tracker.accounts.passkeys import Answer, Fresh
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.blaming import NAME, PROVEN, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling, sign_of

router = APIRouter()

LIST = "/account/passkeys"


def show(desk: Desk, form: Form) -> Page:
    """List the passkeys."""
    telling, passkeys = Telling.at(desk), desk.office.accounts.passkeys
    told = [telling.speech.passkey(one) for one in passkeys.of(desk.account.account_id)]
    return telling.page("passkeys.html", form, passkeys=told, passkeys_work=_work(desk))


def show_new(desk: Desk, form: Form) -> Page:
    """Ask for password and code before a device is asked for a passkey; what was typed of them is not kept."""
    shown = Form(today=desk.today)
    shown.complaints = form.complaints
    return Telling.at(desk).page("passkey_new.html", shown, passkeys_work=_work(desk), place=_place(desk))


def prove(desk: Desk, form: Form) -> Page:
    """Show the page at which the device makes the passkey."""
    fresh = Fresh(form.value("again"), form.value("code"), desk.line.peer)
    with blaming(form, PROVEN):
        asked = desk.office.accounts.passkeys.begin_adding(sign_of(desk), fresh)
    return Telling.at(desk).page("passkey_make.html", Form(), asked=asked)


def add(desk: Desk, form: Form) -> str:
    """Keep the passkey that the device made."""
    answer, sends_only = Answer(form.value("challenge"), form.value("credential")), form.is_ticked("sends_only")
    desk.office.accounts.passkeys.add(sign_of(desk), answer, form.value("name"), sends_only=sends_only)
    return f"{LIST}?done=added"


def rename(desk: Desk, form: Form) -> str:
    """Call a passkey otherwise."""
    with blaming(form, NAME):
        desk.office.accounts.passkeys.rename(desk.account.account_id, form.value("passkey"), form.value("name"))
    return f"{LIST}?done=renamed"


def remove(desk: Desk, form: Form) -> str:
    """Take a passkey no more."""
    desk.office.accounts.passkeys.remove(desk.account.account_id, form.value("passkey"))
    return f"{LIST}?done=removed"


def _work(desk: Desk) -> bool:
    return desk.office.accounts.passkeys.party.takes(desk.line.origin)


def _place(desk: Desk) -> str:
    return desk.office.accounts.passkeys.party.host


put_up(router, Screen(LIST, Right.SIGNED_IN, show, keeps=False))
put_up(router, Screen(f"{LIST}/new", Right.SIGNED_IN, show_new, prove, keeps=False))
put_up(router, Screen(f"{LIST}/add", Right.SIGNED_IN, show, add, keeps=False))
put_up(router, Screen(f"{LIST}/name", Right.SIGNED_IN, show, rename, keeps=False))
put_up(router, Screen(f"{LIST}/remove", Right.SIGNED_IN, show, remove, keeps=False))
