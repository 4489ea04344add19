"""What whoever watches over the server is told, and whether a request comes from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hmac import compare_digest

from starlette.requests import Request

from tracker.application.condition import Condition
from tracker.web.counting import Counting
from tracker.web.exposition import Figure


@dataclass(frozen=True)
class Watching:
    """`condition` looks at the record, `figures` counts what is beside it; `token` is empty where none was set."""

    condition: Callable[[], Condition]
    figures: Callable[[], Iterable[Figure]]
    token: str = field(default="", repr=False)
    counting: Counting = field(default_factory=Counting)

    def has_token(self, request: Request) -> bool:
        """Say whether a request bears the token; it takes as long for a wrong one."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        is_right = compare_digest(given.encode(), self.token.encode())
        return bool(self.token) and kind.lower() == "bearer" and is_right
