"""Occasions of every audience, planned by one coordinator of Kazakhstan through the workspace's commands."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from tests.web.workspace.entries import Entries
from tests.web.workspace.staff import Staff
from tracker.application.workspace import inputs
from tracker.domain.days import When
from tracker.domain.values import Audience

LINES: Mapping[str, Mapping[str, Any]] = {
    "of all": {"audience": Audience.PUBLIC},
    "of Kazakhstan": {"audience": Audience.PUBLIC, "countries": ("KZ",)},
    "of its team": {"audience": Audience.COUNTRY_TEAM, "countries": ("KZ",)},
}
"""What an occasion is to those who ask: one of all countries, one of a country, one that its team alone knows."""

_days = count(1)


def plan(staff: Staff, line: str, **given: Any) -> str:
    """Plan an occasion on a day of its own that is over, and give its key."""
    day = When.parse(f"2025-{next(_days) % 12 + 1:02}")
    usual: dict[str, Any] = {"kind": "milestone", "on": day, "title": {"en": "A list"}, "is_provisional": True}
    occasion = inputs.Occasion(**{**usual, **LINES.get(line, LINES["of all"]), **given})
    return staff.workspace.plan_occasion(staff.who("recorder"), Entries(staff).by(), occasion).key
