"""Turns the events of one commit into rows of the log, and each into a leaf of its tree."""

import os
from typing import Any, cast
from uuid import UUID

from tracker.store.entries import Kind, Place, facts, leaf, staff_closing, staff_opening
from tracker.store.mapper import Unrecorded, moment
from tracker.store.tree import HASH, Frontier
from tracker.store.values import By


class Leaves:
    """Makes the rows of one commit: the same writer, the same moment (UTC microseconds)."""

    def __init__(self, by: By, recorded_at: int) -> None:
        self._opening = staff_opening(by.account, by.command)
        self._closing = staff_closing(recorded_at, by.via)
        self._day = moment(recorded_at).date().isoformat()
        self._recorded_at = recorded_at

    def grow(self, frontier: Frontier, event: Unrecorded) -> dict[str, Any]:
        """Put an event at the end of the tree, and give its row; both its parts get a fresh random salt."""
        place = Place(frontier.size + 1, cast("UUID", event.originator_id), event.originator_version)
        staff = self._opening + event.staff_data + self._closing
        public = facts(place, Kind(event.topic, event.class_version), self._day, event.state)
        salts = os.urandom(2 * HASH)
        salt1, salt2 = salts[:HASH], salts[HASH:]
        frontier.append(leaf((salt1, salt2), public, staff))
        return {
            "position": place.position,
            "stream_id": place.stream,
            "version": place.version,
            "topic": event.topic,
            "class_version": event.class_version,
            "state": event.state,
            "staff": staff,
            "salt1": salt1,
            "salt2": salt2,
            "recorded_at": self._recorded_at,
        }
