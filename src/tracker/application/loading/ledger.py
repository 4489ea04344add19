"""Ledger: which rows of a register file were loaded before, and what this load does with each."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from tracker.domain.load_events import Counts
from tracker.domain.values import Key, Row
from tracker.projections.loading import Loaded
from tracker.store.word_book import WordBook


class Fate(Enum):
    """What becomes of a row."""

    NEW = "added"
    CHANGED = "changed"
    SAME = "unchanged"
    LEFT = "left_to_people"


@dataclass(frozen=True)
class NotApplied:
    """A change of a row that a load may not make; a person has to. `what` is a message key."""

    row: str
    what: str


class Ledger:
    """The rows of one file. Row keys and contents are kept as keyed hashes: neither can be guessed from the log."""

    def __init__(self, register: Key, book: WordBook, loaded: Mapping[str, Loaded]) -> None:
        self.register, self._book, self._loaded = register, book, loaded
        self._fates: Counter[Fate] = Counter()
        self._seen: set[str] = set()
        self._entries: dict[str, tuple[UUID, UUID]] = {}
        self.not_applied: list[NotApplied] = []
        self.current = ""
        """The key of the row looked at last."""

    def look_at(self, section: str, key: str, row: Mapping[str, Any]) -> tuple[Fate, Row]:
        """Say whether a row is new, changed or the same as last loaded, and give its mark for events."""
        self.current = key
        mark = self.mark(section, key, row)
        self._seen.add(mark.key)
        before = self._loaded.get(mark.key)
        fate = Fate.NEW
        if before is not None:
            fate = Fate.SAME if before.content == mark.content else Fate.CHANGED
        self._fates[fate] += 1
        return fate, mark

    def mark(self, section: str, key: str, row: Mapping[str, Any]) -> Row:
        """Give a row's mark."""
        text = json.dumps(row, sort_keys=True, ensure_ascii=False)
        return Row(
            register=self.register,
            key=Key(self._hash(f"{section}/{key}")),
            content=Key(self._hash(f"{section}/{key}/{text}")),
        )

    def became(self, section: str, key: str) -> Loaded | None:
        """Say what a row became when it was loaded last, in an earlier load."""
        return self._loaded.get(self._hash(f"{section}/{key}"))

    def leave(self, fate: Fate = Fate.CHANGED) -> None:
        """Count a row as left to the people who have dealt with it since, or before it came."""
        self._fates[fate] -= 1
        self._fates[Fate.LEFT] += 1

    def skip(self, fate: Fate, row: str) -> None:
        """Leave out a row that would bring back what was erased."""
        self.leave(fate)
        self.cannot(row, "load.erased")

    def cannot(self, row: str, what: str) -> None:
        """Remember a change that a load may not make."""
        self.not_applied.append(NotApplied(row, what))

    def counts(self) -> Counts:
        """Count what became of the rows; those that vanished from the file stay in the record."""
        return Counts(
            added=self._fates[Fate.NEW],
            changed=self._fates[Fate.CHANGED],
            unchanged=self._fates[Fate.SAME],
            left_to_people=self._fates[Fate.LEFT],
            vanished=len(self._loaded.keys() - self._seen),
        )

    def _hash(self, text: str) -> str:
        return self._book.keyed_hash("register-row", f"{self.register}/{text}".encode())
