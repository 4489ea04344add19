"""How a page of the workspace is put up: GET shows it, POST acts and leads on, or shows it again with what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.refusals import TooManyAttempts
from tracker.application.file_types.refusals import FileTooLarge
from tracker.application.workspace.intake.refusals import ProposalMoved
from tracker.application.workspace.refusals import Outdated
from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.store.refusals import ClockStopped, CommandReused, Locked, StoreUnavailable
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.routing import METHODS, declare
from tracker.web.workspace.again import command_in, own_address
from tracker.web.workspace.blaming import field_of
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.door import enter, in_one_view, require_same_site
from tracker.web.workspace.form import Complaint, Form, Wrong
from tracker.web.workspace.posted import sent
from tracker.web.workspace.text_left import CLOSED, text_left
from tracker.web.workspace.text_waits import UNAVAILABLE, text_waits, waiting
from tracker.web.workspace.told import forget, is_told, tell

Show = Callable[[Desk, Form], Page]
"""Makes the page; the form holds what was typed so far, and what is wrong with it."""
Act = Callable[[Desk, Form], str | Page]
"""Carries a form out; gives the address to go on to, or a page shown this once. Raises Wrong or a refusal."""

UNPROCESSABLE, CONFLICT, TOO_LARGE, TOO_MANY = 422, 409, 413, 429

_STATUS: Mapping[type[Refused], int] = {
    TooManyAttempts: TOO_MANY,
    FileTooLarge: TOO_LARGE,
    ProposalMoved: CONFLICT,
}

PLAIN: dict[str, Any] = {"include_in_schema": False, "response_model": None}
"""What is said of every route of the workspace: it is no part of the API."""


Sent = Annotated[Mapping[str, Sequence[str]], Depends(sent)]


@dataclass(frozen=True)
class Screen:
    """One page of the workspace, who may open it, and what its form does.

    `keeps`: whether a draft or the address fills the form, and a draft keeps what was typed where the sign-in has
    ended; never so of a form with a password, or of one that grants.
    `fills`: whether the form takes up what a draft or the address says; not where nothing may be read back.
    `again` names a button that only asks for the form again, with what was typed and with more fields.
    """

    path: str
    right: Right
    show: Show
    act: Act | None = None
    keeps: bool = True
    fills: bool = True
    again: str = ""


def put_up(router: APIRouter, screen: Screen) -> None:
    """Put a screen up at its address."""

    def get(request: Request) -> Response:
        with in_one_view(request):
            return shown(request)

    def shown(request: Request) -> Response:
        desk = enter(request, screen.right)
        if is_told(request):
            desk = replace(desk, told=desk.query)
        elsewhere = own_address(request) if screen.act and screen.keeps else None
        if elsewhere:
            return answers.respond(request, answers.redirect(elsewhere, 303, desk.headers))
        form = desk.kept_form() if screen.keeps and screen.fills else Form(today=desk.today)
        form.command = command_in(request) or form.command
        return forget(request, answers.respond(request, screen.show(desk, form)))

    def post(request: Request, values: Sent) -> Response:
        require_same_site(request)
        try:
            answer = _posted(screen, request, values)
        except StoreUnavailable:
            if not screen.keeps:
                raise
            answer = text_waits(request, values)
        return tell(request, answers.respond(request, answer))

    router.add_api_route(screen.path, declare(get, screen.right), methods=list(METHODS), **PLAIN)
    if screen.act is not None:
        router.add_api_route(screen.path, declare(post, screen.right), methods=["POST"], **PLAIN)


def _posted(screen: Screen, request: Request, values: Mapping[str, Sequence[str]]) -> Page:
    try:
        desk = enter(request, screen.right, values if screen.keeps else None)
        return acted(screen, desk, Form(values, today=desk.today))
    except tuple(CLOSED) as problem:
        left = text_left(request, values, problem) if screen.keeps else None
        if left is None:
            raise
        return left


def acted(screen: Screen, desk: Desk, form: Form) -> Page:
    """Carry a form out, and give where to go on to, or the page again with what is wrong."""
    if screen.act is None:
        raise LookupError(screen.path)
    if screen.again and form.is_ticked(screen.again):
        return screen.show(desk, form)
    try:
        answer = screen.act(desk, form)
    except (Wrong, Refused, CommandReused, StoreUnavailable, Locked, ClockStopped) as problem:
        status = _blamed(form, problem)
        shown = answers.as_status(screen.show(desk, form), status)
        if status == UNAVAILABLE:
            return waiting(shown)
        return _wait(shown, problem.seconds) if isinstance(problem, TooManyAttempts) else shown
    if screen.fills:
        desk.forget_draft(form)
    return answer if isinstance(answer, Page) else answers.redirect(answer, 303, desk.headers)


def _blamed(form: Form, problem: Exception) -> int:
    """Note in the form why it was not carried out, and give the status that says so."""
    match problem:
        case Wrong():
            return UNPROCESSABLE
        case CommandReused():
            form.complain("", "form.sent_already")
            form.command = uuid4()  # what was typed now can be kept as something of its own
            return CONFLICT
        case Outdated() | ProposalMoved():
            form.complain("", problem.message)
            form.command = uuid4()  # nothing was recorded: sent again, it is another command, about what stands now
            return CONFLICT
        case Refused():
            form.complaints.append(Complaint(field_of(form, problem), problem.message, problem.values))
            return _STATUS.get(type(problem), UNPROCESSABLE)
        case ClockStopped():
            form.complain("", "form.clock_stopped")
            return UNAVAILABLE
        case _:
            form.complain("", "form.unavailable")
            return UNAVAILABLE


def _wait(shown: Page, seconds: int) -> Page:
    return answers.with_headers(shown, {"Retry-After": str(seconds)})
