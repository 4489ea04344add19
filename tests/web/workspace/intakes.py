"""Documents on their way in: bringing one, letting it be read, and filling in its forms as its pages do."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.given import UNION
from tests.web.workspace.judging import Seat
from tests.web.workspace.staff import Staff
from tracker.application.intake.reading import asking as reading
from tracker.application.intake.reading import tables
from tracker.application.intake.reading.taking import take
from tracker.application.intake.understanding import asking as understanding
from tracker.application.intake.understanding.child import answer
from tracker.application.workspace.intake.intakes import Intakes
from tracker.application.workspace.intake.model import Proposal
from tracker.store.values import By

TEXT = """RESOLUTION
of the invented conference of cooks, adopted on 12 October 2026

In Kazakhstan a court refused in May 2026 to register the Invented Union of Cooks.

The participants call upon the Government of Kazakhstan to:
1. set aside the sentence of Aigul Test and release Marat Inventedov;
2. ratify ILO Conventions Nos. 87 and 143 by 1 June 2027;
3. put an end to the pressure on independent trade unions.
The participants call upon the European Union to raise these cases in its dialogue with Kazakhstan.
"""
"""What happened; demands on a State, one without an act, one with a convention that is not listed; one on a body."""

HAPPENED, RELEASE, RATIFY, NOT_LISTED, NO_ACT, TO_A_BODY = range(1, 7)
"""The numbers of its proposals."""
_another = count(1)


@contextmanager
def read_at_once() -> Iterator[None]:
    """Ask no child process; what children do in theirs is tested with reading."""

    def read(_module: str, content: bytes, kind: str, **_patience: float) -> bytes:
        takes = tables.take if kind in {tables.CSV, tables.XLSX} else take
        return msgspec.json.encode(takes(kind, content))

    def understood(_module: str, content: bytes, **_patience: float) -> bytes:
        return msgspec.json.encode(answer(msgspec.json.decode(content, type=understanding.Question)))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "asked", read)
        patched.setattr(understanding, "asked", understood)
        yield


def intakes_of(window: TestClient) -> Intakes:
    """The intakes of the application that a window looks at."""
    found: Intakes = window.app.state.office.intakes  # type: ignore[attr-defined]
    return found


def bring(window: TestClient, content: str | bytes = TEXT, name: str = "cooks.txt", **fields: Any) -> Response:
    """Send the form that brings a file in."""
    typed = {"command": str(uuid4()), "country": "KZ"} | fields
    sent_as = content.encode() if isinstance(content, str) else content
    sent: Response = window.post("/intake/new", data=typed, files={"file": (name, sent_as, "text/plain")})
    return sent


def brought(window: TestClient, content: str | bytes = TEXT, **fields: Any) -> str:
    """Bring a file in, let it be read, and give the address of its page."""
    answered = bring(window, content, **fields)
    assert answered.status_code == 303, answered.text
    intakes_of(window).read_next()
    return str(answered.headers["location"]).partition("?")[0]


def settled(window: TestClient, text: str = TEXT) -> str:
    """Bring a file in, and put its document on record."""
    address = brought(window, text)
    answered = fill(window, address, issuer=UNION)
    assert answered.status_code == 303, answered.text
    return address


def fill(window: TestClient, address: str, **changed: str | list[str]) -> Response:
    """Send the form of a page as it stands there, but for what somebody changed in it."""
    fields = filled(window.get(address).text)
    answered: Response = window.post(address, data={**fields, **changed})
    return answered


def accept(seat: Seat, address: str, number: int, **changed: str | list[str]) -> Response:
    """Accept a proposal as its page has it."""
    return fill(seat.window, f"{address}/{number}", do="accept", **changed)


def filled(page: str) -> dict[str, list[str]]:
    """What a browser would send of the main form of a page, without any button."""
    reader = _Fields()
    reader.feed(page)
    found: dict[str, list[str]] = {}
    for name, value in reader.found:
        found.setdefault(name, []).append(unescape(value))
    return found


class _Fields(HTMLParser):
    """Reads the fields of the main form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._is_open, self._area, self._chosen = False, "", ("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = {name: value or "" for name, value in attrs}
        self._is_open = self._is_open or (tag == "form" and its.get("id") == "main-form")
        if not self._is_open:
            return
        kind = its.get("type", "text")
        is_sent = kind not in {"checkbox", "radio"} or "checked" in its
        if tag == "input" and is_sent and kind != "file":
            self.found.append((its["name"], its.get("value", "")))
        if tag == "textarea":
            self._area = its["name"]
            self.found.append((self._area, ""))
        if tag == "select":
            self.found.append((its["name"], ""))
        if tag == "option" and "selected" in its:
            self.found[-1] = (self.found[-1][0], its["value"])

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[-1] = (self._area, self.found[-1][1] + data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        self._is_open = self._is_open and tag != "form"
        self._area = "" if tag == "textarea" else self._area


class Desk:
    """Documents that the recorder of a staff brings in, for the tables of who may do what."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._who = staff.who("recorder")
        self._intakes = intakes_of(staff.window)

    def waiting(self) -> UUID:
        """One that was not read yet; each is another text."""
        text = f"{TEXT}\nOne more line, number {next(_another)}.\n"
        return self._intakes.bring_in_text(self._who, self._by(), text, countries=["KZ"])

    def ready(self) -> UUID:
        """One that was read."""
        found = self.waiting()
        while self._intakes.intake(self._who, found).state == "waiting":
            self._intakes.read_next()
        return found

    def version(self, intake_id: UUID) -> int:
        """The version that a page of it would show now."""
        return self._intakes.intake(self._who, intake_id).version

    def proposal(self, intake_id: UUID, number: int) -> Proposal:
        """One of its proposals, as it stands now."""
        return self._intakes.proposal(self._who, intake_id, number)

    def _by(self) -> By:
        return By(self._staff.account_id("recorder"), "web", uuid4(), "body")
