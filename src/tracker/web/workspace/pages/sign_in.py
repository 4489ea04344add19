"""Signing in and out."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.proving import Claim
from tracker.accounts.refusals import NotSignedIn as Refusal
from tracker.accounts.refusals import TooManyAttempts
from tracker.accounts.sign_ins import SignedIn
from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.routing import METHODS, declare
from tracker.web.workspace import door
from tracker.web.workspace.coming_in import device_of, do_passkeys_work, guest_at, refused, with_token
from tracker.web.workspace.desk import Office, is_ours, keep_draft, onward
from tracker.web.workspace.form import Form
from tracker.web.workspace.guest import Guest, packed, unpacked
from tracker.web.workspace.pages import send_in
from tracker.web.workspace.pages.send_in import SEND
from tracker.web.workspace.screens import PLAIN, Sent
from tracker.web.workspace.text_waits import waiting
from tracker.web.workspace.told import forget, is_told, tell

router = APIRouter()

CLEARED = '"cache", "storage"'
"""What a browser throws away at sign-out; the cookie is taken back by name, as not all browsers clear it so."""


def show(request: Request) -> Response:
    """Show the form."""
    office = door.office_of(request)
    door.require_safe_line(request, office)
    guest = Guest.of(office, request)
    query = request.query_params
    form = Form({"to": [query.get("to", "")]})
    done = query.get("done", "") if is_told(request) else ""
    return forget(request, answers.respond(request, at_the_door(guest, request, form, done=done)))


def sign_in(request: Request, values: Sent) -> Response:
    """Let an account in, to where it wanted to go; what was typed before is a draft then."""
    guest, form = guest_at(request), Form(values)
    office = guest.office
    try:
        begun = office.accounts.sign_ins.begin(_claim(request, office, form), device_of(request))
    except (Refusal, TooManyAttempts) as refusal:
        form.complain("", refusal.message, **refusal.values)
        return refused(request, at_the_door(guest, request, form), refusal)
    except StoreUnavailable:
        form.complain("", "form.unavailable")
        return answers.respond(request, waiting(at_the_door(guest, request, form)))
    return with_token(request, office, come_in(guest, begun, form), begun.token)


def sign_out(request: Request) -> Response:
    """End the sign-in here and in the browser."""
    door.require_same_site(request)
    office = door.office_of(request)
    token = door.token_of(request, office)
    sign = office.accounts.sign_ins.sign(token)
    back = f"{SEND}/in" if sign is not None and sign.who.sends_only else "/sign-in"
    office.accounts.sign_ins.sign_out(token)
    response = tell(request, answers.respond(request, onward(f"{back}?done=out", {"Clear-Site-Data": CLEARED})))
    door.take_token(response, request, office)
    return response


def not_signed_in(request: Request, problem: Exception) -> Response:
    """Ask somebody to sign in first, and keep what they sent."""
    values = problem.values if isinstance(problem, door.NotSignedIn) else None
    path = request.scope["path"]
    if path == SEND or path.startswith(f"{SEND}/"):
        return send_in.not_signed_in(request, values)
    if values is None:
        query = f"?{request.url.query}" if request.url.query else ""
        return answers.respond(request, onward(f"/sign-in?{urlencode({'to': path + query})}"))
    guest = Guest.of(door.office_of(request), request)
    if request.headers.get("hx-request-type") == "partial":  # an open page keeps a draft in the background
        ended = guest.page("_sign_in_ended.html", Form(), draft=next(iter(values.get("draft", ())), ""))
        return answers.respond(request, answers.as_status(ended, 401))
    page = next(iter(values.get("page_of", ())), path)  # a form with drafts says whose page it is: /drafts shows none
    form = Form({"to": [page], "kept": [packed(values, page)]})
    return answers.respond(request, answers.as_status(at_the_door(guest, request, form), 401))


def _claim(request: Request, office: Office, form: Form) -> Claim:
    peer = door.peer_of(request, office)
    return Claim(form.value("nickname"), form.value("password"), form.value("code"), peer)


def at_the_door(guest: Guest, request: Request, form: Form, *, done: str = "") -> Page:
    """Make the page at which one signs in."""
    kept, to, work = form.value("kept"), form.value("to"), do_passkeys_work(request)
    shown: dict[str, Any] = {"to": to, "kept": kept, "is_kept": bool(kept), "done": done}
    return guest.page("sign_in.html", form, **shown, passkeys_work=work, sends_only=False)


def come_in(guest: Guest, begun: SignedIn, form: Form) -> Page:
    """Lead on; whoever came in with a recovery code is told first how many are left, who only sends is told nothing."""
    page = _onward(guest, begun.account_id, form)
    if begun.sends_only:
        return onward(SEND)
    if begun.codes_left is None or "Location" not in page.headers:
        return page
    return guest.page("code_spent.html", Form(), left=begun.codes_left, to=page.headers["Location"])


def _onward(guest: Guest, account_id: str, form: Form) -> Page:
    """Lead on to the page that somebody wanted, only one of ours, with what was typed there.

    That is a draft by now; where there is room for no more, it is shown, to be sent again.
    """
    kept, to = unpacked(form.value("kept")), form.value("to")
    path, values = kept or (to, {})
    if not is_ours(path):
        return onward("/desk")
    if kept is None:
        return onward(path)
    try:
        draft = keep_draft(guest.office, account_id, path, values)
    except Refused as refused:
        again = Form(values)
        again.complain("", refused.message, **refused.values)
        return guest.page("send_again.html", again, path=path)
    return onward(f"{path}?{urlencode({'draft': draft})}")


for path, method, endpoint in (
    ("/sign-in", METHODS, show),
    ("/sign-in", ("POST",), sign_in),
    ("/sign-out", ("POST",), sign_out),
):
    router.add_api_route(path, declare(endpoint, Right.ANYONE), methods=list(method), **PLAIN)
