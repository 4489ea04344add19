"""Phone: somebody signed in who sends forms of the workspace over HTTP, and may send one again."""

from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from tracker.accounts import totp
from tracker.accounts.accepting import Acceptance
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import COUNTRY, Roles
from tracker.accounts.sign_ins import Device
from tracker.bootstrap import Parts
from tracker.store.mapper import microseconds

NO_ANSWER = (OSError, HTTPException)
"""What is raised where the server was killed before it answered, or in the middle of that."""

PASSWORD = "nine owls in one barn"  # noqa: S105 - of people who do not exist
_PATIENCE = 120

Fields = dict[str, str | list[str]]


@dataclass(frozen=True)
class Answer:
    """What came back: `location` is where the phone is sent on to."""

    status: int
    location: str
    text: str


@dataclass(frozen=True)
class Phone:
    """A phone with a sign-in; `name` begins each text that its owner types, and the ids of the commands."""

    name: str
    token: str

    def send(self, port: int, address: str, fields: Fields, number: int) -> Answer:
        """Send a form as the command of this number; raises what NO_ANSWER names."""
        command = uuid5(NAMESPACE_URL, f"{self.name}/{number}")
        body = urlencode({"command": str(command), **fields}, doseq=True)
        return self._ask(port, "POST", address, body)

    def get(self, port: int, address: str) -> str:
        """Open a page."""
        return self._ask(port, "GET", address, "").text

    def status(self, port: int, address: str) -> int:
        """Open a page, and say how it was answered."""
        return self._ask(port, "GET", address, "").status

    def _ask(self, port: int, method: str, address: str, body: str) -> Answer:
        headers = {"Cookie": f"sid={self.token}", "Sec-Fetch-Site": "same-origin"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        return Answer(answer.status, answer.getheader("Location", ""), text)


def a_phone(parts: Parts, name: str, country: str) -> Phone:
    """Make an account of a country's team by an invite, and give the phone that accepted it."""
    accounts = parts.accounts
    token = accounts.invites.make(HOST, Roles.of([COUNTRY + country])).token
    setup = accounts.invites.look(token).setup
    code = totp.code_of(setup.secret, totp.step_at(microseconds(accounts.clock())))
    made = accounts.accept(token, Acceptance(name, PASSWORD, setup.sealed, code, "en", "Asia/Almaty", Device.PHONE))
    assert made.signed_in is not None
    return Phone(name, made.signed_in.token)
