"""Again: a form keeps the id of its command in its address, so that Back leads to the form that was sent.

Without scripts a browser brings back what was typed and asks for the page anew: under another id, what is sent once
more would be recorded twice (acceptance D6). The same holds where the answer was lost on the way.
"""

from urllib.parse import quote, urlencode
from uuid import UUID, uuid4

from starlette.requests import Request

from tracker.web.workspace.form import uuid_in

COMMAND = "command"

_AS_IT_IS = {COMMAND, "draft", "done"}
"""A draft has its own id, and what was done is told at the very address that we led to."""


def own_address(request: Request) -> str | None:
    """Give the address of its own at which a browser opens a form; None where it has one, or no browser goes there."""
    query = request.query_params
    if request.headers.get("sec-fetch-mode") != "navigate" or _AS_IT_IS & query.keys():
        return None
    return f"{quote(request.scope['path'])}?{urlencode([*query.multi_items(), (COMMAND, str(uuid4()))])}"


def command_in(request: Request) -> UUID | None:
    """Give the id that the address holds."""
    return uuid_in(request.query_params.get(COMMAND, ""))
