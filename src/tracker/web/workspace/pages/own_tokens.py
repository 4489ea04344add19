"""One's own tokens: made after the password was typed once more, shown once, listed, and revoked."""

from fastapi import APIRouter

from tracker.accounts.own import Again
from tracker.accounts.refusals_of_tokens import NotAScope, TokenDaysUnfit
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.account_labels import SCOPE, TOKEN_DAYS
from tracker.web.workspace.blaming import AGAIN, NAME, blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.options import offered, options
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling, sign_of

router = APIRouter()

LIST = "/account/tokens"

_ASKED = {NotAScope: "scope", TokenDaysUnfit: "days"}


def show(desk: Desk, form: Form) -> Page:
    """List the tokens, and ask what a new one is for."""
    telling, tokens = Telling.at(desk), desk.office.accounts.tokens
    words = telling.speech.catalogue
    days = [(str(one), words.ngettext("%(num)s day", "%(num)s days", one) % {"num": one}) for one in TOKEN_DAYS]
    return telling.page(
        "tokens.html",
        form,
        tokens=[telling.speech.token(one) for one in tokens.of(desk.account.account_id)],
        scopes=options(SCOPE, words),
        days=offered(days),
    )


def make(desk: Desk, form: Form) -> Page:
    """Show a new token this once."""
    again, scopes = Again(form.value("again"), desk.line.peer), form.all("scope")
    with blaming(form, AGAIN, NAME, _ASKED):
        made = desk.office.accounts.tokens.make(
            sign_of(desk), again, name=form.value("name"), scopes=scopes, days=form.number("days")
        )
    return Telling.at(desk).page("token_made.html", Form(), token=made.token, address=f"{desk.line.origin}/api/v1")


def revoke(desk: Desk, form: Form) -> str:
    """Take a token no more."""
    desk.office.accounts.tokens.revoke(desk.account.account_id, form.value("token"))
    return f"{LIST}?done=revoked"


put_up(router, Screen(LIST, Right.SIGNED_IN, show, make, keeps=False))
put_up(router, Screen(f"{LIST}/revoke", Right.SIGNED_IN, show, revoke, keeps=False))
