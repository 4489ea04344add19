"""Programs that ask the API: with a token of an account, or with none."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import uuid4

from httpx2 import Response
from starlette.testclient import TestClient

from tests.accounts.people import PASSWORD, PEER, Person
from tests.web.given import CHINARA, UNION
from tests.web.workspace.office import Office
from tracker.accounts.own import Again
from tracker.accounts.tokens import Scope

BASE = "/api/v1"
ALL = tuple(one.value for one in Scope)
HAPPENED = {
    "where": {"demands": {"kz-2021-1": [1]}},
    "on": "2024-05",
    "direction": "progress",
    "notes": {"en": "A court lifted the ban."},
}


class Program:
    """One program, with a token of somebody's account."""

    def __init__(self, office: Office, *roles: str, scopes: tuple[str, ...] = ALL, nickname: str = "Aigul") -> None:
        self.office, self.window = office, office.window(raise_server_exceptions=False)
        self.person: Person = office.person(nickname, *roles)
        self.token = self.another(*scopes)

    def another(self, *scopes: str, days: int = 30) -> str:
        """A further token of the same account."""
        sign = self.office.house.sign(self.person)
        make = self.office.accounts.tokens.make
        return make(sign, Again(PASSWORD, PEER), name="a program", scopes=scopes, days=days).token

    @property
    def bearing(self) -> dict[str, str]:
        """The header that carries the token."""
        return {"authorization": f"Bearer {self.token}"}

    def read(self, path: str, *, token: bool = True, **headers: str) -> Response:
        """Read something."""
        return _asked(self.window, "GET", f"{BASE}/{path}", {**(self.bearing if token else {}), **headers})

    def give(self, command: str, body: object, **headers: str) -> Response:
        """Give a command."""
        own = {"command-id": str(uuid4()), **self.bearing, **headers}
        return _asked(self.window, "POST", f"{BASE}/commands/{command}", own, json=body)

    def record(self, **changed: Any) -> str:
        """Record what happened, and give the entry's id."""
        answer = self.give("record-development", HAPPENED | changed)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["outcome"])

    def schema(self) -> dict[str, Any]:
        """What the API says of itself."""
        found: dict[str, Any] = self.read("openapi.json").json()
        return found

    def version(self) -> str:
        """The newest version there is."""
        return str(self.read("me").headers["etag"])

    def send(self, request: Mapping[str, Any], *, with_token: bool) -> Response:
        """Send a request that a machine thought of; as often as it likes."""
        self.office.clock.pass_by(seconds=2)
        headers = {**(request.get("headers") or {}), **(self.bearing if with_token else {})}
        given = {name: request[name] for name in ("params", "json", "data") if request.get(name) is not None}
        content = given.pop("data", None)
        if content is not None:
            given["content" if isinstance(content, bytes | str) else "data"] = content
        return _asked(self.window, request["method"], request["url"], headers, **given)

    @cached_property
    def entry(self) -> str:
        """An entry that the program recorded."""
        return self.record()

    def known(self) -> dict[str, Any]:
        """Keys that the record has, by the names of fields and of parts of paths."""
        return {
            "reference": "kz-2021-1",
            "demand": "kz-2021-1",
            "country": "KZ",
            "key": "ilc-114",
            "code": "C087",
            "convention": "C087",
            "document": "res-2021",
            "number": "1",
            "entry": self.entry,
            "letter": self.entry,
            "step": self.entry,
            "urgency": self.entry,
            "submission": self.entry,
            "occasion": "ilc-114",
            "person": CHINARA,
            "party": UNION,
            "organisation": UNION,
            "issuer": UNION,
            "language": "en",
        }


def _asked(window: TestClient, method: str, url: str, headers: Mapping[str, str], **given: Any) -> Response:
    sent = [(name.encode("latin-1"), one.encode("latin-1")) for name, one in headers.items()]
    answer: Response = window.request(method, url, headers=sent, **given)
    return answer
