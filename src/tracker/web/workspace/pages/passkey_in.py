"""Signing in with a passkey: what the device is asked, and its answer, which goes with a form of the page."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.passkeys import Answer
from tracker.accounts.refusals import PasskeyRefused, TooManyAttempts
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import JSON, NOT_KEPT
from tracker.web.routing import declare
from tracker.web.workspace import door
from tracker.web.workspace.coming_in import TOO_MANY, device_of, guest_at, refused, with_token
from tracker.web.workspace.desk import HEADERS
from tracker.web.workspace.form import Form
from tracker.web.workspace.pages import send_in, sign_in
from tracker.web.workspace.screens import PLAIN, Sent

router = APIRouter()


def begin(request: Request, _: Sent) -> Response:
    """Give a challenge that is good once and for five minutes, with what else the browser asks the device."""
    office = guest_at(request).office
    try:
        asked = office.accounts.passkeys.begin_sign_in(door.peer_of(request, office))
    except TooManyAttempts as refusal:
        made = answers.page("{}", JSON, status=TOO_MANY, keep=NOT_KEPT, headers=HEADERS)
        response = answers.respond(request, made)
        response.headers["Retry-After"] = str(refusal.seconds)
        return response
    content = f'{{"challenge": "{asked.challenge_id}", "options": {asked.options}}}'
    return answers.respond(request, answers.page(content, JSON, keep=NOT_KEPT, headers=HEADERS))


def come_in(request: Request, values: Sent) -> Response:
    """Let somebody in by the device's answer: to where they wanted to go, or to send alone."""
    guest, form = guest_at(request), Form(values)
    office, sends_only = guest.office, form.is_ticked("sends_only")
    answer = Answer(form.value("challenge"), form.value("credential"))
    try:
        peer = door.peer_of(request, office)
        begun = office.accounts.passkeys.sign_in(answer, peer, device_of(request), sends_only=sends_only)
    except PasskeyRefused as refusal:
        form.complain("", refusal.message)
        door_page = send_in.at_the_door if sends_only else sign_in.at_the_door
        return refused(request, door_page(guest, request, form), refusal)
    page = send_in.go_on(guest, form) if begun.sends_only else sign_in.come_in(guest, begun, form)
    return with_token(request, office, page, begun.token)


for path, endpoint in (("/sign-in/passkey/begin", begin), ("/sign-in/passkey", come_in)):
    router.add_api_route(path, declare(endpoint, Right.ANYONE), methods=["POST"], **PLAIN)
