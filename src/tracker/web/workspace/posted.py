"""Posted: the fields of a form as a browser sent them; what is no form, or holds more than ours do, is refused."""

from collections.abc import Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

MOST_BYTES = 4 * 1024 * 1024
"""What a form may have: the longest texts of our longest form, in Russian, as browsers write them."""

_MOST_FIELDS = 1900
"""What a form may have: two for each text in which somebody who is erased is named."""

_MOST_BYTES_OF_A_FIELD = 1_250_000
"""What one field may have: 200,000 letters in Russian, as browsers write them."""

_FORM = "application/x-www-form-urlencoded"
_NUL = "\0"


async def sent(request: Request) -> Mapping[str, Sequence[str]]:
    """Read the fields of a posted form; NUL is no letter of any text. Raises HTTPException for what is no form.

    Forms with files are none of ours: where the end of one is missing, what is left of it would count as all.
    """
    if request.headers.get("content-type", _FORM).partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(400)
    form = await Request(request.scope, _Limited(request)).form(
        max_fields=_MOST_FIELDS, max_part_size=_MOST_BYTES_OF_A_FIELD
    )
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        found.setdefault(name.replace(_NUL, ""), []).append(str(value).replace(_NUL, ""))
    return found


class _Limited:
    """Receives what a request brings, until it is too much."""

    def __init__(self, request: Request) -> None:
        self._request, self._left = request, MOST_BYTES

    async def __call__(self) -> Message:
        """Receive the next part; raises HTTPException."""
        message = await self._request.receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413)
        return message
