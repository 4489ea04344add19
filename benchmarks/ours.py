"""Ours: an entry as the log records it, and the whole command that a coordinator gives."""

from pathlib import Path
from uuid import uuid4

from benchmarks.records import AIGUL, BY, founded, made
from benchmarks.rivals.texts import text
from tests.given import what_happened
from tracker.application.draft import Draft
from tracker.application.workspace import inputs
from tracker.bootstrap import Parts
from tracker.domain import demand_events as events
from tracker.domain.days import When
from tracker.domain.values import Audience
from tracker.store.values import By

_RELOADED = 50
"""After how many commands a fresh demand is begun: the busiest of the bundled register has some thirty entries."""


class Entry:
    """An entry on a demand that is in memory already: sealed, committed to the tree, read side and all."""

    name = "entry"

    def __init__(self, parts: Parts) -> None:
        draft = Draft()
        self._parts, self._demand, self._told = parts, made(draft, "KZ"), what_happened()
        draft.take(self._demand)
        parts.log.write(draft.events(), BY, words=draft.secrets)

    def once(self, number: int) -> None:
        """Record one."""
        draft = Draft()
        told = {**self._told, "entry_id": uuid4(), "wording": draft.words({"en": text(number)})}
        self._demand.enter(events.DevelopmentRecorded, **told)
        draft.take(self._demand)
        by = By("aigul", "web", uuid4(), "0")
        self._parts.log.write(draft.events(), by, words=draft.secrets, answer="entry")

    def close(self) -> None:
        """Leave the record to whoever made it."""


class Command:
    """The same by the command of the workspace: given before? allowed? any names in the text? Then recorded."""

    name = "command"

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._reference = ""

    def once(self, number: int) -> None:
        """Give one."""
        if number % _RELOADED == 0:
            self._begin()
        entry = inputs.Development(
            where=inputs.Where(demands={self._reference: (1,)}),
            on=When.parse("2022-06-01"),
            wording={"en": text(number)},
            audience=Audience.PUBLIC,
            basis_for_public=True,
        )
        self._parts.workspace.record_development(AIGUL, By("aigul", "web", uuid4(), "0"), entry)

    def close(self) -> None:
        """Leave the record to whoever made it."""

    def _begin(self) -> None:
        draft = Draft()
        demand = made(draft, "KZ")
        self._reference = str(demand.reference)
        draft.take(demand)
        self._parts.log.write(draft.events(), BY, words=draft.secrets)


def record(folder: Path, url: str, *, register: bool = True) -> Parts:
    """Begin the record that both write to."""
    return founded(folder, url, register=register)
