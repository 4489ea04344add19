"""Drafts: what was begun and not yet sent, kept here and nowhere else."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.routing import declare
from tracker.web.workspace.desk import Desk, is_ours
from tracker.web.workspace.door import enter, require_same_site
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import PLAIN, Sent
from tracker.web.workspace.told import tell

router = APIRouter()


def keep(request: Request, values: Sent) -> Response:
    """Keep a form as it stands: in the background of an open page, or because its sender asked to."""
    require_same_site(request)
    desk, form = enter(request, Right.SIGNED_IN, values), Form(values)
    is_in_background = request.headers.get("hx-request-type") == "partial"
    try:
        draft = desk.keep_draft(form)
    except Refused as refused:
        form.complain("", refused.message, **refused.values)
        draft = form.value("draft")
    if is_in_background:
        return answers.respond(request, _said(desk, form, draft))
    if form.complaints:
        return answers.respond(request, _to_send_again(desk, form))
    return tell(request, answers.respond(request, answers.redirect("/desk?done=kept#drafts", 303, desk.headers)))


def drop(request: Request, values: Sent) -> Response:
    """Throw a draft away; who leaves an entry as it stands goes on to it."""
    require_same_site(request)
    desk, form = enter(request, Right.SIGNED_IN, values), Form(values)
    desk.forget_draft(form)
    entry_id = form.uuid("to_entry", required=False)
    to = f"/desk/entries/{entry_id}?done=dropped" if entry_id else "/desk?done=dropped#drafts"
    return tell(request, answers.respond(request, answers.redirect(to, 303, desk.headers)))


def _to_send_again(desk: Desk, form: Form) -> Page:
    """Show that there is no room, with the text that would be lost otherwise."""
    path = form.value("page_of")
    page = desk.page("send_again.html", form, sample=desk.office.site.sample, path=path if is_ours(path) else "/desk")
    return answers.as_status(page, 422)


def _said(desk: Desk, form: Form, draft: str) -> Page:
    status = 422 if form.complaints else 200
    return answers.as_status(
        desk.page("_draft.html", form, sample=False, draft=draft, now=desk.now.strftime("%H:%M")), status
    )


for path, endpoint in (("/drafts", keep), ("/drafts/drop", drop)):
    router.add_api_route(path, declare(endpoint, Right.SIGNED_IN), methods=["POST"], **PLAIN)
