"""TextWaits: what somebody typed while the record cannot be reached, on a page from which it is sent again.

No account can be looked up then, and no form be drawn. The page knows nobody and holds only what was just sent, with
the id of the command: sent twice, it is carried out once.
"""

from collections.abc import Mapping, Sequence

from starlette.requests import Request

from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.workspace.door import office_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.guest import Guest

UNAVAILABLE, AFTER = 503, 10
"""The status, and after how many seconds it is worth another try."""


def text_waits(request: Request, values: Mapping[str, Sequence[str]], *, has_file: bool = False) -> Page:
    """Give the page; `has_file`: a file came with the form, and has to be chosen again."""
    form = Form({})
    form.complain("", "form.unavailable")
    path = request.scope["path"] + (f"?{request.url.query}" if request.url.query else "")
    fields = [(name, text) for name, texts in values.items() for text in texts]
    guest = Guest.of(office_of(request), request)
    return waiting(guest.page("text_waits.html", form, path=path, fields=fields, has_file=has_file))


def waiting(shown: Page) -> Page:
    """Let a page say that it is an answer for now."""
    return answers.as_status(answers.with_headers(shown, {"Retry-After": str(AFTER)}), UNAVAILABLE)
