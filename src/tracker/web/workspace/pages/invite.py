"""The page of an invite: it says what is granted, and makes an account in one step."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.accounts import Acceptance
from tracker.accounts.invites import Invitation
from tracker.accounts.refusals import InviteExpired, InviteUnknown, InviteUsed
from tracker.accounts.sign_ins import Device
from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.labels import LANGUAGE_NAME
from tracker.web.routing import METHODS, declare
from tracker.web.workspace import door
from tracker.web.workspace.blaming import CODE, NICKNAME, PASSWORD, PLACE, blaming
from tracker.web.workspace.form import Form, Wrong
from tracker.web.workspace.guest import Guest
from tracker.web.workspace.options import offered
from tracker.web.workspace.screens import PLAIN, UNPROCESSABLE, Sent
from tracker.web.workspace.telling import speech_for
from tracker.web.workspace.text_waits import waiting
from tracker.web.workspace.zones import zone_said, zones

router = APIRouter()

_CLOSED: dict[type[Refused], tuple[int, str]] = {
    InviteUnknown: (404, "unknown"),
    InviteExpired: (410, "expired"),
    InviteUsed: (410, "used"),
}
_CLOSING = tuple(_CLOSED)


def show(request: Request) -> Response:
    """Show what is granted, and the form."""
    office = door.office_of(request)
    door.require_safe_line(request, office)
    guest = Guest.of(office, request)
    return answers.respond(request, _page(guest, _token(request), Form()))


def accept(request: Request, values: Sent) -> Response:
    """Make the account, let its holder in, and show the recovery codes this once."""
    door.require_same_site(request)
    office = door.office_of(request)
    door.require_safe_line(request, office)
    guest, form, token = Guest.of(office, request), Form(values), _token(request)
    try:
        with blaming(form, PASSWORD, NICKNAME, PLACE, CODE):
            accepted = office.accounts.accept(token, _acceptance(request, guest, form))
    except Wrong:
        return answers.respond(request, _again(_page(guest, token, form), UNPROCESSABLE))
    except StoreUnavailable:
        form.complain("", "form.unavailable")
        return answers.respond(request, waiting(_page(guest, token, form)))
    except _CLOSING as refused:
        return answers.respond(request, _closed(guest, refused))
    begun = accepted.signed_in
    page = guest.page("accepted.html", Form(), codes=accepted.recovery_codes, is_frozen=begun is None)
    response = answers.respond(request, page)
    if begun is not None:
        door.give_token(response, request, office, begun.token)
    return response


def _token(request: Request) -> str:
    return str(request.path_params["token"])


def _acceptance(request: Request, guest: Guest, form: Form) -> Acceptance:
    return Acceptance(
        nickname=form.value("nickname"),
        password=form.value("password"),
        setup=form.value("setup"),
        code=form.value("code"),
        language=form.value("language", guest.language),
        zone=form.value("zone", "UTC"),
        device=Device.by_name(request.headers.get("user-agent", "")),
    )


def _page(guest: Guest, token: str, form: Form) -> Page:
    """Show the form, with the same secret for the phone as before; a code that was typed is old by now."""
    try:
        invitation = guest.office.accounts.invites.look(token, form.value("setup"))
    except _CLOSING as refused:
        return _closed(guest, refused)
    speech, about = speech_for(guest)
    today = guest.office.site.reader.today()
    until = f"{speech.moment(invitation.expires_at)} ({zone_said(speech.zone, guest.language, today)})"
    shown = Form({"language": [guest.language], "zone": [about.zone]} | _kept(form))
    shown.complaints = form.complaints
    return guest.page(
        "invite.html",
        shown,
        nickname=invitation.nickname or "",
        roles=speech.roles(invitation.roles),
        until=until,
        setup=invitation.setup,
        code_picture=_picture(invitation),
        languages=offered(LANGUAGE_NAME.items()),
        zones=zones(guest.language, today, shown.value("zone")),
    )


def _kept(form: Form) -> dict[str, list[str]]:
    return {name: texts for name, texts in form.values.items() if name in {"nickname", "language", "zone"}}


def _picture(invitation: Invitation) -> Markup:
    return Markup(invitation.setup.svg())  # noqa: S704 - drawn here, from our own secret alone


def _again(page: Page, status: int) -> Page:
    """Give the form its status, unless the invite was closed meanwhile."""
    return answers.as_status(page, status) if page.status == 200 else page  # noqa: PLR2004 - HTTP's number for a page


def _closed(guest: Guest, refused: Refused) -> Page:
    """Say what became of the invite, and what to do."""
    status, why = _CLOSED[type(refused)]
    return answers.as_status(guest.page("invite_closed.html", Form(), why=why), status)


for method, endpoint in ((METHODS, show), (("POST",), accept)):
    router.add_api_route("/invite/{token}", declare(endpoint, Right.ANYONE), methods=list(method), **PLAIN)
