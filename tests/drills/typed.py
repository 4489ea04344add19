"""What somebody types into the form of an entry in a drill, and where it is found again."""

from collections import Counter
from urllib.parse import urlsplit
from uuid import UUID

from tests.drills.phone import Answer, Fields, Phone
from tracker.bootstrap import Parts
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.store.values import Recorded
from tracker.web.anchors import anchor

COUNTRY = "KZ"
MEASURES = ["kz-2021-1.1", "kz-2021-2.1"]


def text(phone: Phone, number: int) -> str:
    """Give a text that nobody else types, and that its owner types once."""
    return f"{phone.name} heard of it, number {number}."


def demands(number: int) -> int:
    """Say on how many demands an entry is put: each second one on two."""
    return 1 + number % 2


def what_happened(phone: Phone, number: int) -> Fields:
    """Fill in the form of what happened."""
    measures = MEASURES[: demands(number)]
    return {"notes": text(phone, number), "on": "3 May 2024", "direction": "context", "measure": measures}


def anchor_in(answer: Answer) -> str:
    """Give the anchor of the entry that an answer leads to."""
    return urlsplit(answer.location).fragment


def ids_on_record(parts: Parts) -> dict[str, UUID]:
    """Give the id of each entry that came by the web, by its anchor."""
    recorded = parts.log.read(0, parts.log.head().position + 1)
    ids = {one.event.entry_id for one in recorded if one.via == "web" and isinstance(one.event, DevelopmentRecorded)}
    return {anchor(str(one)): one for one in ids}


def entries_on_record(parts: Parts, recorded: list[Recorded]) -> dict[str, tuple[str, int]]:
    """Give the text of each entry that came by the web, and on how many demands it is, by its anchor."""
    events = [one.event for one in recorded if one.via == "web" and isinstance(one.event, DevelopmentRecorded)]
    refs = {event.entry_id: ref for event in events for ref in (event.notes or {}).values()}
    opened, places = parts.book.open(list(refs.values())), Counter(event.entry_id for event in events)
    return {anchor(str(entry_id)): (opened[ref], places[entry_id]) for entry_id, ref in refs.items()}
