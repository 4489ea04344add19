"""Signing in to send: with a code that opens nothing else, or with a passkey."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.refusals import SendCodeWrong, TooManyAttempts
from tracker.domain.rights import Right
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.routing import METHODS, declare
from tracker.web.workspace import door
from tracker.web.workspace.coming_in import device_of, do_passkeys_work, guest_at, refused, with_token
from tracker.web.workspace.desk import onward
from tracker.web.workspace.form import Form
from tracker.web.workspace.guest import Guest, packed, unpacked
from tracker.web.workspace.screens import PLAIN, Sent
from tracker.web.workspace.text_waits import waiting
from tracker.web.workspace.told import forget, is_told

router = APIRouter()

SEND = "/send"


def show(request: Request) -> Response:
    """Show the form."""
    office = door.office_of(request)
    door.require_safe_line(request, office)
    done = request.query_params.get("done", "") if is_told(request) else ""
    return forget(request, answers.respond(request, at_the_door(Guest.of(office, request), request, Form(), done)))


def come_in(request: Request, values: Sent) -> Response:
    """Let somebody in who has a code."""
    guest, form = guest_at(request), Form(values)
    office = guest.office
    try:
        peer = door.peer_of(request, office)
        begun = office.accounts.send_codes.begin(form.value("code"), peer, device_of(request))
    except (SendCodeWrong, TooManyAttempts) as refusal:
        form.complain("", refusal.message, **refusal.values)
        return refused(request, at_the_door(guest, request, form), refusal)
    except StoreUnavailable:
        form.complain("", "form.unavailable")
        return answers.respond(request, waiting(at_the_door(guest, request, form)))
    return with_token(request, office, go_on(guest, form), begun.token)


def not_signed_in(request: Request, values: Sent | None) -> Response:
    """Ask somebody to sign in first; what they wrote stays with them, on this page alone."""
    if values is None or request.url.path != SEND:
        return answers.respond(request, onward("/send/in"))
    form = Form({"kept": [packed(values, SEND)]})
    shown = at_the_door(Guest.of(door.office_of(request), request), request, form)
    return answers.respond(request, answers.as_status(shown, 401))


def at_the_door(guest: Guest, request: Request, form: Form, done: str = "") -> Page:
    """Make the page at which one signs in to send."""
    work, kept = do_passkeys_work(request), form.value("kept")
    return guest.page("send_in.html", form, kept=kept, to="", done=done, passkeys_work=work, sends_only=True)


def go_on(guest: Guest, form: Form) -> Page:
    """Lead on to the form for sending; what was written before comes along, and is kept nowhere else."""
    kept = unpacked(form.value("kept"))
    if kept is None or kept[0] != SEND:
        return onward(SEND)
    return guest.page("send_again.html", Form(kept[1]), path=SEND)


for method, endpoint in ((METHODS, show), (("POST",), come_in)):
    router.add_api_route("/send/in", declare(endpoint, Right.ANYONE), methods=list(method), **PLAIN)
