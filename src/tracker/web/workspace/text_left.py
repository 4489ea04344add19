"""TextLeft: what somebody typed about something that is there for them no longer, so that no word of it is lost.

Nothing of it is kept here: what was taken out of sight for safety would stand in a draft again.
"""

from collections.abc import Mapping, Sequence

from starlette.requests import Request

from tracker.application.permissions import NotAllowed
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.door import NotForYou, enter
from tracker.web.workspace.form import Form

CLOSED: Mapping[type[Exception], int] = {NoSuchThing: 404, NotAllowed: 404, NotForYou: 403}
"""What says that a form has nowhere to go, and the status of the answer."""

_NOT_TYPED = {"command", "draft", "page_of"}


def text_left(request: Request, values: Mapping[str, Sequence[str]], problem: Exception) -> Page | None:
    """Give a page with what was typed, None where that was nothing; raises NotSignedIn, SendsOnly.

    It says the same of what never was, of what was taken away and of what is not shown to this account.
    """
    typed = [text for name, texts in values.items() if name not in _NOT_TYPED for text in texts if _is_typed(text)]
    if not typed:
        return None
    desk = enter(request, Right.SIGNED_IN)
    page = desk.page("text_left.html", Form(), sample=desk.office.site.sample, typed=typed)
    return answers.as_status(page, CLOSED[type(problem)])


def _is_typed(text: str) -> bool:
    """Say whether somebody wrote a text: of more than one word, as no code or key is."""
    return len(text.split()) > 1
