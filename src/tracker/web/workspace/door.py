"""The door of the workspace: who comes in, whether they may, and whether a form was sent by one of our own pages."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.peers import is_proxy, peer
from tracker.domain.rights import Right
from tracker.store.refusals import StoreUnavailable
from tracker.web.workspace.desk import Desk, Line, Office

SECURE_COOKIE, PLAIN_COOKIE = "__Host-sid", "sid"


class NotSignedIn(Exception):
    """Somebody must sign in first; `values` are the fields of the form that they sent, to be kept for them."""

    def __init__(self, values: Mapping[str, Sequence[str]] | None) -> None:
        self.values = values
        super().__init__()


class NotForYou(Exception):
    """The account is not granted what this page needs."""


class SendsOnly(Exception):
    """A sign-in that only sends asked for something else."""


class NotEncrypted(Exception):
    """Nobody signs in over a line that others can read."""


class FromElsewhere(Exception):
    """A form did not come from a page of ours, so it is not carried out."""


def office_of(request: Request) -> Office:
    """Give what all pages of the workspace share."""
    office: Office = request.app.state.office
    return office


def enter(request: Request, right: Right, values: Mapping[str, Sequence[str]] | None = None) -> Desk:
    """Let a signed-in account in; raises NotSignedIn, NotForYou, SendsOnly."""
    office = office_of(request)
    token = token_of(request, office)
    sign = office.accounts.sign_ins.sign(token) if token else None
    if sign is None:
        raise NotSignedIn(values)
    if not sign.who.has(right):
        raise SendsOnly if sign.who.sends_only else NotForYou
    return Desk.of(office, sign, request, Line(peer_of(request, office), origin_of(request, office)))


def in_one_view(request: Request) -> AbstractContextManager[None]:
    """Let a request read all of one view of the database; where nobody can be signed in, nothing is asked of it."""
    office = office_of(request)
    return office.site.reader.in_one_view() if token_of(request, office) else nullcontext()


def token_of(request: Request, office: Office) -> str:
    """Give the token that a request carries, empty where it carries none."""
    return request.cookies.get(_cookie(request, office), "")


def language_of(request: Request) -> str | None:
    """Give the language of the account whose request it is, None for a stranger's or where nobody can tell."""
    office: Office | None = getattr(request.app.state, "office", None)
    token = token_of(request, office) if office else ""
    if office is None or not token:
        return None
    try:
        sign = office.accounts.sign_ins.sign(token)
    except StoreUnavailable:
        return None
    return sign.account.language if sign else None


def give_token(response: Response, request: Request, office: Office, token: str) -> None:
    """Let the browser keep a sign-in until it is closed; no script can read it, and no other site sends it."""
    secure = is_secure(request, office)
    response.set_cookie(_cookie(request, office), token, path="/", secure=secure, httponly=True, samesite="lax")


def take_token(response: Response, request: Request, office: Office) -> None:
    """Let the browser forget a sign-in."""
    secure = is_secure(request, office)
    response.delete_cookie(_cookie(request, office), path="/", secure=secure, httponly=True, samesite="lax")


def peer_of(request: Request, office: Office) -> str:
    """Give the address that a request came from; of a proxy only one that was named is believed."""
    direct = request.client.host if request.client else None
    return peer(",".join(request.headers.getlist("x-forwarded-for")), direct, office.proxies)


def origin_of(request: Request, office: Office) -> str:
    """Give the scheme and the host that a request asked for, as they begin a link to a page of ours."""
    return f"{'https' if is_secure(request, office) else 'http'}://{request.headers.get('host', '')}"


def is_secure(request: Request, office: Office) -> bool:
    """Say whether the reader's line is encrypted; of a proxy only one that was named is believed."""
    if request.scope.get("scheme") == "https":  # `request.url` is put together of five parts each time
        return True
    said = request.headers.get("x-forwarded-proto", "").lower()
    return said == "https" and is_proxy(request.client.host if request.client else None, office.proxies)


def require_safe_line(request: Request, office: Office) -> None:
    """Refuse to take a password over a line that is not encrypted, but from this machine; raises NotEncrypted."""
    if not (is_secure(request, office) or is_on_this_machine(request)):
        raise NotEncrypted


def is_on_this_machine(request: Request) -> bool:
    """Say whether the reader sits at this machine: the name asked for is its own, and no proxy stands between."""
    host = request.url.hostname or ""
    if any(name in request.headers for name in ("x-forwarded-for", "x-forwarded-proto", "forwarded")):
        return False
    return host == "localhost" or _is_loopback(host)


def require_same_site(request: Request) -> None:
    """Refuse a form that a page of another site sent (OWASP: fetch metadata, then Origin); raises FromElsewhere."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site != "same-origin":
            raise FromElsewhere
        return
    origin = urlsplit(request.headers.get("origin", ""))
    if not origin.netloc or origin.netloc != request.headers.get("host", ""):
        raise FromElsewhere


def _cookie(request: Request, office: Office) -> str:
    """Name the cookie: with the prefix that binds it to this host and to https, but on this machine's own http."""
    return SECURE_COOKIE if is_secure(request, office) else PLAIN_COOKIE


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
