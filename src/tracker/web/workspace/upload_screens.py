"""Upload screens: pages whose form brings a file; who may not send one is refused before anything of it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from tracker.application.file_types.refusals import FileTooLarge
from tracker.store.held_files import HeldFiles, Incoming
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.routing import declare
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.door import NotSignedIn, enter, office_of, require_same_site
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import PLAIN, Screen, acted, put_up
from tracker.web.workspace.text_waits import text_waits, waiting
from tracker.web.workspace.told import tell
from tracker.web.workspace.uploading import AnsweredEarly, Upload

Act = Callable[[Desk, Form, Incoming], str | Page]
"""Carries a form out with the file that came with it, of no length where none was chosen."""

_MEGABYTE = 1_000_000


class _Unknown(Exception):
    """Nobody can say who sends a form, as the record cannot be reached; `fields` are what they typed."""

    def __init__(self, fields: Mapping[str, Sequence[str]]) -> None:
        self.fields = fields
        super().__init__()


@dataclass(frozen=True)
class _Sent:
    """A form that was read: who sent it, what it holds, and the file on its way in."""

    desk: Desk
    upload: Upload
    incoming: Incoming

    @property
    def form(self) -> Form:
        return Form(self.upload.values, today=self.desk.today)


def put_up_upload(router: APIRouter, screen: Screen, act: Act) -> None:
    """Put a screen up whose form brings a file."""

    async def post(request: Request) -> Response:
        require_same_site(request)
        files = office_of(request).workspace.files
        try:
            desk = await _let_in(request, screen, files)
        except _Unknown as nobody:
            return answers.respond(request, text_waits(request, nobody.fields, has_file=True))
        try:
            with files.take_in() as incoming:
                sent = _Sent(desk, Upload(incoming), incoming)
                return await _answered(request, screen, act, sent)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it

    put_up(router, replace(screen, act=None))
    router.add_api_route(screen.path, declare(post, screen.right), methods=["POST"], **PLAIN)


async def _let_in(request: Request, screen: Screen, files: HeldFiles) -> Desk:
    """Let an account in; of who has to sign in first, or to wait, the text is kept, and the file is not."""
    try:
        return await run_in_threadpool(enter, request, screen.right)
    except (NotSignedIn, StoreUnavailable) as problem:
        upload = Upload(None)
        await upload.read(request, files.most)
        raise (_Unknown if isinstance(problem, StoreUnavailable) else NotSignedIn)(upload.fields) from None


async def _answered(request: Request, screen: Screen, act: Act, sent: _Sent) -> Response:
    try:
        await sent.upload.read(request, office_of(request).workspace.files.most)
    except OSError:
        return await run_in_threadpool(_unavailable, request, screen, sent)
    if sent.upload.is_too_large:
        refused = await run_in_threadpool(_acted, request, screen, sent, _too_large)
        return AnsweredEarly.of(refused) if sent.upload.has_more else refused
    return await run_in_threadpool(_acted, request, screen, sent, act)


def _acted(request: Request, screen: Screen, sent: _Sent, act: Act) -> Response:
    with_file = replace(screen, act=lambda desk, form: act(desk, form, sent.incoming))
    try:
        answer = acted(with_file, sent.desk, sent.form)
    except StoreUnavailable:
        answer = text_waits(request, sent.upload.fields, has_file=True)
    return tell(request, answers.respond(request, answer))


def _too_large(desk: Desk, _form: Form, _incoming: Incoming) -> str:
    raise FileTooLarge(most=desk.workspace.files.most // _MEGABYTE)


def _unavailable(request: Request, screen: Screen, sent: _Sent) -> Response:
    """Say that the disk takes no more, with what was typed."""
    form = sent.form
    form.complain("", "form.unavailable")
    return answers.respond(request, waiting(screen.show(sent.desk, form)))
