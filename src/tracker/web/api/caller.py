"""Caller: who asks the API, in which language, and what their token is for. Cookies are never looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request

from tracker.accounts.peers import limited
from tracker.accounts.tokens import Bearer, Scope
from tracker.domain.rights import Who
from tracker.web.api.problems import Problem
from tracker.web.html import Renderer
from tracker.web.languages import preferred
from tracker.web.workspace.desk import Desk, Line, Office
from tracker.web.workspace.door import origin_of, peer_of, require_safe_line

_ASK: Mapping[str, str] = {"WWW-Authenticate": 'Bearer realm="tracker"'}


@dataclass(frozen=True)
class Caller:
    """One request of a program. Without a `bearer` it is anybody's."""

    office: Office
    line: Line
    language: str
    bearer: Bearer | None = None

    @property
    def reader(self) -> Bearer | None:
        """Give whose eyes the record is read with; None where it is read as everybody reads it."""
        return self.bearer if self.bearer is not None and self.bearer.may(Scope.READ) else None

    @property
    def renderer(self) -> Renderer:
        """Give what prints in the caller's language."""
        return self.office.site.renderers[self.language]

    @property
    def name(self) -> str:
        """Give what is limited together: a token, or an address."""
        return f"token {self.bearer.token_id}" if self.bearer else f"peer {limited(self.line.peer)}"

    def require(self, scope: Scope) -> Bearer:
        """Give the token, if it is for this; raises Problem."""
        if self.bearer is None:
            raise Problem("no_token", headers=_ASK)
        if not self.bearer.may(scope):
            raise Problem("scope_missing", {"scope": scope.value})
        return self.bearer

    def who(self) -> Who:
        """Say what the account of the token may; raises Problem where there is no token."""
        if self.bearer is None:
            raise Problem("no_token", headers=_ASK)
        return self.bearer.account.who

    def desk(self) -> Desk:
        """Give the desk of the token's account, as its pages would open it; raises Problem where there is no token."""
        if self.bearer is None:
            raise Problem("no_token", headers=_ASK)
        account = replace(self.bearer.account, language=self.language)
        return Desk(self.office, account, account.who, "", self.line, "", {}, {})


def language_for(request: Request, usual: str = "") -> str:
    """Choose the language of an answer: that of the header, else the account's own, else English."""
    wanted = request.headers.get("accept-language", "")
    return preferred(wanted or usual)


def caller_of(request: Request) -> Caller:
    """Read who asks; raises Problem for a token that is not taken, NotEncrypted where others could read it."""
    office: Office = request.app.state.office
    line = Line(peer_of(request, office), origin_of(request, office))
    said = request.headers.getlist("authorization")
    if not said:
        return Caller(office, line, language_for(request))
    require_safe_line(request, office)
    scheme, _, shown = said[0].partition(" ")
    bearer = office.accounts.tokens.bearer(shown.strip()) if len(said) == 1 and scheme.lower() == "bearer" else None
    if bearer is None:
        refused = {"WWW-Authenticate": 'Bearer realm="tracker", error="invalid_token"'}
        raise Problem("token_refused", headers=refused)
    return Caller(office, line, language_for(request, bearer.account.language), bearer)
