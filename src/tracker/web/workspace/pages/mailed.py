"""The links that mails carry: one leads to a page, behind the sign-in; one ends the mails."""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.secret_addresses import Purpose
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.routing import METHODS, declare
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import is_ours, onward
from tracker.web.workspace.door import enter, office_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.guest import Guest
from tracker.web.workspace.screens import PLAIN

router = APIRouter()

_TOKEN = re.compile(r"[A-Za-z0-9]{22}")


def go(request: Request, token: str) -> Response:
    """Lead somebody who is signed in to what their mail spoke of; anybody else's link leads to the desk.

    Raises NotSignedIn.
    """
    desk = enter(request, Right.SIGNED_IN)
    found = desk.office.accounts.addresses.find(token, Purpose.GO)
    is_theirs = found is not None and found.account == desk.account.account_id and is_ours(found.target)
    return answers.respond(request, onward(found.target if found and is_theirs else "/desk"))


def ask_to_stop(request: Request, token: str) -> Response:
    """Ask whether the mails are to end; looking at a link changes nothing. Raises NoSuchThing."""
    _require_token(token)
    page = Guest.of(office_of(request), request).page("stop.html", Form(), token=token, is_stopped=False)
    return answers.respond(request, page)


def stop(request: Request, token: str) -> Response:
    """End the mails of whoever the link belongs to, and answer the same to everybody else (RFC 8058).

    A mail program sends this without saying where from: the token alone decides, and what comes with it is not read.
    Raises NoSuchThing where the link is none of ours.
    """
    _require_token(token)
    office = office_of(request)
    found = office.accounts.addresses.find(token, Purpose.STOP)
    if found is not None:
        office.accounts.mailings.stop(found.account)
    page = Guest.of(office, request).page("stop.html", Form(), token=token, is_stopped=True)
    return answers.respond(request, page)


def _require_token(token: str) -> None:
    if not _TOKEN.fullmatch(token):
        raise NoSuchThing


router.add_api_route("/go/{token}", declare(go, Right.SIGNED_IN), methods=list(METHODS), **PLAIN)
router.add_api_route("/stop/{token}", declare(ask_to_stop, Right.ANYONE), methods=list(METHODS), **PLAIN)
router.add_api_route("/stop/{token}", declare(stop, Right.ANYONE), methods=["POST"], **PLAIN)
