"""People who assess and confirm on the pages, and what the record then holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID, uuid4

from httpx2 import Response
from starlette.testclient import TestClient

from tests.accounts.people import Person
from tests.web.given import ACT
from tests.web.workspace.office import Office
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.domain.events import Event

LAW = "kz-2021-1.2"
"""What the opposite was done to, by an act of 1 May 2022."""


@dataclass(frozen=True)
class Seat:
    """Somebody signed in at a window."""

    person: Person
    window: TestClient


Sitting = Callable[[Office], Seat]
"""Lets one kind of person sign in."""


def sits(office: Office, nickname: str, *roles: str) -> Seat:
    """Let somebody sign in."""
    person = office.person(nickname, *roles)
    return Seat(person, office.signed_in(person))


def aigul(office: Office) -> Seat:
    """Coordinates Kazakhstan."""
    return sits(office, "Aigul", COUNTRY + "KZ")


def bolot(office: Office) -> Seat:
    """May confirm for every country, and is of no country's team."""
    return sits(office, "Bolot", MAY_CONFIRM)


def chinara(office: Office) -> Seat:
    """Coordinates Kyrgyzstan."""
    return sits(office, "Chinara", COUNTRY + "KG")


def dastan(office: Office) -> Seat:
    """A member, and no more."""
    return sits(office, "Dastan")


def an_assessment(**typed: Any) -> dict[str, Any]:
    """What somebody types who proposes that a law is partly changed."""
    usual = {
        "command": str(uuid4()),
        "measure": "2",
        "says": "B",
        "on": "3 May 2024",
        "wording": "The law was changed in part.",
        "basis": [str(ACT)],
        "audience": "public",
    }
    return usual | typed


def propose(window: TestClient, reference: str = "kz-2021-1", **typed: Any) -> Response:
    """Send the form that proposes where a measure stands."""
    return window.post(f"/desk/demands/{reference}/assess", data=an_assessment(**typed))


def proposed(office: Office, seat: Seat, reference: str = "kz-2021-1", **typed: Any) -> UUID:
    """Propose it, and give the assessment's id."""
    answer = propose(seat.window, reference, **typed)
    assert answer.status_code == 303, answer.text
    return UUID(str(vars(recorded(office)[-1])["entry_id"]))


def tick(office: Office, seat: Seat, *values: str, **typed: Any) -> Response:
    """Confirm what is ticked, as on a page that was made just now."""
    sent = {"command": str(uuid4()), "seen": str(head(office)), "tick": list(values)}
    return seat.window.post("/confirm/ticked", data=sent | typed)


def recorded(office: Office, after: int = 0) -> list[Event]:
    """What the log holds after a position."""
    return [one.event for one in office.given.record.log.read(after, 10_000)]


def head(office: Office) -> int:
    """The log's last position."""
    return office.given.record.log.head().position


def field(page: str, name: str) -> str:
    """What stands in a hidden field."""
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def text_of(page: str) -> str:
    """A page as it reads: without tags, every space the same."""
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    return re.sub(r" (?=[,.:;)])", "", said)
