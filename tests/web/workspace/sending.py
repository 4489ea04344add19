"""Sending a form of the workspace, and asking afterwards what was recorded and what the page says."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any, TypeVar
from uuid import uuid4

from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.workspace.office import Office
from tracker.domain.events import Event

E = TypeVar("E", bound=Event)


def send(window: TestClient, address: str, **fields: str | Sequence[str]) -> Response:
    """Send a form that the page at this address has; each sending is a command of its own unless one is given."""
    answer: Response = window.post(address, data={"command": str(uuid4()), "seen": seen(window, address)} | fields)
    return answer


def seen(window: TestClient, address: str) -> str:
    """What the page says that it showed."""
    found = re.search(r'name="seen" value="(\d+)"', window.get(address).text)
    return found[1] if found else ""


def recorded(office: Office, kind: type[E]) -> list[E]:
    """All events of a kind, oldest first."""
    return [one.event for one in office.given.record.log.read(0, 10_000) if isinstance(one.event, kind)]


def words(office: Office, text: dict[Any, Any] | None) -> dict[str, str]:
    """A recorded text by language."""
    opened = office.given.record.book.open(list((text or {}).values()))
    return {str(language): opened[ref] for language, ref in (text or {}).items()}


def typed(page: str, field: str) -> str:
    """What stands in a text field of a page."""
    area = re.search(rf'<textarea id="{field}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    line = re.search(rf'<input id="{field}" name="{field}"[^>]* value="([^"]*)"', page)
    found = area or line
    return unescape(found[1]) if found else ""


def chosen(page: str, field: str) -> set[str]:
    """What is ticked or chosen under a name."""
    inputs = re.findall(rf'type="(?:radio|checkbox)" name="{field}" value="([^"]*)" checked', page)
    return {*inputs, *re.findall(rf'<input type="hidden" name="{field}" value="([^"]*)"', page)}


def said(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
