"""The golden files: how each event was first written down. They are added and never edited.

`python -m tests.house.golden_files` writes those that are missing, and touches no other.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.house.examples import an_event
from tracker.domain.catalogue import AGGREGATES, TOPICS
from tracker.domain.events import Event
from tracker.store.mapper import EventMapper

FOLDER = Path(__file__).parent / "golden"
MAPPER = EventMapper(TOPICS, AGGREGATES)


class Written(NamedTuple):
    """The bytes of an event's two parts, as they stand in the log."""

    facts: bytes
    staff: bytes


def write_down(event: Event) -> Written:
    stored = MAPPER.to_stored_event(event)
    return Written(stored.state, stored.staff_data)


def path_of(topic: str, version: int) -> Path:
    return FOLDER / f"{topic}.{version}.json"


def read(path: Path) -> Mapping[str, Written]:
    """The event with every field given (`full`), and with those alone that must be (`bare`)."""
    texts = json.loads(path.read_text())
    return {name: Written(part["facts"].encode(), part["staff"].encode()) for name, part in texts.items()}


def write_missing() -> None:
    FOLDER.mkdir(exist_ok=True)
    for topic, event in TOPICS.items():
        path = path_of(topic, event.class_version)
        if not path.exists():
            both = {name: write_down(an_event(event, full=name == "full")) for name in ("full", "bare")}
            texts = {name: {"facts": one.facts.decode(), "staff": one.staff.decode()} for name, one in both.items()}
            path.write_text(json.dumps(texts, indent=1) + "\n")


if __name__ == "__main__":
    write_missing()
