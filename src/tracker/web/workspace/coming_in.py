"""Coming in: what every way to sign in does with the request, whether it is taken or refused."""

from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.refusals import TooManyAttempts
from tracker.accounts.sign_ins import Device
from tracker.domain.refusals import Refused
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.workspace import door
from tracker.web.workspace.desk import Office
from tracker.web.workspace.guest import Guest

UNPROCESSABLE, TOO_MANY = 422, 429


def guest_at(request: Request) -> Guest:
    """Take somebody's form at the door; raises FromElsewhere, NotEncrypted."""
    door.require_same_site(request)
    office = door.office_of(request)
    door.require_safe_line(request, office)
    return Guest.of(office, request)


def device_of(request: Request) -> Device:
    """Tell on what somebody signs in."""
    return Device.by_name(request.headers.get("user-agent", ""))


def with_token(request: Request, office: Office, shown: Page, token: str) -> Response:
    """Answer with a page, and let the browser keep the sign-in."""
    response = answers.respond(request, shown)
    door.give_token(response, request, office, token)
    return response


def refused(request: Request, shown: Page, refusal: Refused) -> Response:
    """Answer with the page that says why, and for how long to wait where that is so."""
    is_too_many = isinstance(refusal, TooManyAttempts)
    response = answers.respond(request, answers.as_status(shown, TOO_MANY if is_too_many else UNPROCESSABLE))
    if isinstance(refusal, TooManyAttempts):
        response.headers["Retry-After"] = str(refusal.seconds)
    return response


def do_passkeys_work(request: Request) -> bool:
    """Say whether passkeys are good at the address that was asked for."""
    office = door.office_of(request)
    return office.accounts.passkeys.party.takes(door.origin_of(request, office))
